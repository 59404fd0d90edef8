"""What the proof of the ledger asks of the database: each finds what must not be there."""

from collections.abc import Iterator

from mingxi.office.budget.models.spending import spent_by
from mingxi.office.budget.reckoning.accounts import MEMORANDUM, SOURCES, Account
from mingxi.office.budget.reckoning.acts import Act, sides_of


def _texts(values: Iterator[str]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


_SOURCES = _texts(account.value for account in SOURCES)
_MEMORANDUM = _texts(account.value for account in MEMORANDUM)
_ACCOUNTS = ", ".join(f"('{account.value}')" for account in Account)
_SIDES = " OR ".join(
    f"(act = '{act}' AND debit_account = '{debit}' AND credit_account = '{credit}')"
    for act in Act
    for debit, credit in sides_of(act)
)

# What the entries say each account of each line holds.
_MOVED = """
    SELECT line_id, account, sum(fen) AS fen FROM (
        SELECT debit_line_id AS line_id, debit_account AS account, -amount_fen AS fen
        FROM budget_entry
        UNION ALL
        SELECT credit_line_id, credit_account, amount_fen FROM budget_entry
    ) AS sides GROUP BY line_id, account
"""

OTHER_BALANCES = f"""
SELECT balance.line_id, balance.account, balance.balance_fen, coalesce(moved.fen, 0)
FROM budget_balance AS balance LEFT JOIN ({_MOVED}) AS moved
    ON moved.line_id = balance.line_id AND moved.account = balance.account
WHERE balance.balance_fen <> coalesce(moved.fen, 0)
ORDER BY balance.line_id, balance.account
"""  # noqa: S608  # our own codes

OTHER_SPENDING = f"""
SELECT fiscal_year, unit_code, sum(kept), sum(proven) FROM (
    SELECT fiscal_year, unit_code, spent_fen AS kept, 0 AS proven FROM budget_unitspending
    UNION ALL
    SELECT fiscal_year, unit_code, 0, spent_fen
    FROM ({spent_by("entry", "FROM budget_entry AS entry")}) AS spent
) AS sides
GROUP BY fiscal_year, unit_code HAVING sum(kept) <> sum(proven) ORDER BY fiscal_year, unit_code
"""  # noqa: S608  # our own codes

MISSING_BALANCES = f"""
SELECT place.line_id, place.account
FROM (
    SELECT line.id AS line_id, column1 AS account
    FROM budget_line AS line CROSS JOIN (VALUES {_ACCOUNTS}) AS accounts
    UNION SELECT line_id, account FROM ({_MOVED}) AS moved
) AS place
LEFT JOIN budget_balance AS balance
    ON balance.line_id = place.line_id AND balance.account = place.account
WHERE balance.line_id IS NULL
ORDER BY place.line_id, place.account
"""  # noqa: S608  # our own codes

OVERDRAWN_BALANCES = f"""
SELECT line_id, account, balance_fen FROM budget_balance
WHERE CASE WHEN account IN ({_SOURCES}) THEN balance_fen > 0 ELSE balance_fen < 0 END
ORDER BY line_id, account
"""  # noqa: S608  # our own codes

UNEQUAL_BOOKS = f"""
SELECT account IN ({_MEMORANDUM}) AS memorandum, sum(balance_fen) FROM budget_balance
GROUP BY account IN ({_MEMORANDUM}) HAVING sum(balance_fen) <> 0
"""  # noqa: S608  # our own codes

EMPTY_VOUCHERS = """
SELECT voucher.id, voucher.act, voucher.document FROM budget_voucher AS voucher
WHERE NOT EXISTS (SELECT 1 FROM budget_entry WHERE voucher_id = voucher.id)
ORDER BY voucher.id
"""

INVALID_ENTRIES = """
SELECT entry.id, entry.voucher_id, entry.amount_fen FROM budget_entry AS entry
LEFT JOIN budget_voucher AS voucher ON voucher.id = entry.voucher_id
LEFT JOIN budget_line AS debit ON debit.id = entry.debit_line_id
LEFT JOIN budget_line AS credit ON credit.id = entry.credit_line_id
WHERE voucher.id IS NULL OR debit.id IS NULL OR credit.id IS NULL OR entry.amount_fen <= 0
ORDER BY entry.id
"""

STRANGE_ACCOUNTS = f"""
SELECT DISTINCT voucher.id, voucher.act, voucher.document
FROM budget_voucher AS voucher JOIN budget_entry AS entry ON entry.voucher_id = voucher.id
WHERE NOT ({_SIDES})
ORDER BY voucher.id
"""  # noqa: S608  # our own codes

OTHER_AMOUNTS = """
SELECT follower.id, follower.act, follower.document FROM budget_voucher AS follower
WHERE follows_id IS NOT NULL
    AND (SELECT sum(amount_fen) FROM budget_entry WHERE voucher_id = follower.id)
    <> (SELECT sum(amount_fen) FROM budget_entry WHERE voucher_id = follower.follows_id)
ORDER BY follower.id
"""

DOUBLED_ACTS = """
SELECT voucher.id, voucher.act, voucher.document FROM budget_voucher AS voucher
WHERE key IN (SELECT key FROM budget_voucher GROUP BY key HAVING count(*) > 1)
    OR follows_id IN (
        SELECT follows_id FROM budget_voucher GROUP BY follows_id HAVING count(*) > 1
    )
ORDER BY voucher.id
"""

OVERDRAWN_COMMITMENTS = f"""
SELECT DISTINCT root.id, root.act, root.document FROM (
    SELECT coalesce(voucher.commitment_id, voucher.id) AS number, entry.credit_line_id,
        sum(CASE WHEN credit_account = '{Account.COMMITTED}' THEN amount_fen
            WHEN debit_account = '{Account.COMMITTED}' THEN -amount_fen ELSE 0 END) AS fen
    FROM budget_voucher AS voucher
    JOIN budget_entry AS entry ON entry.voucher_id = voucher.id
    WHERE voucher.commitment_id IS NOT NULL OR voucher.act = '{Act.COMMITMENT}'
    GROUP BY 1, 2
) AS used JOIN budget_voucher AS root ON root.id = used.number
WHERE used.fen < 0
ORDER BY root.id
"""  # noqa: S608  # our own codes

OTHER_BATCHES = f"""
SELECT batch.id, batch.document, batch.count, count(entry.id), batch.total_fen,
    coalesce(sum(entry.amount_fen), 0)
FROM budget_batch AS batch
LEFT JOIN budget_voucher AS voucher ON voucher.batch_id = batch.id
LEFT JOIN budget_entry AS entry ON entry.voucher_id = voucher.id
WHERE batch.act = '{Act.RESERVATION}' AND batch.completed_at IS NOT NULL
GROUP BY batch.id, batch.document, batch.count, batch.total_fen
HAVING count(entry.id) <> batch.count
    OR coalesce(sum(entry.amount_fen), 0) <> batch.total_fen
ORDER BY batch.id
"""  # noqa: S608  # our own codes
