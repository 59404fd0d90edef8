"""A chart and its table say the same."""

from decimal import Decimal

import pytest

from mingxi.office.frame.charts import Chart, Kind, Series, in_wan


def chart(*values: Decimal | None) -> Chart:
    return Chart(
        title="支付",
        says="逐月增加。",
        kind=Kind.BARS,
        over="月份",
        categories=("1月", "2月"),
        series=(Series("实际", values),),
        unit="万元",
    )


def test_the_table_and_the_drawing_write_the_same_figures() -> None:
    drawn = chart(Decimal("1234.5"), None)
    assert drawn.rows == [("1月", ["1,234.50"]), ("2月", ["—"])]
    assert drawn.drawing["series"][0]["written"] == ["1,234.50", "—"]
    assert drawn.drawing["series"][0]["values"] == [1234.5, None]


def test_a_series_has_one_figure_to_a_category() -> None:
    with pytest.raises(AssertionError, match="实际"):
        chart(Decimal(1))


def test_fen_become_wan_without_loss() -> None:
    assert in_wan(12_204_005) == Decimal("12.204005")
