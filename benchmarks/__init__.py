"""Quality and speed of contract-review, measured on real contracts."""
