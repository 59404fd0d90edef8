"""The sentences that more than one form of the report says."""

from mingxi.languages import Message, say
from mingxi.reports import report
from mingxi.reports.vocabulary import money


def explained_money(explained: report.Explained) -> Message:
    """Tell how much of the money is explained."""
    return say(
        "申请的 {asked} 中，{percent}% 有文中的算式说明。",
        asked=money(explained["asked"]),
        percent=explained_percent(explained),
    )


def explained_percent(explained: report.Explained) -> str:
    """Give the explained part of the money in percent; only the whole of it is called 100%."""
    tenths = explained["explained"] * 1000 // explained["asked"]
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")


def why_idle(waiver: report.Waiver) -> Message:
    """Say why a waiver set nothing aside, and what to do about it."""
    place = say("（全文）") if waiver["text"] is None else say("“{text}”", text=waiver["text"])
    if waiver["expired"]:
        return say(
            "对 {rule}{place}的豁免已于{until}到期。如仍需豁免，请改写日期；否则请删去。",
            rule=waiver["rule"],
            place=place,
            until=waiver["until"] or "",
        )
    return say(
        "对 {rule}{place}的豁免没有对应的问题。请核对文字，或者删去这一条。",
        rule=waiver["rule"],
        place=place,
    )


def named(citation: report.Citation) -> str:
    """Write title and number with their usual marks; what has no number stands as it is written."""
    title, number = citation["title"], citation["number"]
    if title and number:
        return f"《{title}》（{number}）"
    return number or citation["text"].replace("\n", "")
