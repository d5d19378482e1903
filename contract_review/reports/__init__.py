"""A Review becomes a page, a Word file, JSON."""
