"""The payment plan of a project: what is paid, when, how often, and how much at a time."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.marked_text import MarkedText
from mingxi.projects.project_text import Instalment, InstalmentKind, Section
from mingxi.prose.amounts import figures_in
from mingxi.prose.dates import dates_in
from mingxi.prose.marks import DateKind, DateMark, Figure, HeadingStyle

_SENTENCE = pattern_of(r"[^。\n]+")
_SEGMENT_END = pattern_of(r"[；;]")
_COLON = pattern_of("[：:]")
_PAYS = pattern_of(
    r"支付|拨付|拨款|拨给|付款|发放|兑付|兑现|结算|支出|付清|下达|下拨|代扣|列支|打卡|缴纳|汇入|打入|付"
)
_EXPLAINS = pattern_of(r"\s*(?:主要)?用于")
# A name between “” that a comma follows is read whole, whatever it says: “为老服务经费”，按月支付.
_NAMED = pattern_of(r"“([^\n]{1,80}?)”[，,]")

_SIGNS = (
    (InstalmentKind.MONTHLY, pattern_of(r"每个?月|按月|逐月|分月")),
    (InstalmentKind.QUARTERLY, pattern_of(r"每个?季|按季|逐季|分季|各季")),
    (
        InstalmentKind.ONCE,
        pattern_of(r"一次性(?=[^，。；]{0,6}(?:付|支|拨|发|兑|结|下达|打|缴))|一次付清"),
    ),
    (
        InstalmentKind.AS_INCURRED,
        pattern_of(
            r"据实|按实(?!施)|实际(?:发生|情况|支出|开展|进度|数)|按需|依需|按进度|即时结算|随时"
            r"|一案一结|一事一结|视(?:具体)?情况|依(?:具体)?情况|按(?:具体)?情况"
            r"|以[^，。；]{0,12}为准|根据[^，。；]{0,16}(?:情况|进度|时间)"
        ),
    ),
)
_PERIODIC = frozenset({InstalmentKind.MONTHLY, InstalmentKind.QUARTERLY})
_REPEATED = pattern_of(
    r"每次|每半年|各(?=支付|拨付|发放|付|兑)|分[一二两三四五六七八九十\d]+[次期批]"
    r"|分[次期批](?=[分次期批]{0,2}(?:支|拨|付|发|兑|结))"
)
_RANGE = pattern_of(r"[至到起]|开始")
# What is paid is named up to the words that tell how.
_SUBJECT_END = pattern_of(
    r"[，,：:]|按|分(?:别|[期批季月年次]|[一二两三四五六七八九十\d]+[次期批])|(?<![用对关])于"
    r"|每|计划|预计|由|根据|纳入|是|为|一次(?!性(?:经济|生活)?[补奖抚])|实行|支付|拨付|发放|兑[付现]"
    r"|据实|即时|随时|结算|列支|均|以(?![上下内外])|及时|全部|第[一二三四五六]批"
    r"|(?:开工|完工|竣工|验收|考核|审核|入库|出库)(?:完毕|验收|合格|通过)*后|工程量?过半"
)
_SUBJECT_TAIL = pattern_of(r"(?:共计|合计|共|各|在|自|将|需|约|[\s、])+$")
_PER_PAYMENT = pattern_of(r"(?:每个?(?:月|季度?|次|期|批|半年)|一次(?!性))[^，。；\d]{0,8}$")
_PERIODS = frozenset({"月", "季度", "次", "半年", "期", "批", "批次"})
_QUARTER = pattern_of(r"[一二三四]")
_STRETCH = pattern_of(r"(?P<first>1[0-2]|[1-9])月?\s?[-－—–─~～至到]\s?(?P<last>1[0-2]|[1-9])月")
_QUARTER_MONTHS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
_HALF_MONTHS = {"上": (1, 6), "下": (7, 12)}


class _Piece(NamedTuple):
    """A stretch of a sentence between semicolons and numbers; its words begin at ``body``.

    ``name`` is what stands before them between “”, and is no part of them.
    """

    start: int
    body: int
    end: int
    style: HeadingStyle | None
    name: str = ""


class _Payment(NamedTuple):
    """A piece that speaks of paying, and what it is that is paid."""

    start: int
    end: int
    what: str


def instalments_in(
    marked: MarkedText, plan: Section | None, year: int | None, name: str = ""
) -> tuple[Instalment, ...]:
    """Read the instalments of the plan section.

    ``year`` completes dates without a year; what is paid by the month or the quarter with no
    dates given is paid throughout that year. Where the plan does not say what is paid, it is the
    project, ``name``.
    """
    if plan is None:
        return ()
    return tuple(
        instalment
        for payment in _payments(marked, plan, name)
        for instalment in _instalments(marked, payment, year)
    )


def is_plain_subject(what: str) -> bool:
    """Tell whether words before a comma are read as what is paid without “” around them."""
    if _SUBJECT_END.search(what) or _SUBJECT_TAIL.search(what) or _EXPLAINS.match(what):
        return False
    money = any(figure.is_money for figure in figures_in(what))
    told = money or any(map(_tells_when, dates_in(what)))
    return bool(what) and not told and not _NAMED.match(f"{what}，")


def _payments(marked: MarkedText, plan: Section, name: str) -> Iterator[_Payment]:
    """Give the pieces that speak of paying; what is paid carries on until another is named.

    A list goes on paying after its first piece said so, as long as there is money in it.
    """
    what, titled = "", HeadingStyle.PLAIN
    for sentence in _SENTENCE.finditer(marked.text, plan.body, plan.end):
        paying = False
        for piece in _pieces(marked, sentence.start(), sentence.end()):
            if _EXPLAINS.match(marked.text, piece.body, piece.end):
                continue
            named = piece.name or _subject(marked, piece)
            if named or piece.style is titled:
                what, titled = named, piece.style or titled
            pays = _PAYS.search(marked.text, piece.body, piece.end) is not None
            paying = paying or pays
            if pays or (paying and marked.money_in(piece.start, piece.end)):
                yield _Payment(piece.start, piece.end, what or name)


def _pieces(marked: MarkedText, start: int, end: int) -> Iterator[_Piece]:
    numbers = {mark.start: mark for mark in marked.numbers_in(start, end)}
    stops = {match.end() for match in _SEGMENT_END.finditer(marked.text, start, end)}
    edges = [*sorted({start, *stops, *numbers}), end]
    for edge, following in pairwise(edges):
        words = marked.text[edge:following]
        begin = edge + len(words) - len(words.lstrip())
        if begin < following:
            finish = edge + len(words.rstrip("；; \t\u3000\u00a0"))
            number = numbers.get(begin)
            if number is None:
                piece = _Piece(begin, begin, finish, None)
            else:
                piece = _Piece(begin, number.end, finish, number.style)
            yield _without_name(marked.text, piece)


def _without_name(text: str, piece: _Piece) -> _Piece:
    quoted = _NAMED.match(text, piece.body, piece.end)
    if quoted is None or not _is_whole(quoted[1]):
        return piece
    return _Piece(quoted.end(), quoted.end(), piece.end, piece.style, quoted[1].strip())


def _is_whole(name: str) -> bool:
    """Tell whether a name holds quotation marks in pairs alone: not 甲”和“乙."""
    pairs = name.count("“")
    return pairs == name.count("”") and (not pairs or name.index("“") < name.index("”"))


def _subject(marked: MarkedText, piece: _Piece) -> str:
    """Give what is paid: the words before how, when or how much."""
    stop = _SUBJECT_END.search(marked.text, piece.body, piece.end)
    limits = [piece.end] if stop is None else [stop.start()]
    limits += [figure.start for figure in marked.money_in(piece.body, piece.end)[:1]]
    limits += [date.start for date in _times(marked, piece.body, piece.end)[:1]]
    return _SUBJECT_TAIL.sub("", marked.text[piece.body : min(limits)]).strip()


def _times(marked: MarkedText, start: int, end: int) -> list[DateMark]:
    """Give the times of payment; a bare year is part of a name (2025年培训经费)."""
    dates = marked.dates_in(start, end)
    return list(filter(_tells_when, dates))


def _tells_when(date: DateMark) -> bool:
    return date.kind is not DateKind.YEAR or date.deadline


def _instalments(marked: MarkedText, payment: _Payment, year: int | None) -> Iterator[Instalment]:
    """Read one piece: a list of dated payments, or one payment."""
    money = marked.money_in(payment.start, payment.end)
    times = _times(marked, payment.start, payment.end)
    pairs = list(_pairs(times, [figure for figure in money if not figure.per]))
    if len(pairs) > 1 or (pairs and _opens_a_list(marked, payment, pairs[0][0])):
        for time, amount in pairs:
            first, last = _months([time], year)
            span = Span(time.start, amount.end)
            yield Instalment(payment.what, first, last, amount.fen, InstalmentKind.ONCE, span)
        return
    words = marked.text[payment.start : payment.end]
    kind = _kind(words, times, money)
    if not money and not times and kind is InstalmentKind.OTHER:
        return
    paid = _one_payment(marked, payment, kind, times)
    first, last = _months(times, year)
    if kind in _PERIODIC and year is not None:
        last = last or f"{year}-12"
        begins = first is not None and _begins(words, times)
        first = first if begins else f"{last[:4]}-01"
    span = Span(payment.start, payment.end)
    yield Instalment(payment.what, first, last, None if paid is None else paid.fen, kind, span)


def _begins(words: str, times: Sequence[DateMark]) -> bool:
    """Tell whether the first of some times is when paying begins, and not only when it ends."""
    if any(time.kind is DateKind.PERIOD for time in times):
        return True
    return len(times) > 1 and _RANGE.search(words) is not None


def _pairs(times: Sequence[DateMark], money: Sequence[Figure]) -> Iterator[tuple[DateMark, Figure]]:
    """Pair each time with the first amount between it and the next time."""
    for place, time in enumerate(times):
        limit = times[place + 1].start if place + 1 < len(times) else None
        for amount in money:
            if amount.start >= time.end and (limit is None or amount.start < limit):
                yield time, amount
                break


def _opens_a_list(marked: MarkedText, payment: _Payment, time: DateMark) -> bool:
    return _COLON.search(marked.text, payment.start, time.start) is not None


def _kind(words: str, times: Sequence[DateMark], money: Sequence[Figure]) -> InstalmentKind:
    for kind, sign in _SIGNS:
        if sign.search(words):
            return kind
    once = len(times) == 1 and times[0].kind is not DateKind.PERIOD
    several = len({figure.value for figure in money}) > 1 or _REPEATED.search(words)
    return InstalmentKind.ONCE if once and not several else InstalmentKind.OTHER


def _one_payment(
    marked: MarkedText, payment: _Payment, kind: InstalmentKind, times: Sequence[DateMark]
) -> Figure | None:
    """Find the amount of one payment; a yearly total paid by the month does not tell it."""
    money = marked.money_in(payment.start, payment.end)
    for figure in money:
        before = marked.text[max(payment.start, figure.start - 16) : figure.start]
        if (figure.per and _PERIODS.issuperset(figure.per)) or _PER_PAYMENT.search(before):
            return figure
    whole = [figure for figure in money if not figure.per]
    if kind in _PERIODIC or len(times) > 1 or len({figure.value for figure in whole}) != 1:
        return None
    return whole[0]


def _months(times: Sequence[DateMark], year: int | None) -> tuple[str | None, str | None]:
    """Give the first and the last month of some times, as ``2024-06``."""
    months = [month for time in times for month in _month_range(time, year)]
    return (min(months), max(months)) if months else (None, None)


def _month_range(time: DateMark, year: int | None) -> tuple[str, ...]:
    if time.first is not None and time.last is not None:
        return time.first[:7], time.last[:7]
    months = (time.month,) if time.month is not None else _unyeared(time)
    return () if year is None else tuple(f"{year}-{month:02}" for month in months)


def _unyeared(time: DateMark) -> tuple[int, ...]:
    """Give the months of a stretch, a quarter, a half-year or a year's end without a year."""
    if time.kind is DateKind.YEAR:
        return (12,)
    if time.kind is DateKind.PERIOD:
        stretch = _STRETCH.fullmatch(time.text)
        return () if stretch is None else (int(stretch["first"]), int(stretch["last"]))
    if time.kind is DateKind.HALF:
        return _HALF_MONTHS.get(time.text[:1], ())
    quarter = _QUARTER.search(time.text) if time.kind is DateKind.QUARTER else None
    return _QUARTER_MONTHS[quarter.group()] if quarter else ()
