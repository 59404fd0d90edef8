"""The target tables that rules question, and tables in which nothing is to be found."""

import weakref
from pathlib import Path

import pytest

from mingxi.documents import read_document
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand
from mingxi.regulations import NOWHERE
from mingxi.rules import all_rules
from mingxi.rules.rule import Family
from mingxi.rules.targets import TargetTable, target_tables, targets_in, weight_of

GOOD = sorted((Path(__file__).parent / "targets").glob("*.txt"))
TABLE = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	中期指标值	年度指标值	权重
产出指标	数量指标	清淤 长度	≥36公里	≥12公里	20分
产出	质量	渠道完好率	≥95%	≥95%	15
效益指标	{second}	受益农户	600户	600户	无
"""


def reading_of(text: str) -> Reading:
    return understand(read_document("case.txt", text.encode()))


def table_of(second: str = "社会效益指标") -> TargetTable:
    (table,) = target_tables(reading_of(TABLE.format(second=second)))
    return table


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_good_table(path: Path) -> None:
    reading = reading_of(path.read_text(encoding="utf-8"))
    assert any(project.indicators for project in reading.projects)
    found = {
        rule.code: [reading.text[slice(*finding.span)] for finding in rule.check(reading, NOWHERE)]
        for rule in all_rules()
        if rule.family is Family.PERFORMANCE
    }
    assert not {code: texts for code, texts in found.items() if texts}


def test_a_target_is_told_with_its_operator_and_unit() -> None:
    assert [(t.name, t.written) for t in table_of().annual] == [
        ("清淤长度", "≥12公里"),
        ("渠道完好率", "≥95%"),
        ("受益农户", "600户"),
    ]


def test_levels_have_their_full_names() -> None:
    assert [(t.first, t.second) for t in table_of().annual][1] == ("产出指标", "质量指标")


def test_what_the_medium_term_repeats_is_questioned_once() -> None:
    reading = reading_of(TABLE.format(second="社会效益指标"))
    once = [(t.name, reading.text[slice(*t.span)]) for t in targets_in(reading)]
    assert once == [
        ("清淤长度", "清淤 长度\t≥36公里"),
        ("清淤长度", "清淤 长度\t≥36公里\t≥12公里"),
        ("渠道完好率", "渠道完好率\t≥95%\t≥95%"),
        ("受益农户", "受益农户\t600户\t600户"),
    ]


def test_the_terms_stand_beside_each_other() -> None:
    pairs = [(a.written, b.written) for a, b in table_of().beside_each_other]
    assert pairs == [("≥36公里", "≥12公里"), ("≥95%", "≥95%"), ("600户", "600户")]


def test_a_table_with_a_level_of_its_own_is_not_judged_as_a_whole() -> None:
    assert table_of().is_understood
    assert not table_of(second="带动指标").is_understood


def test_a_weight_is_points_or_nothing() -> None:
    assert [str(weight_of(target)) for target in table_of().annual] == ["20", "15", "None"]


def test_the_tables_are_read_once_and_go_with_the_reading() -> None:
    reading = reading_of(TABLE.format(second="社会效益指标"))
    tables = target_tables(reading)
    same = target_tables(reading) is tables
    left = weakref.ref(reading)
    del reading
    assert same
    assert left() is None
