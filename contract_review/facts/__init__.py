"""Clauses yield Facts, a family of facts a file."""
