from mingxi.documents.document import Cell
from mingxi.projects.spaced_rows import LEFT_OF_ALL, stands_in_blanks, under_headings

_TEXT = """\
      一级指标    二级指标        三级指标      指标值
              数量指标        清淤长度        3公里
      产出指标    质量指标        验收合格率      100%
绩效            时效指标        完工
"""


def _cells(text: str, line: int) -> list[Cell]:
    start = sum(len(above) + 1 for above in text.split("\n")[:line])
    cells, at = [], start
    for column, word in enumerate(text.split("\n")[line].split()):
        at = text.index(word, at)
        cells.append(Cell(at, at + len(word), line, column))
        at += len(word)
    return cells


def test_a_cell_stands_under_the_heading_nearest_to_its_middle() -> None:
    heading = _cells(_TEXT, 0)
    columns = [list(under_headings(_TEXT, heading, _cells(_TEXT, line))) for line in (1, 2, 3)]
    assert columns == [[1, 2, 3], [0, 1, 2, 3], [LEFT_OF_ALL, 1, 2]]


def test_blanks_part_the_cells_of_such_a_row() -> None:
    assert stands_in_blanks(_TEXT, _cells(_TEXT, 0))
    tabbed = _TEXT.replace("    ", "\t")
    assert not stands_in_blanks(tabbed, _cells(tabbed, 0))
    assert not stands_in_blanks(_TEXT, _cells(_TEXT, 0)[:1])
