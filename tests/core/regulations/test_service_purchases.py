"""The negative list, the roles and the duration of service purchases (service_purchases)."""

from mingxi.regulations.service_purchases import (
    buyer,
    contract_duration,
    negative_list,
    supplier,
)


def test_the_negative_list_has_the_six_items_of_article_ten() -> None:
    assert list(negative_list()) == ["N1", "N2", "N3", "N4", "N5", "N6"]
    assert negative_list()["N5"].source.cited == (
        "《政府购买服务管理办法》（财政部令第102号）第十条第五项"
    )


def test_a_second_class_institution_may_supply_but_not_buy() -> None:
    assert "公益二类" in buyer().refused
    assert "公益二类" not in supplier().refused
    assert "公益一类" in supplier().refused


def test_a_contract_runs_a_year_or_three_where_all_is_steady() -> None:
    assert (contract_duration().years_max, contract_duration().years_max_steady) == (1, 3)
