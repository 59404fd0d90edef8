"""How money and dates are written on pages."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template


def written(source: str, **words: object) -> str:
    return Template("{% load money dates components %}" + source).render(Context(words))


@pytest.mark.parametrize(
    ("fen", "yuan", "wan", "money"),
    [
        (18_360_000, "183,600.00", "18.36", "18.36万元"),
        (12_204_005, "122,040.05", "12.20", "122,040.05元"),
        (5, "0.05", "0.00", "0.05元"),
        (0, "0.00", "0.00", "0元"),
        (-12_500_000, "-125,000.00", "-12.50", "-12.5万元"),
        (None, "—", "—", "—"),
    ],
)
def test_fen_are_written_in_each_unit(fen: int | None, yuan: str, wan: str, money: str) -> None:
    assert written("{{ fen|yuan }}", fen=fen) == yuan
    assert written("{{ fen|wan }}", fen=fen) == wan
    assert written("{{ fen|money }}", fen=fen) == money


def test_half_of_a_hundred_yuan_is_rounded_up() -> None:
    assert written("{{ fen|wan }}", fen=500_000) == "0.50"
    assert written("{{ fen|wan }}", fen=5_000) == "0.01"
    assert written("{{ fen|wan }}", fen=4_999) == "0.00"


def test_counts_have_thousands_marks() -> None:
    assert written("{{ n|counted }} {{ none|counted }}", n=10_000, none=None) == "10,000 —"


def test_times_are_those_of_shanghai_for_people_and_machines() -> None:
    late = datetime(2026, 3, 4, 18, 20, tzinfo=UTC)
    assert written("{{ at|moment }}", at=late) == (
        "<time datetime='2026-03-05T02:20:00+08:00'>2026年3月5日 02:20</time>"
    )
    assert ">2026-03-05 02:20<" in written("{{ at|moment:'short' }}", at=late)
    assert ">2026年3月5日<" in written("{{ at|day }}", at=late)


def test_dates_are_written_long_and_short() -> None:
    first = date(2026, 1, 9)
    assert ">2026年1月9日<" in written("{{ on|day }}", on=first)
    assert ">2026-01-09<" in written("{{ on|day:'short' }}", on=first)
    assert written("{{ on|day }}{{ on|moment }}", on=None) == "——"


def test_a_dialog_escapes_what_it_is_given() -> None:
    drawn = written(
        "{% dialog 'ask' title %}<p>{{ name }}</p>{% enddialog %}", title="<b>？", name="<i>"
    )
    assert "&lt;b&gt;？" in drawn
    assert "<p>&lt;i&gt;</p>" in drawn
