"""Where a contractor pays first and government pays back (financing_in)."""

from mingxi.documents import read_document
from mingxi.projects.understanding import understand
from mingxi.rules.contractor_financing import InPurchase, financing_in

PROJECT = """一、项目名称
河道清淤经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
{purchase}
护岸由企业垫资施工。
六、资金安排情况
县级财政安排12万元。
"""


def found(text: str) -> list[tuple[bool, InPurchase | None]]:
    reading = understand(read_document("financed.txt", text.encode()))
    return [(one.paid_back, one.purchase) for one in financing_in(reading, ("垫资",))]


def test_a_purchase_stands_in_the_sentence_or_in_the_project_or_nowhere() -> None:
    assert found("购买清淤服务，企业垫资。") == [(False, InPurchase.SENTENCE)]
    assert found(PROJECT.format(purchase="购买清淤服务。")) == [(False, InPurchase.PROJECT)]
    assert found(PROJECT.format(purchase="开展清淤。")) == [(False, None)]


def test_what_is_paid_back_is_told_with_it() -> None:
    assert found("护岸由企业垫资修建，财政分三年偿还。") == [(True, None)]
    assert found("护岸由企业垫资修建。") == [(False, None)]


def test_what_is_banned_or_long_past_is_no_financing() -> None:
    assert found("不得要求企业垫资。") == []
    assert found("护岸已完工，企业累计垫资30万元。") == []
