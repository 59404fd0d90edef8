"""The form of a declaration as a clerk meets it: written, checked, kept, and shared by two."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingxi.office.declaration.models import Declaration, WorkingDraft
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import ProjectCategory
from mingxi.office.declaration.selectors.drafts import form_of
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Appointment, Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind

WIDE = {"width": 1440, "height": 900}
HANDHELD = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# What the one wrote wrongly: 6 × 2550 × 12 is 183,600.
WRONG = "聘用公益岗位6人，每人每月2,550元，全年12个月，共需20万元。"

Opened = Callable[..., Page]


@pytest.fixture
def unit(transactional_db: None) -> Unit:
    return Unit.objects.create(
        code="202", name="蘅川县民政局", level=Level.COUNTY, kind=UnitKind.BUDGET_DEPARTMENT
    )


@pytest.fixture
def clerks(unit: Unit) -> dict[str, Person]:
    """Two clerks of one unit."""
    clerks = {}
    for number, name in [("A001", "林晓禾"), ("A002", "温如故")]:
        person = Person.objects.create(
            number=number,
            name=name,
            sign_in_name=number,
            is_password_issued=False,
            password_changed_on=today(),
        )
        Appointment.objects.create(person=person, role=Role.CLERK, unit=unit, begins=today())
        clerks[name] = person
    return clerks


@pytest.fixture
def declaration(clerks: dict[str, Person], unit: Unit) -> Declaration:
    year = today().year + 1
    form = ProjectForm(
        name="居家和社区养老服务补助",
        fiscal_year=year,
        unit_name=unit.name,
        category=ProjectCategory.SPECIFIC,
        first_year=year,
        last_year=year,
    )
    return begin_declaration(form=form, unit=unit, by=clerks["林晓禾"])


@pytest.fixture
def opened(
    browser: Browser, live_server: LiveServer, clerks: dict[str, Person], declaration: Declaration
) -> Iterator[Opened]:
    """Opens the form as one of the clerks; the console has nothing to say but what is ``told``."""
    complaints: list[str] = []
    contexts = []

    def hear(text: str, told: str) -> None:
        if told not in text:
            complaints.append(text)

    def open_page(
        by: str = "林晓禾", *, address: str = "", told: str = "nothing", **options: Any
    ) -> Page:
        client = Client()
        client.force_login(clerks[by])
        settled = {"viewport": WIDE, "reduced_motion": "reduce", "locale": "zh-CN"} | options
        context = browser.new_context(base_url=live_server.url, **settled)
        contexts.append(context)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        context.add_cookies([cookie])
        page = context.new_page()
        page.on("console", lambda message: hear(message.text, told))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address or reverse("write-declaration", args=[declaration.pk]))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


def grave_faults(page: Page) -> list[str]:
    return [
        f"{fault['id']}: {fault['nodes'][0]['html']}"
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]


def kept(declaration: Declaration) -> ProjectForm:
    return form_of(WorkingDraft.objects.get(declaration=declaration))


def is_saved(page: Page) -> None:
    expect(page.locator("#kept")).to_contain_text("已保存")


def field(page: Page, name: str) -> Any:
    """Give a field of the form itself, by its member."""
    return page.locator(f"#writing [data-field='{name}']")


def finding(page: Page, words: str) -> Any:
    return page.locator("#found .finding").filter(has_text=words)


def test_what_is_typed_is_checked_beside_it_and_a_finding_leads_to_its_characters(
    opened: Opened,
) -> None:
    page = opened()
    overview = field(page, "sections.overview")
    overview.fill(f"本项目😀为县级项目。\n{WRONG}")
    found = finding(page, "20万元")
    expect(found).to_contain_text("AR101")
    expect(page.locator(".rail a", has_text="项目基本概况").locator(".found")).to_contain_text("1")
    assert page.locator(".mirror mark").all_inner_texts() == ["20万元"]
    page.evaluate("document.activeElement.blur()")
    found.get_by_role("button").click()
    chosen = "(area) => area.value.slice(area.selectionStart, area.selectionEnd)"
    expect(overview).to_be_focused()
    assert overview.evaluate(chosen) == "20万元"
    overview.fill(WRONG.replace("20万元", "18.36万元"))
    expect(found).to_have_count(0)
    expect(page.locator(".mirror mark")).to_have_count(0)


def test_the_draft_keeps_itself(opened: Opened, declaration: Declaration) -> None:
    page = opened()
    field(page, "sections.basis").fill("《中华人民共和国老年人权益保障法》第三十七条。")
    is_saved(page)
    assert "老年人权益保障法" in kept(declaration).sections["basis"]  # type: ignore[index]
    page.reload()
    expect(field(page, "sections.basis")).to_have_value(
        "《中华人民共和国老年人权益保障法》第三十七条。"
    )


def test_the_build_up_is_computed_to_the_fen_and_kept_in_whole_fen(
    opened: Opened, declaration: Declaration
) -> None:
    page = opened()
    page.get_by_role("button", name="添加子项", exact=True).click()
    page.keyboard.type("公益岗位")
    item = page.locator("li.item")
    item.get_by_role("button", name="添加测算行").click()
    line = item.locator(".cost-line")
    for member, typed in {
        "label": "岗位补助",
        "standard_fen": "2,550.05",
        "quantity": "6",
        "quantity_unit": "人",
        "periods": "12",
        "period_unit": "个月",
    }.items():
        line.locator(f"[data-field={member}]").fill(typed)
    # 2550.05 × 6 × 12; a float would tell 183603.60000000001.
    expect(line.locator("[data-tell=line]")).to_have_text("＝183,603.6元")
    expect(line.locator("[data-tell=line]")).to_have_class("confirmed")
    item.get_by_role("button", name="用作金额").click()
    expect(item.locator("[data-field=amount_fen]")).to_have_value("183,603.6")
    field(page, "total_fen").fill("18.36036万元")
    expect(page.locator("[data-tell=sum-items]")).to_contain_text("与总额一致")
    is_saved(page)
    form = kept(declaration)
    assert form.total_fen == form.items[0].amount_fen == 18_360_360
    assert form.items[0].cost[0].standard_fen == 255_005


def test_amounts_are_written_in_yuan_or_in_wan(opened: Opened, declaration: Declaration) -> None:
    page = opened()
    field(page, "total_fen").fill("１８３６００")
    page.get_by_label("万元", exact=True).check()
    expect(field(page, "total_fen")).to_have_value("18.36")
    field(page, "next_year_fen").fill("20.5")
    is_saved(page)
    assert (kept(declaration).total_fen, kept(declaration).next_year_fen) == (
        18_360_000,
        20_500_000,
    )


def test_a_code_is_named_beside_it(opened: Opened) -> None:
    page = opened()
    label = page.locator("label", has=page.locator("[data-field=function_code]"))
    for code, name in [
        ("2080505", "机关事业单位基本养老保险缴费支出"),
        ("2089999", "社会保障和就业支出（类）"),
        ("999", "没有这一类科目"),
    ]:
        field(page, "function_code").fill(code)
        expect(label).to_contain_text(name)


def test_what_cannot_be_read_is_told_beside_its_field_and_the_rest_is_kept(
    opened: Opened, declaration: Declaration
) -> None:
    page = opened()
    field(page, "total_fen").fill("十八万")
    field(page, "owner").fill("养老服务股")
    expect(page.locator("#kept")).to_contain_text("有1栏看不懂")
    expect(field(page, "total_fen")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("“十八万”不是金额")).to_be_visible()
    assert kept(declaration).owner == "养老服务股"
    assert kept(declaration).total_fen is None
    field(page, "total_fen").fill("18万")
    expect(page.get_by_text("“十八万”不是金额")).to_have_count(0)
    is_saved(page)


def test_nothing_is_added_up_of_what_cannot_be_read(opened: Opened) -> None:
    page = opened()
    page.get_by_role("button", name="添加子项", exact=True).click()
    item = page.locator("li.item")
    item.get_by_role("button", name="添加测算行").click()
    line = item.locator(".cost-line").first
    standard = line.locator("[data-field=standard_fen]").first
    standard.fill("1.5万")
    sums = line.locator("[data-tell=line]").first
    expect(sums).to_have_text("＝1.5万元")
    standard.fill("一万五")
    for sum_shown in (
        sums,
        item.locator("[data-tell=cost]"),
        page.locator("[data-tell=sum-items]"),
    ):
        expect(sum_shown).to_contain_text("有看不懂的栏")
        expect(sum_shown).not_to_contain_text("1.5万元")
    expect(item.get_by_role("button", name="用作金额")).to_be_hidden()
    standard.fill("2万")
    expect(sums).to_have_text("＝2万元")
    # The sum of the parts is the standard; what was typed before is not shown for it.
    line.get_by_role("button", name="标准由几项相加").click()
    line.locator("[data-list=parts] [data-field=standard_fen]").fill("3万")
    expect(sums).to_have_text("标准合计3万元，＝3万元")
    expect(standard).to_be_hidden()


def test_what_the_rules_refuse_is_told_beside_its_field_and_the_way_there_is_short(
    opened: Opened, declaration: Declaration
) -> None:
    page = opened(told="status of 409")
    page.get_by_role("button", name="添加子项", exact=True).click()
    label = page.locator("li.item [data-field=label]").first
    label.fill("慰问13800138000")
    kept_line = page.locator("#kept")
    expect(kept_line).to_contain_text("不能写手机号码")
    expect(label).to_have_attribute("aria-invalid", "true")
    field(page, "sections.basis").focus()
    kept_line.get_by_role("button", name="去改正").click()
    expect(label).to_be_focused()
    label.fill("慰问")
    is_saved(page)
    expect(kept_line.get_by_role("button", name="去改正")).to_be_hidden()
    # Mended in another field than the one that was marked.
    field(page, "first_year").fill("2099")
    expect(field(page, "last_year")).to_have_attribute("aria-invalid", "true")
    field(page, "first_year").fill(str(declaration.fiscal_year))
    expect(kept_line).to_contain_text("没有未保存的改动")
    expect(field(page, "last_year")).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("gone", ["session", "all"])
def test_who_was_signed_out_signs_in_elsewhere_and_loses_nothing(
    opened: Opened, declaration: Declaration, gone: str
) -> None:
    page = opened(told="status of 403")
    cookies = page.context.cookies()
    page.context.clear_cookies(**({} if gone == "all" else {"name": settings.SESSION_COOKIE_NAME}))
    field(page, "sections.basis").fill("省民政厅通知。")
    expect(page.locator("#kept")).to_contain_text("登录已过期")
    expect(page.locator("#kept").get_by_role("link", name="重新登录")).to_be_visible()
    expect(page.locator("#found")).to_contain_text("没有核对成")
    page.context.add_cookies(cookies)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    is_saved(page)
    expect(page.locator("#found")).to_contain_text("核对于")
    assert kept(declaration).sections["basis"] == "省民政厅通知。"  # type: ignore[index]


def test_rows_are_added_moved_removed_and_taken_back_by_keyboard_alone(
    opened: Opened, declaration: Declaration
) -> None:
    page = opened()
    page.get_by_role("button", name="添加指标", exact=True).focus()
    page.keyboard.press("Enter")
    for level3 in ("补贴人数", "补贴标准", "满意度"):
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.type(level3)
        page.keyboard.press("Control+Enter")
    page.keyboard.press("Alt+Delete")
    page.keyboard.press("Enter")  # take the empty row back…
    page.keyboard.press("Alt+Delete")  # …and let it go after all
    names = page.locator(".indicator [data-field=level3]")
    names.nth(2).focus()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Control+s")
    is_saved(page)
    assert [one.level3 for one in kept(declaration).indicators] == [
        "补贴人数",
        "满意度",
        "补贴标准",
    ]
    assert names.nth(1).evaluate("(input) => input === document.activeElement")
    page.keyboard.press("F8")
    assert page.locator("#found .finding.selected").count() == 1


def test_a_table_from_a_spreadsheet_becomes_rows_and_unfit_lines_are_told(
    opened: Opened, declaration: Declaration
) -> None:
    page = opened()
    pasted = page.locator("#table-of-items")
    page.locator(".table-in[data-for=items] summary").click()
    pasted.fill(
        "子项名称\t金额（万元）\t科室\n适老化改造\t12.5\t养老服务股\n助餐\t约3万\t\n"
        '"""银龄""课堂"\t3\t老龄股'
    )
    page.locator(".table-in[data-for=items]").get_by_role("button", name="放入表单").click()
    expect(page.locator(".table-in[data-for=items] [data-told]")).to_contain_text("第3行：金额")
    expect(pasted).to_have_value("子项名称\t金额（万元）\t科室\n助餐\t约3万\t")
    is_saved(page)
    items = [(one.label, one.amount_fen, one.owner) for one in kept(declaration).items]
    assert items == [
        ("适老化改造", 12_500_000, "养老服务股"),
        ('"银龄"课堂', 3_000_000, "老龄股"),
    ]


