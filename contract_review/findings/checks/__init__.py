"""The closed checks that a rule's positions are made of, one file each."""
