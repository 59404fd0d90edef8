"""The page as its reader meets it: in a browser, by mouse, finger, keyboard, and on paper."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes, report_error
from mingxi.reports.page import page_report
from mingxi.reports.setting_aside import with_waivers
from mingxi.rules.waivers import Waiver

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
UNREAD = report_error("坏.docx", None, "unreadable-docx", say("第 {line} 行", line=1), "zh")

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def culture(examples: Path) -> report.Document:
    """A text with five findings, of which one is waived, and a table."""
    return read(examples / "culture.txt", "AR112")


def read(path: Path, waived: str) -> report.Document:
    wishes = Wishes(with_text=True, with_places=True)
    document = check_document(path.name, path.read_bytes(), wishes)
    waivers = [Waiver(waived, "已向县财政局说明", None)]
    return with_waivers(document, waivers, document["text"], date(2026, 1, 1))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page over documents from disk; nothing may be asked of a network or complained of."""
    complaints: list[str] = []
    contexts = []

    def open_page(*documents: report.Document, fragment: str = "", **options: object) -> Page:
        file = tmp_path / "report.html"
        file.write_text("".join(page_report(documents, "zh")), encoding="utf-8")
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce"} | options)
        contexts.append(context)
        context.route(
            re.compile("^(?!file://.*/report.html)"),
            lambda route: (complaints.append(route.request.url), route.abort()),
        )
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(file.as_uri() + fragment)
        return page

    requests: list[str] = []
    yield open_page
    for context in contexts:
        context.close()
    assert not complaints
    assert all(re.match("file://.*/report.html", url) for url in requests)


def figure(page: Page, written: str) -> object:
    return page.locator(".sheet a.figure", has_text=written).first


def popover(page: Page) -> object:
    return page.locator("#popover")


def shown(page: Page) -> list[str]:
    return [
        item.get_attribute("data-rule") or "" for item in page.locator("li.finding:visible").all()
    ]


def in_sight(page: Page, selector: str) -> bool:
    """Tell whether an element stands within the window."""
    return bool(
        page.evaluate(
            """selector => {
                const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
                return top >= 0 && bottom <= innerHeight;
            }""",
            selector,
        )
    )


def test_a_click_on_a_finding_jumps_to_its_place(opened: Open, culture: report.Document) -> None:
    page = opened(culture)
    assert not in_sight(page, "#d1-r3")
    page.locator("li.finding", has_text="AR110").click()
    assert in_sight(page, "#d1-r3")
    expect(page.locator("#d1-f3 a.jump")).to_have_attribute("aria-current", "true")
    expect(page.locator("mark.selected").first).to_be_visible()
    assert page.url.endswith("#d1-f3")


def test_a_click_on_a_marked_place_selects_the_finding(
    opened: Open, culture: report.Document
) -> None:
    page = opened(culture)
    page.locator(".sheet mark", has_text="（大写：").click()
    expect(page.locator("li.finding.selected")).to_have_attribute("data-rule", "AR110")
    expect(page.locator("#d1-f3 a.jump")).to_be_focused()
    page.locator("#d1-r1").click()
    expect(page.locator("li.finding.selected")).to_have_attribute("data-rule", "AR109")


def test_the_filter_filters_and_the_counts_follow(opened: Open, culture: report.Document) -> None:
    page = opened(culture)
    assert shown(page) == ["AR109", "AR102", "AR110"]
    page.get_by_role("combobox").select_option("AR102")
    assert shown(page) == ["AR102"]
    expect(page.get_by_role("status")).to_have_text("显示 1 条，共 3 条问题")
    expect(page.locator(".chip.error b")).to_have_text("1")
    expect(page.locator("#d1-r1")).to_be_hidden()
    assert page.locator("mark.error").count() == 1
    page.locator(".chip.error").click()
    expect(page.locator(".nothing")).to_be_visible()
    page.locator(".show-all").click()
    assert shown(page) == ["AR109", "AR102", "AR110"]


