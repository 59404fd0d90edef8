"""A figure knows what became of it, and which claims it takes part in."""

from itertools import pairwise

import pytest

from mingxi.reports import report
from mingxi.reports.page.figures import Figures


@pytest.fixture
def told(document: report.Document) -> dict[str, tuple[str, list[int]]]:
    text = document["text"]
    return {
        text[figure.start : figure.end]: (figure.status, figure.claims)
        for figure in Figures(document).all
    }


def test_a_value_that_is_no_money_is_proven_with_its_claim(
    told: dict[str, tuple[str, list[int]]],
) -> None:
    assert told["6人"] == ("proven", [0])


def test_the_operand_of_a_claim_that_fails_is_not_called_contradicted(
    told: dict[str, tuple[str, list[int]]],
) -> None:
    assert told["200册"] == ("unexplained", [1])
    assert told["0.8万元"] == ("contradicted", [1])


def test_a_claim_knows_its_figures(document: report.Document) -> None:
    figures = Figures(document)
    text = document["text"]
    written = [text[figure.start : figure.end] for figure in figures.all]
    parts = figures.parts[0]
    assert parts.result is not None
    assert written[parts.result] == "18.36万元"
    assert [written[operand] for operand in parts.operands] == ["6人", "2,550元"]


def test_a_value_inside_an_amount_is_that_amount(document: report.Document) -> None:
    operand = document["claims"][0]["operands"][1]
    operand["end"] -= 1
    figures = Figures(document)
    amount = next(figure for figure in figures.all if figure.start == operand["start"])
    assert amount.end == operand["end"] + 1
    assert 0 in amount.claims


def test_what_contradicts_a_figure_comes_before_what_proves_it(document: report.Document) -> None:
    first, second = document["claims"][:2]
    second["result"] = first["result"]
    figure = next(
        figure for figure in Figures(document).all if figure.start == first["result"]["start"]
    )
    assert figure.claims == [1, 0]


def test_no_figure_shares_a_character_with_the_next(document: report.Document) -> None:
    claim = document["claims"][0]
    claim["operands"][0] |= {"start": 0, "end": len(document["text"])}
    figures = Figures(document).all
    assert all(one.end <= other.start for one, other in pairwise(figures))
