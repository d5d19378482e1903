"""Promises to clients against promises of vendors, a family of pairs a file."""
