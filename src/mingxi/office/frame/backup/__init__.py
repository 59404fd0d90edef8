"""Backup and restore: one file that holds the database and the stored files as of one moment.

It holds no keys. It is taken while the office works, and proven by restoring it elsewhere.
"""
