"""Making an installation ready to be used: its folders, its keys, its database."""

from django.conf import settings

from mingxi.office.frame.serving.migrations import migrate
from mingxi.office.frame.vault.keys import ring


def prepare() -> None:
    """Make what is not there yet, and bring the database forward to this version.

    Keys come before the database: beside data that has none, no new ones are made.

    Raises:
        KeysAbsentError: There is data, but its keys are not there or cannot be opened.
        NewerDatabaseError: The database belongs to a newer version; it is left as it is.
    """
    settings.CONFIGURATION.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    ring()
    migrate()
