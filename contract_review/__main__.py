"""`python -m contract_review` is the command `contract-review`."""

from contract_review.cli import main

if __name__ == "__main__":
    main()
