import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents.document import Document
from mingxi.documents.text_tables import tables_in
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.tables import table_claims
from mingxi.projects.grids import bands_in
from mingxi.projects.table_figures import table_figures
from mingxi.prose.amounts import figures_in

TEXTS = ["d02", "d04", "d05", "d06", "d10", "d15", "r007", "r071", "r074", "r109", "r110"]
SUMS = {ClaimKind.SUM, ClaimKind.SPLIT, ClaimKind.SCHEDULE}
PRODUCTS = {ClaimKind.PRODUCT, ClaimKind.PERCENT}

amounts = st.integers(1, 10**8)
Rows = list[tuple[int, int, int]]
rows_of_a_table = st.lists(st.tuples(amounts, amounts, amounts), min_size=2, max_size=6)


def claims_of(text: str) -> tuple[Claim, ...]:
    document = Document("", "", text, tables=tables_in(text))
    prose = figures_in(text)
    figures = sorted(
        (*prose, *table_figures(bands_in(document), prose)), key=lambda figure: figure.start
    )
    return table_claims(document, bands_in(document), figures)


def table(rows: Rows, total: list[int]) -> str:
    body = "".join(f"第{at}组\t{a}\t{b}\t{c}\n" for at, (a, b, c) in enumerate(rows))
    heading = "名称\t设备（元）\t材料（元）\t人工（元）\n"
    return f"{heading}{body}合计\t{total[0]}\t{total[1]}\t{total[2]}\n"


@given(rows_of_a_table)
def test_a_correct_total_never_fails(rows: Rows) -> None:
    claims = claims_of(table(rows, [sum(column) for column in zip(*rows, strict=True)]))
    assert [claim.verdict for claim in claims] == [Verdict.HOLDS] * 3


@given(rows_of_a_table, st.integers(0, 2), st.data())
def test_one_changed_digit_of_a_total_always_fails(
    rows: Rows, column: int, data: st.DataObject
) -> None:
    total = [sum(values) for values in zip(*rows, strict=True)]
    written = str(total[column])
    at = data.draw(st.integers(0, len(written) - 1))
    digit = data.draw(st.sampled_from([c for c in "123456789" if c != written[at]]))
    total[column] = int(written[:at] + digit + written[at + 1 :])
    failing = [claim for claim in claims_of(table(rows, total)) if claim.fails]
    # Rows that happen to sum others are groups, and groups are left alone.
    groups = any(row[column] == sum(r[column] for r in rows[1:]) for row in rows)
    assert groups or [claim.stated for claim in failing] == [total[column]]


@given(rows_of_a_table)
def test_a_total_does_not_depend_on_the_order_of_its_parts(rows: Rows) -> None:
    total = [sum(column) for column in zip(*rows, strict=True)]
    there, back = claims_of(table(rows, total)), claims_of(table(rows[::-1], total))
    assert [claim.computed for claim in there] == [claim.computed for claim in back]


def test_claims_stand_in_text_order() -> None:
    claims = claims_of(
        "品名\t数量\t单价（元）\t金额（元）\n甲\t4\t6\t24\n乙\t3\t5\t15\n合计\t\t\t39\n"
    )
    assert [claim.kind for claim in claims] == [
        ClaimKind.PRODUCT,
        ClaimKind.PRODUCT,
        ClaimKind.SUM,
    ]
    assert [claim.span for claim in claims] == sorted(claim.span for claim in claims)


def test_a_text_without_tables_makes_no_table_claims() -> None:
    assert claims_of("每人每月200元，5人全年12,000元。") == ()


def must_claims(shared: Path, name: str) -> Iterator[tuple[dict[str, object], list[Claim]]]:
    """Give each claim of the truth that a table makes, with ours of its kind and value there."""
    text = (shared / "heldin/texts" / f"{name}.txt").read_text(encoding="utf-8")
    truth = json.loads((shared / "heldin/gold" / f"{name}.json").read_text(encoding="utf-8"))
    cells = [cell for table in tables_in(text) for row in table.cells for cell in row]
    ours = claims_of(text)
    for claim in truth["claims"]:
        kinds = SUMS if claim["kind"] in SUMS else PRODUCTS if claim["kind"] in PRODUCTS else set()
        in_table = any(cell.start <= claim["start"] < cell.end for cell in cells)
        if claim["level"] == "must" and kinds and (in_table or name > "r1"):
            yield (
                claim,
                [
                    one
                    for one in ours
                    if one.kind in kinds
                    and one.stated == Decimal(str(claim["stated"]))
                    and one.span.start < claim["end"]
                    and claim["start"] < one.span.end
                ],
            )


@pytest.mark.shared
@pytest.mark.parametrize("name", TEXTS)
def test_what_the_tables_of_the_truth_claim_is_found_and_judged(shared: Path, name: str) -> None:
    for claim, ours in must_claims(shared, name):
        wanted = claim["verdict"] == "fails"
        assert any(one.fails == wanted for one in ours), claim
