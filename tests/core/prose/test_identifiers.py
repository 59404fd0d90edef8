"""Long numbers that point at a person, and the many that do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.prose.identifiers import IdentifierKind, identifiers_in

# The example of GB 11643-1999, and an invented number whose district does not exist.
STANDARD = "11010519491231002X"
INVENTED = "539903196608071040"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(found.kind.value, found.text) for found in identifiers_in(text)]


@pytest.mark.parametrize("number", [STANDARD, INVENTED, STANDARD.lower()])
def test_an_identity_number_is_known_without_a_word_before_it(number: str) -> None:
    assert kinds(f"李某{number}，") == [("identity", number)]


def test_a_disability_certificate_holds_an_identity_number() -> None:
    assert kinds(f"持证号{STANDARD}43。") == [("identity", f"{STANDARD}43")]
    assert kinds(f"编号{STANDARD}99。") == []


def test_an_identity_number_may_be_written_in_groups() -> None:
    assert kinds("110105 19491231 002X") == [("identity", "110105 19491231 002X")]


@pytest.mark.parametrize(
    "number",
    ["539903196608071048", "539903196613071040", "539903660807104"],
    ids=["check digit", "no such day", "the old fifteen digits"],
)
def test_a_number_called_an_identity_number_is_one_though_it_is_wrong(number: str) -> None:
    (found,) = identifiers_in(f"身份证号：{number}")
    assert (found.kind, found.sound) == (IdentifierKind.IDENTITY, False)
    assert not identifiers_in(f"项目编码：{number}")


@pytest.mark.parametrize(
    "text",
    ["电话15900000036", "联系人邵明（15900000036）", "159 0000 0036", "159-0000-0036"],
)
def test_a_mobile_number_is_found_with_and_without_a_word(text: str) -> None:
    assert [kind for kind, _ in kinds(text)] == ["mobile"]


@pytest.mark.parametrize(
    "text",
    [
        "电话0878-6120036",
        "手机159****0036",
        "编号15900000036",
        "合计15900000036元",
        "共15900000036.50",
        "1590000003612",
        "2023-01-15 2024-01-15",
        "115301210151291309",
        "530402210000000123456",
        "12345678901",
    ],
)
def test_other_numbers_point_at_nobody(text: str) -> None:
    assert not identifiers_in(text)


def test_an_account_is_known_by_its_word_or_by_the_check_digit_of_a_card() -> None:
    assert kinds("账号：24000101040012345") == [("account", "24000101040012345")]
    assert kinds("6222021234567890128") == [("account", "6222021234567890128")]
    assert kinds("6222 0212 3456 7890 128") == [("account", "6222 0212 3456 7890 128")]
    assert not kinds("6222021234567890129")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (INVENTED, "539903********1040"),
        ("15900000036", "159****0036"),
        ("卡号6222021234567890128", "***************0128"),
    ],
)
def test_a_masked_number_shows_what_a_public_notice_may(text: str, masked: str) -> None:
    (found,) = identifiers_in(text)
    assert found.masked == masked


@given(st.text(st.sampled_from("019 -X*元号。"), max_size=80))
def test_numbers_stand_in_order_where_they_say(text: str) -> None:
    found = identifiers_in(text)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