def test_what_was_set_aside_shows_behind_its_switch_and_is_never_counted(
    opened: Open, culture: report.Document
) -> None:
    page = opened(culture)
    switch = page.get_by_role("switch")
    expect(page.get_by_text("已向县财政局说明").first).to_be_hidden()
    switch.check()
    assert shown(page) == ["AR109", "AR102", "AR110", "AR112", "AR112"]
    expect(page.get_by_text("已向县财政局说明").first).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("显示 3 条，共 3 条问题")


def test_hovering_over_a_figure_shows_its_proof_and_lights_its_operands(
    opened: Open, culture: report.Document
) -> None:
    page = opened(culture)
    figure(page, "55万元").hover()
    expect(popover(page)).to_contain_text("11个 × 50,000元/(个·年) = 550,000元 ✓ 55万元")
    expect(page.locator(".figure.operand", has_text="11个")).to_be_visible()
    page.mouse.move(5, 5)
    expect(popover(page)).to_be_hidden()
    expect(page.locator(".figure.operand")).to_have_count(0)


def test_a_proof_opens_by_keyboard_and_escape_closes_it(
    opened: Open, culture: report.Document
) -> None:
    page = opened(culture)
    figures = page.locator(".sheet a.figure")
    assert figures.evaluate_all("all => all.filter(each => each.tabIndex === 0).length") == 1
    figures.first.focus()
    expect(popover(page)).to_contain_text("12.5万人次")
    page.keyboard.press("ArrowRight")
    expect(figures.nth(1)).to_be_focused()
    expect(figures.nth(1)).to_have_attribute("aria-expanded", "true")
    expect(figures.nth(1)).to_have_attribute("aria-describedby", "popover")
    page.keyboard.press("Escape")
    expect(popover(page)).to_be_hidden()
    expect(figures.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(figures.last).to_be_focused()
    page.keyboard.press("Home")
    expect(figures.first).to_be_focused()


def test_a_tap_opens_a_proof_that_fits_the_phone(opened: Open, culture: report.Document) -> None:
    page = opened(culture, viewport=PHONE, has_touch=True)
    figure(page, "7.7元").tap()
    expect(popover(page)).to_contain_text("“7.7元”疑为“7.7万元”")
    assert in_sight(page, "#popover")
    figure(page, "7.7元").tap()
    expect(popover(page)).to_be_hidden()


def test_an_unexplained_amount_says_so(opened: Open, culture: report.Document) -> None:
    page = opened(culture)
    figure(page, "20万元").click()
    expect(popover(page)).to_contain_text("没有成立的算式说明这个数从何而来")


def test_the_findings_are_walked_by_keys(opened: Open, culture: report.Document) -> None:
    page = opened(culture)
    page.keyboard.press("j")
    expect(page.locator("#d1-f1 a.jump")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#d1-f3 a.jump")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert in_sight(page, "#d1-r2")
    expect(page.locator("#d1-f2 a.jump")).to_be_focused()


def test_the_tabs_show_calculations_and_what_was_read(
    opened: Open, culture: report.Document
) -> None:
    page = opened(culture)
    page.get_by_role("tab", name="问题").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#d1-c5")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tabpanel")).to_contain_text("资金来源")
    page.get_by_role("tab", name="全部算式").click()
    page.locator("#d1-c4 .where a").click()
    expect(figure(page, "7.7元")).to_be_focused()


def test_the_first_stop_skips_to_the_text(opened: Open, culture: report.Document) -> None:
    page = opened(culture)
    page.keyboard.press("Tab")
    expect(page.locator(".skips a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#d1-text")).to_be_focused()


def test_several_documents_open_from_their_overview_and_back(
    opened: Open, culture: report.Document
) -> None:
    page = opened(culture, UNREAD, culture)
    expect(page.get_by_role("heading", level=1)).to_have_text("总览")
    page.locator("#overview a[href='#d2']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("坏.docx")
    expect(page.locator("#d2")).to_contain_text("第 1 行")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("总览")
    page.locator("#overview a[href='#d3']").click()
    expect(page.locator("article:visible")).to_have_id("d3")
    page.locator(".to-overview").click()
    expect(page.locator("#overview")).to_be_visible()


def test_a_link_arrives_at_a_finding_of_a_document(opened: Open, culture: report.Document) -> None:
    page = opened(culture, culture, fragment="#d2-f3")
    expect(page.locator("article:visible")).to_have_id("d2")
    expect(page.locator("#d2-f3.selected")).to_be_visible()
    page.wait_for_function(
        "document.querySelector('#d2-r3').getBoundingClientRect().top < innerHeight"
    )


def test_a_link_arrives_even_at_what_is_set_aside(opened: Open, culture: report.Document) -> None:
    page = opened(culture, fragment="#d1-f5")
    expect(page.locator("#d1-f5.selected")).to_be_visible()


def test_on_a_phone_the_text_and_the_findings_take_turns(
    opened: Open, culture: report.Document
) -> None:
    page = opened(culture, viewport=PHONE)
    expect(page.locator(".sheet")).to_be_visible()
    page.get_by_role("tab", name="问题").click()
    expect(page.locator(".sheet")).to_be_hidden()
    page.locator("li.finding", has_text="AR110").click()
    expect(page.locator("#d1-r3")).to_be_focused()
    assert in_sight(page, "#d1-r3")
    page.locator("#d1-r3").click()
    expect(page.locator("#d1-f3 a.jump")).to_be_focused()


@pytest.mark.parametrize("fragment", ["", "#d1", "#d1-calculations", "#d1-read", "#d2"])
def test_a_phone_never_scrolls_sideways(
    opened: Open, culture: report.Document, fragment: str
) -> None:
    long = {**culture, "source": "很长的文件夹/" * 20 + "x" * 200}
    page = opened(long, UNREAD, viewport=PHONE, fragment=fragment)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_fault_of_accessibility_is_serious(
    opened: Open, culture: report.Document, viewport: dict[str, int], scheme: str
) -> None:
    page = opened(culture, UNREAD, viewport=viewport, color_scheme=scheme)
    faults = grave_faults(page)
    page.locator("#overview a[href='#d1']").click()
    page.get_by_role("tab", name="问题").click()
    page.get_by_role("switch").check()
    faults += grave_faults(page)
    for name in ("全部算式", "读到的内容"):
        page.get_by_role("tab", name=name).click()
        faults += grave_faults(page)
    page.evaluate("location.hash = '#d1-f2'")
    figure(page, "7.7元").click()
    expect(popover(page)).to_be_visible()
    assert not faults + grave_faults(page)


def grave_faults(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['html']}"
        for fault in violations
        if fault["impact"] in {"serious", "critical"}
    ]


def test_the_printed_page_numbers_its_findings_and_has_no_controls(
    opened: Open, culture: report.Document
) -> None:
    page = opened(culture)
    page.get_by_role("tab", name="全部算式").click()
    page.emulate_media(media="print")
    before = "element => getComputedStyle(element, '::before').content"
    assert page.locator("#d1-r2").evaluate(before) == '"["'
    assert page.locator("#d1-f2 .number").evaluate(before) == '"["'
    expect(page.locator("#d1-f2 .number")).to_be_visible()
    for control in (".tabs", ".filter", ".skips"):
        expect(page.locator(control).first).to_be_hidden()
    assert page.pdf()


def test_without_script_the_page_reads_whole(opened: Open, culture: report.Document) -> None:
    page = opened(culture, UNREAD, culture, java_script_enabled=False)
    for part in ("#d1 .sheet", "#d1-f1", "#d1-c1", "#d1-read", "#d2", "#d3 .sheet", "#overview"):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator("#d1 .tabs")).to_be_hidden()


def test_markup_in_a_text_runs_nothing(opened: Open) -> None:
    text = "</script><script>document.title='疏漏'</script><b onclick=x>共计8.6万元</b>" * 20
    wishes = Wishes(with_text=True, with_places=True)
    page = opened(check_document("x.txt", text.encode(), wishes))
    assert "疏漏" not in page.title()
    assert page.locator(".sheet b").count() == 0
