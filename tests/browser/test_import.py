"""A file is dropped, what was read is compared with its source, and accepted."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.states import Stage
from mingxi.office.declaration.selectors.drafts import form_of
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.frame.clock import today
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Appointment, Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

Opened = Callable[..., Page]


@pytest.fixture
def clerk(transactional_db: None) -> Person:
    unit = Unit.objects.create(
        code="201001", name="蘅川县第一中学", level=Level.COUNTY, kind=UnitKind.SPENDING_UNIT
    )
    person = Person.objects.create(
        number="A001",
        name="林晓禾",
        sign_in_name="a001",
        is_password_issued=False,
        password_changed_on=today(),
    )
    Appointment.objects.create(person=person, role=Role.CLERK, unit=unit, begins=today())
    return person


@pytest.fixture
def opened(browser: Browser, live_server: LiveServer, clerk: Person) -> Iterator[Opened]:
    """Opens a page for the clerk; the console has nothing to say."""
    client = Client()
    client.force_login(clerk)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    complaints: list[str] = []
    contexts = []

    def open_page(address: str, **options: Any) -> Page:
        settled = {"viewport": WIDE, "reduced_motion": "reduce", "locale": "zh-CN"} | options
        context = browser.new_context(base_url=live_server.url, **settled)
        contexts.append(context)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session}
        context.add_cookies([cookie | {"url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
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


def read_all() -> None:
    while work_once(stopping=never):
        pass


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_file_is_dropped_compared_with_its_source_and_accepted(
    opened: Opened, examples: Path, viewport: dict[str, int]
) -> None:
    page = opened("/imports/", viewport=viewport)
    faults = grave_faults(page)
    page.locator("input[type=file]").set_input_files(examples / "home-care.docx")
    page.get_by_role("button", name="读取").click()
    expect(page.get_by_text("等待读取").first).to_be_visible()
    read_all()
    # The page asks by itself; nobody reloads it.
    expect(page.get_by_role("heading", name="基本情况")).to_be_visible()
    faults += grave_faults(page)
    # A value leads to its characters.
    link = page.locator("#items ~ .table-scroll .from").first
    link.click()
    lit = page.locator(".source .at.selected")
    expect(lit.first).to_be_in_viewport()
    assert link.get_attribute("aria-current") == "true"
    # Characters lead to their value.
    lit.first.click()
    expect(page.locator(".from[aria-current]")).to_have_count(1)
    # What is corrected shows where it was read.
    amount = page.get_by_label("金额", exact=True).first
    amount.fill("12.5万元")
    page.get_by_label("项目类别").select_option("3")
    page.get_by_label("存续状态").select_option("new")
    page.get_by_role("button", name="带入，建立申报").click()
    expect(page.get_by_text("原文件存在附件中")).to_be_visible()
    assert not faults
    items = form_of(Declaration.objects.get().draft).items
    assert items[0].amount_fen == 12_5000_00


def test_paper_and_comparison_are_fit_to_be_read(
    opened: Opened, clerk: Person, examples: Path
) -> None:
    page = opened("/imports/")
    page.locator("input[type=file]").set_input_files(examples / "home-care.docx")
    page.get_by_role("button", name="读取").click()
    read_all()
    page.get_by_label("项目类别").select_option("3")
    page.get_by_label("存续状态").select_option("new")
    page.get_by_role("button", name="带入，建立申报").click()
    expect(page.get_by_text("原文件存在附件中")).to_be_visible()
    declaration = Declaration.objects.get()
    form = form_of(declaration.draft)
    checked = checked_form(form)
    version = make_version(
        declaration=declaration,
        form=form.model_copy(update={"total_fen": 1}),
        checked=checked,
        report=store(b"{}", name="r.json", media_type="application/json", by_number="A001"),
        stage=Stage.FIRST_UP,
        by=clerk,
    )
    faults = []
    for path in (
        f"/versions/{version.pk}/paper",
        f"/versions/{version.pk}/scan",
        f"/declarations/{declaration.pk}/files",
        f"/declarations/{declaration.pk}/compare",
    ):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        faults += grave_faults(page)
    assert not faults
    page.goto(f"/versions/{version.pk}/paper")
    page.emulate_media(media="print")
    assert not page.locator(".navigation").first.is_visible()
    assert page.get_by_text(version.sha256).is_visible()
