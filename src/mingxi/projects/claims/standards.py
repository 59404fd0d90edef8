"""Combining a standard with what it is for one of: 元/(人·月) × 人 × 月 = 元.

Of all ways to combine the quantities in reach, only those count in which every unit the standard is
for one of is met by one quantity. A quantity may itself be for one of something (每期45人) and then
asks for that in turn; each unit is met once.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import factor
from mingxi.quantities import convertible, is_person, is_time, per_year
from mingxi.quantities.money import grouped

_ONE = Decimal(1)
_MOST = 12
_MOST_OPTIONS = 5
_PUNCTUATION = frozenset("，,。；;、：:（）() \n\t")


class Combined(NamedTuple):
    """One way to meet a standard: the product, what entered it, and how sure the reading is.

    ``implied`` counts the factors the text does not write (12 months of a year); ``far`` is true when
    a factor comes from another sentence.
    """

    value: Decimal
    rate: Term
    factors: tuple[Term, ...]
    implied: tuple[tuple[Decimal, str], ...]
    extra: bool = False

    @property
    def expression(self) -> str:
        """The factors as the reader sees them, the standard first where it stands first."""
        terms = sorted((self.rate, *self.factors), key=lambda term: term.start)
        written = [factor(term.figure) for term in terms]
        written += [f"{grouped(count)}{_spoken(unit)}" for count, unit in self.implied if count != 1]
        return " × ".join(written)


def _spoken(unit: str) -> str:
    unit = "个" if unit.startswith("个") else unit
    return {"月": "个月", "季度": "个季度", "学期": "个学期", "半年": "个半年"}.get(unit, unit)


def combinations(
    text: str,
    rate: Term,
    near: Sequence[Term],
    reach: Sequence[Term],
    given: frozenset[str] = frozenset(),
) -> list[Combined]:
    """Give the ways to meet a standard, the likeliest first, at most twelve.

    ``near`` are the quantities of the same statement, nearest first; ``reach`` those of the paragraph;
    ``given`` are the units that the result, a standard itself, is for one of.
    """
    found: list[Combined] = []
    start = rate.value / rate.figure.per_count
    asked = [unit for unit in dict.fromkeys(rate.figure.per) if unit not in given]
    _meet(text, rate, asked, start, (), (), near, reach, found, given)
    return found


def combinations_with_any(
    text: str, rate: Term, near: Sequence[Term], reach: Sequence[Term]
) -> list[Combined]:
    """Meet a standard whose unit the text counts nowhere (每枚) by the nearest count of anything."""
    found: list[Combined] = []
    asked = ["*" if not is_time(unit) else unit for unit in dict.fromkeys(rate.figure.per)]
    start = rate.value / rate.figure.per_count
    _meet(text, rate, list(dict.fromkeys(asked)), start, (), (), near, reach, found)
    return [way._replace(extra=True) for way in found]


def _meet(
    text: str,
    rate: Term,
    asked: list[str],
    value: Decimal,
    factors: tuple[Term, ...],
    implied: tuple[tuple[Decimal, str], ...],
    near: Sequence[Term],
    reach: Sequence[Term],
    found: list[Combined],
    met: frozenset[str] = frozenset(),
) -> None:
    if len(found) >= _MOST:
        return
    if not asked:
        found.append(Combined(value, rate, factors, implied))
        return
    unit, rest = asked[0], asked[1:]
    now_met = met | {unit}
    for term, times in _options(text, rate, unit, near, reach, factors):
        more = [
            wanted
            for wanted in term.figure.per
            if wanted not in now_met and wanted not in rest and wanted != "年"
        ]
        _meet(
            text,
            rate,
            rest + more,
            value * times / term.figure.per_count,
            (*factors, term),
            implied,
            near,
            reach,
            found,
            now_met,
        )
    for count in _implied_counts(text, rate, unit, factors):
        _meet(
            text,
            rate,
            rest,
            value * count,
            factors,
            (*implied, (count, unit)),
            near,
            reach,
            found,
            now_met,
        )


def _implied_counts(
    text: str, rate: Term, unit: str, factors: Sequence[Term]
) -> Iterable[Decimal]:
    """What the text implies: 12 月 and 4 季度 a year, as many 社区 as are listed by name.

    A day that stands beside 人次 is met by the visit itself.
    """
    if unit.startswith("个") and len(unit) > 1:
        named = _names_listed(text, rate, unit[1:])
        return (Decimal(named),) if named > 1 else ()
    count = per_year(unit)
    if count is None:
        return ()
    if unit in {"天", "周"}:
        return (_ONE, count) if any(term.figure.name == "人次" for term in factors) else (count, _ONE)
    return (count,) if count == 1 else (count, _ONE)


def _options(
    text: str,
    rate: Term,
    unit: str,
    near: Sequence[Term],
    reach: Sequence[Term],
    taken: Sequence[Term],
) -> list[tuple[Term, Decimal]]:
    noun = unit[1:] if unit.startswith("个") else ""
    unit = "个" if noun else unit
    scored: list[tuple[int, int, Term, Decimal]] = []
    for order, term in enumerate([*near, *reach]):
        if term is rate or term in taken or term.value <= 0:
            continue
        fit, times = _fits(text, unit, noun, term)
        if fit:
            scored.append((-fit, order, term, times))
    scored.sort(key=lambda row: (row[0], row[1]))
    options: list[tuple[Term, Decimal]] = []
    seen: set[Decimal] = set()
    for _, _, term, times in scored:
        if times not in seen:
            seen.add(times)
            options.append((term, times))
        if len(options) == _MOST_OPTIONS:
            break
    return options


def fits(text: str, unit: str, term: Term) -> bool:
    """Tell whether a quantity other than a stretch of time counts what a standard is for one of."""
    if is_time(unit):
        return False
    noun = unit[1:] if unit.startswith("个") else ""
    return _fits(text, "个" if noun else unit, noun, term)[0] > 1


def _fits(text: str, unit: str, noun: str, term: Term) -> tuple[int, Decimal]:
    """Tell how well a quantity answers a unit (0 not at all, 3 exactly) and what it counts in it."""
    have, value = term.unit, term.value
    if have == unit:
        if unit == "个" and noun:
            return _noun_fit(text, noun, term), value
        return 3, value
    if is_person(unit) and is_person(have):
        return 3, value
    if is_time(unit):
        return _time_fit(unit, have, value)
    if is_time(have):
        return 0, value
    if unit == "*":
        return 1, value
    factor_into = convertible(have, unit)
    if factor_into is not None:
        return 2, value * factor_into
    if len(unit) <= 2 and (
        unit in text[term.end : term.end + 6].split("，")[0] or unit in text[term.start - 3 : term.start]
    ):
        return 2, value
    if unit == "个" and noun and (noun.startswith(term.figure.name) or noun[:1] == have[:1]):
        return 2, value
    if have and (have.startswith(unit) or unit.startswith(have)):
        return 2, value
    return 0, value


def _time_fit(unit: str, have: str, value: Decimal) -> tuple[int, Decimal]:
    if unit == "年":
        if have == "月" and value < 12:
            return 1, value / 12
        return (1, value) if have == "年" and value > 1 else (0, value)
    if unit == "月" and have == "年":
        return 1, value * 12
    return 0, value


def _noun_fit(text: str, noun: str, term: Term) -> int:
    tail = text[term.end : term.end + 4]
    if not tail or tail[0] in _PUNCTUATION:
        return 2
    if tail[0] == noun[0] or noun[:2] in tail or tail[:2] in noun:
        return 3
    return 1


def _names_listed(text: str, rate: Term, noun: str) -> int:
    """Count the things a sentence lists by name: 拥晖社区、仪凤社区、揽秀社区 are three 社区."""
    before = text[rate.sentence_start : rate.start]
    joined = sum(before.count(noun + mark) for mark in "、和及与")
    return joined + 1 if joined and before.count(noun) > joined else 0
