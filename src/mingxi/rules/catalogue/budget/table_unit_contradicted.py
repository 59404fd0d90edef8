"""表头写的金额单位与格内写的单位不同。

为什么：按表头读和按格内读相差一万倍，汇总程序只认表头。

依据：预算法第十九条（预算收支以人民币元为计算单位）；绩效目标表的资金单位应当与表头一致。
"""

from collections.abc import Iterator

from mingxi.documents.document import Cell, Table
from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """资金来源如下：
	项目	总投入	省级财政	县级财政
	年度资金来源（元）	45万元	20万元	25万元
"""
GOOD = """资金来源如下：
	项目	总投入	省级财政	县级财政
	年度资金来源（万元）	45万元	20万元	25万元
"""

LABEL_UNIT = pattern_of(r"[（(](?:单位[:：])?(?P<unit>万?元)[）)]\s*$")
AMOUNT = pattern_of(r"\s*[约≤≥<>=]?\s*[\d,，.]+\s*(?P<unit>万?元)\s*")


@rule("BU113", "table-unit-contradicted", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every label of a table whose amounts bear another unit, at the first of them."""
    for table in reading.document.tables:
        told: set[Cell] = set()
        for cell, label, written in _contradicted(reading, table):
            if label not in told:
                told.add(label)
                message = say(
                    "表头的单位是“{label}”，格内写的是“{written}”。请统一单位。",
                    label=_text(reading, label).strip(),
                    written=written,
                )
                yield Finding(Span(cell.start, cell.end), message)


def _contradicted(reading: Reading, table: Table) -> Iterator[tuple[Cell, Cell, str]]:
    """Give the amounts that contradict a label, with the label and what they say."""
    columns: dict[int, tuple[Cell, str]] = {}
    for row in table.cells:
        in_row: tuple[Cell, str] | None = None
        for cell in row:
            text = _text(reading, cell)
            label = LABEL_UNIT.search(text) if "元" in text else None
            if label is not None:
                in_row = columns[cell.column] = (cell, label["unit"])
                continue
            governing = in_row or columns.get(cell.column)
            amount = AMOUNT.fullmatch(text) if governing is not None else None
            if amount is not None and governing is not None and amount["unit"] != governing[1]:
                yield cell, governing[0], amount[0].strip()


def _text(reading: Reading, cell: Cell) -> str:
    return reading.text[cell.start : cell.end]
