"""What units have spent, kept by the database: tables of a year add up a few rows of each unit."""

from django.db import models
from django.db.models import Q

from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.frame.database.kept_sums import KeptSums
from mingxi.office.frame.database.triggers import Trigger


class UnitSpending(models.Model):
    """A part of what a unit has spent in a year (单位执行数), in fen.

    The sum of a unit's rows is what counts. Written by the database's triggers alone; `mingxi
    ledger verify` proves it from the entries.
    """

    fiscal_year = models.PositiveSmallIntegerField("预算年度")
    unit_code = models.CharField("单位代码", max_length=32)
    spent_fen = models.BigIntegerField("执行数（分）")
    is_gathered = models.BooleanField("已归并")

    class Meta:
        verbose_name = "单位执行数"
        verbose_name_plural = "单位执行数"
        indexes = [
            models.Index(fields=["fiscal_year", "unit_code"], name="spending_of_units"),
            models.Index(fields=["id"], condition=Q(is_gathered=False), name="spending_to_gather"),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}年 单位{self.unit_code} {self.spent_fen}分"


SPENDING = KeptSums(
    UnitSpending._meta.db_table,  # documented by Django
    ("fiscal_year", "unit_code"),
    ("spent_fen",),
)
"""What is kept, and by what."""


def spent_by(row: str, source: str = "") -> str:
    """Select what entries add to and take from what units have spent, as columns of ``SPENDING``.

    Args:
        row: What an entry is called.
        source: FROM where entries come; empty where ``row`` is one of a trigger.
    """
    sides = " UNION ALL ".join(
        f"SELECT {row}.{side}_line_id AS line_id, {sign}{row}.amount_fen AS fen {source}"
        f" WHERE {row}.{side}_account = '{Account.PAID.value}'"
        for side, sign in (("credit", ""), ("debit", "-"))
    )
    return f"""
SELECT line.fiscal_year, line.unit_code, side.fen AS spent_fen
FROM ({sides}) AS side JOIN budget_line AS line ON line.id = side.line_id
"""  # noqa: S608  # our own names


_OF_ONE, _OF_ALL = (
    SPENDING.added_up(f"({rows}) AS spent")
    for rows in (spent_by("NEW"), spent_by("booked", "FROM booked"))
)
# Most entries move nothing to what is paid.
_PAYS = f"'{Account.PAID.value}' IN ({{row}}.credit_account, {{row}}.debit_account)"
_ANY_PAYS = f"EXISTS (SELECT FROM booked WHERE {_PAYS.format(row='booked')})"
SPENDING_TRIGGERS = [
    Trigger(
        "budget_entry",
        "budget_entry_spends",
        "AFTER INSERT",
        sqlite=f"{_OF_ONE};",
        postgresql=f"IF {_ANY_PAYS} THEN {_OF_ALL}; END IF; RETURN NULL;",
        whole=True,
        rows="booked",
        only=_PAYS.format(row="NEW"),
    ),
]
