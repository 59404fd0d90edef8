"""Deposits, methods, terms and thresholds of public procurement (procurement)."""

from mingxi.quantities import Money
from mingxi.regulations.procurement import deposits, methods, supplement, terms, threshold


def test_the_bonds_and_the_supplement_have_their_shares() -> None:
    shares = {word: share.percent_max for share in deposits() for word in share.words}
    assert shares["投标保证金"] == 2
    assert shares["履约保证金"] == 10
    assert supplement().percent_max == 10


def test_a_bond_cites_its_article() -> None:
    cited = [share.source.cited for share in deposits()]
    assert cited[0] == "《中华人民共和国政府采购法实施条例》（国务院令第658号）第三十三条"


def test_every_competitive_method_asks_for_more_than_one_supplier() -> None:
    least = {name: method.suppliers_min for name, method in methods().items()}
    assert least["公开招标"] == least["竞争性谈判"] == least["询价"] == 3
    assert least["单一来源"] == 1


def test_a_term_allows_what_keeps_it() -> None:
    intention, notice = terms()["intention"], terms()["contract-notice"]
    assert intention.allows(30)
    assert not intention.allows(29)
    assert notice.allows(2)
    assert not notice.allows(3)


def test_the_thresholds_are_those_of_central_units_and_of_works() -> None:
    amount, source = threshold("central-2020", "open_tender")
    assert amount == Money(200_000_000)
    assert "2020年版" in source.cited
    assert threshold("works", "works")[0] == Money(400_000_000)
