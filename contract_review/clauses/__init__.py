"""A Document becomes a tree of Clauses: numbering, headings, definitions, references, categories."""
