from mingxi.documents.document import Document
from mingxi.documents.text_tables import tables_in
from mingxi.projects.project_reading import projects_in
from mingxi.projects.project_text import Level, ProjectText, SectionKey
from mingxi.prose.amounts import figures_in
from mingxi.prose.dates import dates_in
from mingxi.prose.outline import outline_in


def _projects(text: str) -> tuple[ProjectText, ...]:
    document = Document("invented.txt", "", text, (), tables_in(text))
    return projects_in(document, figures_in(text), outline_in(text), dates_in(text))


_TEXT = """雁洄县水务局2025年预算重点领域财政项目文本公开

项目1
一、项目名称
水渠清淤及管护经费。
二、立项依据
县政府常务会议纪要。
三、项目实施单位
雁洄县水务局
四、项目基本概况
全县有水渠12条。
五、项目实施内容
1.清淤。清淤3公里，每公里2万元，计6万元。
2.管护。聘请管护员2人，每人每月1,000元，全年2.4万元。
六、资金安排情况
以上两项共需8.4万元，其中省级补助5万元、县级预算3.4万元。
七、项目实施计划
管护员补助每月支付0.2万元；清淤费6月底前一次性支付6万元。
八、项目实施成效
灌溉有保障。
九、项目绩效目标表
一级指标	二级指标	三级指标	指标性质	指标值	度量单位
产出指标	数量指标	清淤长度	=	3	公里

项目2
一、项目名称
路灯更换
二、立项依据
无。
三、项目实施单位
雁洄县芦堤镇人民政府
六、资金安排情况
由本级财政安排2万元。
"""


def test_a_document_gives_its_projects_with_all_they_say() -> None:
    first, second = _projects(_TEXT)
    assert (first.name, first.year, first.unit) == ("水渠清淤及管护经费", 2025, "雁洄县水务局")
    assert first.arranged == 8_400_000
    assert first.arranged_span is not None
    assert _TEXT[first.arranged_span.start : first.arranged_span.end] == "8.4万元"
    assert [(share.level, share.amount) for share in first.funding] == [
        (Level.PROVINCIAL, 5_000_000),
        (Level.COUNTY, 3_400_000),
    ]
    assert [indicator.level3 for indicator in first.indicators] == ["清淤长度"]
    assert first.section(SectionKey.TARGETS) is not None
    assert (second.name, second.year, second.arranged) == ("路灯更换", 2025, 2_000_000)
    assert [(share.level, share.amount) for share in second.funding] == [
        (Level.TOWNSHIP, 2_000_000)
    ]


def test_projects_stand_in_order_and_apart() -> None:
    first, second = _projects(_TEXT)
    assert first.end <= second.start
    assert _TEXT[first.end :].startswith("项目2\n")
    assert second.end == len(_TEXT)


def test_a_text_of_another_kind_has_no_project() -> None:
    assert _projects("雁洄县2025年工作计划\n一、总体目标\n略。\n二、资金保障\n共需5万元。\n") == ()
    assert _projects("") == ()
