"""What the documents before this one told, found by what rules across documents ask for.

Of what is told alike again and again only the first few tellers are kept, so that a document is
compared with a bounded number of others however many there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mingxi.projects.card import Card, LongSection, ProjectCard, ProjectKey

_KEPT_MAX = 8


class EarlierProject(NamedTuple):
    """A project and the document it stands in."""

    source: str
    project: ProjectCard


class EarlierSection(NamedTuple):
    """A long section, its project, and the document it stands in."""

    source: str
    project: ProjectCard
    section: LongSection


@dataclass(slots=True)
class Cited:
    """By how many documents a title was cited with one number, and by which one first."""

    source: str
    documents: int = 0


class Earlier:
    """The index of the cards seen so far."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._projects: dict[ProjectKey, list[EarlierProject]] = {}
        self._sections: dict[bytes, list[EarlierSection]] = {}
        self._numbers: dict[str, dict[str, Cited]] = {}

    def same_file(self, sha256: str) -> str | None:
        """Give the first document with exactly these bytes, or None."""
        return self._files.get(sha256)

    def same_project(self, key: ProjectKey | None) -> Sequence[EarlierProject]:
        """Give the first projects known by ``key``; a project without one is like no other."""
        return self._projects.get(key, ()) if key is not None else ()

    def same_section(self, digest: bytes) -> Sequence[EarlierSection]:
        """Give the first sections with the same words."""
        return self._sections.get(digest, ())

    def numbers_of(self, title: str) -> Mapping[str, Cited]:
        """Give the first numbers that a title, by its key, was cited with."""
        return self._numbers.get(title, {})

    def add(self, card: Card) -> None:
        """Keep a card for the documents to come."""
        self._files.setdefault(card.sha256, card.source)
        for project in card.projects:
            self._add_project(card.source, project)
        for cited in card.citations:
            numbers = self._numbers.setdefault(cited.key, {})
            if cited.number in numbers or len(numbers) < _KEPT_MAX:
                numbers.setdefault(cited.number, Cited(card.source)).documents += 1

    def _add_project(self, source: str, project: ProjectCard) -> None:
        if project.key is not None:
            alike = self._projects.setdefault(project.key, [])
            if len(alike) < _KEPT_MAX:
                alike.append(EarlierProject(source, project))
        for section in project.sections:
            copies = self._sections.setdefault(section.digest, [])
            if len(copies) < _KEPT_MAX:
                copies.append(EarlierSection(source, project, section))
