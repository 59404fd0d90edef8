"""All claims of a document: in order, each result judged by its best reading, tables apart."""

from collections.abc import Callable

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.reading import Reading

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]
Read = Callable[[str], Reading]

TEXT = """一、项目名称
云陂镇森林防火项目
五、项目实施内容
1.巡护员40人，每人每月补助800元，全年共38.4万元。
2.购置风力灭火机12台，每台4,500元，共5.5万元。
两项合计43.9万元，其中县级20万元、镇级23.9万元。
七、项目实施计划
巡护补助38.4万元，每季度拨付9.6万元。
"""


def test_the_claims_of_a_text_stand_in_its_order(read: Read) -> None:
    claims = read(TEXT).claims
    assert [claim.kind for claim in claims] == [
        ClaimKind.PRODUCT,
        ClaimKind.PRODUCT,
        ClaimKind.SUM,
        ClaimKind.SPLIT,
        ClaimKind.SCHEDULE,
    ]
    assert [claim.span for claim in claims] == sorted(claim.span for claim in claims)


def test_a_wrong_part_is_told_once_and_the_total_is_judged_by_what_stands_there(
    read: Read, failing: Lines
) -> None:
    assert failing(TEXT) == ["product: 12台 × 4,500元/台 = 54,000元 ✗ 5.5万元"]
    (total,) = read(TEXT).claims_of(ClaimKind.SUM)
    assert total.verdict is Verdict.HOLDS


def test_every_span_lies_in_the_text_and_holds_its_result(read: Read) -> None:
    reading = read(TEXT)
    for claim in reading.claims:
        assert claim.text == reading.text[claim.span.start : claim.span.end]
        assert 0 <= claim.result.start < claim.result.end <= len(reading.text)


def test_a_result_that_one_reading_proves_is_not_refuted_by_another(failing: Lines) -> None:
    assert failing("每人每月300元，6人，另加奖金5,000元、服装费1,600元，三项合计2.82万元。") == []


def test_the_same_statement_is_told_once(claims_of: ClaimsOf) -> None:
    claims = claims_of("培训费3万元（2期×1.5万元＝3万元），其中材料1万元、讲课2万元。")
    keys = [(claim.span, claim.result, claim.kind) for claim in claims]
    assert len(keys) == len(set(keys))


def test_a_table_is_left_to_the_reading_of_tables(claims_of: ClaimsOf) -> None:
    claims = claims_of("品名\t数量\t单价（元）\t金额（元）\n喷壶\t40\t30\t1,200\n合计\t\t\t1,200\n")
    assert {claim.detail for claim in claims} <= {"row", "column"}


def test_a_text_without_figures_makes_no_claims(claims_of: ClaimsOf) -> None:
    assert claims_of("按照上级要求，认真做好各项工作。") == ()
