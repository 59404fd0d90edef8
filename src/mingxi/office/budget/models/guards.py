"""The guards of the ledger, in the database itself: no code path and no crash gets round them.

- A new line gets a balance of nothing in every account.
- A new entry moves the two balances it names; the CHECK of `Balance` refuses to overdraw one.
- No line, voucher or entry is changed or deleted.
"""

from mingxi.office.budget.models.lines import ACCOUNTS
from mingxi.office.frame.database.triggers import Trigger, append_only

_VALUES = ", ".join(f"('{code}')" for code, _ in ACCOUNTS)

# Many versions of one row in one transaction are slow on PostgreSQL, so each balance moves once a
# statement, and in the order of their places, so that two writers never wait for each other.
# SQLite has one writer, and asks triggers row by row.
_MOVE_ON_POSTGRESQL = """
DECLARE
    side record;
BEGIN
    FOR side IN
        SELECT line_id, account, sum(fen) AS fen FROM (
            SELECT debit_line_id AS line_id, debit_account AS account, -amount_fen AS fen
            FROM booked
            UNION ALL
            SELECT credit_line_id, credit_account, amount_fen FROM booked
        ) AS sides
        GROUP BY line_id, account ORDER BY line_id, account COLLATE "C"
    LOOP
        UPDATE budget_balance SET balance_fen = balance_fen + side.fen
        WHERE line_id = side.line_id AND account = side.account;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'budget_entry: no such account' USING ERRCODE = '23503';
        END IF;
    END LOOP;
    RETURN NULL;
END;
"""
_MOVE_ON_SQLITE = """
UPDATE budget_balance SET balance_fen = balance_fen - NEW.amount_fen
WHERE line_id = NEW.debit_line_id AND account = NEW.debit_account;
SELECT RAISE(ABORT, 'budget_entry: no such account') WHERE changes() = 0;
UPDATE budget_balance SET balance_fen = balance_fen + NEW.amount_fen
WHERE line_id = NEW.credit_line_id AND account = NEW.credit_account;
SELECT RAISE(ABORT, 'budget_entry: no such account') WHERE changes() = 0;
"""

TRIGGERS = [
    *append_only("budget_line"),
    *append_only("budget_voucher"),
    *append_only("budget_entry"),
    Trigger(
        "budget_line",
        "budget_line_opens",
        "AFTER INSERT",
        sqlite=f"""
            INSERT INTO budget_balance (line_id, account, balance_fen)
            SELECT NEW.id, column1, 0 FROM (VALUES {_VALUES});
        """,  # noqa: S608  # the accounts above
        postgresql=f"""
            INSERT INTO budget_balance (line_id, account, balance_fen)
            SELECT NEW.id, account, 0 FROM (VALUES {_VALUES}) AS accounts (account);
            RETURN NULL;
        """,  # noqa: S608  # the accounts above
    ),
    Trigger(
        "budget_entry",
        "budget_entry_moves",
        "AFTER INSERT",
        sqlite=_MOVE_ON_SQLITE,
        postgresql=_MOVE_ON_POSTGRESQL,
        whole=True,
        rows="booked",
    ),
]
