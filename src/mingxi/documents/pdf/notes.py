"""Footnotes: they stand at the foot of a page and belong behind the text, without their numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mingxi.documents.pdf.joining import in_one_paragraph, label_length
from mingxi.documents.pdf.lines import Line

_NUMBER = re.compile(r"\d{1,3}[ \u3000]?(?=\D)")
_BLANKS = " \u3000"


def noted_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines of a page, from top to bottom, into those of the text and of its footnotes.

    Notes begin with the line that opens with the first number the text refers to.
    """
    first = next((line.note_number for line in lines if line.note_number), "")
    if first:
        for at in range(len(lines) - 1, -1, -1):
            opening = _NUMBER.match(lines[at].text)
            if opening and opening[0].strip(_BLANKS) == first and not label_length(lines[at].text):
                return list(lines[:at]), list(lines[at:])
    return list(lines), []


def notes_of(lines: Iterable[Line]) -> Iterator[str]:
    """Give each footnote of a page without its number, which belongs to the text it speaks of."""
    note: list[Line] = []
    number = 0
    for line in lines:
        opening = _NUMBER.match(line.text)
        if opening and (not note or int(opening[0]) == number + 1):
            if note:
                yield _NUMBER.sub("", in_one_paragraph(note), count=1)
            note, number = [], int(opening[0])
        note.append(line)
    if note:
        yield _NUMBER.sub("", in_one_paragraph(note), count=1)
