"""A card has what other documents are held against, and no text of any length."""

import pickle
import re

import pytest

from mingxi.documents import read_document
from mingxi.projects.card import Card, card_of
from mingxi.projects.project_text import Horizon
from mingxi.projects.understanding import understand

WORK = "聘请保洁员对县城段河道开展日常巡查、打捞和清运，每日不少于两次，" * 4
TEXT = f"""柳坝县水务局2024年预算项目文本
一、项目名称
2024年河道 保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
五、项目实施内容
2023年、2024年{WORK}。
六、资金安排情况
根据《柳坝县河道保洁办法》（柳政办发〔2018〕10号），2024年县级财政安排12万元。
"""
FORM = """柳坝县2024年项目支出绩效目标申报表
项目名称\t古井修缮经费
实施单位\t柳坝县住建局
一级指标\t二级指标\t三级指标\t年度指标值
产出指标\t数量指标\t修缮古井\t≥12口
产出指标\t质量指标\t验收合格\t≥98%
产出指标\t质量指标\t验收合格\t≥95%
效益指标\t社会效益指标\t群众受益\t明显
"""


def card(text: str) -> Card:
    return card_of(understand(read_document("甲.txt", text.encode())))


def test_a_project_is_known_by_unit_year_and_name_without_blanks_and_year() -> None:
    (project,) = card(TEXT).projects
    assert project.key == ("柳坝县水务局", 2024, "河道保洁经费")
    assert TEXT[slice(*project.span)] == "2024年河道 保洁经费"


@pytest.mark.parametrize("left_out", [r"20\d\d年", "柳坝县水务局\n(?=五)"])
def test_a_project_that_leaves_its_year_or_unit_open_is_like_no_other(left_out: str) -> None:
    (project,) = card(re.sub(left_out, "", TEXT)).projects
    assert project.key is None


def test_the_money_stands_with_its_place() -> None:
    (project,) = card(TEXT).projects
    assert project.arranged == 12_000_000
    assert project.arranged_span is not None
    assert TEXT[slice(*project.arranged_span)] == "12万元"


def test_a_long_section_has_a_digest_that_no_blank_changes_and_the_years_it_names() -> None:
    (project,), (spaced,) = card(TEXT).projects, card(TEXT.replace("巡查、", "巡查、 \n")).projects
    (section,) = project.sections
    assert TEXT[slice(*section.span)] == "五、项目实施内容"
    assert section.years == {2023, 2024}
    assert [other.digest for other in spaced.sections] == [section.digest]


def test_one_other_word_makes_another_digest() -> None:
    (project,), (other,) = card(TEXT).projects, card(TEXT.replace("两次", "三次", 1)).projects
    assert project.sections[0].digest != other.sections[0].digest


def test_a_title_stands_with_the_number_it_is_first_cited_with() -> None:
    (cited,) = card(TEXT).citations
    assert cited.number == "柳政办发〔2018〕9号"
    assert TEXT[slice(*cited.span)] == "柳政办发〔2018〕9号"


def test_targets_are_numbers_of_indicators_that_stand_once() -> None:
    (project,) = card(FORM).projects
    assert [(t.indicator, str(t.value), t.unit) for t in project.targets] == [
        (("修缮古井", Horizon.ANNUAL), "12", "口")
    ]
    assert not project.is_text


def test_a_card_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(card(TEXT))) == card(TEXT)  # noqa: S301 - our own bytes


def test_a_document_of_blanks_has_no_opening() -> None:
    assert card(" \n\n").opening is None
    assert card("\n 甲\n").opening == (2, 3)
