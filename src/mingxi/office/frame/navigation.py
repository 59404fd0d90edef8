"""The main menu: every app registers its entries, a person sees those that their roles allow.

Registered in ``AppConfig.ready``::

    register_navigation(NavigationEntry("人员", "persons", SEE_PERSONS, order=710, icon="users"))

Orders leave room for apps to come; they follow the life of a project: 0 the desk, 100 declaration,
200 budget, 300 purchasing, 400 payments, 500 performance, 600 disclosure and supervision, 700
people, 800 the log, 900 the machine.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from mingxi.office.frame.access import Permission, holds


@dataclass(frozen=True)
class NavigationEntry:
    """A line of the main menu: its words, the page it opens, and the permission of that page."""

    label: str
    url_name: str
    permission: Permission
    order: int
    # The name of an icon of the sprite (scripts/fetch_assets.py lists them).
    icon: str = "dot"


@dataclass(frozen=True)
class ShownEntry:
    """An entry as one person sees it on one page."""

    label: str
    address: str
    icon: str
    # What aria-current says: this very page, a page below it, or nothing.
    current: str


_entries: dict[str, NavigationEntry] = {}


def register_navigation(*entries: NavigationEntry) -> None:
    """Add entries to the menu; a page has one entry, and the last one registered stands."""
    _entries.update({entry.url_name: entry for entry in entries})


def navigation_for(person: Any, path: str) -> list[ShownEntry]:
    """Give the entries that a person holds, as they are shown on the page at ``path``."""
    held = [entry for entry in _entries.values() if holds(person, entry.permission)]
    held.sort(key=lambda entry: entry.order)
    addresses = [reverse(entry.url_name) for entry in held]
    nearest = max((each for each in addresses if _leads_to(each, path)), key=len, default=None)
    return [
        ShownEntry(entry.label, address, entry.icon, _current(address, path, nearest))
        for entry, address in zip(held, addresses, strict=True)
    ]


def _leads_to(address: str, path: str) -> bool:
    # Everything lies below the root, which is a page of its own.
    return path == address or (address != "/" and path.startswith(address))


def _current(address: str, path: str, nearest: str | None) -> str:
    if address == path:
        return "page"
    return "true" if address == nearest else ""
