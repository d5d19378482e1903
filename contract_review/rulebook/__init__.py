"""YAML becomes Rules: schema, loading with line numbers, playbooks, waivers."""
