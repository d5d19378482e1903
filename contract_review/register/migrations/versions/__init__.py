"""One step each, from one schema to the next."""
