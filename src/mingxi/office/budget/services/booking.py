"""The one place where vouchers and entries are written.

What is asked for is looked up, refused or booked in as few statements as the engine allows: one on
PostgreSQL, where each trip costs as much as the work, and three on SQLite. The guard itself is not
here but in the database; here a refusal is made before the guard would have to act, so that it has
words and leaves the caller's transaction whole.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection

from mingxi.office.budget.models import Line, Voucher
from mingxi.office.budget.reckoning.acts import Act, Place, Postings, needs
from mingxi.office.budget.services.refusals import (
    AlreadyFollowedError,
    OverspendError,
    TakenKeyError,
)
from mingxi.office.events.services import Actor
from mingxi.office.frame.clock import now
from mingxi.office.frame.database.prepared import answer_prepared


class Draft(NamedTuple):
    """A voucher to be: its key tells it apart from every other act, also when it is tried again."""

    act: Act
    key: str
    document: str
    fiscal_date: date
    by: Actor
    postings: Postings
    follows: int | None = None
    commitment: int | None = None
    batch: int | None = None


def book(draft: Draft) -> tuple[Voucher, bool]:
    """Book one voucher; give it, and whether it is new (a key that is tried again is not).

    Raises:
        OverspendError: an account holds less than is asked of it.
        TakenKeyError: the key belongs to an act of other content.
        AlreadyFollowedError: what it follows is settled, returned or reversed already.
    """
    at = now()
    booked = _insert([draft], at)
    if draft.key in booked:
        return _voucher(draft, booked[draft.key], at), True
    earlier = Voucher.objects.filter(key=draft.key).first()
    if earlier is None:
        raise _refusal([draft])
    if not _is_same(earlier, draft):
        raise TakenKeyError(draft.key, earlier.document)
    return earlier, False


def book_all(drafts: Sequence[Draft]) -> None:
    """Book vouchers whose keys are known to be new, all or none.

    Raises:
        OverspendError: an account holds less than they ask of it together.
        AlreadyFollowedError: one follows what is settled, returned or reversed already.
    """
    if len(_insert(drafts, now())) < len(drafts):
        raise _refusal(drafts)


def lack(asked: Mapping[Place, int]) -> OverspendError | None:
    """Give the refusal for the first place that holds less than is asked of it, if there is one."""
    held = _held(asked)
    for place, fen in asked.items():
        if fen > held.get(place, 0):
            line = Line.objects.get(pk=place.line)
            return OverspendError(line, place.account, held_fen=held[place], asked_fen=fen)
    return None


def _insert(drafts: Sequence[Draft], at: datetime) -> dict[str, int]:
    """Insert vouchers and entries, and give the new vouchers' numbers by their keys.

    Where an account holds too little, or a key or what is followed is taken, not all of them are in
    the answer, and the transaction stays usable.
    """
    asked = needs(posting for draft in drafts for posting in draft.postings)
    if connection.vendor == "postgresql":
        return _insert_on_postgresql(drafts, asked, at)
    return _insert_on_sqlite(drafts, asked, at)


_VOUCHER_COLUMNS = (
    "act, key, document, fiscal_date, by_number, by_name, at, follows_id, commitment_id, batch_id"
)
_ENTRY_COLUMNS = (
    "voucher_id, debit_account, debit_line_id, credit_account, credit_line_id, amount_fen"
)

# The balances are locked in the order of their places, and read as they are once they are locked.
_ON_POSTGRESQL = f"""
WITH held AS MATERIALIZED (
    SELECT balance.balance_fen >= need.fen OR need.fen = 0 AS is_enough
    FROM json_to_recordset(%(needs)s) AS need (line bigint, account text, fen bigint)
    JOIN budget_balance AS balance
        ON balance.line_id = need.line AND balance.account = need.account
    ORDER BY need.line, need.account COLLATE "C"
    FOR UPDATE OF balance
), vouched AS (
    INSERT INTO budget_voucher ({_VOUCHER_COLUMNS})
    SELECT {_VOUCHER_COLUMNS}
    FROM json_to_recordset(%(vouchers)s) AS voucher (
        act text, key text, document text, fiscal_date date, by_number text, by_name text,
        at timestamptz, follows_id bigint, commitment_id bigint, batch_id bigint
    )
    WHERE (SELECT bool_and(is_enough) FROM held)
    ON CONFLICT DO NOTHING
    RETURNING id, key
), entered AS (
    INSERT INTO budget_entry ({_ENTRY_COLUMNS})
    SELECT vouched.id, entry.debit, entry.debit_line, entry.credit, entry.credit_line, entry.fen
    FROM vouched JOIN json_to_recordset(%(entries)s) AS entry (
        key text, debit text, debit_line bigint, credit text, credit_line bigint, fen bigint
    ) USING (key)
)
SELECT key, id FROM vouched
"""  # noqa: S608  # put together from the columns above


def _insert_on_postgresql(
    drafts: Sequence[Draft], asked: Mapping[Place, int], at: datetime
) -> dict[str, int]:
    values = {
        "needs": [
            {"line": place.line, "account": place.account, "fen": fen}
            for place, fen in asked.items()
        ],
        "vouchers": [
            {
                "act": draft.act,
                "key": draft.key,
                "document": draft.document,
                "fiscal_date": draft.fiscal_date.isoformat(),
                "by_number": draft.by.number,
                "by_name": draft.by.name,
                "at": at.isoformat(),
                "follows_id": draft.follows,
                "commitment_id": draft.commitment,
                "batch_id": draft.batch,
            }
            for draft in drafts
        ],
        "entries": [
            {"key": draft.key, **posting._asdict()}
            for draft in drafts
            for posting in draft.postings
        ],
    }
    texts = {name: json.dumps(rows) for name, rows in values.items()}
    return dict(answer_prepared(_ON_POSTGRESQL, texts))


_VOUCHER_ON_SQLITE = f"""
INSERT INTO budget_voucher ({_VOUCHER_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING
"""  # noqa: S608  # put together from the columns above
_ENTRY_ON_SQLITE = f"""
INSERT INTO budget_entry ({_ENTRY_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)
"""  # noqa: S608  # put together from the columns above


def _insert_on_sqlite(
    drafts: Sequence[Draft], asked: Mapping[Place, int], at: datetime
) -> dict[str, int]:
    held = _held(asked)
    if any(fen > held.get(place, 0) for place, fen in asked.items() if fen):
        return {}
    stamp = connection.ops.adapt_datetimefield_value(at)
    vouchers = [
        (
            draft.act.value,
            draft.key,
            draft.document,
            draft.fiscal_date.isoformat(),
            draft.by.number,
            draft.by.name,
            stamp,
            draft.follows,
            draft.commitment,
            draft.batch,
        )
        for draft in drafts
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_VOUCHER_ON_SQLITE, vouchers)
        if cursor.rowcount < len(drafts):
            return {}
        numbers = {key: number for key, number, _ in booked_under([draft.key for draft in drafts])}
        cursor.executemany(
            _ENTRY_ON_SQLITE,
            [(numbers[draft.key], *posting) for draft in drafts for posting in draft.postings],
        )
    return numbers


def booked_under(keys: Sequence[str]) -> list[tuple[str, int, int | None]]:
    """Give key, number and batch of each voucher that has one of the keys."""
    statement = f"""
        SELECT key, id, batch_id FROM budget_voucher WHERE key IN ({_marks(keys)})
    """  # noqa: S608  # marks only
    with connection.cursor() as cursor:
        cursor.execute(statement, keys)
        rows: list[tuple[str, int, int | None]] = cursor.fetchall()
    return rows


def _held(places: Iterable[Place]) -> dict[Place, int]:
    """Give what the places hold."""
    lines = sorted({place.line for place in places})
    statement = f"""
        SELECT line_id, account, balance_fen FROM budget_balance WHERE line_id IN ({_marks(lines)})
    """  # noqa: S608  # marks only
    with connection.cursor() as cursor:
        cursor.execute(statement, lines)
        # An account is its text, so a place found is a place asked for.
        return {Place(line, account): fen for line, account, fen in cursor.fetchall()}


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _voucher(draft: Draft, number: int, at: datetime) -> Voucher:
    """Give the voucher that was just booked, without reading it again."""
    voucher = Voucher(
        id=number,
        act=draft.act,
        key=draft.key,
        document=draft.document,
        fiscal_date=draft.fiscal_date,
        by_number=draft.by.number,
        by_name=draft.by.name,
        at=at,
        follows_id=draft.follows,
        commitment_id=draft.commitment,
        batch_id=draft.batch,
    )
    voucher.postings = draft.postings
    return voucher


def _is_same(earlier: Voucher, draft: Draft) -> bool:
    """Tell whether an act is the earlier one tried again; the day of the trial is no content."""
    return (
        earlier.act == draft.act
        and earlier.document == draft.document
        and earlier.follows_id == draft.follows
        and earlier.commitment_id == draft.commitment
        and sorted(earlier.postings) == sorted(draft.postings)
    )


def _refusal(drafts: Sequence[Draft]) -> Exception:
    """Say why drafts whose keys are new were not booked."""
    followed = [draft.follows for draft in drafts if draft.follows is not None]
    follower = Voucher.objects.filter(follows__in=followed).select_related("follows").first()
    if follower is not None and follower.follows is not None:
        return AlreadyFollowedError(follower.follows, follower)
    refusal = lack(needs(posting for draft in drafts for posting in draft.postings))
    assert refusal is not None, "neither key, nor what is followed, nor a balance was in the way"
    return refusal
