"""The form as a Word file laid out by GB/T 9704-2012, and what such a file brings back.

The file says the form in words. What words cannot say (keys, owners, codes, kinds of funds, how a
figure was built up) goes along in a part of its own, with the digest of the words: where nobody has
changed these, the form comes back whole; where somebody has, values are read anew from the words
and take along what still belongs to them (``taking_along``).
"""

import hashlib
import json
from typing import NamedTuple

from pydantic import ValidationError

from mingxi.documents import read_document
from mingxi.documents.carried import carried_in
from mingxi.documents.composition import Caption, Heading, Paragraph, Table
from mingxi.documents.word_writing import word_file
from mingxi.office.declaration.reckoning.form_words import SOURCE, words_of
from mingxi.office.declaration.reckoning.project_form import (
    ProjectForm,
    form_of_json,
    json_of_form,
)
from mingxi.projects.headings import CANONICAL_TITLES
from mingxi.projects.project_text import SectionKey

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KEYS = {title: key for key, title in CANONICAL_TITLES.items()}
_SECTION_LEVEL = 1


class Carried(NamedTuple):
    """The form that a file brings along; ``unchanged`` tells that its words are as they were."""

    form: ProjectForm
    unchanged: bool


def word_of_form(form: ProjectForm) -> bytes:
    """Write the form as a Word file; the same form gives the same bytes."""
    composition = words_of(form).composition
    text = read_document(SOURCE, word_file(composition)).text
    carried = {"form": json.loads(json_of_form(form)), "words": _digest(text)}
    return word_file(composition, json.dumps(carried, ensure_ascii=False).encode())


def word_name(form: ProjectForm, state: str) -> str:
    """Name the file: 2026年河道清漂-第2版.docx."""
    return f"{form.fiscal_year}年{form.name}-{state}.docx"


def form_carried(content: bytes, text: str) -> Carried | None:
    """Give the form that a file brings along, beside the text that was read of it; None without."""
    data = carried_in(content)
    if data is None:
        return None
    try:
        held = json.loads(data)
        form = form_of_json(json.dumps(held["form"]))
        return Carried(form, held["words"] == _digest(text))
    except (ValueError, ValidationError, KeyError, TypeError):
        # Not ours, or of a form that no longer is: the words say what they say.
        return None


def section_words(form: ProjectForm) -> dict[SectionKey, str]:
    """Give the words of every section that has any, written or composed, a line to a paragraph."""
    held: dict[SectionKey, list[str]] = {}
    lines: list[str] = []
    for piece in words_of(form).composition.pieces:
        match piece:
            case Heading(text, level) if level == _SECTION_LEVEL:
                lines = held.setdefault(_KEYS[text.partition("、")[2]], [])
            case Paragraph(text) | Caption(text):
                lines.append(text)
            case Table():
                lines.append(words_of_table(piece))
    return {key: "\n".join(lines) for key, lines in held.items() if lines}


def words_of_table(table: Table) -> str:
    """Write a table as lines: cells parted by tabs, nothing where a merged cell goes on."""
    lines = []
    for row in table.placed():
        cells = [""] * table.width
        for column, cell in row:
            cells[column] = cell.text.replace("\t", " ")
        lines.append("\t".join(cells))
    return "\n".join(lines)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
