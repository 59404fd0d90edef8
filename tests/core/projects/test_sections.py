import pytest

from mingxi.documents import Table
from mingxi.projects.project_text import SectionKey
from mingxi.projects.sections import ProjectRange, project_ranges

_BODIES = {
    "项目名称": "村道维修",
    "立项依据": "县政府常务会议纪要。",
    "项目实施单位": "雁洄县交通运输局",
    "项目实施内容": "维修村道3公里。",
    "资金安排情况": "安排9万元。",
}


def _project(*, numbers: str = "一二三四五", mark: str = "{}、", name: str = "村道维修") -> str:
    lines = []
    for number, (title, body) in zip(numbers, _BODIES.items(), strict=True):
        lines += [mark.format(number) + title, name if title == "项目名称" else body]
    return "\n".join(lines) + "\n"


def _keys(found: ProjectRange) -> list[SectionKey]:
    return [section.key for section in found.sections]


_ALL = [
    SectionKey.NAME,
    SectionKey.BASIS,
    SectionKey.UNIT,
    SectionKey.CONTENT,
    SectionKey.FUNDING,
]


def test_a_project_begins_at_its_name_and_ends_with_the_text() -> None:
    text = "雁洄县2025年项目文本公开\n\n" + _project()
    (found,) = project_ranges(text)
    assert text[found.start :].startswith("一、项目名称")
    assert found.end == len(text)
    assert text[found.above.start : found.above.end].startswith("雁洄县2025年")
    assert _keys(found) == _ALL


def test_sections_join_without_a_gap() -> None:
    text = _project()
    (found,) = project_ranges(text)
    for section, following in zip(found.sections, found.sections[1:], strict=False):
        assert section.end == following.start
    assert text[found.sections[3].body : found.sections[3].end] == "维修村道3公里。\n"


def test_a_number_before_the_next_project_belongs_to_neither() -> None:
    for leading in ("（二）", "项目2.", "项目二", "二、", "------"):
        text = f"公开\n{_project()}\n{leading}\n\n{_project(name='路灯更换')}"
        first, second = project_ranges(text)
        assert text[first.end :].startswith(leading)
        assert text[second.start :].startswith("一、项目名称\n路灯更换")


def test_a_repeated_document_title_belongs_to_the_next_project() -> None:
    title = "雁洄县交通运输局\n\n部门项目公开\n\n"
    text = title + _project() + title + _project(name="路灯更换")
    first, second = project_ranges(text)
    assert text[first.start : first.end] == _project()
    assert text[second.above.start : second.above.end] == title


def test_projects_may_follow_each_other_with_nothing_between() -> None:
    text = _project() + _project(name="路灯更换") + _project(name="水渠清淤")
    assert [text[p.start : p.end].count("项目名称") for p in project_ranges(text)] == [1, 1, 1]


def test_numbering_may_be_mixed_in_one_document() -> None:
    text = _project(numbers="12345", mark="{}．") + "（二）\n" + _project(numbers="     ", mark="")
    assert [_keys(found) for found in project_ranges(text)] == [_ALL, _ALL]


def test_a_last_section_may_be_the_only_numbered_one() -> None:
    text = _project(mark="") + "九、项目绩效目标表\n"
    (found,) = project_ranges(text)
    assert _keys(found) == [*_ALL, SectionKey.TARGETS]


def test_a_numbered_part_inside_a_section_is_no_section() -> None:
    parts = "（一）项目概况\n村道破损。\n（二）项目内容\n维修。"
    text = _project().replace("维修村道3公里。", parts)
    (found,) = project_ranges(text)
    assert _keys(found) == _ALL


def test_a_label_inside_a_section_opens_no_project() -> None:
    text = _project().replace("县政府常务会议纪要。", "项目名称：村道维修\n主要内容：略\n")
    (found,) = project_ranges(text)
    assert _keys(found) == _ALL
    content = next(s for s in found.sections if s.key is SectionKey.CONTENT)
    assert content.title == "四、项目实施内容"


def test_a_work_plan_or_a_report_with_a_few_such_headings_is_no_project() -> None:
    assert not project_ranges("一、项目概况\n略\n二、立项依据\n略\n三、实施主体\n略\n")
    assert not project_ranges("一、项目名称\n略\n二、主要内容\n略\n三、资金安排\n略\n")


def test_a_form_with_a_name_a_unit_and_a_basis_alone_is_no_project() -> None:
    form = "项目名称 村道维修\n实施单位 雁洄县交通运输局\n项目概况 略\n立项依据 略\n"
    assert not project_ranges(form)


def test_a_heading_outside_the_nine_ends_the_section_before_it() -> None:
    text = _project() + "六、其他说明\n无。\n"
    (found,) = project_ranges(text)
    assert text[found.sections[-1].body : found.sections[-1].end] == "安排9万元。\n"
    assert found.end == len(text)


def test_a_list_item_with_the_next_number_does_not_end_a_section() -> None:
    text = _project(numbers="12345", mark="{}．")
    text = text.replace("维修村道3公里。", "\n".join(f"{n}．路段{n}。" for n in range(1, 8)))
    (found,) = project_ranges(text)
    assert "7．路段7。" in text[found.sections[3].start : found.sections[3].end]


@pytest.mark.parametrize("leading", ["（二）渠道清淤", "（二）2030年项目", "（二）"])
def test_the_number_and_the_name_of_the_next_project_are_none_of_the_last_one(
    leading: str,
) -> None:
    first, second = _project(), _project(name="渠道清淤")
    one, other = project_ranges(f"{first}{leading}\n{second}")
    assert (one.end, other.start) == (len(first), len(first) + len(leading) + 1)
    # What another name numbers is a line of the last section.
    one, other = project_ranges(f"{first}（二）桥梁加固\n{second}")
    assert one.end == other.start


def test_a_heading_of_its_own_ends_an_empty_section() -> None:
    text = _project().replace("安排9万元。\n", "六、保障措施\n由县里牵头。\n")
    (found,) = project_ranges(text)
    funding = found.sections[-1]
    assert funding.key is SectionKey.FUNDING
    assert funding.body == funding.end == text.index("六、保障措施")


def test_a_table_before_the_next_project_is_none_of_its_headings() -> None:
    first, second = _project() + "一\n", _project(name="渠道清淤")
    cell = Table(len(first) - 2, len(first) - 1, ((),))
    assert project_ranges(first + second, (cell,))[0].end == len(first)
    assert project_ranges(first + second)[0].end == len(first) - 2
