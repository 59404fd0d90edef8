"""What can be found: kinds of documents, described by the apps above."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mingxi.office.frame.access import Permission, holds
from mingxi.office.frame.database.triggers import Trigger


@dataclass(frozen=True)
class Document:
    """A thing as it goes into the index; numbers that point at somebody are masked on the way.

    ``unit`` is the number of the unit whose people may see it, None where the permission of its
    kind is enough. ``title`` and ``code`` weigh more than ``text``; blank lines part its sentences
    from those of the next paragraph, so that no phrase reaches across.
    """

    key: int
    unit: int | None
    title: str
    code: str = ""
    text: str = ""


@dataclass(frozen=True)
class Shown:
    """A found thing as a list shows it: where it leads, and a few words on it."""

    title: str
    address: str
    about: str = ""


class DocumentKind(Protocol):
    """A kind of documents: what it is called, who may look for it, and how its rows are read."""

    @property
    def code(self) -> str:
        """Its name in the index: ``project``."""

    @property
    def name(self) -> str:
        """Its Chinese name."""

    @property
    def permission(self) -> Permission:
        """Who may look for it at all."""

    @property
    def triggers(self) -> Sequence[Trigger]:
        """What notices, on the tables it is made from, that it changed (``noticing``)."""

    def every_key(self) -> Iterator[int]:
        """Give the numbers of all its documents, rising."""

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        """Read documents as they are now; one that is gone is left out."""

    def shown(self, person: Any, keys: Collection[int]) -> Mapping[int, Shown]:
        """Tell of those among the found that the person may see."""

    def named(self, person: Any, words: str, limit: int) -> Collection[int]:
        """Find by name or code in the database: what is left while there is no index."""


_kinds: dict[str, DocumentKind] = {}


def register_documents(*kinds: DocumentKind) -> None:
    """Add kinds of documents; results stand in this order."""
    _kinds.update({kind.code: kind for kind in kinds})


def document_kinds() -> Mapping[str, DocumentKind]:
    """Give all kinds by their codes."""
    return _kinds


def kinds_for(person: Any) -> list[DocumentKind]:
    """Give the kinds that the person may look for."""
    return [kind for kind in _kinds.values() if holds(person, kind.permission)]
