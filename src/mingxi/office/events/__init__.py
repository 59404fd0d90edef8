"""The append-only log of what was done: every service writes to it, nobody changes it.

Entries are sealed into a signed Merkle tree. Who may read them is left to people.
"""
