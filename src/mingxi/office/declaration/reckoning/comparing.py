"""Two versions of a form side by side: words sentence by sentence, figures line by line.

What is compared is what the unit wrote. Items are the same by their key, which stays through all
versions and years; everything else by what it is called.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple, TypeVar

from mingxi.languages import render
from mingxi.office.declaration.reckoning.form_document import section_words
from mingxi.office.declaration.reckoning.form_lines import (
    funding_label,
    indicator_label,
    indicator_words,
    instalment_words,
    particulars,
)
from mingxi.office.declaration.reckoning.form_words import words_of
from mingxi.office.declaration.reckoning.project_form import FormItem, ProjectForm
from mingxi.patterns import pattern_of
from mingxi.projects.comparison import compare
from mingxi.projects.comparison.difference import Change as CoreChange
from mingxi.projects.comparison.difference import Topic, Weight
from mingxi.projects.headings import CANONICAL_TITLES
from mingxi.projects.project_text import SectionKey
from mingxi.projects.understanding import understand

_Row = TypeVar("_Row")

_SENTENCE = pattern_of(r"[^。；！？\n]*[。；！？\n]|[^。；！？\n]+")
# Below that two sentences are two, and not one that was changed.
_ALIKE_MIN = 0.5
# Beyond that only whole sentences are compared: what is inside would take too long to find.
_CHARACTERS_MAX = 2_000


class Change(StrEnum):
    """What became of a line or a sentence."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


class Piece(NamedTuple):
    """A stretch of a sentence; ``changed`` where the other side has it otherwise, or not at all."""

    text: str
    changed: bool = False


class SentencePair(NamedTuple):
    """A sentence of the old and of the new text; one of them is empty where it has none."""

    change: Change
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


class SectionPair(NamedTuple):
    """A section of both texts; ``change`` is SAME where every sentence is."""

    key: SectionKey
    title: str
    change: Change
    sentences: tuple[SentencePair, ...]


class FigurePair(NamedTuple):
    """An amount in both, in fen; None where it is not stated. ``depth`` is 0 for a whole."""

    label: str
    change: Change
    old: int | None
    new: int | None
    depth: int = 0

    @property
    def difference(self) -> int:
        """What the new amount has more, in fen; what is not stated counts as nothing."""
        return (self.new or 0) - (self.old or 0)


class LinePair(NamedTuple):
    """What is said of one thing in both, as a line of words; empty where nothing is."""

    label: str
    change: Change
    old: str
    new: str


class ComparedForms(NamedTuple):
    """Two forms side by side. ``remarks`` tell what was carried into another year unchanged."""

    particulars: tuple[LinePair, ...]
    totals: tuple[FigurePair, ...]
    items: tuple[FigurePair, ...]
    funding: tuple[FigurePair, ...]
    instalments: tuple[LinePair, ...]
    indicators: tuple[LinePair, ...]
    sections: tuple[SectionPair, ...]
    remarks: tuple[str, ...] = ()

    @property
    def changes(self) -> int:
        """How many lines and sentences differ."""
        parts: Iterable[Iterable[FigurePair | LinePair | SentencePair]] = (
            self.particulars,
            self.totals,
            self.items,
            self.funding,
            self.instalments,
            self.indicators,
            *(section.sentences for section in self.sections),
        )
        return sum(pair.change is not Change.SAME for part in parts for pair in part)


def compared(old: ProjectForm, new: ProjectForm) -> ComparedForms:
    """Put two forms side by side, the new one seen from the old one."""
    return ComparedForms(
        particulars=tuple(_lines(particulars(old), particulars(new))),
        totals=tuple(_figures(_totals(old), _totals(new))),
        items=tuple(_items(old, new)),
        funding=tuple(_figures(_funding(old), _funding(new))),
        instalments=tuple(_lines(_instalments(old), _instalments(new))),
        indicators=tuple(_lines(_indicators(old), _indicators(new))),
        sections=tuple(_sections(_words(old), _words(new))),
        remarks=_remarks(old, new) if old.fiscal_year != new.fiscal_year else (),
    )


# ---- figures ----


def _totals(form: ProjectForm) -> dict[str, int | None]:
    return {
        "申报总额": form.total_fen,
        "下一年需求": form.next_year_fen,
        "再下一年需求": form.year_after_fen,
    }


def _funding(form: ProjectForm) -> dict[str, int | None]:
    sums: dict[str, int | None] = {}
    for share in form.funding:
        label = funding_label(share)
        sums[label] = (sums.get(label) or 0) + share.amount_fen
    return sums


def _figures(old: Mapping[str, int | None], new: Mapping[str, int | None]) -> Iterator[FigurePair]:
    for label in _merged(list(old), list(new)):
        change = _change(label in old, label in new, old.get(label) == new.get(label))
        yield FigurePair(label, change, old.get(label), new.get(label))


def _items(old: ProjectForm, new: ProjectForm) -> Iterator[FigurePair]:
    was, is_now = (
        {item.key: (depth, item) for depth, item in _with_depth(form.items)} for form in (old, new)
    )
    for key in _merged(list(was), list(is_now)):
        before, after = was.get(key), is_now.get(key)
        either = after or before
        assert either is not None
        depth, item = either
        label = item.label
        if before and after and before[1].label != item.label:
            label = f"{item.label}（原“{before[1].label}”）"
        pair = before and before[1].amount_fen, after and after[1].amount_fen
        same = pair[0] == pair[1] and label == item.label
        yield FigurePair(label, _change(bool(before), bool(after), same), *pair, depth)


