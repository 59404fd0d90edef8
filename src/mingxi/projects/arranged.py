"""How much a project is given, as its funding section says."""

from collections.abc import Sequence

from mingxi.projects.project_text import Section
from mingxi.projects.stated_amounts import Cue, statements_in, the_whole, without_shares
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
    statements = without_shares(text, stated)
    for cue in (Cue.GIVEN, Cue.TOTAL, Cue.RESULT):
        chosen = the_whole([statement for statement in statements if statement.cue is cue])
        if chosen is not None:
            return chosen.figure
    return statements[0].figure if len(statements) == 1 else None
