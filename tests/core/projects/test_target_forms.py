from mingxi.documents.text_tables import tables_in
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText
from mingxi.projects.target_forms import forms_in

_FORM = """项目支出绩效目标申报表
（2025年度）
项目名称	{name}	实施单位	雁洄县水务局
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	{target}	3公里

"""


def _forms(text: str, *taken: Span) -> list[ProjectText]:
    return list(forms_in(text, tables_in(text), taken))


def test_a_form_by_itself_declares_a_project() -> None:
    text = "雁洄县水务局公开\n\n" + _FORM.format(name="水渠清淤", target="清淤长度")
    (form,) = _forms(text)
    assert (form.name, form.year, form.unit) == ("水渠清淤", 2025, "雁洄县水务局")
    assert text[form.start :].startswith("项目支出绩效目标申报表")
    assert [indicator.level3 for indicator in form.indicators] == ["清淤长度"]
    assert not form.sections


def test_each_form_of_a_document_is_a_project() -> None:
    text = _FORM.format(name="水渠清淤", target="清淤长度") + _FORM.format(
        name="水库加固", target="加固长度"
    )
    assert [form.name for form in _forms(text)] == ["水渠清淤", "水库加固"]


def test_the_form_of_a_project_text_is_no_second_project() -> None:
    text = _FORM.format(name="水渠清淤", target="清淤长度")
    assert not _forms(text, Span(0, len(text)))


def test_a_table_with_a_project_and_no_indicators_is_no_form() -> None:
    assert not _forms("项目名称\t金额\n水渠清淤\t3\n水库加固\t4\n")
