"""The proof of the ledger: every balance follows from the entries, and every entry from an act.

Everything is asked of the database in sums, so that a ledger of millions of entries is proven
without being carried through memory. What is asked for is what must not be there: a sound ledger
answers each question with no row at all.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from mingxi.languages import Message, Name, say
from mingxi.office.budget.models import TRIGGERS, Line
from mingxi.office.budget.reckoning.accounts import Account
from mingxi.office.budget.reckoning.acts import Act
from mingxi.office.budget.selectors import questions
from mingxi.office.frame.database import reading
from mingxi.office.frame.database.triggers import missing
from mingxi.reports.vocabulary import money

Row = tuple[Any, ...]


def differences() -> Iterator[Message]:
    """Name everything that is not as the entries say, at one moment; nothing where all is sound.

    Writers are not kept waiting meanwhile.
    """
    with reading():
        for statement, told in _QUESTIONS:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                for row in cursor:
                    yield told(row)
        for trigger in missing(TRIGGERS):
            yield say(
                "数据库缺少守卫“{name}”：重新启动 mingxi serve 会重新建立；请查明是谁停用的。",
                name=trigger.name,
            )


def counts() -> dict[str, int]:
    """Tell how much there is to prove: lines, vouchers and entries."""
    statement = """
        SELECT (SELECT count(*) FROM budget_line), (SELECT count(*) FROM budget_voucher),
            (SELECT count(*) FROM budget_entry)
    """
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return dict(zip(("lines", "vouchers", "entries"), cursor.fetchone(), strict=True))


def _of_line(number: int) -> Name | str:
    line = Line.objects.filter(pk=number).first()
    return Name(zh=str(line), en=line.in_codes()) if line else f"#{number}"


def _named(account: str) -> Name | str:
    return _name(Account(account)) if account in set(Account) else account


def _name(named: Account | Act) -> Name:
    return Name(zh=named.label, en=named.value.replace("_", " "))


def _yuan(fen: int) -> Message:
    return money(int(fen))


def _other_balance(row: Row) -> Message:
    line, account, kept, proven = row
    return say(
        "余额与分录不符：{line} {account}账面{kept}，按分录应为{proven}，相差{difference}。",
        line=_of_line(line),
        account=_named(account),
        kept=_yuan(kept),
        proven=_yuan(proven),
        difference=_yuan(kept - proven),
    )


def _other_spending(row: Row) -> Message:
    year, unit, kept, proven = row
    return say(
        "执行数与分录不符：{year}年 单位{unit}账面{kept}，按分录应为{proven}。",
        year=str(year),
        unit=unit,
        kept=_yuan(kept),
        proven=_yuan(proven),
    )


def _no_balance(row: Row) -> Message:
    line, account = row
    return say("缺少余额：{line} {account}。", line=_of_line(line), account=_named(account))


def _overdrawn(row: Row) -> Message:
    line, account, kept = row
    return say(
        "透支：{line} {account}余额为{kept}。",
        line=_of_line(line),
        account=_named(account),
        kept=_yuan(kept),
    )


def _unequal(row: Row) -> Message:
    memorandum, total = row
    book = say("备忘科目") if memorandum else say("预算科目")
    return say("各科目余额之和应为零：{book}合计为{total}。", book=book, total=_yuan(total))


def _about_voucher(template: Callable[[str, Name | str, str], Message]) -> Callable[[Row], Message]:
    """Tell of a voucher by its number, its act and its document."""

    def told(row: Row) -> Message:
        number, act, document = row
        label = _name(Act(act)) if act in set(Act) else act
        return template(str(number), label, document)

    return told


_QUESTIONS: list[tuple[str, Callable[[Row], Message]]] = [
    (
        questions.OTHER_BALANCES,
        _other_balance,
    ),
    (
        questions.OTHER_SPENDING,
        _other_spending,
    ),
    (
        questions.MISSING_BALANCES,
        _no_balance,
    ),
    (
        questions.OVERDRAWN_BALANCES,
        _overdrawn,
    ),
    (
        questions.UNEQUAL_BOOKS,
        _unequal,
    ),
    (
        questions.EMPTY_VOUCHERS,
        _about_voucher(
            lambda number, act, document: say(
                "凭证没有分录：第{number}号 {act} {document}。",
                number=number,
                act=act,
                document=document,
            )
        ),
    ),
    (
        questions.INVALID_ENTRIES,
        lambda row: say(
            "分录无效：第{number}号分录（凭证第{voucher}号，{amount}）没有凭证或指标，或金额不大于零。",
            number=str(row[0]),
            voucher=str(row[1]),
            amount=_yuan(row[2]),
        ),
    ),
    (
        questions.STRANGE_ACCOUNTS,
        _about_voucher(
            lambda number, act, document: say(
                "分录的科目与业务不符：第{number}号 {act} {document}。",
                number=number,
                act=act,
                document=document,
            )
        ),
    ),
    (
        questions.OTHER_AMOUNTS,
        _about_voucher(
            lambda number, act, document: say(
                "金额与所接续的凭证不同：第{number}号 {act} {document}。",
                number=number,
                act=act,
                document=document,
            )
        ),
    ),
    (
        questions.DOUBLED_ACTS,
        _about_voucher(
            lambda number, act, document: say(
                "同一业务办理了两次：第{number}号 {act} {document}。",
                number=number,
                act=act,
                document=document,
            )
        ),
    ),
    (
        questions.OVERDRAWN_COMMITMENTS,
        _about_voucher(
            lambda number, act, document: say(
                "合同用款超过占用：第{number}号 {act} {document}。",
                number=number,
                act=act,
                document=document,
            )
        ),
    ),
    (
        questions.OTHER_BATCHES,
        lambda row: say(
            "批次与清单不符：第{number}号 {document}清单{count}笔{total}，实有{booked}笔{sum}。",
            number=str(row[0]),
            document=row[1],
            count=str(row[2]),
            total=_yuan(row[4]),
            booked=str(row[3]),
            sum=_yuan(row[5]),
        ),
    ),
]
