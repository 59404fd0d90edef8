from mingxi.documents import read_document
from mingxi.projects.claims.claim import ClaimKind
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand

TEXT = """一、项目名称
云陂镇森林防火项目
二、立项依据
《云陂县森林防火办法》（云陂政发〔2022〕7号）
五、项目实施内容
巡护员40人，每人每月补助800元，全年共38.4万元。
六、资金安排情况
2024年安排资金38.4万元，其中县级20万元、镇级18.4万元。
七、项目实施计划
2024年12月底前全部发放。

品名\t数量\t单价（元）\t金额（元）
喷壶\t40\t30\t1,200
水桶\t10\t80\t800
合计\t\t\t2,000
"""


def reading_of(text: str) -> Reading:
    return understand(read_document("x.txt", text.encode()))


def test_a_reading_holds_every_mark_the_project_and_its_claims() -> None:
    reading = reading_of(TEXT)
    (project,) = reading.projects
    assert project.name == "云陂镇森林防火项目"
    assert project.arranged == 38_400_000
    assert [citation.number for citation in reading.citations] == ["云陂政发〔2022〕7号"]
    assert [mark.written for mark in reading.outline][:2] == ["一、", "二、"]
    assert any(date.deadline for date in reading.dates)
    assert {claim.kind for claim in reading.claims} >= {ClaimKind.PRODUCT, ClaimKind.SPLIT}
    assert reading.explained == ((38_400_000, 38_400_000),)


def test_the_text_is_that_of_the_document() -> None:
    reading = reading_of(TEXT)
    assert reading.text == reading.document.text


def test_cells_of_tables_are_figures_among_those_of_the_prose() -> None:
    figures = reading_of(TEXT).figures
    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)
    assert "2,000" in {figure.text for figure in figures if figure.is_money}


def test_a_number_in_a_title_is_no_date() -> None:
    reading = reading_of("《云陂县2023年防火方案》要求2024年完成。")
    assert [date.text for date in reading.dates] == ["2024年"]


def test_claims_of_one_kind_keep_the_order_of_the_text() -> None:
    products = reading_of(TEXT).claims_of(ClaimKind.PRODUCT)
    assert products
    assert {claim.kind for claim in products} == {ClaimKind.PRODUCT}
    assert [claim.span for claim in products] == sorted(claim.span for claim in products)


def test_the_same_document_is_read_the_same_way_twice() -> None:
    assert reading_of(TEXT) == reading_of(TEXT)


def test_a_text_that_says_nothing_is_understood_all_the_same() -> None:
    reading = reading_of("。")
    assert (reading.figures, reading.claims, reading.explained) == ((), (), ())
