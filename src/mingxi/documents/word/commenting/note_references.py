"""Where the body of a Word file refers to its notes."""

from collections.abc import Iterator

from lxml.etree import _Element

from mingxi.documents.package import Package
from mingxi.documents.word import names

_REFERENCE_TO = {
    names.FOOTNOTE: names.FOOTNOTE_REFERENCE,
    names.ENDNOTE: names.ENDNOTE_REFERENCE,
}


class NoteReferences:
    """The runs of the body that refer to notes; a part of notes is read when first asked for."""

    def __init__(self, package: Package, body: _Element) -> None:
        self._package = package
        self._body = body
        self._notes: dict[str, list[int | None]] = {}

    def of(self, part: str, ordinal: int) -> int | None:
        """Give the ordinal of the run that refers to the note of a run; None if there is none."""
        if part not in self._notes:
            references = _references(self._body)
            runs = _notes_of_runs(self._package.parsed(part))
            self._notes[part] = [references.get(note) for note in runs]
        return self._notes[part][ordinal]


def _references(body: _Element) -> dict[tuple[str, str], int]:
    """Give the first run that refers to each note."""
    references: dict[tuple[str, str], int] = {}
    ordinal = -1
    for element in body.iter(names.RUN, *_REFERENCE_TO.values()):
        if element.tag == names.RUN:
            ordinal += 1
        else:
            references.setdefault((str(element.tag), element.get(names.ID, "")), ordinal)
    return references


def _notes_of_runs(notes: _Element) -> Iterator[tuple[str, str]]:
    """Give, for every run of a part of notes, what a reference to its note bears."""
    note = ("", "")
    for element in notes.iter(names.RUN, *_REFERENCE_TO):
        if element.tag == names.RUN:
            yield note
        else:
            note = (_REFERENCE_TO[str(element.tag)], element.get(names.ID, ""))
