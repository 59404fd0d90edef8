"""Combining a standard with what it is for one of: 元/(人·月) × 人 × 月 = 元.

Of all ways to combine the quantities in reach, only those count in which every unit the standard is
for one of is met by one quantity. A quantity may itself be for one of something (每期45人) and then
asks for that in turn; each unit is met once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import factor, times
from mingxi.quantities import convertible, is_person, is_time, per_year

_ONE = Decimal(1)
_MONTHS_OF_YEAR = 12
_MOST_WAYS = 12
_MOST_OPTIONS = 5
_ANYTHING = "*"
# A post is held by one person: 公益性岗位2,860个，每人每月补贴500元.
_POSTS = frozenset({"个", "岗", "岗位"})
_PUNCTUATION = frozenset("，,。；;、：:（）() \n\t")


class Way(NamedTuple):
    """One way to meet a standard: the product and what entered it.

    ``implied`` are the factors the text does not write (12 months of a year). ``extra`` is true
    when a factor was taken that the standard does not ask for (两次, 春秋各), ``far`` when the only
    count of the unit stands in another paragraph: such a way proves, but refutes nothing.
    """

    value: Decimal
    rate: Term
    factors: tuple[Term, ...] = ()
    implied: tuple[tuple[Decimal, str], ...] = ()
    extra: bool = False
    far: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The standard and the quantities that meet it."""
        return (self.rate, *self.factors)

    @property
    def expression(self) -> str:
        """The factors in the order of the text, the implied ones last."""
        written = [factor(t.figure) for t in sorted(self.terms, key=lambda term: term.start)]
        written += [times(n, unit) for n, unit in self.implied if n != 1]
        return " × ".join(written)

    def times(self, term: Term, share: Decimal | None = None) -> "Way":
        """Multiply by a quantity the standard does not ask for, or by a share."""
        value = self.value * (term.value if share is None else share)
        factors = (*self.factors, term)
        return Way(value, self.rate, factors, self.implied, extra=True, far=self.far)


@dataclass(slots=True)
class _Search:
    """The ways found so far, and where to look: ``near`` first, then ``reach``."""

    prose: Prose
    rate: Term
    near: Sequence[Term]
    reach: Sequence[Term]
    found: list[Way] = field(default_factory=list)

    def meet(self, asked: tuple[str, ...], way: Way, met: frozenset[str]) -> None:
        """Meet the first unit that is asked for in every way there is, then the rest."""
        if len(self.found) >= _MOST_WAYS:
            return
        if not asked:
            self.found.append(way)
            return
        unit, rest = asked[0], asked[1:]
        met = met | {unit}
        for term, count in self._options(unit, way.factors):
            more = tuple(
                wanted
                for wanted in term.figure.per
                if wanted not in met and wanted not in rest and wanted != "年"
            )
            value = way.value * count / term.figure.per_count
            met_by = Way(value, way.rate, (*way.factors, term), way.implied)
            self.meet(rest + more, met_by, met)
        if is_time(unit) and self._is_told(unit, way.factors):
            return
        for count in self._implied(unit, way.factors):
            implied = (*way.implied, (count, unit))
            self.meet(rest, Way(way.value * count, way.rate, way.factors, implied), met)

    def _is_told(self, unit: str, taken: Sequence[Term]) -> bool:
        """Tell whether the statement gives the time (按10个月计), so that no year is implied."""
        return any(term.unit == unit and term not in taken and term.value > 1 for term in self.near)

    def _options(self, unit: str, taken: Sequence[Term]) -> list[tuple[Term, Decimal]]:
        """List the quantities that meet a unit, best and nearest first, each value once."""
        scored: list[tuple[int, int, Term, Decimal]] = []
        for order, term in enumerate((*self.near, *self.reach)):
            if term is not self.rate and term not in taken and term.value > 0:
                fit, count = _fit(self.prose, unit, term)
                if fit:
                    scored.append((-fit, order, term, count))
        scored.sort(key=lambda row: row[:2])
        options: dict[Decimal, Term] = {}
        for _, _, term, count in scored:
            options.setdefault(count, term)
        return [(term, count) for count, term in options.items()][:_MOST_OPTIONS]

    def _implied(self, unit: str, factors: Sequence[Term]) -> tuple[Decimal, ...]:
        """What the text implies: 12 月 and 4 季度 a year, as many 社区 as it lists by name.

        A day that stands beside 人次 is met by the visit itself.
        """
        if unit.startswith("个") and len(unit) > 1:
            named = _names_listed(self.prose, self.rate, unit[1:])
            return (Decimal(named),) if named > 1 else ()
        count = per_year(unit)
        if count is None:
            return ()
        if count == 1:
            return (_ONE,)
        visits = unit in {"天", "周"} and any(term.figure.name == "人次" for term in factors)
        return (_ONE, count) if visits else (count, _ONE)


