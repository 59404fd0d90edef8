"""The table of detail lines: nothing that was written is lost, and every cell tells its mistake."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.pages.detail_rows import choices
from mingxi.office.budget.reckoning.codes import code_written
from mingxi.office.budget.selectors.arrangements import details_of, draft_form
from mingxi.office.budget.services.spreading import save_details
from mingxi.office.frame.refusals import RefusedError

ROW = {"item": "a", "function": "2050803", "dept": "30216", "gov": "50502"}


@pytest.fixture
def clerk(rounds: Any) -> Client:
    client = Client()
    client.force_login(rounds.clerk)
    return client


def sent(*rows: dict[str, str], revision: int | None = None) -> dict[str, object]:
    """Give the form with these rows, in which what is not said is as in ``ROW``."""
    values: dict[str, object] = {"count": len(rows)}
    if revision is not None:
        values["revision"] = revision
    for at, row in enumerate(rows):
        whole = ROW | {"source": "general:county", "amount": "5"} | row
        values |= {f"{name}-{at}": value for name, value in whole.items()}
    return values


def posted(client: Client, arrangement: Arrangement, values: dict[str, object]) -> str:
    address = reverse("detail-lines", args=[arrangement.pk])
    content: str = client.post(address, values, follow=True).content.decode()
    return content


def named(page: str, name: str) -> list[str]:
    return [part for part in page.split("<input")[1:] if f'name="{name}"' in part]


def test_a_row_that_was_emptied_takes_no_other_row_away(clerk: Client, issued: Arrangement) -> None:
    emptied = {"dept": "", "gov": "", "amount": ""}
    page = posted(clerk, issued, sent(emptied, {"amount": "x"}, {"amount": "7"}))
    for at in range(5):
        assert len(named(page, f"amount-{at}")) == 1, at
    assert 'value="7"' in named(page, "amount-1")[0]


@pytest.mark.parametrize(
    ("row", "field", "told"),
    [
        ({"amount": "五"}, "amount", "“五”不是金额"),
        ({"amount": ""}, "amount", "请填大于零的金额"),
        ({"dept": "302161"}, "dept", "科目代码太长，应为5位数字"),
        ({"gov": "没有的科目"}, "gov", "没有名为“没有的科目”的科目"),
        ({"function": "行政运行"}, "function", "请写代码"),
    ],
)
def test_what_is_wrong_is_told_in_its_cell(
    clerk: Client, issued: Arrangement, row: dict[str, str], field: str, told: str
) -> None:
    before = details_of(issued)
    page = posted(clerk, issued, sent(row))
    [cell] = named(page, f"{field}-0")
    assert 'aria-invalid="true"' in cell
    assert f'id="w-{field}-0"' in cell
    assert told in cell
    assert details_of(issued) == before


def test_a_code_may_be_written_as_its_name(clerk: Client, issued: Arrangement) -> None:
    assert "已保存1行" in posted(clerk, issued, sent({"dept": "会议费", "gov": "50502 商品"}))
    [line] = details_of(issued)
    assert (line.dept_econ_code, line.gov_econ_code) == ("30215", "50502")


def test_a_name_of_several_codes_is_no_code() -> None:
    with pytest.raises(ValueError, match=r"“行政运行”有\d{7}、\d{7}、\d{7}等，请写代码"):
        code_written("行政运行", choices()["function"])


def test_the_name_of_a_code_can_be_chosen_and_brings_the_other_classification(
    clerk: Client, issued: Arrangement
) -> None:
    page = clerk.get(reverse("detail-lines", args=[issued.pk])).content.decode()
    assert '<option value="30215" data-gov="50502">会议费</option>' in page


def test_lines_that_somebody_changed_meanwhile_are_not_overwritten(
    rounds: Any, clerk: Client, issued: Arrangement
) -> None:
    begun = issued.revision
    assert "已保存1行" in posted(clerk, issued, sent({}, revision=begun))
    page = posted(clerk, issued, sent({"amount": "6"}, revision=begun))
    assert "明细行刚被别人改过" in page
    # Saving again without having looked is refused again.
    assert f'name="revision" value="{begun}"' in page
    with pytest.raises(RefusedError, match="刚被别人改过"):
        save_details(arrangement=issued, details=[], by=rounds.clerk, revision=begun)


def test_a_spread_that_somebody_changed_meanwhile_is_not_overwritten_by_trying_again(
    clerk: Client, issued: Arrangement
) -> None:
    _, begun = draft_form(issued)
    address, sent = reverse("spread", args=[issued.pk]), {"a-a": "60", "a-b": "90"}
    clerk.post(address, sent | {"revision": begun})
    page = clerk.post(address, {"a-a": "1", "a-b": "149", "revision": begun}).content.decode()
    assert f'name="revision" value="{begun}"' in page
    clerk.post(address, {"a-a": "1", "a-b": "149", "revision": begun})
    assert [item.amount_fen for item in draft_form(issued)[0].items] == [60_000_000, 90_000_000]


def test_what_is_other_can_be_chosen_in_every_class_of_governments_that_has_it() -> None:
    assert {"50199", "50299", "50599", "50999"} <= set(choices()["gov"])
