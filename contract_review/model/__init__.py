"""The vocabulary: frozen, typed values that travel from stage to stage, without input or output."""
