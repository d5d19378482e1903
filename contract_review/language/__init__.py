"""What English does to a promise: sentences, phrases, quantities, modality, negation."""
