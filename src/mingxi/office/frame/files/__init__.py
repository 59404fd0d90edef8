"""Stored files: every file that is uploaded or produced, encrypted under a key of its own.

A file lies in ``MINGXI_DATA/files`` and is never changed; its row holds its name, its key (both
sealed), its size and its digest. Who may store or read which file is the business of the apps that
refer to it; their services record what was done.
"""
