"""A form as paper shows it: the words with their tables, then the lists behind them."""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.documents.composition import Caption, Heading, Paragraph, PlacedCell, Table, Title
from mingxi.office.declaration.reckoning.cost import amount_of, explained, line_fen, total_of
from mingxi.office.declaration.reckoning.form_lines import (
    funding_label,
    instalment_words,
    particulars,
)
from mingxi.office.declaration.reckoning.form_words import words_of
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm


class PaperPart(NamedTuple):
    """A piece of the text: ``kind`` is ``heading``, ``text``, ``caption`` or ``table``."""

    kind: str
    text: str = ""
    rows: tuple[tuple[PlacedCell, ...], ...] = ()


class ItemLine(NamedTuple):
    """A sub-item on paper; ``reckoned`` are its lines of the build-up with their amounts."""

    number: str
    label: str
    owner: str
    amount_fen: int | None
    depth: int
    reckoned: tuple[tuple[str, int], ...]


class Paper(NamedTuple):
    """All that stands on the paper of one version; amounts in fen."""

    title: str
    particulars: dict[str, str]
    total_fen: int | None
    parts: tuple[PaperPart, ...]
    items: tuple[ItemLine, ...]
    funding: tuple[tuple[str, int], ...]
    instalments: tuple[tuple[str, str], ...]


def paper_of(form: ProjectForm) -> Paper:
    """Lay a form out for paper."""
    return Paper(
        title=f"{form.unit_name}{form.fiscal_year}年预算项目文本",
        particulars={name: words for name, words in particulars(form).items() if words},
        total_fen=total_of(form),
        parts=tuple(_parts(form)),
        items=tuple(_items(form.items, "", 0)),
        funding=tuple((funding_label(share), share.amount_fen) for share in form.funding),
        instalments=tuple((paid.what, instalment_words(paid)) for paid in form.instalments),
    )


def _parts(form: ProjectForm) -> Iterator[PaperPart]:
    for piece in words_of(form).composition.pieces:
        match piece:
            case Title():
                continue
            case Heading(text):
                yield PaperPart("heading", text)
            case Paragraph(text):
                yield PaperPart("text", text)
            case Caption(text):
                yield PaperPart("caption", text)
            case Table():
                yield PaperPart("table", rows=tuple(tuple(row) for row in piece.placed()))


def _items(items: tuple[FormItem, ...], above: str, depth: int) -> Iterator[ItemLine]:
    for ordinal, item in enumerate(items, start=1):
        number = f"{above}{ordinal}"
        yield ItemLine(
            number,
            item.label,
            item.owner,
            amount_of(item),
            depth,
            tuple((_told(line.label, explained(line)), line_fen(line)) for line in item.cost),
        )
        yield from _items(item.items, f"{number}.", depth + 1)


def _told(label: str, reckoned: str) -> str:
    return f"{label}：{reckoned}" if label else reckoned
