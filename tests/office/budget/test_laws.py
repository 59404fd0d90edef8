"""The ledger against a model of ten lines, over any course of acts."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mingxi.office.budget.models import Balance, Line, Voucher
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.selectors.commitments import open_fen_of
from mingxi.office.budget.selectors.proof import differences
from mingxi.office.budget.services import (
    AlreadyFollowedError,
    OverdrawnCommitmentError,
    OverspendError,
    TakenKeyError,
    approve_budget,
    carry_over,
    clear_uncovered,
    commit,
    issue_allotment,
    note_uncovered,
    open_line,
    release_commitment,
    reserve_payment,
    return_payment,
    reverse_act,
    settle_payment,
    transfer_allotment,
)
from mingxi.office.events.services import SYSTEM


class Model:
    """What accounts hold; a source may go below zero, all others may not."""

    def __init__(self) -> None:
        self.held: dict[tuple[int, str], int] = {}

    def move(self, debit: tuple[int, str], credit: tuple[int, str], fen: int) -> bool:
        left = self.held.get(debit, 0) - fen
        if left < 0 and debit[1] not in {"budget", "uncovered_contra"}:
            return False
        self.held[debit] = left
        self.held[credit] = self.held.get(credit, 0) + fen
        return True


PLAIN: dict[str, tuple[Callable[..., Voucher], str, str]] = {
    "approve": (approve_budget, "budget", "unissued"),
    "issue": (issue_allotment, "unissued", "available"),
    "carry over": (carry_over, "available", "carried_over"),
    "note": (note_uncovered, "uncovered_contra", "uncovered"),
    "clear": (clear_uncovered, "uncovered", "uncovered_contra"),
}
AMOUNTS = st.integers(1, 400)
LINES = st.integers(0, 1)
PICKS = st.integers(0, 1_000)


class Ledger(RuleBasedStateMachine):
    """Does what it is told to the ledger and to the model, and holds one against the other."""

    dimensions: Any  # of the first line

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.model = Model()
        self.keys = 0
        self.lines: list[Line] = []
        self.contracts: list[tuple[Voucher, int]] = []
        self.used: dict[int, int] = {}
        # Reserved payments: voucher, line, whence, fen, contract.
        self.reserved: list[tuple[Voucher, int, str, int, Voucher | None]] = []
        self.settled: list[tuple[Voucher, int, str, int, Voucher | None]] = []
        self.ended: list[Voucher] = []
        self.last: tuple[Callable[..., Voucher], dict[str, Any], Voucher] | None = None

    def teardown(self) -> None:
        try:
            assert not list(differences())
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @initialize()
    def open_two_lines(self) -> None:
        for code in ("30201", "30202"):
            dimensions = self.dimensions._replace(dept_econ_code=code)
            self.lines.append(open_line(dimensions=dimensions, by=SYSTEM))

    def reference(self) -> Reference:
        self.keys += 1
        return Reference(f"key {self.keys}", "云测预〔2026〕1号")

    def do(self, service: Callable[..., Voucher], is_right: bool, **asked: Any) -> Voucher | None:
        """Do an act that the model allows or not."""
        asked |= {"reference": self.reference(), "by": SYSTEM}
        try:
            voucher = service(**asked)
        except (OverspendError, OverdrawnCommitmentError):
            assert not is_right
            return None
        assert is_right
        self.last = (service, asked, voucher)
        return voucher

    @rule(act=st.sampled_from(sorted(PLAIN)), line=LINES, fen=AMOUNTS)
    def act_on_a_line(self, act: str, line: int, fen: int) -> None:
        service, debit, credit = PLAIN[act]
        place = self.lines[line].pk
        is_right = self.model.move((place, debit), (place, credit), fen)
        self.do(service, is_right, portions=[Portion(place, fen)])

    @rule(line=LINES, fen=AMOUNTS)
    def fund(self, line: int, fen: int) -> None:
        self.act_on_a_line("approve", line, fen)
        self.act_on_a_line("issue", line, fen)

    @rule(source=LINES, fen=AMOUNTS, is_reversed=st.booleans())
    def transfer(self, source: int, fen: int, is_reversed: bool) -> None:
        there, here = self.lines[1 - source], self.lines[source]
        places = (here.pk, "available"), (there.pk, "available")
        is_right = self.model.move(*places, fen)
        moved = self.do(transfer_allotment, is_right, source=here, target=there, fen=fen)
        if moved and is_reversed:
            assert self.model.move(*places[::-1], fen)
            self.do(reverse_act, True, voucher=moved)

    @rule(line=LINES, fen=AMOUNTS)
    def sign_contract(self, line: int, fen: int) -> None:
        place = self.lines[line].pk
        is_right = self.model.move((place, "available"), (place, "committed"), fen)
        contract = self.do(commit, is_right, portions=[Portion(place, fen)])
        if contract:
            self.contracts.append((contract, place))
            self.used[contract.pk] = fen

    @precondition(lambda self: self.contracts)
    @rule(pick=PICKS, fen=AMOUNTS, is_paid=st.booleans())
    def use_contract(self, pick: int, fen: int, is_paid: bool) -> None:
        contract, place = self.contracts[pick % len(self.contracts)]
        is_right = fen <= self.used[contract.pk]
        credit = "in_transit" if is_paid else "available"
        if is_right:
            assert self.model.move((place, "committed"), (place, credit), fen)
            self.used[contract.pk] -= fen
        service = reserve_payment if is_paid else release_commitment
        asked = {"commitment": contract, "portions": [Portion(place, fen)]}
        voucher = self.do(service, is_right, **asked)
        if voucher and is_paid:
            self.reserved.append((voucher, place, "committed", fen, contract))

    @rule(line=LINES, fen=AMOUNTS)
    def reserve(self, line: int, fen: int) -> None:
        place = self.lines[line].pk
        is_right = self.model.move((place, "available"), (place, "in_transit"), fen)
        payment = self.do(reserve_payment, is_right, portions=[Portion(place, fen)])
        if payment:
            self.reserved.append((payment, place, "available", fen, None))

    @precondition(lambda self: self.reserved)
    @rule(pick=PICKS)
    def settle(self, pick: int) -> None:
        payment, place, whence, fen, contract = self.reserved.pop(pick % len(self.reserved))
        assert self.model.move((place, "in_transit"), (place, "paid"), fen)
        voucher = self.do(settle_payment, True, payment=payment)
        assert voucher
        self.settled.append((voucher, place, whence, fen, contract))
        self.ended.append(payment)

    @precondition(lambda self: self.reserved or self.settled)
    @rule(pick=PICKS)
    def send_back(self, pick: int) -> None:
        is_settled = bool(self.settled) and (pick % 2 == 0 or not self.reserved)
        payments = self.settled if is_settled else self.reserved
        held = "paid" if is_settled else "in_transit"
        payment, place, whence, fen, contract = payments.pop(pick % len(payments))
        assert self.model.move((place, held), (place, whence), fen)
        self.do(return_payment, True, payment=payment)
        self.ended.append(payment)
        if contract:
            self.used[contract.pk] += fen

    @precondition(lambda self: self.ended)
    @rule(pick=PICKS)
    def follow_what_is_followed(self, pick: int) -> None:
        payment = self.ended[pick % len(self.ended)]
        try:
            return_payment(payment=payment, reference=self.reference(), by=SYSTEM)
        except AlreadyFollowedError:
            return
        raise AssertionError

    @precondition(lambda self: self.last)
    @rule()
    def try_again(self) -> None:
        assert self.last
        service, asked, voucher = self.last
        assert service(**asked) == voucher
        other = asked["reference"]._replace(document="云测预〔2026〕2号")
        try:
            service(**{**asked, "reference": other})
        except TakenKeyError:
            return
        raise AssertionError

    @invariant()
    def every_account_holds_what_the_model_says(self) -> None:
        rows = Balance.objects.filter(line__in=self.lines).exclude(balance_fen=0)
        kept = {(line, account): fen for line, account, fen in rows.values_list()}
        assert kept == {place: fen for place, fen in self.model.held.items() if fen}

    @invariant()
    def every_contract_has_left_what_the_model_says(self) -> None:
        for contract, place in self.contracts:
            assert open_fen_of(contract) == {place: self.used[contract.pk]}


def test_any_course_of_acts_ends_as_the_model_says(dimensions: Any) -> None:
    Ledger.dimensions = dimensions
    profile = settings.get_profile(settings.get_current_profile_name())
    trials = settings(max_examples=profile.max_examples // 5, stateful_step_count=40)
    run_state_machine_as_test(Ledger, settings=trials)
