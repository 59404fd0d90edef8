"""An invented county at work: its people, each in a browser of their own, and its worker."""

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingxi.office.declaration.services.routes import lay_default_routes
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.services import (
    add_unit,
    appoint_person,
    register_person,
    set_password,
)

PASSWORD = "Heng-chuan-7712"  # noqa: S105  # of invented persons
WIDE = {"width": 1440, "height": 900}
# Nothing is proven by how soon something comes on a busy machine.
PATIENCE_MILLISECONDS = 120_000
# What a page is to those who do not see it does not hang on the database, and looking takes long.
LOOKS_CLOSELY = (
    os.environ.get("MINGXI_TEST_DATABASE", "sqlite") == "sqlite" or "MINGXI_FULL" in os.environ
)
# Name: number, role, code of the unit, codes of covered units.
PERSONS = {
    "林晓禾": ("A001", Role.CLERK, "201001", ()),
    "叶知秋": ("A006", Role.CLERK, "201001", ()),
    "周伯远": ("A002", Role.SECTION_HEAD, "201001", ()),
    "沈静秋": ("A003", Role.UNIT_FINANCE, "201001", ()),
    "陆怀瑾": ("A004", Role.UNIT_HEAD, "201001", ()),
    "程望舒": ("A005", Role.DEPARTMENT_REVIEWER, "201", ()),
    "顾长宁": ("B001", Role.BUDGET_DESK, "101", ("201",)),
    "方知远": ("B002", Role.BUDGET_OFFICE, "101", ()),
    "秦若水": ("B004", Role.PERFORMANCE_OFFICE, "101", ()),
    "韩立言": ("B005", Role.PROCUREMENT_SUPERVISION, "101", ()),
}


@pytest.fixture
def year() -> int:
    """The year whose budget is made."""
    return today().year + 1


@pytest.fixture
def units(transactional_db: None) -> dict[str, Unit]:
    """蘅川县: its finance bureau, a department, and a school below it."""
    county: dict[str, Unit] = {}
    for code, name, kind, above in (
        ("101", "蘅川县财政局", UnitKind.FISCAL_AUTHORITY, None),
        ("201", "蘅川县教育局", UnitKind.BUDGET_DEPARTMENT, "101"),
        ("201001", "蘅川县第一中学", UnitKind.SPENDING_UNIT, "201"),
    ):
        parent = county[above] if above else None
        county[code] = add_unit(
            code=code, name=name, level=Level.COUNTY, kind=kind, parent=parent, by=SYSTEM
        )
    return county


@pytest.fixture
def county(units: dict[str, Unit]) -> Iterator[None]:
    """Let the people of the county hold their roles, and the route of review be laid."""
    lay_default_routes(by=SYSTEM)
    # What is slow on purpose is Django's.
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        for name, (number, role, unit, covers) in PERSONS.items():
            person = register_person(
                number=number,
                name=name,
                sign_in_name=number,
                phone="13800138000",
                identity_number="110101199003070599",
                by=SYSTEM,
            )
            set_password(person=person, password=PASSWORD, by=person)
            appoint_person(
                person=person,
                role=role,
                unit=units[unit],
                begins=today(),
                covers=[units[code] for code in covers],
                by=SYSTEM,
            )
        yield


class Desks:
    """The desks of the county: who comes to one signs in, and begins at home.

    Whatever a console says is kept, but what ``told`` names (browsers tell of every answer 409).
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._pages: dict[str, Page] = {}
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        self.told = "nothing"

    def __call__(self, name: str) -> Page:
        """Give the person's page, at home."""
        page = self._pages.get(name) or self._sign_in(name)
        page.goto("/")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"{name}，您好")
        return page

    def _sign_in(self, name: str) -> Page:
        context = self._browser.new_context(
            base_url=self._address, viewport=WIDE, reduced_motion="reduce", locale="zh-CN"
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        self._contexts.append(context)
        page = self._pages[name] = context.new_page()
        page.on("console", lambda message: self._hear(message.text, name))
        page.on("pageerror", lambda error: self._hear(str(error), name))
        page.goto("/")
        page.get_by_label("登录名").fill(PERSONS[name][0])
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        return page

    def _hear(self, text: str, name: str) -> None:
        if self.told not in text:
            self.complaints.append(f"{name}: {text}")

    def leave(self) -> None:
        """Close all."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer, county: None) -> Iterator[Desks]:
    """``desk("林晓禾")`` is that person's browser at home; no console has anything to say."""
    desks = Desks(browser, live_server.url)
    yield desks
    desks.leave()
    assert not desks.complaints


@pytest.fixture
def work() -> Callable[[], None]:
    """Let the worker do all that waits."""

    def worked() -> None:
        while work_once(stopping=never):
            pass

    return worked


@pytest.fixture
def sound() -> Callable[[Page], None]:
    """Tell that a page shuts nobody out: no fault of accessibility is serious."""

    def faults(page: Page) -> list[str]:
        return [
            f"{page.url} {fault['id']}: {fault['nodes'][0]['html']}"
            for fault in Axe().run(page).response["violations"]
            if fault["impact"] in {"serious", "critical"}
        ]

    def look(page: Page) -> None:
        if LOOKS_CLOSELY:
            assert not faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDE["width"]

    return look
