"""Why the ledger refuses an act, in words for whoever asked."""

from mingxi.office.budget.models import Batch, Line, Voucher
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.budget.reckoning.acts import Act
from mingxi.office.budget.reckoning.dimensions import Fault
from mingxi.quantities.money import Money

_MENDS = {
    Account.UNISSUED: "请先办理预算批复，或减少下达金额。",
    Account.AVAILABLE: "请减少金额，或先办理指标下达、调剂。",
    Account.COMMITTED: "请核对合同已占用的金额，或按可执行指标申请。",
    Account.UNCOVERED: "请核对已登记的未覆盖承诺，核销不得超过登记。",
}


class RefusedError(Exception):
    """The ledger refuses an act; nothing is booked. Its text is for the reader."""


class OverspendError(RefusedError):
    """An account of a line holds less than is asked of it.

    Source: 预算法 第十三条 and 预算法实施条例 第五十七条, no spending without or above budget.
    """

    def __init__(self, line: Line, account: Account, *, held_fen: int, asked_fen: int) -> None:
        held, asked = Money(held_fen), Money(asked_fen)
        lacking = Money(asked_fen - held_fen)
        super().__init__(
            f"{account.label}余额不足：{line} 现有{held.in_yuan()}，需要{asked.in_yuan()}，"
            f"差{lacking.in_yuan()}。{_MENDS.get(account, '请核对金额和凭据。')}"
        )
        self.line, self.account = line, account
        self.held_fen, self.asked_fen = held_fen, asked_fen


class UnknownLineError(RefusedError):
    """An act names a line that was never opened."""

    def __init__(self, number: int) -> None:
        super().__init__(f"没有第{number}号指标。请先建立指标，或核对编号。")
        self.number = number


class OverdrawnCommitmentError(RefusedError):
    """A contract is asked for more than is still committed to it."""

    def __init__(self, commitment: Voucher, line: Line, *, held_fen: int, asked_fen: int) -> None:
        super().__init__(
            f"合同占用余额不足：{commitment.document} 在 {line} 上尚余{Money(held_fen).in_yuan()}，"
            f"需要{Money(asked_fen).in_yuan()}。请减少金额，或先追加合同占用。"
        )
        self.commitment, self.held_fen, self.asked_fen = commitment, held_fen, asked_fen


class TakenKeyError(RefusedError):
    """The key of an act belongs to another act already."""

    def __init__(self, key: str, document: str) -> None:
        super().__init__(
            f"幂等键“{key}”已用于另一笔内容不同的业务（{document}）。"
            "重试须与原内容完全相同；新的业务请换新的键。"
        )


class AlreadyFollowedError(RefusedError):
    """A payment is settled or returned already, an act reversed already."""

    def __init__(self, voucher: Voucher, follower: Voucher) -> None:
        super().__init__(
            f"{voucher}已办理“{Act(follower.act).label}”（{follower.document}，"
            f"{follower.fiscal_date}），不能再次办理。请核对原凭证。"
        )
        self.voucher, self.follower = voucher, follower


class UnfitVoucherError(RefusedError):
    """An act does not go with the voucher it was asked for."""

    def __init__(self, voucher: Voucher, wanted: str) -> None:
        super().__init__(f"{voucher}不适用于此业务：需要{wanted}。请核对凭证。")
        self.voucher = voucher


class WrongLineError(RefusedError):
    """Elements that no line of the budget can have."""

    def __init__(self, faults: list[Fault]) -> None:
        told = "；".join(
            f"{fault.element}“{fault.written}”应为{fault.expected}" for fault in faults
        )
        super().__init__(f"指标要素有误：{told}。请按政府收支分类科目改正。")
        self.faults = faults


class WrongAmountError(RefusedError):
    """Amounts that cannot be booked."""

    def __init__(self, told: str) -> None:
        super().__init__(f"{told}请改正后重新提交。")


class UnfitBatchError(RefusedError):
    """A list is not wholly reserved, so it cannot be settled."""

    def __init__(self, batch: Batch) -> None:
        super().__init__(f"批次{batch}尚未全部占用，不能整批支付。请先完成占用（用原来的键重试）。")
        self.batch = batch


class InterruptedBatchError(RefusedError):
    """A list is booked in part, and what follows is refused."""

    def __init__(self, batch: Batch, booked: int, refusal: RefusedError) -> None:
        super().__init__(
            f"批次{batch}共{batch.count}笔，已办理{booked}笔，其余未办理：{refusal}"
            "处理后用原来的键重试，即从中断处继续。"
        )
        self.batch, self.booked, self.refusal = batch, booked, refusal
