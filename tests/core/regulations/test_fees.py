"""The names of the fees (fees)."""

from mingxi.regulations import Fee
from mingxi.regulations.expenditure_standards import national_standards


def test_every_standard_of_the_library_is_for_a_fee_that_settings_may_name() -> None:
    assert {item.fee for item in national_standards().values()} <= set(Fee)
    assert Fee("培训费") is Fee.TRAINING
