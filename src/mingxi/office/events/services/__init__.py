"""What may be done with the log: record, seal, erase salts, record a restore, verify."""

from mingxi.office.events.services.erasing import erase_salts
from mingxi.office.events.services.recording import SYSTEM, Actor, Subject, record
from mingxi.office.events.services.restoring import record_restore
from mingxi.office.events.services.sealing import seal_events
from mingxi.office.events.services.verifying import verify_log

__all__ = [
    "SYSTEM",
    "Actor",
    "Subject",
    "erase_salts",
    "record",
    "record_restore",
    "seal_events",
    "verify_log",
]
