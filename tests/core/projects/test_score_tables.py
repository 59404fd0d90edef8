"""Score tables of self-evaluations, in the layouts that they are published in."""

from decimal import Decimal

from mingxi.documents import read_document
from mingxi.projects.score_tables import ScoreTable, score_tables_in

_TABBED = """绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
预算执行率			100%	95%	10	9.5
产出指标	数量指标	清淤长度	≥3公里	2公里	50	33.33
效益指标	社会效益指标	受益户数	≥60户	70户	30	30
满意度指标	服务对象满意度指标	村民满意度	≥90%	91%	10	10
总分				100	82.83
"""

# A lone tab is an empty cell.
_STACKED = "绩效自评表\n\n" + "\n\n".join(
    "\n".join(f"\t{cell}" for cell in row)
    for row in (
        ("一级指标", "三级指标", "分值", "得分", "偏差原因"),
        ("产出指标", "清淤长度", "60分", "55分", ""),
        ("", "清淤处数", "40", "40", "无"),
    )
)


def _tables(text: str) -> list[ScoreTable]:
    document = read_document("case.txt", text.encode())
    return [*score_tables_in(document.text, document.tables)]


def test_rows_have_name_weight_score_target_and_result() -> None:
    (table,) = _tables(_TABBED)
    row = table.rows[1]
    assert (row.name, row.weight, row.score) == ("清淤长度", 50, Decimal("33.33"))
    assert row.target is not None
    assert row.actual is not None
    assert (row.target.operator, row.target.value, row.actual.value) == ("≥", "3", "2")


def test_a_whole_table_has_a_hundred_points_and_its_scores_add_up() -> None:
    (table,) = _tables(_TABBED)
    assert table.is_whole
    assert table.score == Decimal("82.83")
    assert table.total is not None
    assert table.total[0] == Decimal("82.83")


def test_a_row_without_a_name_is_called_by_its_first_words() -> None:
    assert _tables(_TABBED)[0].rows[0].name == "预算执行率"


def test_a_stacked_table_is_read_with_merged_levels_left_out() -> None:
    (table,) = _tables(_STACKED)
    assert [(row.name, row.weight, row.score) for row in table.rows] == [
        ("清淤长度", 60, 55),
        ("清淤处数", 40, 40),
    ]


def test_a_table_of_targets_alone_has_no_scores() -> None:
    assert not _tables(_TABBED.replace("得分", "备注"))
