"""Django's engine for SQLite, with a fair queue in front of every transaction."""
