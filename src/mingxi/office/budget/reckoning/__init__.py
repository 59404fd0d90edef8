"""The arithmetic of the ledger, without Django: accounts, dimensions, and what each act posts."""
