"""A file becomes a Document; what it is, is decided by its content and not by its name."""
