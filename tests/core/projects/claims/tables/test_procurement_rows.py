from mingxi.languages import render
from mingxi.projects.claims.claim import Verdict
from mingxi.projects.claims.tables.procurement_rows import procurement_claims

HEADING = "主要标的：序号名称数量(单位)单价(元)总价(元)规格型号"


def test_rows_run_together_are_parted_by_their_decimals() -> None:
    text = HEADING + "1巡检车租赁3(年)￥1,200.50￥3,601.502、高压水泵12(台)￥800.00￥9,600.00"
    first, second = procurement_claims(text)
    assert first.text == "3(年)￥1,200.50￥3,601.50"
    assert second.text == "12(台)￥800.00￥9,600.00"
    assert first.verdict is second.verdict is Verdict.HOLDS


def test_a_wrong_total_fails() -> None:
    (claim,) = procurement_claims(HEADING + "1巡检车租赁3(年)￥1,200.50￥3,610.50")
    assert render(claim.because, "zh") == "3(年) × 1,200.50元 = 3,601.5元 ✗ 3,610.50元"
    assert claim.certain
    assert claim.proposal is not None


def test_digits_of_a_name_that_ran_into_the_quantity_prove_nothing_wrong() -> None:
    (claim,) = procurement_claims(HEADING + "1不间断电源UPS21(台)￥800.00￥800.00")
    assert claim.text == "1(台)￥800.00￥800.00"
    assert procurement_claims(HEADING + "1不间断电源UPS21(台)￥800.00￥900.00") == ()


def test_a_quantity_in_thousands_is_read_whole() -> None:
    (claim,) = procurement_claims(HEADING + "1宣传册1,200(份)￥2.50￥3,000.00")
    assert claim.verdict is Verdict.HOLDS


def test_amounts_without_the_heading_are_left_alone() -> None:
    assert procurement_claims("支付3(年)￥1,200.50￥3,610.50") == ()