def test_a_target_whose_item_is_removed_is_of_the_project_until_the_item_is_back(
    opened: Opened, declaration: Declaration
) -> None:
    page = opened()
    page.get_by_role("button", name="添加子项", exact=True).click()
    page.keyboard.type("助餐")
    page.get_by_role("button", name="添加指标", exact=True).click()
    chosen = page.locator(".indicator [data-field=item_key]")
    chosen.select_option(label="1 助餐")
    page.get_by_role("button", name="删除：子项1").click()
    expect(chosen).to_have_value("")
    page.get_by_role("button", name="撤销").click()
    is_saved(page)
    form = kept(declaration)
    assert form.indicators[0].item_key == form.items[0].key


def test_two_who_write_the_same_section_choose_and_lose_nothing(
    opened: Opened, declaration: Declaration
) -> None:
    one, other = opened("林晓禾"), opened("温如故", told="status of 409")
    field(one, "sections.basis").fill("县政府常务会议纪要。")
    field(one, "owner").fill("养老服务股")
    is_saved(one)
    field(other, "sections.basis").fill("省民政厅通知。")
    field(other, "sections.outcome").fill("服务200名老人。")
    dialog = other.get_by_role("dialog")
    expect(dialog).to_contain_text("林晓禾")
    expect(dialog).to_contain_text("县政府常务会议纪要。")
    faults = grave_faults(other)
    dialog.get_by_label("我的").check()
    dialog.get_by_role("button", name="按所选保存").click()
    expect(field(other, "owner")).to_have_value("养老服务股")
    is_saved(other)
    form = kept(declaration)
    assert (form.sections["basis"], form.owner) == ("省民政厅通知。", "养老服务股")  # type: ignore[index]
    assert form.sections["outcome"] == "服务200名老人。"  # type: ignore[index]
    assert not faults


