import pytest

from mingxi.office.declaration.reckoning.plain_words import no_personal_data


@pytest.mark.parametrize(
    ("words", "named", "hidden"),
    [
        ("补助110101199003070599", "公民身份号码", "19900307"),
        ("联系13800138000", "手机号码", "0013"),
        ("账号6222021234567890123", "银行账号或卡号", "62220212"),
    ],
)
def test_a_number_of_a_person_is_refused_and_not_repeated(
    words: str, named: str, hidden: str
) -> None:
    with pytest.raises(ValueError, match=named) as refused:
        no_personal_data(words)
    assert hidden not in str(refused.value)


@pytest.mark.parametrize("words", ["", "12345热线运行经费", "合同编号202603150001234", "2026年"])
def test_other_words_are_given_back(words: str) -> None:
    assert no_personal_data(words) == words