def ways_to_meet(
    prose: Prose,
    rate: Term,
    near: Sequence[Term],
    reach: Sequence[Term] = (),
    given: frozenset[str] = frozenset(),
) -> list[Way]:
    """Give the ways to meet a standard, the likeliest first, at most twelve.

    ``near`` are the quantities of the same statement, nearest first; ``reach`` those further off;
    ``given`` are the units that the result, a standard itself, is for one of.
    """
    asked = tuple(unit for unit in dict.fromkeys(rate.figure.per) if unit not in given)
    return _search(prose, rate, near, reach, asked, given)


def ways_with_anything(
    prose: Prose, rate: Term, near: Sequence[Term], reach: Sequence[Term]
) -> list[Way]:
    """Meet a standard whose unit the text counts nowhere (每枚) by the nearest counts of all."""
    asked = tuple(dict.fromkeys(unit if is_time(unit) else _ANYTHING for unit in rate.figure.per))
    found = _search(prose, rate, near, reach, asked, frozenset())
    return [way._replace(extra=True) for way in found]


def _search(
    prose: Prose,
    rate: Term,
    near: Sequence[Term],
    reach: Sequence[Term],
    asked: tuple[str, ...],
    met: frozenset[str],
) -> list[Way]:
    search = _Search(prose, rate, near, reach)
    search.meet(asked, Way(rate.value / rate.figure.per_count, rate), met)
    return search.found


def counts_what(prose: Prose, rate: Term, term: Term) -> bool:
    """Tell whether a quantity counts something the standard is for one of, time left aside."""
    return any(
        (term.unit == unit and term.value > 1) if is_time(unit) else _fit(prose, unit, term)[0] > 1
        for unit in rate.figure.per
    )


def meets_unit(prose: Prose, unit: str, term: Term) -> bool:
    """Tell whether a quantity counts a unit; years and months count themselves."""
    if is_time(unit):
        return term.unit == unit
    return term.is_count and _fit(prose, unit, term)[0] > 1


def _fit(prose: Prose, unit: str, term: Term) -> tuple[int, Decimal]:
    """Tell how well a quantity meets a unit (0 not at all, 3 exactly) and how many it counts."""
    have, value = term.unit, term.value
    if unit.startswith("个") and len(unit) > 1:
        return _noun_fit(prose, unit[1:], term), value
    if have == unit or (is_person(unit) and is_person(have)):
        return 3, value
    if is_time(unit):
        return _time_fit(unit, have, value)
    if is_time(have):
        return 0, value
    return _fit_of_things(prose, unit, term)


def _fit_of_things(prose: Prose, unit: str, term: Term) -> tuple[int, Decimal]:
    """Tell how well a count meets a unit that is not its own: posts people, kilometres metres."""
    have, value = term.unit, term.value
    if unit == _ANYTHING or (is_person(unit) and have in _POSTS):
        return 1, value
    conversion = convertible(have, unit)
    if conversion is not None:
        return 2, value * conversion
    alike = have.startswith(unit) or unit.startswith(have) or _is_named(prose, unit, term)
    return (2 if alike else 0), value


def _time_fit(unit: str, have: str, value: Decimal) -> tuple[int, Decimal]:
    """A standard for a year is met by years or by months of one; one for a month by years too."""
    if unit == "年" and have == "月" and value < _MONTHS_OF_YEAR:
        return 1, value / _MONTHS_OF_YEAR
    if unit == "年" and have == "年" and value != 1:
        return 1, value
    if unit == "月" and have == "年":
        return 1, value * _MONTHS_OF_YEAR
    return 0, value


def _is_named(prose: Prose, unit: str, term: Term) -> bool:
    """Tell whether the words beside a count name the unit: 84个行政村 (每村), 工作站3个 (每站)."""
    behind = prose.text[term.end : term.end + 6].partition("，")[0]
    return unit in behind or unit in prose.text[max(0, term.start - 3) : term.start]


def _noun_fit(prose: Prose, noun: str, term: Term) -> int:
    """Tell how well a count meets 每个 with a noun: 2个 alone may, 2个样品 does, 6个库点 hardly."""
    have = term.unit
    if have != "个":
        if is_time(have) or not have:
            return 0
        return 2 if noun.startswith(term.figure.name) or noun[0] == have[0] else 0
    tail = prose.text[term.end : term.end + 4]
    if not tail or tail[0] in _PUNCTUATION:
        return 2
    return 3 if tail[0] == noun[0] or noun[:2] in tail or tail[:2] in noun else 1


def _names_listed(prose: Prose, rate: Term, noun: str) -> int:
    """Count the things a sentence lists by name: 拥晖社区、仪凤社区、揽秀社区 are three 社区."""
    before = prose.text[rate.sentence_start : rate.start]
    joined = sum(before.count(noun + mark) for mark in "、和及与")
    return joined + 1 if joined and before.count(noun) > joined else 0


def counts_among(terms: Sequence[Term]) -> Iterator[Term]:
    """Give the quantities that may meet a standard."""
    return (term for term in terms if term.is_count and not term.figure.low_end)
