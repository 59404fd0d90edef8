"""The command line: one module per command, each a thin way to what the lower floors do."""
