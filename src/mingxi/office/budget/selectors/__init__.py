"""What may be read of the ledger and of the rounds of the budget."""
