"""How much a project is given, as its funding section says."""

from collections.abc import Sequence

from mingxi.patterns import pattern_of
from mingxi.projects.project_text import Section
from mingxi.projects.stated_amounts import Cue, Statement, statements_in, the_whole, without_shares
from mingxi.prose.marks import Figure

_SENTENCE_ENDS = "。；;\n"
# Neither the month of a contract (2030年4月) nor the end of a plan (2030—2032年) dates an amount.
_YEAR = pattern_of(
    r"(?<![\d\-－—–─~～至到])(?P<year>20\d\d)\s*年(?!\s*\d{1,2}\s*月)|(?P<own>[本今当]年)"
)
_REST = pattern_of(r"其余|余下|剩余|下余")


def arranged_in(
    text: str, figures: Sequence[Figure], funding: Section | None, year: int | None = None
) -> Figure | None:
    """Find the amount a funding section gives the project, or None where it states only parts.

    An amount that is given (安排, 列入预算) goes before a total (合计), a total before what is
    needed (共需): a project may need more than it gets. ``year`` is the project's: amounts of
    another year count only where its own has none.
    """
    if funding is None:
        return None
    stated = [
        statement
        for statement in statements_in(text, figures, funding.body, funding.end)
        if not statement.part and not statement.aside and not _is_rest(text, statement)
    ]
    of_the_year = [
        statement for statement in stated if not _of_another_year(text, statement, funding, year)
    ]
    statements = without_shares(text, of_the_year or stated)
    for cue in (Cue.GIVEN, Cue.TOTAL, Cue.RESULT):
        chosen = the_whole([statement for statement in statements if statement.cue is cue])
        if chosen is not None:
            return chosen.figure
    return statements[0].figure if len(statements) == 1 else None


def _is_rest(text: str, stated: Statement) -> bool:
    """Tell whether an amount is but what others leave to pay: 其余3万元列入预算."""
    return _REST.search(text, stated.clause.start, stated.figure.start) is not None


def _of_another_year(text: str, stated: Statement, funding: Section, year: int | None) -> bool:
    """Tell whether an amount is of another year: named in its clause, or set before the sentence.

    2030年，安排5万元 is of 2030 all through; 2030年补贴5万元，需6万元 only in its first clause.
    """
    if year is None:
        return False
    end = stated.figure.start
    start = max(funding.body, *(text.rfind(stop, funding.body, end) + 1 for stop in _SENTENCE_ENDS))
    named = [
        match
        for match in _YEAR.finditer(text, start, end)
        if match.start() >= stated.clause.start or match["own"] or text[match.end()] in "，,"
    ]
    return bool(named) and named[-1]["own"] is None and int(named[-1]["year"]) != year
