"""Which quantities a standard may be combined with: near it, further off, or bearing its name."""

from collections.abc import Iterator, Sequence

from mingxi.patterns import pattern_of
from mingxi.projects.claims.sentences.standards import (
    Way,
    counts_among,
    ways_to_meet,
    ways_with_anything,
)
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.quantities import is_person

_CLAUSE = pattern_of(r"[，,。；;：:、\n（）()]")
_TERMS_BACK = 14
_TERMS_NAMED = 60
_LABEL = 30
_NAME = 10
_MOST_UNASKED = 3


def ways_in_reach(prose: Prose, window: Sequence[Term], rate: Term, result: Term) -> Iterator[Way]:
    """Meet a standard by what stands near, else by what bears its name, else by any count beside.

    ``window`` are the terms of the statement, from behind the previous result to this one.
    """
    near, reach = quantities_around(prose, window, rate, result)
    found = ways_to_meet(prose, rate, near)
    if found:
        yield from found
        yield from (way for way in ways_to_meet(prose, rate, near, reach) if way not in found)
        return
    found = ways_to_meet(prose, rate, near, [*_named_alike(prose, rate), *reach])
    if found:
        yield from found
        return
    everywhere = tuple(reversed(prose.before(rate, _TERMS_NAMED)))
    far = ways_to_meet(prose, rate, near, list(counts_among(everywhere)))
    if far:
        yield from (way._replace(far=True) for way in far)
    elif not any(is_person(unit) for unit in rate.figure.per):
        yield from ways_with_anything(prose, rate, near, reach[:_MOST_UNASKED])


def quantities_around(
    prose: Prose, window: Sequence[Term], rate: Term, result: Term
) -> tuple[list[Term], list[Term]]:
    """Order quantities: those between this standard and the next, those before it, then the rest.

    A quantity right before its own standard (14个分馆每个6,000元，62个流通点每个800元) is nearer
    than one that belongs to the next.
    """
    rates = [term for term in window if term.is_money and term.is_rate]
    limit = min((t.start for t in rates if t.start > rate.start), default=result.start)
    floor = max((t.end for t in rates if t.end <= rate.start), default=-1)
    counts = list(counts_among(window))
    behind = [t for t in counts if rate.start < t.start < limit]
    before = [t for t in reversed(counts) if floor < t.start < rate.start]
    rest = [t for t in reversed(counts) if t not in behind and t not in before]
    first = window[0] if window else result
    further = tuple(reversed(prose.before(first, _TERMS_BACK)))
    earlier = [term for term in counts_among(further) if term.line == result.line]
    near = [*behind, *before] if limit == result.start else [*before, *behind]
    return near, [*rest, *earlier]


def _named_alike(prose: Prose, rate: Term) -> list[Term]:
    """Find earlier quantities that carry the standard's own name: 旱厕6座 … 旱厕每座每月200元."""
    label = _last_clause(prose, max(rate.sentence_start, rate.start - _LABEL), rate.start)
    label = label.partition("每")[0]
    if not label:
        return []
    scored: list[tuple[int, int, Term]] = []
    for term in counts_among(tuple(reversed(prose.before(rate, _TERMS_NAMED)))):
        if not term.is_rate:
            alike = _likeness(label, _last_clause(prose, max(0, term.start - _NAME), term.start))
            if alike:
                scored.append((-alike, len(scored), term))
    return [term for _, _, term in sorted(scored, key=lambda row: row[:2])]


def _last_clause(prose: Prose, start: int, end: int) -> str:
    return _CLAUSE.split(prose.text[start:end])[-1]


def _likeness(label: str, name: str) -> int:
    """Count the pairs of characters two names share twice, and a name's last character once."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    shared = sum(1 for i in range(len(label) - 1) if label[i : i + 2] in pairs)
    return shared * 2 + (1 if name[-1:] and name[-1:] in label else 0)
