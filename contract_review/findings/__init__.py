"""Facts meet a Rule and become a Finding."""
