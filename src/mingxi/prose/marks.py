"""What prose finds in a text: figures, dates, citations and headings, each with its place."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from mingxi.places import Span

YUAN = "元"
PERCENT = "%"


class Bound(StrEnum):
    """What a limiting word says of the value that follows or precedes it."""

    AT_MOST = "≤"
    AT_LEAST = "≥"
    MORE_THAN = ">"
    LESS_THAN = "<"


class Figure(NamedTuple):
    """A number with its unit, the way it was written, and its place.

    ``value`` is in ``unit`` (万 and 亿 are multiplied in; money is in 元), ``step`` is what one
    unit of the last written digit is worth (18.36万元 has step 100). ``name`` is the counting word
    as written (名, 人次) while ``unit`` is canonical. ``per`` lists what the figure is for one of:
    每人每月2,550元 has per ("人", "月"), 每个社区10万元 ("个社区",), 单价19元 ("*",);
    ``per_count`` is how many of these things it is for (每百公里22升: 100). ``low_end`` and
    ``high_end`` mark the two figures of a range. ``scale`` is the 万 or 亿 that was written.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    step: Decimal
    name: str
    per: tuple[str, ...] = ()
    approximate: bool = False
    bound: Bound | None = None
    low_end: bool = False
    high_end: bool = False
    scale: int = 1
    per_count: int = 1

    @property
    def span(self) -> Span:
        """The place of the figure with its unit."""
        return Span(self.start, self.end)

    @property
    def is_money(self) -> bool:
        """Tell whether the figure is an amount of money."""
        return self.unit == YUAN

    @property
    def fen(self) -> int:
        """The amount in whole fen, rounded half up (a unit price may be finer than a fen)."""
        return int((self.value * 100).to_integral_value("ROUND_HALF_UP"))


class DateKind(StrEnum):
    """How precisely a date was written."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    PERIOD = "period"


class DateMark(NamedTuple):
    """A date or a period, from first to last day as ISO strings (``2024-06-01``).

    ``deadline`` is true for 前, 底前, 之前, 以前, 止; ``year_written`` is false where the year was
    taken from the context (``11月底前`` in a text of 2024) and then ``first`` and ``last`` are None
    if no year is known. ``impossible`` is true for a date that no calendar has (11月31日).
    """

    start: int
    end: int
    text: str
    kind: DateKind
    first: str | None
    last: str | None
    month: int | None = None
    deadline: bool = False
    year_written: bool = True
    impossible: bool = False

    @property
    def span(self) -> Span:
        """The place of the date."""
        return Span(self.start, self.end)


class CitationKind(StrEnum):
    """What sort of basis a citation names."""

    DOCUMENT = "document"
    LAW = "law"
    MINUTES = "minutes"
    DECISION = "decision"


class Citation(NamedTuple):
    """A policy document as cited: its range, title (inner marks as 〈〉) and normalised number.

    ``number`` is the document number with 〔〕, without 第 and leading zeros
    (``蘅政办发〔2019〕6号``), or None. ``number_span`` and ``title_span`` are where each stands.
    ``faults`` are the codes of writing faults: ``bracket-square bracket-black bracket-round
    serial-zero serial-di number-first title-unclosed title-unopened nested-marks nested-broken
    parenthesis-broken outer-marks-missing``.
    """

    start: int
    end: int
    text: str
    title: str | None
    number: str | None
    kind: CitationKind
    title_span: Span | None = None
    number_span: Span | None = None
    faults: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The place of the whole citation."""
        return Span(self.start, self.end)


class HeadingStyle(StrEnum):
    """The numbering styles of official prose."""

    CHAPTER = "项目1."
    HAN = "一、"
    HAN_BRACKET = "（一）"
    ARABIC = "1."
    ARABIC_BRACKET = "（1）"
    CIRCLED = "①"
    ONE_IS = "一是"
    ORDINAL = "第一，"
    LENTICULAR = "【】"
    PLAIN = ""


class OutlineMark(NamedTuple):
    """A number that opens an item of a list or a section; ``start`` to ``end`` is the number.

    ``ordinal`` is its value (1 for 一、), ``written`` its exact text, ``inline`` true when it
    stands inside a paragraph rather than at the start of a line.
    """

    start: int
    end: int
    written: str
    style: HeadingStyle
    ordinal: int
    inline: bool = False
