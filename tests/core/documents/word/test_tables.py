"""Word tables: one row a line, a separator for every grid column, each cell its rectangle."""

from collections.abc import Callable

import pytest

from mingxi.documents import Document

Read = Callable[..., Document]


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def spans(document: Document) -> list[list[tuple[str, int, int, int, int]]]:
    """Give text, row, column, row span and column span of each cell of the first table."""
    return [
        [(document.text[c.start : c.end], *c[2:]) for c in cells]
        for cells in document.tables[0].cells
    ]


WIDE = '<w:gridSpan w:val="2"/>'
DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def test_rows_are_lines_and_cells_are_parted_by_tabs(read: Read) -> None:
    body = paragraph("如下") + table(row(cell("品名"), cell("金额")), row(cell(), cell("20")))
    document = read(body + paragraph("完"))
    assert document.text == "如下\n品名\t金额\n\t20\n完\n"
    assert document.text[document.tables[0].start : document.tables[0].end] == "品名\t金额\n\t20"
    assert [block[2:5] for block in document.blocks] == [
        (None, None, None),
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
        (None, None, None),
    ]


def test_merged_cells_give_their_text_once_and_keep_the_columns_aligned(read: Read) -> None:
    document = read(
        table(
            row(cell("甲", DOWN), cell("合并", WIDE)),
            row(cell("不再出现", ON), cell("1"), cell("2")),
            row(cell("", ON), cell("3"), cell("4")),
        )
    )
    assert document.text == "甲\t合并\t\n\t1\t2\n\t3\t4\n"
    assert spans(document) == [
        [("甲", 0, 0, 3, 1), ("合并", 0, 1, 1, 2)],
        [("1", 1, 1, 1, 1), ("2", 1, 2, 1, 1)],
        [("3", 2, 1, 1, 1), ("4", 2, 2, 1, 1)],
    ]


def test_a_rectangle_may_be_merged_both_ways(read: Read) -> None:
    document = read(
        table(row(cell("甲", WIDE + DOWN), cell("乙")), row(cell("", WIDE + ON), cell("丙")))
    )
    assert document.text == "甲\t\t乙\n\t\t丙\n"
    assert spans(document)[0][0] == ("甲", 0, 0, 2, 2)


def test_a_merge_that_nothing_began_is_a_cell_of_its_own(read: Read) -> None:
    document = read(table(row(cell("甲", ON), cell("乙")), row(cell("丙"), cell("丁", ON))))
    assert spans(document) == [
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)],
        [("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1)],
    ]


def test_a_merge_broken_by_a_row_does_not_go_on_below_it(read: Read) -> None:
    document = read(
        table(
            row(cell("甲"), cell("乙", DOWN)),
            row(cell("丙", WIDE)),
            row(cell("丁"), cell("戊", ON)),
        )
    )
    assert spans(document)[0][1] == ("乙", 0, 1, 1, 1)
    assert spans(document)[2][1] == ("戊", 2, 1, 1, 1)


def test_the_old_horizontal_merge_is_a_span_too(read: Read) -> None:
    merged = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    document = read(table(row(cell("甲", merged[0]), cell("", merged[1]), cell("乙"))))
    assert document.text == "甲\t\t乙\n"
    assert spans(document)[0] == [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 1)]


def test_columns_left_out_at_the_ends_of_a_row_are_empty(read: Read) -> None:
    properties = '<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'
    document = read(table(row(cell("甲"), properties=properties)))
    assert document.text == "\t甲\t\t\n"
    assert spans(document)[0] == [("甲", 0, 1, 1, 1)]


def test_a_cell_is_one_line_whatever_it_holds(read: Read) -> None:
    nested = table(row(cell("内1"), cell("内2")), row(cell("内3")))
    several = f"<w:tc>{paragraph('12')}{paragraph('')}{paragraph('345')}{nested}<w:p/></w:tc>"
    broken = "<w:tc><w:p><w:r><w:t>金额</w:t><w:br/><w:t>（元）</w:t></w:r></w:p></w:tc>"
    document = read(table(row(several, broken)))
    assert document.text == "12　345　内1　内2　内3\t金额　（元）\n"
    assert len(document.tables) == 1


def test_no_formula_and_no_number_breaks_a_row(read: Read) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1&#10;&#9;项"/>'
        '<w:suff w:val="nothing"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    formula = "<m:oMath><m:r><m:t>1\n+\t2</m:t></m:r></m:oMath>"
    body = table(row(f"<w:tc>{numbered}{formula}</w:p></w:tc>"))
    assert read(body, numbering=numbering).text == "1 \u3000项1 +\u30002\n"


def test_rows_and_cells_deleted_under_track_changes_are_gone(read: Read) -> None:
    document = read(
        table(
            row(cell("旧"), properties="<w:del/>"),
            row(cell("新"), cell("删", "<w:cellDel/>"), properties="<w:ins/>"),
        )
    )
    assert document.text == "新\n"


def test_rows_and_cells_inside_content_controls_are_seen(read: Read) -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row(cell('甲'), cell('乙'))}</w:sdtContent></w:sdt>"
    assert read(table(wrapped)).text == "甲\t乙\n"


def test_a_table_without_rows_is_none(read: Read) -> None:
    document = read(table() + paragraph("完"))
    assert (document.text, document.tables) == ("完\n", ())


@pytest.mark.parametrize("span", ["0", "-3", "x", "1000000000"])
def test_a_senseless_span_is_brought_within_bounds(read: Read, span: str) -> None:
    properties = f'<w:gridSpan w:val="{span}"/>'
    document = read(table(row(cell("甲", properties), cell("乙"))))
    assert 1 <= spans(document)[0][0][4] <= 63
    assert document.text.rstrip("\n").split("\t")[-1] == "乙"
