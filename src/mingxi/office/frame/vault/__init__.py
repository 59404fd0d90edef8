"""Keys, and what is sealed with them.

The keys lie in a folder of their own (``MINGXI_KEYS``), outside the data and outside every backup.
Master keys wrap data keys, data keys seal values; every sealed value carries the id of its key.
Personal fields of models are ``frame.vault.fields``; files are ``frame.files``.

This module may be used before Django is set up and without a database.
"""

from mingxi.office.frame.vault.digests import digest, digests
from mingxi.office.frame.vault.keys import KeysAbsentError, MissingKeyError, secret
from mingxi.office.frame.vault.sealing import UnsealingError, seal, unseal

__all__ = [
    "KeysAbsentError",
    "MissingKeyError",
    "UnsealingError",
    "digest",
    "digests",
    "seal",
    "secret",
    "unseal",
]
