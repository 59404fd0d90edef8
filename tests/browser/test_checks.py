"""Checking a text as a clerk meets it, and the description of the interface."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingxi.office.frame.clock import today
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Appointment, Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

Opened = Callable[..., Page]


@pytest.fixture
def session(transactional_db: None) -> str:
    """Sign a clerk in and give the session's key."""
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
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def opened(browser: Browser, live_server: LiveServer, session: str) -> Iterator[Opened]:
    """Opens a page; the console has nothing to say but what is ``told`` beforehand.

    A breach of the policy would be said there.
    """
    complaints: list[str] = []
    contexts = []

    def hear(text: str, told: str) -> None:
        if told not in text:
            complaints.append(text)

    def open_page(address: str, *, told: str = "nothing", **options: Any) -> Page:
        settled = {"viewport": WIDE, "reduced_motion": "reduce", "locale": "zh-CN"} | options
        context = browser.new_context(base_url=live_server.url, **settled)
        contexts.append(context)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session}
        context.add_cookies([cookie | {"url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: hear(message.text, told))
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


def check_all() -> None:
    while work_once(stopping=never):
        pass


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_text_is_dropped_checked_and_read(
    opened: Opened, examples: Path, viewport: dict[str, int]
) -> None:
    page = opened("/checks/new", viewport=viewport)
    faults = grave_faults(page)
    page.locator("input[type=file]").set_input_files(examples / "home-care.docx")
    page.get_by_role("button", name="开始核对").click()
    expect(page.get_by_text("等待核对")).to_be_visible()
    faults += grave_faults(page)
    check_all()
    # The page asks by itself; nobody reloads it.
    expect(page.get_by_role("heading", name="发现5处错误")).to_be_visible()
    report = page.frame_locator("iframe.report")
    expect(report.locator("h1").first).to_be_visible()
    faults += grave_faults(page)
    page.goto("/checks/")
    faults += grave_faults(page)
    assert page.get_by_role("link", name="home-care.docx").is_visible()
    assert not faults


def test_the_report_works_in_its_sandbox(opened: Opened, examples: Path) -> None:
    page = opened("/checks/new")
    page.locator("input[type=file]").set_input_files(examples / "home-care.docx")
    page.get_by_role("button", name="开始核对").click()
    check_all()
    report = page.frame_locator("iframe.report")
    # Its script runs: a finding leads to its place in the text.
    report.locator("html.js").wait_for(state="attached")
    report.locator("[id^='d1-f']").first.click()
    frame = page.frames[-1]
    assert frame.evaluate("self.origin") == "null"
    assert (
        frame.evaluate(
            "() => { try { return document.cookie; } catch (error) { return error.name; } }"
        )
        == "SecurityError"
    )
    with page.expect_popup() as popup:
        page.get_by_role("link", name="单独打开报告").click()
    popup.value.locator("html.js").wait_for(state="attached")


def test_the_description_of_the_interface_opens_under_the_policy(opened: Opened) -> None:
    page = opened("/api/v1/docs", told="status of 401")
    expect(page.get_by_role("heading", name="明细接口")).to_be_visible()
    page.locator(".opblock-summary").first.click()
    page.get_by_role("button", name="Try it out").first.click()
    page.get_by_role("button", name="Execute").first.click()
    expect(page.locator(".responses-inner").first).to_contain_text("401")
