"""From a project text to the project form: every value with the characters that it was read from.

Only what the text says is taken. Category, continuity and term are taken where the text names
them, and asked of the person else. Words of sections are kept as written; a table of targets that
was read as indicators is not kept twice.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from mingxi.documents.composition import Table
from mingxi.office.declaration.reckoning.build_up import build_up_of
from mingxi.office.declaration.reckoning.form_document import words_of_table
from mingxi.office.declaration.reckoning.imported import Place, ReadProject
from mingxi.office.declaration.reckoning.manners import is_ceiling, manner_of
from mingxi.office.declaration.reckoning.particulars import (
    category_in,
    continuity_in,
    fund_kind_in,
    term_in,
)
from mingxi.office.declaration.reckoning.project_form import (
    DEPTH_MAX,
    FEN_MAX,
    ITEMS_MAX,
    LINES_MAX,
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
)
from mingxi.office.declaration.reckoning.states import Continuity, ProjectCategory
from mingxi.projects.drafts.composing import composed
from mingxi.projects.drafts.drafting import content_of, draft_of, one_line
from mingxi.projects.project_text import (
    Funding,
    Indicator,
    Instalment,
    Item,
    ProjectText,
    SectionKey,
)
from mingxi.projects.reading import Reading
from mingxi.projects.target_values import QUALITATIVE
from mingxi.quantities import parse_decimal

LINE_LENGTH_MAX = 200
WORDS_LENGTH_MAX = 50_000


def projects_read(reading: Reading) -> tuple[ReadProject, ...]:
    """Give every project of a reading, in the order of the text."""
    return tuple(_Project(reading, project).read() for project in reading.projects)


class _Project:
    """One project while it is read: places and what could not be taken are gathered on the way."""

    def __init__(self, reading: Reading, project: ProjectText) -> None:
        self.reading = reading
        self.text = reading.text
        self.project = project
        self.places: dict[str, Place] = {}
        self.untaken: list[str] = []
        self.items_taken = 0

    def read(self) -> ReadProject:
        project = self.project
        name = self._line("name", project.name or "", "项目名称")
        unit = self._line("unit_name", project.unit or "", "项目实施单位")
        self._locate("name", project.name, SectionKey.NAME)
        self._locate("unit_name", project.unit, SectionKey.UNIT)
        items = self._items(project.items, 1)
        first, last = self._term()
        return ReadProject(
            name=name,
            unit_name=unit,
            fiscal_year=self._year(),
            category=self._category(),
            continuity=self._continuity(),
            first_year=first,
            last_year=last,
            total_fen=self._total(),
            items=items,
            funding=tuple(self._funding(project.funding)),
            instalments=tuple(self._instalments(project.instalments, items)),
            indicators=tuple(self._indicators(project.indicators)),
            sections=self._sections(),
            places=self.places,
            untaken=tuple(dict.fromkeys(self.untaken)),
        )

    # ---- particulars ----

    def _locate(self, path: str, words: str | None, key: SectionKey) -> None:
        section = self.project.section(key)
        if not words:
            return
        ranges = [(self.project.start, self.project.end)]
        if section is not None:
            ranges.insert(0, (section.body, section.end))
        for start, end in ranges:
            at = self.text.find(words, start, end)
            if at >= 0:
                self.places[path] = (at, at + len(words))
                return

    def _year(self) -> int | None:
        year = self.project.year
        if year is None or not 2000 <= year <= 2099:
            return None
        for start, end in ((self.project.start, self.project.end), (0, self.project.start)):
            at = self.text.find(f"{year}年", start, end)
            if at >= 0:
                self.places["fiscal_year"] = (at, at + len(f"{year}年"))
                break
        return year

    def _category(self) -> ProjectCategory | None:
        found = category_in(self.text, self.project.start, self.project.end)
        if found is None:
            return None
        category, self.places["category"] = found
        return category

    def _continuity(self) -> Continuity | None:
        found = continuity_in(self.text, self.project.start, self.project.end)
        if found is None:
            return None
        continuity, self.places["continuity"] = found
        return continuity

    def _term(self) -> tuple[int | None, int | None]:
        found = term_in(self.text, self.project.start, self.project.end)
        if found is None:
            return None, None
        (first, self.places["first_year"]), (last, self.places["last_year"]) = found
        return first, last

    def _total(self) -> int | None:
        fen, span = self.project.arranged, self.project.arranged_span
        if span is not None:
            self.places["total_fen"] = (span.start, span.end)
        return self._fen("安排资金", fen)

    # ---- items, funding, instalments, indicators ----

    def _items(self, items: Sequence[Item], depth: int) -> tuple[FormItem, ...]:
        if items and depth > DEPTH_MAX:
            self.untaken.append(f"子项最多分{DEPTH_MAX}层，更深的{len(items)}个子项没有带入。")
            return ()
        taken = []
        for item in items:
            if self.items_taken == ITEMS_MAX:
                self.untaken.append(f"子项最多{ITEMS_MAX}个，其余的没有带入。")
                break
            self.items_taken += 1
            taken.append(self._item(item, depth))
        return tuple(taken)

    def _item(self, item: Item, depth: int) -> FormItem:
        key = f"i{self.items_taken}"
        path = f"items[{key}]"
        at = self.text.find(item.label, item.start, item.end) if item.label else -1
        stop = at + len(item.label)
        self.places[f"{path}.label"] = (at, stop) if at >= 0 else (item.start, item.end)
        if item.amount is not None:
            self.places[f"{path}.amount_fen"] = self._amount_in(item)
        amount = self._fen(f"子项“{item.label}”", item.amount)
        return FormItem(
            key=key,
            label=self._line(f"{path}.label", item.label, "子项名称"),
            amount_fen=amount,
            cost=self._build_up(item, amount),
            items=self._items(item.items, depth + 1),
        )

    def _build_up(self, item: Item, amount: int | None) -> tuple[CostLine, ...]:
        """Give the calculation that ends in the amount, wherever the item's own words state it."""
        if amount is None:
            return ()
        stop = item.items[0].start if item.items else item.end
        for figure in self.reading.figures:
            if item.start <= figure.start < stop and figure.is_money and figure.fen == amount:
                found = build_up_of(self.reading, (figure.start, figure.end), amount)
                if found:
                    return found
        return ()

    def _amount_in(self, item: Item) -> Place:
        """Give where an item states its amount, else the whole item."""
        for figure in self.reading.figures:
            if figure.start >= item.end:
                break
            if figure.start >= item.start and figure.is_money and figure.fen == item.amount:
                return (figure.start, figure.end)
        return (item.start, item.end)

    def _funding(self, shares: Sequence[Funding]) -> Iterable[FormFunding]:
        for share in shares[:LINES_MAX]:
            fen = self._fen("资金来源", share.amount)
            if fen is None:
                continue
            place = len([path for path in self.places if path.startswith("funding[")])
            self.places[f"funding[{place}]"] = (share.span.start, share.span.end)
            written = self.text[share.span.start : share.span.end]
            yield FormFunding(level=share.level, fund_kind=fund_kind_in(written), amount_fen=fen)

    def _instalments(
        self, instalments: Sequence[Instalment], items: Sequence[FormItem]
    ) -> Iterable[FormInstalment]:
        if len(instalments) > LINES_MAX:
            self.untaken.append(f"支付计划最多{LINES_MAX}笔，其余的没有带入。")
        for place, paid in enumerate(instalments[:LINES_MAX]):
            path = f"instalments[{place}]"
            self.places[path] = (paid.span.start, paid.span.end)
            written = self.text[paid.span.start : paid.span.end]
            manner, occasion = manner_of(paid.kind, written)
            fen = self._fen(f"支付计划“{paid.what}”", paid.amount)
            is_most = is_ceiling(manner, written)
            yield FormInstalment(
                what=self._line(path, paid.what, "支付内容"),
                item_key=_key_of(paid.what, items),
                manner=manner,
                first=paid.first,
                last=paid.last,
                occasion=occasion,
                amount_fen=None if is_most else fen,
                ceiling_fen=fen if is_most else None,
            )

    def _indicators(self, indicators: Sequence[Indicator]) -> Iterable[FormIndicator]:
        if len(indicators) > LINES_MAX:
            self.untaken.append(f"绩效指标最多{LINES_MAX}条，其余的没有带入。")
        for place, each in enumerate(indicators[:LINES_MAX]):
            path = f"indicators[{place}]"
            self.places[path] = (each.span.start, each.span.end)
            qualitative = each.operator == QUALITATIVE or each.value is None
            yield FormIndicator(
                level1=self._line(path, each.level1, "一级指标"),
                level2=self._line(path, each.level2, "二级指标"),
                level3=self._line(path, each.level3, "三级指标"),
                horizon=each.horizon,
                operator=each.operator,
                value=self._line(path, each.target if qualitative else each.value or "", "指标值"),
                unit=self._line(path, each.unit, "计量单位"),
                weight=self._weight(each.weight),
            )

    def _weight(self, cell: str | None) -> Decimal | None:
        """Read 10, 10分 or 10%; an empty cell is no weight."""
        written = (cell or "").strip().rstrip("%％分")
        if not written:
            return None
        try:
            weight = parse_decimal(written)
        except InvalidOperation:
            self.untaken.append(f"权重“{cell}”不是数字，没有带入。")
            return None
        exponent = weight.as_tuple().exponent
        if not 0 <= weight <= 100 or not isinstance(exponent, int) or exponent < -6:
            self.untaken.append(f"权重“{cell}”不在0到100之间，没有带入。")
            return None
        return weight

    # ---- words ----

    def _sections(self) -> dict[SectionKey, str]:
        words: dict[SectionKey, str] = {}
        for section in self.project.sections:
            key = section.key
            content = content_of(self.reading.document, section.body, section.end, section.start)
            if not content or self._is_told_by_values(key, content):
                continue
            pieces = [words_of_table(one) if isinstance(one, Table) else one for one in content]
            joined = "\n".join(([words[key]] if key in words else []) + pieces)
            if len(joined) > WORDS_LENGTH_MAX:
                self.untaken.append(
                    f"“{section.title}”超过{WORDS_LENGTH_MAX}字，只带入了前面的部分。"
                )
                joined = joined[:WORDS_LENGTH_MAX]
            words[key] = joined
            self.places.setdefault(
                f"sections.{key.value}", self._trimmed(section.body, section.end)
            )
        for own in draft_of(self.reading, self.project).sections:
            if own.key is None and (own.title or own.content):
                told = own.title or "没有标题的一段"
                self.untaken.append(f"“{told[:40]}”不在规定的九个部分之内，没有带入。")
        return words

    def _is_told_by_values(self, key: SectionKey, content: Sequence[str | Table]) -> bool:
        """Tell whether a section says nothing beside the values that are read of it."""
        if key is SectionKey.NAME:
            return tuple(content) == (self.project.name,)
        if key is SectionKey.UNIT:
            return tuple(content) == (self.project.unit,)
        if tuple(content) == composed(draft_of(self.reading, self.project), key):
            return True
        if key is SectionKey.TARGETS and self.project.indicators:
            self.untaken.append("绩效目标表带入的是各条指标；表头和总体目标等文字没有带入。")
            return True
        return False

    def _trimmed(self, start: int, end: int) -> Place:
        words = self.text[start:end]
        lead = len(words) - len(words.lstrip())
        return (start + lead, start + len(words.rstrip()) if words.strip() else start)

    # ---- what fits ----

    def _line(self, path: str, words: str, what: str) -> str:
        """Give words as a line of the form; what is too long is cut, and said to be."""
        line = one_line(words.replace("\n", " ").replace("\t", " "))
        if len(line) > LINE_LENGTH_MAX:
            self.untaken.append(
                f"{what}“{line[:20]}……”超过{LINE_LENGTH_MAX}字，只带入了前面的部分。"
            )
            self.places.setdefault(path, (self.project.start, self.project.start))
        return line[:LINE_LENGTH_MAX].strip()

    def _fen(self, what: str, fen: int | None) -> int | None:
        if fen is None or 0 <= fen <= FEN_MAX:
            return fen
        self.untaken.append(f"{what}的金额超出可以申报的范围，没有带入。")
        return None


def _key_of(what: str, items: Sequence[FormItem]) -> str | None:
    """Give the key of the one item that is called like what is paid."""
    keys = [item.key for item in _every(items) if item.label and item.label == what]
    return keys[0] if len(keys) == 1 else None


def _every(items: Sequence[FormItem]) -> Iterable[FormItem]:
    for item in items:
        yield item
        yield from _every(item.items)
