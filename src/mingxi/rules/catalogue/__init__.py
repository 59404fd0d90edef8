"""The rules, one folder to a family and one file to a rule; no rule imports another."""
