"""The look as officials meet it: in a browser, by mouse, finger, keyboard, and on paper."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingxi.office.frame import context as frame_context
from mingxi.office.frame.clock import today
from mingxi.office.frame.navigation import ShownEntry
from mingxi.office.people.models import Person

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
COMPONENTS = "/components/"
NOWHERE = "/nowhere/"

Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def assets() -> None:
    """Ask for what the pages load; `make install` brings it."""
    vendor = Path(frame_context.__file__).parent / "static/frame/vendor/htmx.min.js"
    assert vendor.is_file(), "the scripts of the pages are missing; scripts/fetch_assets.py"


@pytest.fixture
def session(transactional_db: None) -> str:
    """Sign somebody in and give the session's key."""
    person = Person.objects.create(
        number="0017",
        name="周蔓",
        sign_in_name="zhouman",
        is_password_issued=False,
        password_changed_on=today(),
    )
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the main menu a few entries, whichever rooms have come."""
    entries = [
        ShownEntry("首页", "/", "house", ""),
        ShownEntry("支付", COMPONENTS, "banknote", "page"),
        ShownEntry("人员与单位", NOWHERE, "users", ""),
    ]
    monkeypatch.setattr(frame_context, "navigation_for", lambda *_: entries)


@pytest.fixture
def opened(browser: Browser, live_server: LiveServer, session: str, menu: None) -> Iterator[Open]:
    """Opens a page; nothing may be asked of another host, and the console has nothing to say."""
    complaints: list[str] = []
    hosts: set[str] = set()
    contexts: list[BrowserContext] = []

    def listen(page: Page, address: str) -> None:
        def hear(text: str) -> None:
            # That the page asked for is not there is what Chromium tells of an error page.
            if not (address == NOWHERE and "status of 404" in text):
                complaints.append(text)

        page.on("console", lambda message: hear(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))

    def open_page(address: str = COMPONENTS, *, signed_in: bool = True, **options: object) -> Page:
        settled = {"viewport": WIDE, "reduced_motion": "reduce", "locale": "zh-CN"} | options
        context = browser.new_context(base_url=live_server.url, **settled)  # type: ignore[arg-type]
        contexts.append(context)
        if signed_in:
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session}
            context.add_cookies([cookie | {"url": live_server.url}])  # type: ignore[list-item]
        page = context.new_page()
        listen(page, address.partition("#")[0])
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints
    assert hosts == {urlsplit(live_server.url).netloc}


def grave_faults(page: Page) -> list[str]:
    return [
        f"{fault['id']}: {fault['nodes'][0]['html']}"
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]


def numbers(page: Page) -> list[str]:
    """The numbers of the payment requests that the list shows."""
    return page.locator("#requests-found tbody th").all_inner_texts()


def charts_stand(page: Page) -> None:
    expect(page.locator(".chart svg")).to_have_count(4)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_fault_of_accessibility_is_serious(
    opened: Open, viewport: dict[str, int], scheme: str
) -> None:
    page = opened(viewport=viewport, color_scheme=scheme)
    charts_stand(page)
    page.locator("#requests-found tbody input").first.check()
    faults = grave_faults(page)
    page.locator(".how").first.locator("summary").click()
    for chart in page.locator(".chart summary").all():
        chart.click()
    faults += grave_faults(page)
    if viewport is PHONE:
        page.locator(".menu summary").click()
        faults += grave_faults(page)
    page.get_by_role("link", name="撤回支付申请").click()
    faults += grave_faults(page)
    for signed_in in (True, False):
        faults += grave_faults(
            opened(NOWHERE, signed_in=signed_in, viewport=viewport, color_scheme=scheme)
        )
    assert not faults


@pytest.mark.parametrize("address", [COMPONENTS, NOWHERE])
@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_scrolls_sideways(opened: Open, address: str, width: int) -> None:
    page = opened(address, viewport={"width": width, "height": 844})
    if address == COMPONENTS:
        charts_stand(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_stop_of_the_keyboard_is_seen_and_comes_in_the_order_of_the_page(
    opened: Open, viewport: dict[str, int]
) -> None:
    page = opened(viewport=viewport)
    charts_stand(page)
    page.evaluate(
        """() => {
            window.stops = [];
            document.addEventListener("focusin", ({ target }) => {
                const { outlineStyle, outlineWidth } = getComputedStyle(target);
                const { top, bottom } = target.getBoundingClientRect();
                stops.push({
                    target,
                    shown: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
                    sight: bottom > 0 && top < innerHeight,
                });
            });
        }"""
    )
    wanted = page.evaluate(
        """() => [...document.querySelectorAll(
            "a[href], button:not(:disabled), input, select, textarea, summary"
        )].filter((each) => each.checkVisibility() && each.type !== "radio").length"""
    )
    for _ in range(wanted + 10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    told = page.evaluate(
        """() => ({
            stops: stops.length,
            unseen: stops.filter(({ shown, sight }) => !shown || !sight)
                .map(({ target }) => target.outerHTML.slice(0, 90)),
            backwards: stops.slice(1).filter(({ target }, at) =>
                stops[at].target.compareDocumentPosition(target) & 2
            ).map(({ target }) => target.outerHTML.slice(0, 90)),
            first: stops[0].target.className,
        })"""
    )
    assert told["stops"] >= wanted
    assert told["first"] == "skip"
    assert not told["unseen"]
    assert not told["backwards"]


def test_the_first_stop_skips_to_the_page(opened: Open) -> None:
    page = opened()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_list_is_filtered_in_place_and_its_address_can_be_kept(opened: Open) -> None:
    page = opened()
    page.get_by_label("状态").select_option("支付在途")
    expect(page.locator("#requests-found tbody tr")).to_have_count(2)
    assert numbers(page) == ["ZF2026-0163", "ZF2026-0170"]
    assert "state=" in page.url
    again = opened(urlsplit(page.url).path + "?" + urlsplit(page.url).query)
    assert numbers(again) == ["ZF2026-0163", "ZF2026-0170"]
    page.get_by_label("用途或收款人").fill("没有这样的用途")
    expect(page.locator("#requests-found")).to_contain_text("没有符合条件的支付申请")
    page.go_back()
    expect(page.locator("#requests-found tbody tr")).to_have_count(2)


def test_the_heads_of_the_list_sort_it_both_ways(opened: Open) -> None:
    page = opened()
    page.get_by_role("link", name="金额", exact=True).click()
    expect(page.get_by_role("columnheader", name="金额")).to_have_attribute(
        "aria-sort", "ascending"
    )
    assert numbers(page)[0] == "ZF2026-0181"
    page.get_by_role("link", name="金额", exact=True).click()
    expect(page.get_by_role("columnheader", name="金额")).to_have_attribute(
        "aria-sort", "descending"
    )
    assert numbers(page)[0] in {"ZF2026-0074", "ZF2026-0184"}
    page.get_by_role("link", name="下一页").click()
    expect(page.locator(".paging")).to_contain_text("第 6–10 笔")
    assert "sort=-amount" in page.url


def test_ticked_rows_are_counted_and_bring_what_can_be_done(opened: Open) -> None:
    page = opened()
    bar = page.locator(".bulk")
    expect(bar).to_be_hidden()
    page.get_by_label("勾选 ZF2026-0058").check()
    expect(bar).to_contain_text("已选 1 笔")
    page.get_by_label("全选本页").check()
    expect(bar).to_contain_text("已选 5 笔")
    page.get_by_label("全选本页").uncheck()
    expect(bar).to_be_hidden()


def test_a_line_of_the_summary_leads_to_its_field(opened: Open) -> None:
    page = opened()
    page.get_by_role("link", name=re.compile("^申报金额：")).click()
    field = page.locator("#id_wrong-amount")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby") or ""
    expect(page.locator(f"#{described.split()[-1]}")).to_contain_text("请填写数字")


def test_a_chosen_file_is_named_and_one_too_large_is_refused_at_once(opened: Open) -> None:
    page = opened()
    drop = page.locator(".drop").first
    one = {"name": "项目文本.docx", "mimeType": "application/octet-stream"}
    drop.locator("input").set_input_files([one | {"buffer": b"0" * 2048}])  # type: ignore[list-item]
    expect(drop.locator(".chosen")).to_have_text("项目文本.docx（2 KB）")
    large = [one | {"buffer": b"0" * (21 * 1024 * 1024)}]
    drop.locator("input").set_input_files(large)  # type: ignore[arg-type]
    expect(drop.locator(".chosen .wrong")).to_contain_text("超过上限 20 MB")


def test_a_figure_and_its_finding_lead_to_each_other(opened: Open) -> None:
    page = opened()
    page.locator("#sample-place-1").click()
    expect(page.locator("#sample-finding-1")).to_be_in_viewport()
    expect(page.locator("#sample-finding-1.selected")).to_be_visible()
    page.get_by_role("link", name="合计与各部分之和不符").click()
    expect(page.locator("#sample-place-2.selected")).to_be_in_viewport()
    expect(page.locator("#findings .selected")).to_have_count(2)


def test_a_chart_keeps_its_words_and_follows_the_colours_of_the_page(opened: Open) -> None:
    page = opened(color_scheme="light")
    charts_stand(page)
    drawing = page.locator("#by-line .drawing")
    expect(drawing).to_have_attribute("aria-label", re.compile("居家上门服务占 53.4%"))
    bars = "() => document.querySelector('#by-line svg').innerHTML.toLowerCase()"
    assert "#2a5d96" in page.evaluate(bars)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"({bars})().includes('#7fb2ec')")
    page.locator("#by-line summary").click()
    expect(page.locator("#by-line tbody tr").first).to_contain_text("86.76")


def test_a_chart_tells_its_figures_under_the_pointer(opened: Open) -> None:
    page = opened()
    charts_stand(page)
    page.locator("#by-month .drawing").scroll_into_view_if_needed()
    page.locator("#by-month .drawing").hover()
    expect(page.locator("#by-month svg")).to_contain_text(re.compile(r"计划\s+\d+\.\d\d 万元"))


def test_a_dialog_takes_the_keyboard_and_gives_it_back(opened: Open) -> None:
    page = opened()
    opener = page.get_by_role("link", name="撤回支付申请")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="撤回支付申请 ZF2026-0177？")).to_be_visible()
    expect(page.get_by_role("link", name="不撤回")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_live_part_carries_the_token_against_forged_requests(opened: Open) -> None:
    page = opened()
    ask = "htmx.ajax('POST', '/components/', {target: '#toasts', swap: 'none'})"
    with page.expect_response("**/components/") as answer:
        page.evaluate(ask)
    assert answer.value.ok


def test_a_live_part_that_fails_says_so_until_it_is_read(opened: Open) -> None:
    page = opened()
    page.route("**/components/?*", lambda route: route.fulfill(status=200, body=""))
    page.evaluate(
        """document.dispatchEvent(new CustomEvent("htmx:responseError", {
            detail: { xhr: { status: 409 } },
        }))"""
    )
    told = page.locator(".toast")
    expect(told).to_contain_text("刚刚被别人改动过")
    told.get_by_role("button", name="知道了").click()
    expect(told).to_have_count(0)


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(opened: Open) -> None:
    page = opened(viewport=PHONE)
    entry = page.locator(".menu").get_by_role("link", name="支付")
    expect(entry).to_be_hidden()
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_visible()
    expect(entry).to_have_attribute("aria-current", "page")
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()


def test_without_script_everything_still_works(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    expect(page.locator("#by-month table")).to_be_visible()
    expect(page.locator("#by-month .drawing")).to_be_hidden()
    page.get_by_label("状态").select_option("已退回")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("#requests-found tbody tr")).to_have_count(1)
    page.get_by_role("link", name="撤回支付申请").click()
    expect(page.locator("#withdraw")).to_be_visible()
    page.get_by_role("link", name="不撤回").click()
    expect(page.locator("#withdraw")).to_be_hidden()
    page.locator("#sample-place-1").click()
    assert page.url.endswith("#sample-finding-1")
    phone = opened(java_script_enabled=False, viewport=PHONE)
    phone.locator(".menu summary").click()
    expect(phone.locator(".menu").get_by_role("link", name="支付")).to_be_visible()


def test_the_printed_page_has_the_figures_and_no_controls(opened: Open) -> None:
    page = opened(color_scheme="dark")
    charts_stand(page)
    page.emulate_media(media="print", color_scheme="dark")
    for control in (".navigation", ".toolbar", ".buttons", ".tabs", ".drop", ".paging ol"):
        for each in page.locator(control).all():
            expect(each).to_be_hidden()
    expect(page.locator("#tables tfoot")).to_contain_text("1,624,900.00")
    expect(page.locator("#by-month table")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.pdf()


def test_an_error_page_says_what_to_do_and_leads_home(opened: Open) -> None:
    page = opened(NOWHERE)
    expect(page.get_by_role("heading", level=1)).to_have_text("没有找到这一页")
    expect(page.get_by_role("heading", name="可以这样做")).to_be_visible()
    expect(page.get_by_role("link", name="回到首页")).to_have_attribute("href", "/")
