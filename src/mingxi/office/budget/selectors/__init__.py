"""What may be read of the ledger."""
