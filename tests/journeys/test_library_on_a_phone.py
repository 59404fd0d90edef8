"""The library on a phone: some are ticked and marked, then all that is found."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from mingxi.office.declaration.models import Declaration, ProjectMark
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectCategory
from mingxi.office.declaration.services.admitting import admit_to_library
from mingxi.office.declaration.services.drafting import begin_declaration
from mingxi.office.people.models import Person, Unit

PHONE = {"width": 390, "height": 844}


def in_library(unit: Unit, name: str, year: int) -> None:
    clerk = Person.objects.get(name="林晓禾")
    form = ProjectForm(
        name=name,
        fiscal_year=year,
        unit_name=unit.name,
        category=ProjectCategory.SPECIFIC,
        first_year=year,
        last_year=year,
        total_fen=100,
    )
    declaration = begin_declaration(form=form, unit=unit, by=clerk)
    Declaration.objects.filter(pk=declaration.pk).update(state=DeclarationState.IN_REVIEW)
    admit_to_library(declaration=declaration, admitted_fen=100, by=clerk)


def test_projects_are_ticked_on_a_phone_and_all_found_are_changed(
    desk: Callable[[str], Page],
    work: Callable[[], None],
    sound: Callable[[Page], None],
    units: dict[str, Unit],
    year: int,
) -> None:
    page = desk("方知远")
    for name in ("校舍维修", "操场维修"):
        in_library(units["201001"], name, year)
    page.set_viewport_size(PHONE)
    page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}/library/?year={year}")
    page.get_by_label("勾选 操场维修").check()
    page.get_by_role("button", name="加标记").first.click()
    page.get_by_label("标记").fill("重点")
    page.get_by_role("button", name="确认加标记 1 个项目").click()
    expect(page.get_by_text("已办理1个项目")).to_be_visible()
    page.get_by_text("对符合条件的全部 2 个项目办理").click()
    sound(page)
    page.locator("details").get_by_role("button", name="加标记").click()
    page.get_by_label("标记").fill("暑期")
    sound(page)
    page.get_by_role("button", name="确认加标记 2 个项目").click()
    work()
    page.reload()
    expect(page.locator(".facts")).to_contain_text("已办理")
    assert ProjectMark.objects.filter(label="暑期").count() == 2
