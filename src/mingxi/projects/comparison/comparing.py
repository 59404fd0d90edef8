"""Last year's text beside this year's: the projects paired, then all that differs in each pair."""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim
from mingxi.projects.comparison.arrangements import Side, changed_arrangements
from mingxi.projects.comparison.difference import (
    Change,
    Comparison,
    Difference,
    Part,
    Places,
    Sentences,
    Topic,
    Weight,
)
from mingxi.projects.comparison.effects import effects_in
from mingxi.projects.comparison.figures import changed_figures, folded, standards_in
from mingxi.projects.comparison.matched import FigurePair, Matched, figures_matched, matched
from mingxi.projects.comparison.old_years import old_years
from mingxi.projects.comparison.pairing import ProjectPair, Texts, outside, paired
from mingxi.projects.comparison.payments import changed_payments
from mingxi.projects.comparison.sentences import Sentence, sentences_in
from mingxi.projects.comparison.targets import changed_targets, moved_figures
from mingxi.projects.project_text import ProjectText
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import year_at

_FEN_PER_YUAN = 100
_ORDER = {topic: place for place, topic in enumerate(Topic)}


class _Half(NamedTuple):
    """One text of a comparison, or the part of it that is compared."""

    reading: Reading
    project: ProjectText | None
    sentences: Sequence[Sentence]

    @property
    def year(self) -> int | None:
        """The budget year of the project, else of the text."""
        return _year(self.reading, self.project)

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims of the project, else all of them."""
        if self.project is None:
            return self.reading.claims
        return self.reading.results_between(self.project.start, self.project.end)


def compare(old: Reading, new: Reading) -> Comparison:
    """Tell what differs between two readings, the new one seen from the old one.

    Near linear in the length of both texts. Where only one of them is made of project texts, or
    neither is, they are compared as wholes.
    """
    if old.text == new.text:
        return Comparison(identical=True)
    if not old.projects or not new.projects:
        whole = _part(_whole(old), _whole(new))
        return Comparison(False, tuple(_notices([whole], old, new)), (whole,))
    texts = _texts(old), _texts(new)
    pairs = paired(*texts)
    parts = tuple(_parts(old, new, texts, pairs)) if pairs else ()
    kept_old, kept_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return Comparison(
        identical=False,
        notices=tuple(_notices(parts, old, new)),
        parts=parts,
        gone=tuple(p for place, p in enumerate(old.projects) if place not in kept_old),
        arrived=tuple(p for place, p in enumerate(new.projects) if place not in kept_new),
    )


def _notices(parts: Sequence[Part], old: Reading, new: Reading) -> Iterator[Message]:
    """Tell what a reader should know before the differences."""
    if not any(part.sentences.same or part.sentences.altered for part in parts):
        yield say("两份文本没有可以对应的项目或句子。请确认是否是同一项目的两份文本。")
    elif bool(old.projects) != bool(new.projects):
        yield say("只有一份文本认出了项目章节，以下按全文逐句对照。")
    for part in parts:
        years = _year(old, part.old), _year(new, part.new)
        if years[0] is not None and years[1] is not None and years[0] > years[1]:
            yield say(
                "前一份是{old}年的，后一份是{new}年的，次序可能写反了。仍按所写的次序对照。",
                old=str(years[0]),
                new=str(years[1]),
            )
            return


def _year(reading: Reading, project: ProjectText | None) -> int | None:
    return year_at(reading, project.start if project is not None else 0)


def _whole(reading: Reading) -> _Half:
    span = Span(0, len(reading.text))
    return _Half(reading, None, sentences_in(reading, [span], None))


def _texts(reading: Reading) -> Texts:
    return Texts(
        reading.projects,
        [sentences_in(reading, [project.span], project) for project in reading.projects],
    )


def _parts(
    old: Reading, new: Reading, texts: tuple[Texts, Texts], pairs: Sequence[ProjectPair]
) -> Iterator[Part]:
    """Compare what stands around the projects, where anything differs there, then each pair."""
    around = _part(*(_around(reading) for reading in (old, new)))
    if around.differences or around.sentences.added or around.sentences.dropped:
        yield around
    for pair in pairs:
        yield _part(_half(old, texts[0], pair.old), _half(new, texts[1], pair.new))


def _around(reading: Reading) -> _Half:
    return _Half(reading, None, sentences_in(reading, outside(reading), None))


def _half(reading: Reading, texts: Texts, place: int) -> _Half:
    return _Half(reading, texts.projects[place], texts.sentences[place])


def _part(old: _Half, new: _Half) -> Part:
    found = matched(old.sentences, new.sentences, (old.reading.text, new.reading.text))
    differences = sorted(_differences(old, new, found), key=_order)
    return Part(old.project, new.project, tuple(differences), _sentences(old, new, found))


def _order(told: Difference) -> tuple[bool, int, int]:
    """Put what is to be looked at first, then go by topic and place."""
    place = told.places.new or told.places.old or Span(0, 0)
    return told.weight is Weight.INFO, _ORDER[told.topic], place.start


def _differences(old: _Half, new: _Half, found: Matched) -> Iterator[Difference]:
    figures = [two for pair in found.pairs for two in figures_matched(pair)]
    changed = folded((*_arranged(old, new), *_figures(old, new, figures)))
    targets: Iterator[Difference] = iter(())
    if old.project is not None and new.project is not None:
        moved = moved_figures(changed, new.reading.text)
        targets = changed_targets(old.project.indicators, new.project.indicators, moved)
    yield from folded((*targets, *_with_whole_effect(changed)))
    yield from old_years(found.pairs, new.reading, old.year, new.year)


def _with_whole_effect(changed: Sequence[Difference]) -> Iterator[Difference]:
    """Tell of the total that its change is explained, where it is to the fen."""
    explained = sum(told.effect or 0 for told in changed) + sum(map(_came_or_went, changed))
    for told in changed:
        if told.topic is Topic.ARRANGED and told.difference is not None:
            whole = explained == told.difference * _FEN_PER_YUAN
            yield told._replace(effect=explained if whole else None)
        else:
            yield told


def _came_or_went(told: Difference) -> int:
    """Give what an item that came or went adds to the total, in fen."""
    if told.topic is not Topic.ITEM or told.change not in (Change.ADDED, Change.DROPPED):
        return 0
    came, went = (stated.value or 0 if stated else 0 for stated in (told.new, told.old))
    return int((came - went) * _FEN_PER_YUAN)


def _arranged(old: _Half, new: _Half) -> Iterator[Difference]:
    if old.project is not None and new.project is not None:
        yield from changed_arrangements(
            Side(old.project, old.reading.text), Side(new.project, new.reading.text)
        )
        yield from changed_payments(old.project.instalments, new.project.instalments)


def _figures(old: _Half, new: _Half, figures: Sequence[FigurePair]) -> Iterator[Difference]:
    """Tell the figures that changed; those of the target table are told with the targets."""
    effects: Counter[Places] = Counter()
    for effect in effects_in(old.claims, new.claims, figures):
        effects[effect.places] += effect.fen
    rows = sorted(row.span for row in new.project.indicators) if new.project is not None else []
    told = (two for two in figures if not _stands_in(rows, two.new.start))
    yield from changed_figures(told, new.reading.derived(standards_in), effects)


def _stands_in(rows: Sequence[Span], place: int) -> bool:
    """Tell whether a place is in one of the rows, which are in text order."""
    before = bisect_right(rows, (place, sys.maxsize)) - 1
    return before >= 0 and place < rows[before].end


def _sentences(old: _Half, new: _Half, found: Matched) -> Sentences:
    same = sum(
        1
        for pair in found.pairs
        if old.reading.text[slice(*pair.old.span)] == new.reading.text[slice(*pair.new.span)]
    )
    return Sentences(
        same,
        len(found.pairs) - same,
        tuple(said.span for said in found.added),
        tuple(said.span for said in found.dropped),
    )
