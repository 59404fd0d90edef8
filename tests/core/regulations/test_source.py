"""What a figure of the library rests on (source)."""

from mingxi.regulations import Confidence, source_from


def test_a_source_cites_the_article_of_its_instrument() -> None:
    source = source_from({"instrument": "purchase-of-services", "article": "第十条"})
    assert source.cited == "《政府购买服务管理办法》（财政部令第102号）第十条"
    assert source.confidence is Confidence.CERTAIN


def test_an_entry_may_be_less_sure_than_its_instrument() -> None:
    entry = {"instrument": "purchase-of-services", "confidence": "大致"}
    assert source_from(entry).confidence is Confidence.LIKELY
