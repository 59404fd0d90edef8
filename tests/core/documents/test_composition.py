import pytest

from mingxi.documents.composition import PlacedCell, Table, TableCell, is_writable


def cell(text: str, rows: int = 1, columns: int = 1) -> TableCell:
    return TableCell(text, rows, columns)


def test_cells_find_their_columns_beside_those_that_reach_down() -> None:
    table = Table(((cell("甲", 2), cell("乙", 1, 2)), (cell("丙"), cell("丁"))))
    assert table.width == 3
    assert list(table.placed())[1] == [PlacedCell(1, cell("丙")), PlacedCell(2, cell("丁"))]
    assert table.is_whole


@pytest.mark.parametrize(
    "rows",
    [
        ((cell("甲"), cell("乙")), (cell("丙"),)),
        ((cell("甲", 2), cell("乙")),),
        ((cell("甲"), cell("乙", 2)), (cell("丙", 1, 2),)),
    ],
    ids=["a place left free", "a cell below the last row", "two cells on one place"],
)
def test_a_table_is_whole_where_every_place_has_one_cell(
    rows: tuple[tuple[TableCell, ...], ...],
) -> None:
    assert not Table(rows).is_whole


@pytest.mark.parametrize("sign", "甲 a％𠮷\u3000\u00a0")
def test_what_a_reader_sees_can_be_written(sign: str) -> None:
    assert is_writable(sign)


@pytest.mark.parametrize("sign", "\n\t\r\0\x0b\x7f\x85\ud800\udfff\uffff")
def test_control_characters_and_halves_cannot(sign: str) -> None:
    assert not is_writable(sign)