def _with_depth(items: Sequence[FormItem], depth: int = 0) -> Iterator[tuple[int, FormItem]]:
    for item in items:
        yield depth, item
        yield from _with_depth(item.items, depth + 1)


# ---- lines of words ----


def _instalments(form: ProjectForm) -> dict[str, str]:
    return _numbered((paid.what, instalment_words(paid)) for paid in form.instalments)


def _indicators(form: ProjectForm) -> dict[str, str]:
    return _numbered((indicator_label(each), indicator_words(each)) for each in form.indicators)


def _numbered(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give rows by their labels; of several that are called alike, each by its ordinal."""
    found: dict[str, str] = {}
    for label, words in rows:
        name, ordinal = label, 1
        while name in found:
            ordinal += 1
            name = f"{label}（{ordinal}）"
        found[name] = words
    return found


def _lines(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[LinePair]:
    for label in _merged(list(old), list(new)):
        change = _change(label in old, label in new, old.get(label) == new.get(label))
        yield LinePair(label, change, old.get(label, ""), new.get(label, ""))


# ---- sentences ----


def _words(form: ProjectForm) -> dict[SectionKey, str]:
    """Give the words of all sections; targets that are composed stand in the list of them."""
    words = section_words(form)
    if not form.sections.get(SectionKey.TARGETS, "").strip():
        words.pop(SectionKey.TARGETS, None)
    return words


def _sections(
    old: Mapping[SectionKey, str], new: Mapping[SectionKey, str]
) -> Iterator[SectionPair]:
    for key in SectionKey:
        before, after = old.get(key, ""), new.get(key, "")
        if before or after:
            pairs = tuple(_sentences(_parted(before), _parted(after)))
            same = all(pair.change is Change.SAME for pair in pairs)
            change = _change(bool(before), bool(after), same)
            yield SectionPair(key, CANONICAL_TITLES[key], change, pairs)


def _parted(words: str) -> list[str]:
    return [found.strip() for found in _SENTENCE.findall(words) if found.strip()]


def _sentences(old: Sequence[str], new: Sequence[str]) -> Iterator[SentencePair]:
    for kind, start, end, start_new, end_new in _opcodes(old, new):
        before, after = old[start:end], new[start_new:end_new]
        if kind == "equal":
            for one in before:
                yield SentencePair(Change.SAME, (Piece(one),), (Piece(one),))
        else:
            yield from _replaced(before, after)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[SentencePair]:
    """Pair each sentence with the next that is like it; what has no like was dropped or added."""
    waiting = list(new)
    for one in old:
        at = next((at for at, other in enumerate(waiting) if _alike(one, other)), None)
        if at is None:
            yield SentencePair(Change.DROPPED, (Piece(one, changed=True),), ())
            continue
        yield from (_added(other) for other in waiting[:at])
        yield SentencePair(Change.CHANGED, *_pieces(one, waiting[at]))
        waiting = waiting[at + 1 :]
    yield from map(_added, waiting)


def _added(sentence: str) -> SentencePair:
    return SentencePair(Change.ADDED, (), (Piece(sentence, changed=True),))


def _alike(one: str, other: str) -> bool:
    if max(len(one), len(other)) > _CHARACTERS_MAX:
        return one[:_CHARACTERS_MAX] == other[:_CHARACTERS_MAX]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _ALIKE_MIN
        and matcher.quick_ratio() >= _ALIKE_MIN
        and matcher.ratio() >= _ALIKE_MIN
    )


def _pieces(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Mark what two sentences have otherwise, character by character."""
    if max(len(old), len(new)) > _CHARACTERS_MAX:
        return (Piece(old, changed=True),), (Piece(new, changed=True),)
    before: list[Piece] = []
    after: list[Piece] = []
    for kind, start, end, start_new, end_new in _opcodes(old, new):
        changed = kind != "equal"
        if start < end:
            before.append(Piece(old[start:end], changed))
        if start_new < end_new:
            after.append(Piece(new[start_new:end_new], changed))
    return tuple(before), tuple(after)


def _opcodes(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


# ---- both ----


def _change(was: bool, is_now: bool, same: bool) -> Change:
    if not was:
        return Change.ADDED
    if not is_now:
        return Change.DROPPED
    return Change.SAME if same else Change.CHANGED


def _merged(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Give the names of both in the order of the new, the old ones where they stood."""
    for kind, start, end, start_new, end_new in _opcodes(old, new):
        if kind != "equal":
            yield from (name for name in old[start:end] if name not in new)
        yield from new[start_new:end_new]


def _remarks(old: ProjectForm, new: ProjectForm) -> tuple[str, ...]:
    """Tell what stands in another year's text as it stood: years that were not moved on."""
    before, after = (understand(words_of(form).document) for form in (old, new))
    found = (each for part in compare(before, after).parts for each in part.differences)
    return tuple(
        dict.fromkeys(
            render(each.message, "zh")
            for each in found
            if each.weight is Weight.LOOK
            and (each.topic is Topic.OLD_YEAR or each.change is CoreChange.COPIED)
        )
    )
