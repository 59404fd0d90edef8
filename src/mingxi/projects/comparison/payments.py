"""The payment plan beside last year's: lines that changed, came or went."""

from collections.abc import Iterator, Sequence

from mingxi.languages import Message, say
from mingxi.projects.comparison.alignment import aligned_words
from mingxi.projects.comparison.amounts import maybe_legible, of_money
from mingxi.projects.comparison.difference import Difference, Places, Stated, Topic
from mingxi.projects.project_text import Instalment
from mingxi.quantities.money import Money


def changed_payments(old: Sequence[Instalment], new: Sequence[Instalment]) -> Iterator[Difference]:
    """Tell the lines of the payment plan that differ; months are held against months."""
    pairs = {pair.new: pair.old for pair in aligned_words(_known(old), _known(new))}
    for place, line in enumerate(new):
        if place in pairs:
            yield from _changed(old[pairs[place]], line)
        else:
            yield _came(line)
    kept = set(pairs.values())
    yield from (_went(line) for place, line in enumerate(old) if place not in kept)


def _known(lines: Sequence[Instalment]) -> list[str]:
    """Give what each line is known by: what is paid, in which months, how frequently."""
    return [f"{line.what} {_months(line)} {line.kind.value}" for line in lines]


def _changed(old: Instalment, new: Instalment) -> Iterator[Difference]:
    if (old.amount, old.kind, _months(old)) == (new.amount, new.kind, _months(new)):
        return
    message = say(
        "“{what}”的支付：{was} → {now}。", what=new.what, was=_payment(old), now=_payment(new)
    )
    stated = maybe_legible(old.amount), maybe_legible(new.amount)
    yield _difference(message, Places(old.span, new.span), stated, new.what)


def _came(line: Instalment) -> Difference:
    message = say("支付计划新增“{what}”：{now}。", what=line.what, now=_payment(line))
    return _difference(
        message, Places(None, line.span), (None, maybe_legible(line.amount)), line.what
    )


def _went(line: Instalment) -> Difference:
    message = say("支付计划不再有“{what}”：原为{was}。", what=line.what, was=_payment(line))
    return _difference(
        message, Places(line.span, None), (maybe_legible(line.amount), None), line.what
    )


def _difference(
    message: Message, places: Places, stated: tuple[Stated | None, Stated | None], what: str
) -> Difference:
    return of_money(Topic.INSTALMENT, message, places, stated, subject=what)


def _months(line: Instalment) -> str:
    """Give the months without their years, which move on."""
    months = dict.fromkeys((line.first, line.last))
    return "—".join(month[5:].lstrip("0") for month in months if month)


def _payment(line: Instalment) -> Message:
    """Write when and how much, as far as the plan says."""
    months = _months(line)
    amount = (
        say("未写金额")
        if line.amount is None
        else say("{amount}", amount=Money(line.amount).legible())
    )
    return say("{months}月{amount}", months=months, amount=amount) if months else amount
