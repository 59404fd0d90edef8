"""Laws of the claims: right sentences never fail, wrong ones do, and neighbours do not matter."""

from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents import Document, read_document
from mingxi.documents.text_tables import tables_in
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, Verdict
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand

from .strategies import FULL_WIDTH, Statement, slips, statements, unrelated, wild_texts

PROJECT = """一、项目名称
{name}
二、立项依据
《云陂县公共设施管护办法》（云陂政发〔2022〕7号）
三、项目实施单位
云陂镇人民政府
五、项目实施内容
{content}
七、项目实施计划
年底前完成。
"""


def read(text: str) -> Reading:
    return understand(read_document("x.txt", text.encode()))


def judged(claims: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    """Give what is said of each result, wherever it stands."""
    return [(claim.kind, claim.verdict, claim.stated, claim.computed) for claim in claims]


def moved(claim: Claim, by: int) -> Claim:
    """Give a claim as it stands so many characters further on."""

    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    operands = tuple(each._replace(span=move(each.span)) for each in claim.operands)
    return claim._replace(span=move(claim.span), result=move(claim.result), operands=operands)


@given(statements)
def test_a_right_sentence_never_fails_and_its_result_is_proven(statement: Statement) -> None:
    claims = read(statement.text).claims
    start = len(statement.before)
    assert not [claim.text for claim in claims if claim.fails]
    assert start in {claim.result.start for claim in claims if claim.verdict is Verdict.HOLDS}


@given(statements.flatmap(slips))
def test_one_wrong_digit_is_always_found(text: str) -> None:
    assert [claim for claim in read(text).claims if claim.fails]


@given(statements, st.lists(unrelated, max_size=3), st.lists(unrelated, max_size=3), st.data())
def test_unrelated_sentences_change_no_verdict(
    statement: Statement, before: list[str], after: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.one_of(st.just(statement.text), slips(statement)))
    alone = judged(read(text).claims)
    for mark in ("", "\n"):
        assert judged(read(mark.join((*before, text, *after))).claims) == alone


@given(statements, st.data())
def test_full_width_digits_change_no_verdict(statement: Statement, data: st.DataObject) -> None:
    text = data.draw(st.one_of(st.just(statement.text), slips(statement)))
    wide = "\n".join(
        # The number of an item is no figure of the sentence.
        line[:2] + line[2:].translate(FULL_WIDTH)
        if line[1:2] == "."
        else line.translate(FULL_WIDTH)
        for line in text.split("\n")
    )
    assert judged(read(wide).claims) == judged(read(text).claims)


@given(wild_texts)
def test_any_text_is_understood_and_understood_the_same_way_twice(text: str) -> None:
    document = Document("", "", text, tables=tables_in(text))
    reading = understand(document)
    assert reading == understand(document)
    for claim in reading.claims:
        assert claim.text == reading.text[claim.span.start : claim.span.end]
        assert 0 <= claim.result.start < claim.result.end <= len(reading.text)


@given(st.lists(statements, min_size=1, max_size=3), st.lists(statements, min_size=1, max_size=3))
def test_two_projects_in_one_document_are_judged_as_in_two(
    first: list[Statement], second: list[Statement]
) -> None:
    one, other = (
        PROJECT.format(name=name, content="\n".join(each.text for each in content))
        for name, content in (("路灯管护项目", first), ("公厕管护项目", second))
    )
    by = len(one) + 2
    together = read(f"{one}\n\n{other}")
    alone = read(one).claims
    assert together.claims[: len(alone)] == alone
    assert together.claims[len(alone) :] == tuple(moved(claim, by) for claim in read(other).claims)
