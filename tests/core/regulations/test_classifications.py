"""The economic classifications of expenditure (classifications)."""

from mingxi.regulations.classifications import (
    CLASS_DIGITS,
    classification_of,
    classifications,
    codes_by_name,
)


def test_a_code_is_looked_up_where_its_class_is() -> None:
    department, government = classifications()
    assert classification_of("30215") is department
    assert classification_of("50202") is government
    assert classification_of("20101") is None


def test_one_name_may_stand_in_both_classifications() -> None:
    assert codes_by_name()["会议费"] == ("30215", "50202")


def test_names_that_tell_nothing_are_not_looked_up() -> None:
    assert not [name for name in codes_by_name() if name.startswith("其他")]


def test_every_kuan_stands_under_a_class() -> None:
    for names in classifications():
        assert {code[:CLASS_DIGITS] for code in names} <= names.keys()
