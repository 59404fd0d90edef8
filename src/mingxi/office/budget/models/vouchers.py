"""Acts of the ledger and their entries, and the lists in which payments come."""

from functools import cached_property

from django.db import models
from django.db.models import F, Q

from mingxi.office.budget.models.lines import ACCOUNTS, Line
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.budget.reckoning.acts import Act, Posting, Postings

_ACTS = [(act.value, act.label) for act in Act]


class Batch(models.Model):
    """Many payments that came as one list: booked in parts, told of in one event when complete."""

    key = models.CharField("幂等键", max_length=96, unique=True)
    act = models.CharField("业务", max_length=16, choices=_ACTS)
    document = models.CharField("凭据号", max_length=128)
    fiscal_date = models.DateField("记账日期")
    reserved = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="所完成的占用批次",
        null=True,
        related_name="settlements",
    )
    digest = models.CharField("清单摘要", max_length=64)
    by_number = models.CharField("经办人工号", max_length=32)
    by_name = models.CharField("经办人姓名", max_length=64)
    at = models.DateTimeField("登记时间")
    count = models.PositiveIntegerField("笔数")
    total_fen = models.BigIntegerField("合计（分）")
    completed_at = models.DateTimeField("办完时间", null=True)

    class Meta:
        verbose_name = "支付批次"
        verbose_name_plural = "支付批次"

    def __str__(self) -> str:
        return f"{self.document}（{self.key}）"

    @property
    def is_complete(self) -> bool:
        """Whether every payment of the list is booked."""
        return self.completed_at is not None


class Voucher(models.Model):
    """One act with its entries: who did what on which document, and when."""

    act = models.CharField("业务", max_length=16, choices=_ACTS)
    key = models.CharField("幂等键", max_length=128, unique=True)
    document = models.CharField("凭据号", max_length=128)
    fiscal_date = models.DateField("记账日期")
    by_number = models.CharField("经办人工号", max_length=32)
    by_name = models.CharField("经办人姓名", max_length=64)
    at = models.DateTimeField("登记时间")
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="所接续的凭证",
        null=True,
        related_name="followers",
        db_index=False,
    )
    commitment = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="所属合同占用",
        null=True,
        related_name="uses",
        db_index=False,
    )
    batch = models.ForeignKey(
        Batch,
        models.PROTECT,
        verbose_name="所属批次",
        null=True,
        related_name="vouchers",
        db_index=False,
    )

    class Meta:
        verbose_name = "记账凭证"
        verbose_name_plural = "记账凭证"
        constraints = [
            # A payment is settled or returned once, an act reversed once.
            models.UniqueConstraint(
                fields=["follows"],
                condition=Q(follows__isnull=False),
                name="budget_voucher_followed_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["commitment"],
                condition=Q(commitment__isnull=False),
                name="budget_voucher_commitment",
            ),
            models.Index(
                fields=["batch"], condition=Q(batch__isnull=False), name="budget_voucher_batch"
            ),
        ]

    def __str__(self) -> str:
        return f"{Act(self.act).label} {self.document}"

    @cached_property
    def postings(self) -> Postings:
        """The voucher's entries, which never change."""
        return tuple(entry.posting for entry in self.entries.order_by("id"))


class Entry(models.Model):
    """An amount moved from the debited to the credited side: no entry can be out of balance."""

    voucher = models.ForeignKey(
        Voucher, models.PROTECT, verbose_name="记账凭证", related_name="entries"
    )
    debit_account = models.CharField("借方科目", max_length=16, choices=ACCOUNTS)
    debit_line = models.ForeignKey(
        Line, models.PROTECT, verbose_name="借方指标", related_name="debits"
    )
    credit_account = models.CharField("贷方科目", max_length=16, choices=ACCOUNTS)
    credit_line = models.ForeignKey(
        Line, models.PROTECT, verbose_name="贷方指标", related_name="credits"
    )
    amount_fen = models.BigIntegerField("金额（分）")

    class Meta:
        verbose_name = "分录"
        verbose_name_plural = "分录"
        constraints = [
            models.CheckConstraint(
                name="budget_entry_amount_above_zero", condition=Q(amount_fen__gt=0)
            ),
            models.CheckConstraint(
                name="budget_entry_moves_something",
                condition=~Q(debit_account=F("credit_account"), debit_line=F("credit_line")),
            ),
        ]

    @property
    def posting(self) -> Posting:
        """What the entry moves."""
        return Posting(
            Account(self.debit_account),
            self.debit_line_id,
            Account(self.credit_account),
            self.credit_line_id,
            self.amount_fen,
        )
