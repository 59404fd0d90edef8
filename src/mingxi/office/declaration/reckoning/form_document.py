"""The form as a Word file laid out by GB/T 9704-2012, and what such a file brings back.

The file says the form in words. What words cannot say (keys, owners, codes, kinds of funds, how a
figure was built up) goes along in a part of its own, with the digest of the words: where nobody has
changed these, the form comes back whole; where somebody has, values are read anew from the words
and take along what still belongs to them.
"""

import hashlib
import json
from typing import NamedTuple

from pydantic import ValidationError

from mingxi.documents import read_document
from mingxi.documents.carried import carried_in
from mingxi.documents.composition import Composition, Table, TableCell
from mingxi.documents.word_writing import word_file
from mingxi.office.declaration.reckoning.project_form import (
    FormInstalment,
    FormItem,
    ProjectForm,
    form_of_json,
    json_of_form,
)
from mingxi.office.declaration.reckoning.states import Manner
from mingxi.projects.drafts.composing import composition, with_words
from mingxi.projects.drafts.draft import (
    Content,
    Draft,
    DraftDocument,
    DraftFunding,
    DraftIndicator,
    DraftInstalment,
    DraftItem,
    DraftSection,
)
from mingxi.projects.drafts.drafting import one_line
from mingxi.projects.project_text import InstalmentKind, Level
from mingxi.projects.target_values import QUALITATIVE

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_KINDS = {
    Manner.ONCE: InstalmentKind.ONCE,
    Manner.MONTHLY: InstalmentKind.MONTHLY,
    Manner.QUARTERLY: InstalmentKind.QUARTERLY,
    Manner.FESTIVAL: InstalmentKind.ONCE,
    Manner.ON_ACCEPTANCE: InstalmentKind.ONCE,
    Manner.AS_INCURRED: InstalmentKind.AS_INCURRED,
    Manner.OTHER: InstalmentKind.OTHER,
}


class Carried(NamedTuple):
    """The form that a file brings along; ``unchanged`` tells that its words are as they were."""

    form: ProjectForm
    unchanged: bool


def word_of_form(form: ProjectForm) -> bytes:
    """Write the form as a Word file; the same form gives the same bytes."""
    composed = composition_of(form)
    text = read_document("form.docx", word_file(composed)).text
    carried = {"form": json.loads(json_of_form(form)), "words": _digest(text)}
    return word_file(composed, json.dumps(carried, ensure_ascii=False).encode())


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


def composition_of(form: ProjectForm) -> Composition:
    """Lay the form out: a title, the sections with their words, tables where words have them."""
    return composition(with_words(DraftDocument(title_of(form), (draft_of_form(form),))))


def title_of(form: ProjectForm) -> str:
    """Name the text: 蘅川县第一中学2026年预算项目文本."""
    return f"{form.unit_name}{form.fiscal_year}年预算项目文本"


def draft_of_form(form: ProjectForm) -> Draft:
    """Give what words can say of a form."""
    sums: dict[Level, int] = {}
    for share in form.funding:
        sums[share.level] = sums.get(share.level, 0) + share.amount_fen
    weighted = any(each.weight is not None for each in form.indicators)
    return Draft(
        name=form.name,
        year=form.fiscal_year,
        unit=form.unit_name,
        arranged=form.total_fen,
        funding=tuple(DraftFunding(level, fen) for level, fen in sums.items()),
        items=tuple(map(_item, form.items)),
        instalments=tuple(map(_instalment, form.instalments)),
        indicators=tuple(
            DraftIndicator(
                each.level1,
                each.level2,
                each.level3,
                each.horizon,
                each.operator,
                each.value,
                None if each.operator == QUALITATIVE else each.value or None,
                each.unit,
                _weight(each.weight) if weighted else None,
            )
            for each in form.indicators
        ),
        sections=tuple(
            DraftSection(key, content_of_words(words))
            for key, words in form.sections.items()
            if words.strip()
        ),
    )


def content_of_words(words: str) -> Content:
    """Part the words of a section into paragraphs and, where lines have tabs, tables."""
    content: list[str | Table] = []
    rows: list[list[str]] = []

    def close() -> None:
        if rows:
            width = max(map(len, rows))
            content.append(
                Table(
                    tuple(
                        tuple(TableCell(cell) for cell in [*row, *[""] * (width - len(row))])
                        for row in rows
                    )
                )
            )
            rows.clear()

    for line in words.splitlines():
        if "\t" in line:
            rows.append([one_line(cell) for cell in line.split("\t")])
            continue
        close()
        if one_line(line):
            content.append(one_line(line))
    close()
    return tuple(content)


def _item(item: FormItem) -> DraftItem:
    return DraftItem(item.label, item.amount_fen, tuple(map(_item, item.items)))


def _instalment(paid: FormInstalment) -> DraftInstalment:
    what = f"{paid.what}（{paid.occasion}）" if paid.occasion else paid.what
    fen = paid.amount_fen if paid.ceiling_fen is None else paid.ceiling_fen
    return DraftInstalment(what, paid.first, paid.last, fen, _KINDS[paid.manner])


def _weight(weight: object) -> str:
    return "" if weight is None else format(weight, "f")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