def test_two_who_write_different_sections_are_brought_together(
    opened: Opened, declaration: Declaration
) -> None:
    one, other = opened("林晓禾"), opened("温如故")
    field(one, "sections.basis").fill("县政府常务会议纪要。")
    is_saved(one)
    field(other, "sections.outcome").fill("服务200名老人。")
    is_saved(other)
    expect(field(other, "sections.basis")).to_have_value("县政府常务会议纪要。")
    assert set(kept(declaration).sections.values()) == {"县政府常务会议纪要。", "服务200名老人。"}


def test_who_leaves_before_it_is_kept_is_asked(opened: Opened) -> None:
    page = opened(told="ERR_")
    page.context.set_offline(True)
    field(page, "sections.basis").fill("省民政厅通知。")
    expect(page.locator("#kept")).to_contain_text("没有连上服务器")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="我的申报").first.click()
    page.context.set_offline(False)
    is_saved(page)
    assert asked == ["beforeunload"]


def test_an_input_method_is_not_disturbed(opened: Opened) -> None:
    page = opened()
    asked = []
    page.on("request", lambda request: asked.append(request.method))
    area = field(page, "sections.basis")
    area.evaluate(
        "(area) => { area.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true}));"
        " area.value = 'yi'; area.dispatchEvent(new InputEvent('input', {bubbles: true})); }"
    )
    page.get_by_role("button", name="立即保存").focus()
    page.keyboard.press("Enter")
    assert "POST" not in asked
    area.evaluate(
        "(area) => { area.value = '依据';"
        " area.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})); }"
    )
    is_saved(page)


@pytest.mark.parametrize("options", [{}, HANDHELD], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_fault_of_accessibility_is_serious(
    opened: Opened, options: dict[str, Any], scheme: str
) -> None:
    page = opened(color_scheme=scheme, **options)
    field(page, "sections.overview").fill(WRONG)
    for button in ("添加子项", "添加测算行", "添加资金来源", "添加支付", "添加指标"):
        page.get_by_role("button", name=button, exact=True).first.click()
    field(page, "total_fen").fill("x")
    expect(finding(page, "20万元")).to_be_visible()
    # Nothing reaches over the edge, and how it stands is seen wherever one reads.
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]  # type: ignore[index]
    finding(page, "20万元").get_by_role("button").click()
    expect(page.locator("#kept")).to_be_in_viewport()
    expect(field(page, "sections.overview")).to_be_in_viewport()
    assert not grave_faults(page)


def test_without_scripts_the_page_says_what_to_do(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    expect(page.get_by_text("填写表单要用浏览器的脚本")).to_be_visible()
    expect(page.locator("#writing")).to_be_hidden()
