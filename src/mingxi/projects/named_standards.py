"""Standards (每人每月300元) and what each is for, so that two statements can be compared."""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, sentence_at
from mingxi.prose.marks import Figure

_PERIODS = frozenset("年月季日天次期")
_NAMED_AFTER = pattern_of(
    r"(?:标准)?的(?!标准)(?P<name>[^，。；、（）()\d]{3,16}?)(?=[按由于从将予是为，。；、（）()\n]|$)"
)
_BRACKET_BEFORE = pattern_of(r"[（(][^（）()]*$")
_MEASURE_BEFORE = pattern_of(
    r"(?:每[^，。；、（）()]{0,12}|按照?|依照|标准|为|不少于|不低于|不超过|最高|给予|补助|[×x*]|[\d.,]+万?元?)$"
)
_NAME_BEFORE = pattern_of(r"(?P<name>[㐀-鿿“”]{3,20})$")
_LEAD = pattern_of(r"^(?:落实|发放|兑现|支付|给予|对|将|用于|安排)+")
_MONEY_WORDS = pattern_of(r"补助|补贴|经费|资金|费用|费|标准|的|[“”]")
_REACH = 60
_NAME_LENGTH_MIN = 3
# What ends a text is looked for no farther back than it can begin.
_NAME_LENGTH_MAX = 20
_MEASURE_LENGTH_MAX = 14


class NamedStandard(NamedTuple):
    """A standard with the name of what it is paid for and the periods it is paid by."""

    figure: Figure
    name: str
    periods: frozenset[str]

    @property
    def subject(self) -> tuple[str, frozenset[str]]:
        """What two statements of one standard have in common."""
        return self.name, self.periods


def named_standards(reading: Reading, span: Span) -> Iterator[NamedStandard]:
    """Give the standards inside ``span`` of which the text says what they are for."""
    for figure in figures_within(reading, span):
        if figure.is_money and figure.per:
            name = _MONEY_WORDS.sub("", _LEAD.sub("", _name(reading.text, figure)))
            if len(name) >= _NAME_LENGTH_MIN:
                yield NamedStandard(figure, name, _PERIODS.intersection(figure.per))


def _name(text: str, figure: Figure) -> str:
    """Give the words that name a standard: behind it (300元的岗位补贴), else before it."""
    after = _NAMED_AFTER.match(text, figure.end)
    if after is not None:
        return after["name"]
    sentence = sentence_at(text, figure.start)
    before = text[max(sentence.start, figure.start - _REACH) : figure.start]
    return _name_before(before)


def _name_before(before: str) -> str:
    """Give the last name before a standard, without the measures that lead up to it."""
    before, length = _BRACKET_BEFORE.sub("", before), -1
    while length != len(before):
        length = len(before)
        measure = _MEASURE_BEFORE.search(before, max(0, length - _MEASURE_LENGTH_MAX))
        before = before[: measure.start() if measure else length].rstrip(" ，,：:")
    name = _NAME_BEFORE.search(before, max(0, len(before) - _NAME_LENGTH_MAX))
    return name["name"] if name else ""
