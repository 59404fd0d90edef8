"""Where a text buys people under the name of a service (people_bought)."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.people_bought import people_bought
from mingxi.projects.understanding import understand


def bought(text: str) -> list[bool]:
    """Tell of every place that buys people whether it is plain."""
    reading = understand(read_document("bought.txt", text.encode()))
    return [found.plain for found in people_bought(reading)]


@pytest.mark.parametrize(
    "text",
    [
        "以政府购买服务方式招聘网格员10名。",
        "政府购买服务人员工资每月2,400元。",
        "通过政府购买服务购买协管员6名。",
    ],
)
def test_hiring_by_purchase_is_plain(text: str) -> None:
    assert True in bought(text)


@pytest.mark.parametrize(
    "text",
    ["购买协管员6名。", "招聘网格员10名，采取政府购买服务方式解决。", "目前政府购买人员3人。"],
)
def test_other_words_for_it_are_a_doubt(text: str) -> None:
    assert bought(text)
    assert True not in bought(text)


@pytest.mark.parametrize(
    "text",
    [
        "以政府购买服务方式委托物业公司，由公司招聘保洁员10名。",
        "以政府购买服务方式聘请律师2名。",
        "为10名协管员购买保险。",
        "购买保险人员6名。",
        "本单位招聘网格员10名，工资每月2,400元。",
    ],
)
def test_a_supplier_an_expert_and_an_insured_are_no_hired_people(text: str) -> None:
    assert bought(text) == []
