"""How much a project is given, as its funding section says."""

from collections.abc import Sequence
from decimal import Decimal

from mingxi.projects.payers import payers_in
from mingxi.projects.project_text import Level, Section
from mingxi.projects.stated_amounts import Cue, Statement, statements_in
from mingxi.prose.marks import Figure


def arranged_in(text: str, figures: Sequence[Figure], funding: Section | None) -> Figure | None:
    """Find the amount a funding section gives the project, or None where it states only parts.

    An amount that is given (安排, 列入预算) goes before a total (合计), a total before what is
    needed (共需): a project may need more than it gets.
    """
    if funding is None:
        return None
    stated = [
        statement
        for statement in statements_in(text, figures, funding.body, funding.end)
        if not statement.part and not statement.aside
    ]
    statements = _without_shares(text, stated)
    for cue in (Cue.GIVEN, Cue.TOTAL, Cue.RESULT):
        chosen = _the_whole([statement for statement in statements if statement.cue is cue])
        if chosen is not None:
            return chosen.figure
    return statements[0].figure if len(statements) == 1 else None


def _without_shares(text: str, statements: list[Statement]) -> list[Statement]:
    """Leave out what one of several payers gives; a sole payer gives the whole."""
    payers = [_payers(text, statement) for statement in statements]
    if len(set().union(*payers)) <= 1:
        return statements
    return [s for s, levels in zip(statements, payers, strict=True) if not levels]


def _payers(text: str, statement: Statement) -> set[Level]:
    clause = statement.clause
    return {payer.level for payer in payers_in(text, clause.start, clause.end)}


def _the_whole(statements: list[Statement]) -> Statement | None:
    """Choose the one that speaks for all: the only amount, the overall one, the sum of the rest."""
    if len({statement.figure.value for statement in statements}) == 1:
        return statements[0]
    overall = [statement for statement in statements if statement.overall]
    if overall:
        return overall[0]
    total = sum((statement.figure.value for statement in statements), Decimal(0))
    return next((s for s in statements if s.figure.value * 2 == total), None)
