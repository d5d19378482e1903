"""Two versions of a contract: what was changed in its words, its terms, and in what we think of them."""
