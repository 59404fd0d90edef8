from collections.abc import Sequence

from mingxi.documents.document import Cell, Table
from mingxi.documents.text_tables import tables_in
from mingxi.projects.project_text import Horizon, Indicator
from mingxi.projects.target_table import indicators_in


def _stacked(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows)


def _tabbed(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _read(text: str) -> list[Indicator]:
    return list(indicators_in(text, tables_in(text)))


def _names(indicators: Sequence[Indicator]) -> list[tuple[str, str, str, str]]:
    return [(i.level1, i.level2, i.level3, i.target) for i in indicators]


_TWO_HORIZONS = [
    ["项目名称", "水渠清淤"],
    ["绩 效 指 标", "一级指标", *["二级指标", "三级指标", "指标值"] * 2],
    ["", "产 出 指 标", "数量指标", "清淤长度", "9公里", "数量指标", "清淤长度", "3公里"],
    ["", "", "", "清淤条数", "约6条", "", "清淤条数", "2条"],
    ["", "", "成本指标", "每公里造价", "≤2万元", "成本指标", "每公里造价", "≤2万元"],
    ["", "效益指标", "社会效益指标", "灌溉保障", "改善", "社会效益指标", "灌溉保障", "改善"],
    ["预算绩效说明", "按进度开展"],
    ["单位负责人：", "", "填报人：", "", "填报日期：", "2024/11/8"],
]


def test_the_medium_term_stands_beside_the_year() -> None:
    indicators = _read(_stacked(_TWO_HORIZONS))
    assert _names(indicators) == [
        ("产出指标", "数量指标", "清淤长度", "9公里"),
        ("产出指标", "数量指标", "清淤长度", "3公里"),
        ("产出指标", "数量指标", "清淤条数", "约6条"),
        ("产出指标", "数量指标", "清淤条数", "2条"),
        ("产出指标", "成本指标", "每公里造价", "≤2万元"),
        ("产出指标", "成本指标", "每公里造价", "≤2万元"),
        ("效益指标", "社会效益指标", "灌溉保障", "改善"),
        ("效益指标", "社会效益指标", "灌溉保障", "改善"),
    ]
    assert [i.horizon for i in indicators] == [Horizon.MEDIUM, Horizon.ANNUAL] * 4


_SYSTEM = [
    ["项目名称", "水渠清淤", "", "", "", "", ""],
    ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重"],
    ["成本指标", "经济成本指标", "项目总成本", "≤", "6", "万元", "20"],
    ["产出指标", "数量指标", "清淤长度", "=", "3", "公里", "30"],
    ["", "质量指标", "验收合格率", "≥", "95", "%", "20"],
    ["", "时效指标", "完工时间", "定性", "汛期前完工", "", "10"],
    ["效益指标", "社会效益指标", "灌溉保障", "定性", "改善", "", "10"],
]


def test_the_table_of_the_budget_system_has_nature_and_unit_in_columns() -> None:
    indicators = _read(_tabbed(_SYSTEM))
    assert [(i.level1, i.operator, i.value, i.unit) for i in indicators] == [
        ("成本指标", "≤", "6", "万元"),
        ("产出指标", "=", "3", "公里"),
        ("产出指标", "≥", "95", "%"),
        ("产出指标", "定性", None, ""),
        ("效益指标", "定性", None, ""),
    ]
    assert {i.horizon for i in indicators} == {Horizon.ANNUAL}


def test_an_indicator_knows_its_place() -> None:
    text = "九、项目绩效目标表\n" + _tabbed(_SYSTEM)
    for indicator in _read(text):
        written = text[indicator.span.start : indicator.span.end]
        assert written.startswith(indicator.level3)
        assert written.endswith(indicator.target)


def test_rows_may_leave_out_the_cells_of_merged_levels() -> None:
    rows = [row if row[0] else row[1:] for row in _SYSTEM[1:]]
    cells, text = [], ""
    for number, row in enumerate(rows):
        line = []
        for column, word in enumerate(row):
            line.append(Cell(len(text), len(text) + len(word), number, column))
            text += word + "\t"
        cells.append(tuple(line))
    indicators = indicators_in(text, [Table(0, len(text), tuple(cells))])
    assert _names(indicators) == _names(_read(_tabbed(_SYSTEM)))


def test_cells_merged_in_the_file_reach_down() -> None:
    text = (
        "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t清淤长度\t3公里\n清淤条数\t2条\n"
    )
    spots = {word: text.index(word) for word in text.split()}

    def cell(word: str, row: int, column: int, row_span: int = 1) -> Cell:
        return Cell(spots[word], spots[word] + len(word), row, column, row_span)

    table = Table(
        0,
        len(text),
        (
            tuple(
                cell(w, 0, c) for c, w in enumerate(["一级指标", "二级指标", "三级指标", "指标值"])
            ),
            (
                cell("产出指标", 1, 0, 2),
                cell("数量指标", 1, 1, 2),
                cell("清淤长度", 1, 2),
                cell("3公里", 1, 3),
            ),
            (cell("清淤条数", 2, 2), cell("2条", 2, 3)),
        ),
    )
    assert _names(indicators_in(text, [table])) == [
        ("产出指标", "数量指标", "清淤长度", "3公里"),
        ("产出指标", "数量指标", "清淤条数", "2条"),
    ]


_SPACED = """\
        一级指标    二级指标                三级指标              年度指标值

                数量指标                清淤长度               ≥3公里

        产出指标    质量指标                验收合格率                100%

绩效指标            时效指标                完工及时率                100%

        效益指标   社会效益指标               灌溉保障                 改善
               服务对象满意度
       满意度指标                        村民满意度                ≥90%
                  指标
"""


def test_a_table_in_blanks_is_read_by_the_eye() -> None:
    assert _names(_read(_SPACED)) == [
        ("产出指标", "数量指标", "清淤长度", "≥3公里"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("产出指标", "时效指标", "完工及时率", "100%"),
        ("效益指标", "社会效益指标", "灌溉保障", "改善"),
        ("满意度指标", "服务对象满意度指标", "村民满意度", "≥90%"),
    ]


def test_numbered_placeholders_are_no_indicators() -> None:
    rows = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "指标1：清淤长度", "3公里"],
        ["", "", "指标2：", ""],
        ["", "", "……", ""],
    ]
    assert _names(_read(_tabbed(rows))) == [("产出指标", "数量指标", "清淤长度", "3公里")]


def test_an_ordinary_table_has_no_indicators() -> None:
    assert not _read(_tabbed([["品名", "单价（元）"], ["灯具", "680"], ["控制箱", "900"]]))
    assert not _read(_tabbed([["指标名称", "2024年"], ["产值", "680"], ["增速", "9%"]]))
