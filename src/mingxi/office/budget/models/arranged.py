"""What is arranged for a project, told to the lines of lists (``declaration.models.ProjectYear``).

Those lines stand below and know nothing of arrangements, so an arrangement's own triggers write its
control figure into the line of its declaration. The totals of lines follow that by themselves.
SQLite asks triggers row by row; on PostgreSQL all lines of a statement are written at once, and
those alone whose figure changed: most changes of an arrangement are of its state.
"""

from mingxi.office.declaration.models.listing import UNDECIDED_FEN
from mingxi.office.frame.database.triggers import Trigger


def _written(fen: str, row: str, source: str = "", only: str = "") -> str:
    return f"""
UPDATE declaration_projectyear SET arranged_fen = {fen}
{source} WHERE declaration_projectyear.declaration_id = {row}.declaration_id {only};
"""  # noqa: S608  # our own names


_FIGURE = "({row}.declaration_id, {row}.control_fen)"
_WAS, _IS = _FIGURE.format(row="before"), _FIGURE.format(row="arranged")
_LEFT = "AND before.id = arranged.id AND before.declaration_id <> arranged.declaration_id"

ARRANGED_TRIGGERS = [
    Trigger(
        "budget_arrangement",
        "budget_arrangement_enters",
        "AFTER INSERT",
        sqlite=_written("NEW.control_fen", "NEW"),
        postgresql=f"{_written('arranged.control_fen', 'arranged', 'FROM arranged')} RETURN NULL;",
        whole=True,
        rows="arranged",
    ),
    Trigger(
        "budget_arrangement",
        "budget_arrangement_leaves",
        "AFTER DELETE",
        sqlite=_written(str(UNDECIDED_FEN), "OLD"),
        postgresql=f"{_written(str(UNDECIDED_FEN), 'before', 'FROM before')} RETURN NULL;",
        whole=True,
        rows_before="before",
    ),
    Trigger(
        "budget_arrangement",
        "budget_arrangement_follows",
        "AFTER UPDATE OF declaration_id, control_fen",
        sqlite=_written(
            str(UNDECIDED_FEN), "OLD", only="AND OLD.declaration_id <> NEW.declaration_id"
        )
        + _written("NEW.control_fen", "NEW", only="AND arranged_fen <> NEW.control_fen"),
        postgresql="",
    ),
    Trigger(
        "budget_arrangement",
        "budget_arrangement_follows",
        "AFTER UPDATE",
        sqlite="",
        postgresql=_written(str(UNDECIDED_FEN), "before", "FROM before, arranged", _LEFT)
        + _written(
            "arranged.control_fen",
            "arranged",
            "FROM before, arranged",
            f"AND before.id = arranged.id AND {_WAS} <> {_IS}",
        )
        + " RETURN NULL;",
        whole=True,
        rows="arranged",
        rows_before="before",
    ),
]
