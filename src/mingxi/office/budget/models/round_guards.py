"""The guards of the rounds, in the database itself.

- A control figure moves what is used of its ceiling; the CHECK of ``Ceiling`` refuses to exceed it,
  also where two officers spend the last of it at the same moment: the ceiling's row is locked by
  the first of them.
- An approved arrangement, its control figures and its lines change no more.
"""

from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.frame.database.triggers import Trigger

_TAKE = """
UPDATE budget_ceiling SET used_fen = used_fen + NEW.amount_fen WHERE id = NEW.ceiling_id;
"""
_GIVE_BACK = """
UPDATE budget_ceiling SET used_fen = used_fen - OLD.amount_fen WHERE id = OLD.ceiling_id;
"""
_APPROVED = ArrangementState.APPROVED.value


def _moving(verb: str, statements: str) -> Trigger:
    return Trigger(
        "budget_controlfigure",
        f"budget_controlfigure_{verb.lower()}_moves",
        f"AFTER {verb}",
        sqlite=statements,
        postgresql=f"{statements} RETURN NULL;",
    )


def _locked(table: str, verb: str) -> Trigger:
    """Refuse to touch what belongs to an approved arrangement; what is moved belongs to two."""
    rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}[verb]
    owners = ", ".join(f"{row}.arrangement_id" for row in rows)
    approved = f"SELECT 1 FROM budget_arrangement WHERE id IN ({owners}) AND state = '{_APPROVED}'"  # noqa: S608
    return _refusing(table, verb, f"EXISTS ({approved})")


def _refusing(table: str, verb: str, condition: str) -> Trigger:
    told = f"{table}: approved"
    row = "OLD" if verb == "DELETE" else "NEW"
    return Trigger(
        table,
        f"{table}_{verb.lower()}_locked",
        f"BEFORE {verb}",
        sqlite=f"SELECT RAISE(ABORT, '{told}') WHERE {condition};",
        postgresql=f"""
            IF {condition} THEN RAISE EXCEPTION '{told}' USING ERRCODE = '23001'; END IF;
            RETURN {row};
        """,
    )


ROUND_TRIGGERS = [
    _moving("INSERT", _TAKE),
    _moving("UPDATE", _GIVE_BACK + _TAKE),
    _moving("DELETE", _GIVE_BACK),
    *(
        _locked(table, verb)
        for table in ("budget_controlfigure", "budget_detailline")
        for verb in ("INSERT", "UPDATE", "DELETE")
    ),
    *(
        _refusing("budget_arrangement", verb, f"OLD.state = '{_APPROVED}'")
        for verb in ("UPDATE", "DELETE")
    ),
]
