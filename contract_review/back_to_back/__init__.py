"""What an MSP promises its clients, held against what the vendors below it promise the MSP."""
