import pytest

from mingxi.documents.composition import Composition, Table, TableCell
from mingxi.documents.word_writing.tables import heading_rows, is_wide

from .conftest import Part, table, values

DOCUMENT = "word/document.xml"


def of(*rows: tuple[str | TableCell, ...]) -> Table:
    return Table(
        tuple(
            tuple(cell if isinstance(cell, TableCell) else TableCell(cell) for cell in row)
            for row in rows
        )
    )


TARGETS = of(
    ("一级指标", "三级指标", "指标值", "金额（元）"),
    (TableCell("产出指标", 2), "清漂里程", "≥95", "3,500"),
    ("合格率及群众反映问题按期办结的情况", "100%", "12"),
    ("效益指标", "受益人口", "2600", "12万元"),
)


def test_no_row_is_torn_and_the_heading_is_on_every_page(part: Part) -> None:
    root = part(DOCUMENT, Composition("表", (TARGETS,)))
    assert len(values(root, "//w:tr[w:trPr/w:cantSplit]")) == 4
    assert values(root, "//w:tr[w:trPr/w:tblHeader]//w:t/text()") == [
        cell.text for cell in TARGETS.rows[0]
    ]
    assert set(values(root, "//w:tblHeader/../..//w:pStyle/@w:val")) == {"TableHeading"}


def test_numbers_stand_in_the_middle_money_on_the_right_and_long_words_on_the_left(
    part: Part,
) -> None:
    root = part(DOCUMENT, Composition("表", (TARGETS,)))

    def alignment(text: str) -> list[str]:
        return values(root, f"//w:p[w:r/w:t='{text}']/w:pPr/w:jc/@w:val")

    assert alignment("≥95") == alignment("2600") == alignment("100%") == ["center"]
    assert alignment("3,500") == alignment("12") == alignment("12万元") == ["right"]
    assert alignment("合格率及群众反映问题按期办结的情况") == ["left"]
    assert alignment("一级指标") == alignment("清漂里程") == ["center"]


def test_merged_cells_are_merged_and_their_rows_kept_together(part: Part) -> None:
    root = part(DOCUMENT, Composition("表", (TARGETS,)))
    assert values(root, "//w:vMerge/@w:val") == ["restart"]
    assert len(values(root, "//w:vMerge")) == 2
    kept = values(root, "//w:tr[.//w:keepNext]//w:t/text()")
    assert kept == ["产出指标", "清漂里程", "≥95", "3,500"]
    across = of((TableCell("标题", 1, 2),), ("甲", "乙"))
    assert values(part(DOCUMENT, Composition("表", (across,))), "//w:gridSpan/@w:val") == ["2"]


def test_the_columns_fill_the_width_between_the_margins(part: Part) -> None:
    for columns in (1, 3, 8):
        root = part(DOCUMENT, Composition("表", (table(columns),)))
        widths = [int(width) for width in values(root, "//w:gridCol/@w:w")]
        assert sum(widths) == 11906 - 1588 - 1474
        assert len(widths) == columns


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([("甲", "乙"), ("1", "2")], 1),
        ([(TableCell("表", 1, 2),), ("甲", "乙"), ("1", "2")], 2),
        ([(TableCell("甲", 2), TableCell("乙", 1, 2)), ("丙", "丁"), ("1", "2", "3")], 2),
        ([("甲", "1"), ("乙", "2")], 0),
        ([("项目名称", TableCell("清漂", 1, 2)), ("单位", "甲", "乙")], 0),
        ([("甲", "乙")], 0),
    ],
    ids=["a row", "a title too", "two storeys", "numbers", "a form", "nothing below"],
)
def test_the_heading_is_told_by_its_cells(
    rows: list[tuple[str | TableCell, ...]], count: int
) -> None:
    assert heading_rows(of(*rows)) == count


def test_more_than_eight_columns_are_wide() -> None:
    assert not is_wide(table(8))
    assert is_wide(table(9))
