"""Home, a project's life, the overview and search, as they are met on a screen and on a phone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    ItemFigure,
    TextVersion,
)
from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectCategory, Stage
from mingxi.office.frame import todos
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.files.services import store
from mingxi.office.frame.search import index, keeping
from mingxi.office.frame.todos import ToDo, register_todos
from mingxi.office.people.models import Appointment, Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.projects.project_text import SectionKey

SIZES = {"screen": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
YUAN = 100
Opened = Callable[..., Page]


@pytest.fixture
def project(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BudgetProject]:
    """A project of two years, with words to be found; the index is the test's own."""
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    unit = Unit.objects.create(
        code="201001", name="蘅川县第一中学", level=Level.COUNTY, kind=UnitKind.SPENDING_UNIT
    )
    clerk = Person.objects.create(
        number="A001",
        name="林晓禾",
        sign_in_name="a001",
        is_password_issued=False,
        password_changed_on=today(),
    )
    Appointment.objects.create(person=clerk, role=Role.CLERK, unit=unit, begins=today())
    project = BudgetProject.objects.create(
        unit=unit,
        code="XM2026-0001",
        name="教学楼防水与外墙修缮",
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2027,
        registered_by=clerk,
        registered_at=now(),
    )
    for year, state in ((2026, DeclarationState.APPROVED), (2027, DeclarationState.IN_REVIEW)):
        declare(project, year, state, clerk)
    for _ in keeping.build():
        pass
    yield project
    index._opened.clear()


def declare(project: BudgetProject, year: int, state: DeclarationState, clerk: Person) -> None:
    declaration = Declaration.objects.create(
        project=project,
        unit=project.unit,
        fiscal_year=year,
        state=state,
        asked_fen=1_624_900 * YUAN,
        admitted_fen=1_300_000 * YUAN,
        begun_by=clerk,
        begun_at=now(),
        changed_at=now(),
    )
    for place, label in enumerate(("屋面防水", "外墙加固")):
        ItemFigure.objects.create(
            declaration=declaration,
            key=f"a{place}",
            code=f"0{place}",
            label=label,
            place=place,
            asked_fen=812_450 * YUAN,
        )
    form = ProjectForm(
        name=project.name,
        fiscal_year=year,
        unit_name=project.unit.name,
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2027,
        sections={SectionKey.OVERVIEW: "教学楼建成二十二年，屋面多处渗漏，急需防水处理。"},
    )
    TextVersion.objects.create(
        declaration=declaration,
        number=1,
        stage=Stage.FIRST_UP,
        content=json_of_form(form),
        sha256="0" * 64,
        asked_fen=declaration.asked_fen,
        made_by=clerk,
        made_at=now(),
        report=store(b"{}", name="r.json", media_type="application/json", by_number="A001"),
        errors=0,
        warnings=1,
    )


@pytest.fixture
def opened(browser: Browser, live_server: LiveServer, project: BudgetProject) -> Iterator[Opened]:
    """Open pages as the clerk; neither console nor policy has anything to say."""
    complaints: list[str] = []
    client = Client()
    client.force_login(Person.objects.get())
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    contexts = []

    def open_page(address: str, size: str = "screen", **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=SIZES[size],
            reduced_motion="reduce",
            locale="zh-CN",
            **options,
        )
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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["home", "project", "overview", "search", "found"])
def test_every_page_of_the_desk_is_usable_by_all(
    opened: Opened,
    project: BudgetProject,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: str,
) -> None:
    monkeypatch.setattr(todos, "_providers", [])
    register_todos(
        lambda _: [ToDo("被退回的申报", 2, "/", 110, urgent=True), ToDo("草稿", 3, "/", 111)]
    )
    addresses = {
        "home": "/",
        "project": f"/projects/{project.pk}/",
        "overview": "/overview/",
        "search": "/search/",
        "found": "/search/?q=防水",
    }
    page = opened(addresses[name], size)
    expect(page.locator("h1")).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide
    assert not grave_faults(page)


def test_a_word_in_the_head_leads_to_the_project_by_the_keyboard_alone(
    opened: Opened, project: BudgetProject
) -> None:
    page = opened("/")
    page.locator(".find input").focus()
    page.keyboard.type("外墙修缮")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("外墙修缮")
    page.locator(".found a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(project.name)
    expect(page.locator(".timeline")).to_contain_text("登记项目")


def test_on_a_phone_the_icon_in_the_head_leads_to_the_page_of_search(opened: Opened) -> None:
    page = opened("/", "phone")
    page.locator(".find button").click()
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("防水处理")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("防水处理")
