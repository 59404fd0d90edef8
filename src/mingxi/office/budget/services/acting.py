"""How an act is done: one transaction that books its voucher and records its event."""

from collections.abc import Iterable, Sequence

from mingxi.office.budget.models import Voucher
from mingxi.office.budget.reckoning.acts import Act, Portion, Posting, Postings
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services.booking import Draft, book
from mingxi.office.budget.services.refusals import WrongAmountError
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import today
from mingxi.office.frame.database import writing
from mingxi.quantities.money import Money

KEY_LENGTH_MAX = 128

KINDS = {
    Act.APPROVAL: "budget.approved",
    Act.ISSUE: "budget.issued",
    Act.TRANSFER: "budget.transferred",
    Act.COMMITMENT: "budget.committed",
    Act.RELEASE: "budget.released",
    Act.RESERVATION: "budget.payment_reserved",
    Act.DRAWING: "budget.payment_reserved",
    Act.SETTLEMENT: "budget.payment_settled",
    Act.RETURN: "budget.payment_returned",
    Act.CARRY_OVER: "budget.carried_over",
    Act.UNCOVERED: "budget.uncovered_noted",
    Act.COVERED: "budget.uncovered_cleared",
    Act.REVERSAL: "budget.act_reversed",
}
"""What the log calls the acts."""


def act_on(
    act: Act,
    postings: Postings,
    *,
    reference: Reference,
    by: Actor,
    follows: Voucher | None = None,
    commitment: Voucher | None = None,
) -> Voucher:
    """Book an act and record it; one that is tried again gives the voucher it gave before."""
    draft = Draft(
        act,
        checked_key(reference.key),
        reference.document,
        reference.fiscal_date or today(),
        by,
        postings,
        follows=follows.pk if follows else None,
        commitment=commitment.pk if commitment else None,
    )
    with writing():
        voucher, is_new = book(draft)
        if is_new:
            record(KINDS[act], by=by, on=voucher, facts=_facts(draft))
    return voucher


def checked(portions: Iterable[Portion]) -> Sequence[Portion]:
    """Refuse amounts that cannot be booked.

    Raises:
        WrongAmountError: There is none, one is not above zero, or a line occurs twice.
    """
    portions = list(portions)
    if not portions:
        raise WrongAmountError("没有任何指标和金额。")
    for portion in portions:
        if portion.fen <= 0:
            raise WrongAmountError(f"金额必须大于零，现为{Money(portion.fen).in_yuan()}。")
    if len({portion.line for portion in portions}) < len(portions):
        raise WrongAmountError("同一指标在一笔业务中出现了两次，应合并为一个金额。")
    return portions


def checked_key(key: str) -> str:
    """Refuse keys that could not be kept."""
    if not 0 < len(key) <= KEY_LENGTH_MAX:
        raise WrongAmountError(f"幂等键须有 1—{KEY_LENGTH_MAX} 个字符，现有 {len(key)} 个。")
    return key


def _facts(draft: Draft) -> dict[str, str | int]:
    facts: dict[str, str | int] = {
        "document": draft.document,
        "amount_fen": sum(posting.fen for posting in draft.postings),
        "postings": " ".join(map(written, draft.postings)),
    }
    if draft.follows:
        facts["follows"] = draft.follows
    if draft.commitment:
        facts["commitment"] = draft.commitment
    return facts


def written(posting: Posting) -> str:
    """Write an entry as a word: ``12:available>12:in_transit=350000``."""
    debit, debit_line, credit, credit_line, fen = posting
    return f"{debit_line}:{debit.value}>{credit_line}:{credit.value}={fen}"
