"""The lines of the budget, and what each account holds on them."""

from django.db import models
from django.db.models import Q

from mingxi.office.budget.reckoning.accounts import SOURCES, Account
from mingxi.office.budget.reckoning.dimensions import FUND_KINDS, LEVELS, Dimensions

ACCOUNTS = [(account.value, account.label) for account in Account]
_SOURCES = sorted(account.value for account in SOURCES)


class Line(models.Model):
    """A line of the budget: one combination of all elements, with a balance in every account."""

    project_code = models.CharField("项目代码", max_length=32)
    sub_item_code = models.CharField("子项代码", max_length=32, blank=True)
    unit_code = models.CharField("单位代码", max_length=32)
    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    fund_kind = models.CharField("资金性质", max_length=20, choices=list(FUND_KINDS.items()))
    level = models.CharField("级次", max_length=12, choices=list(LEVELS.items()))
    function_code = models.CharField("支出功能分类", max_length=7)
    dept_econ_code = models.CharField("部门预算支出经济分类", max_length=5)
    gov_econ_code = models.CharField("政府预算支出经济分类", max_length=5)

    class Meta:
        verbose_name = "指标"
        verbose_name_plural = "指标"
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "fiscal_year",
                    "unit_code",
                    "project_code",
                    "sub_item_code",
                    "fund_kind",
                    "level",
                    "function_code",
                    "dept_econ_code",
                    "gov_econ_code",
                ],
                name="budget_line_dimensions",
            ),
        ]

    def __str__(self) -> str:
        """Name the line by all its elements, for a reader."""
        project = "-".join(filter(None, (self.project_code, self.sub_item_code)))
        codes = "/".join((self.function_code, self.dept_econ_code, self.gov_econ_code))
        fund = f"{FUND_KINDS[self.fund_kind]}·{LEVELS[self.level]}"
        return f"{self.fiscal_year}年 单位{self.unit_code} 项目{project} {fund} {codes}"

    def in_codes(self) -> str:
        """Name the line by all its elements in codes, for who reads no Chinese."""
        project = "-".join(filter(None, (self.project_code, self.sub_item_code)))
        codes = "/".join((self.function_code, self.dept_econ_code, self.gov_econ_code))
        fund = f"{self.fund_kind}/{self.level}"
        return f"{self.fiscal_year} unit {self.unit_code} project {project} {fund} {codes}"

    @property
    def dimensions(self) -> Dimensions:
        """The line's elements."""
        return Dimensions(*(getattr(self, name) for name in Dimensions._fields))


class Balance(models.Model):
    """What an account of a line holds: all that was credited less all that was debited.

    Written by the database's triggers alone; `mingxi ledger verify` proves it from the entries.
    """

    pk = models.CompositePrimaryKey("line_id", "account", verbose_name="指标与科目")
    line = models.ForeignKey(
        Line, models.PROTECT, verbose_name="指标", related_name="balances", db_index=False
    )
    account = models.CharField("科目", max_length=16, choices=ACCOUNTS)
    balance_fen = models.BigIntegerField("余额（分）", default=0)

    class Meta:
        verbose_name = "余额"
        verbose_name_plural = "余额"
        constraints = [
            models.CheckConstraint(
                name="budget_balance_not_overdrawn",
                condition=Q(account__in=_SOURCES, balance_fen__lte=0)
                | (~Q(account__in=_SOURCES) & Q(balance_fen__gte=0)),
            ),
        ]
