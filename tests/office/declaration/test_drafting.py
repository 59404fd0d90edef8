"""Declarations while the unit writes them."""

from collections.abc import Callable
from typing import Any

import pytest

from mingxi.office.declaration.models import BudgetProject, Declaration, WorkingDraft
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import CostLine, FormItem, ProjectForm
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectState
from mingxi.office.declaration.selectors.drafts import (
    drafts_for,
    form_of,
    may_write,
    units_written_by,
)
from mingxi.office.declaration.services.abandoning import abandon_declaration
from mingxi.office.declaration.services.drafting import (
    StaleRevisionError,
    begin_declaration,
    save_draft,
    withdraw_declaration,
)
from mingxi.office.declaration.services.findings import keep_counts
from mingxi.office.declaration.tasks.drafts import check_drafts
from mingxi.office.events.models import Event
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services import appoint_person, register_person
from mingxi.projects.project_text import SectionKey


@pytest.fixture
def colleague(clerk: Person) -> Person:
    """Give a second clerk of the same unit."""
    return engaged("A009", "苏砚", Role.CLERK, clerk)


@pytest.fixture
def finance(clerk: Person) -> Person:
    """Give somebody of the unit who sees its projects and writes none."""
    return engaged("A010", "沈静秋", Role.UNIT_FINANCE, clerk)


def engaged(number: str, name: str, role: Role, clerk: Person) -> Person:
    person = register_person(number=number, name=name, sign_in_name=number, by=SYSTEM)
    unit = clerk.appointments.get().unit
    appoint_person(person=person, role=role, unit=unit, begins=today(), by=SYSTEM)
    return person


def changed(form: ProjectForm, **members: Any) -> ProjectForm:
    return form.model_copy(update=members)


def test_a_declaration_begins_with_its_project_and_its_draft(
    declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    project = declaration.project
    assert (project.name, project.category, project.state) == ("河道保洁经费", "3", "draft")
    assert (declaration.state, declaration.asked_fen) == ("drafting", 200_000_00)
    draft = drafts_for(clerk).get()
    assert (draft.revision, form_of(draft)) == (1, form)
    assert may_write(clerk, declaration)
    assert list(units_written_by(clerk)) == [declaration.unit]
    event = Event.objects.latest("pk")
    assert event.kind == "declaration.begun"
    assert form.name not in str(event.facts)


def test_a_draft_is_sealed(declaration: Declaration) -> None:
    kept = WorkingDraft.objects.values("content", "traces").get()
    assert "保洁" not in str([getattr(value, "token", value) for value in kept.values()])
    assert "basis" not in str([getattr(value, "token", value) for value in kept.values()])


def test_who_saves_on_the_newest_revision_is_followed(
    declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    item = FormItem(key="a1", label="清漂", amount_fen=7)
    new = changed(form, name="清漂经费", items=(item,), next_year_fen=5, last_year=2027)
    draft = save_draft(declaration=declaration, form=new, revision=1, counts=(2, 3), by=clerk)
    assert (draft.revision, form_of(draft), draft.saved_by) == (2, new, clerk)
    declaration.refresh_from_db()
    assert (declaration.asked_fen, declaration.next_year_fen) == (7, 5)
    assert (declaration.errors, declaration.warnings) == (2, 3)
    project = BudgetProject.objects.get()
    assert (project.name, project.last_year) == ("清漂经费", 2027)


def test_saving_the_same_again_changes_nothing(
    declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    events = Event.objects.count()
    assert save_draft(declaration=declaration, form=form, revision=1, by=clerk).revision == 1
    assert Event.objects.count() == events


def test_two_who_change_different_members_are_joined(
    declaration: Declaration, form: ProjectForm, clerk: Person, colleague: Person
) -> None:
    sections = {**form.sections, SectionKey.OUTCOME: "河道常年清洁。"}
    theirs = changed(form, sections=sections)
    save_draft(declaration=declaration, form=theirs, revision=1, by=colleague)
    mine = changed(
        form, sections={**form.sections, SectionKey.BASIS: "《新办法》。"}, owner="总务处"
    )
    draft = save_draft(declaration=declaration, form=mine, revision=1, counts=(9, 9), by=clerk)
    kept = form_of(draft)
    assert draft.revision == 3
    assert kept.owner == "总务处"
    assert kept.sections[SectionKey.OUTCOME] == "河道常年清洁。"
    assert kept.sections[SectionKey.BASIS] == "《新办法》。"
    declaration.refresh_from_db()
    assert declaration.errors is None, "the counts are of a form that was not kept as it was sent"


def test_two_who_change_the_same_member_do_not_overwrite_each_other(
    declaration: Declaration, form: ProjectForm, clerk: Person, colleague: Person
) -> None:
    theirs = changed(form, owner="德育处")
    save_draft(declaration=declaration, form=theirs, revision=1, by=colleague)
    mine = changed(form, owner="总务处", next_year_fen=1)
    with pytest.raises(StaleRevisionError) as stale:
        save_draft(declaration=declaration, form=mine, revision=1, by=clerk)
    assert stale.value.members == ("owner",)
    assert stale.value.draft.saved_by == colleague
    assert "苏砚" in stale.value.message
    assert form_of(WorkingDraft.objects.get()) == theirs
    # Knowing of it, one may keep the own.
    draft = save_draft(declaration=declaration, form=mine, revision=2, by=clerk)
    assert form_of(draft) == mine


def test_a_name_that_stands_in_the_library_does_not_follow_the_draft(
    declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    BudgetProject.objects.update(code="5301260001")
    new = changed(form, name="清漂经费")
    save_draft(declaration=declaration, form=new, revision=1, by=clerk)
    assert BudgetProject.objects.get().name == "河道保洁经费"


def test_only_a_clerk_of_the_unit_writes(
    declaration: Declaration, form: ProjectForm, finance: Person
) -> None:
    with pytest.raises(RefusedError, match="not-clerk-of-unit"):
        begin_declaration(form=form, unit=declaration.unit, by=finance)
    acts: list[Callable[[], object]] = [
        lambda: save_draft(declaration=declaration, form=form, revision=1, by=finance),
        lambda: abandon_declaration(declaration=declaration, reason="不做了", by=finance),
        lambda: withdraw_declaration(declaration=declaration, by=finance),
    ]
    for act in acts:
        with pytest.raises(RefusedError, match="not-clerk-of-unit"):
            act()
    assert not may_write(finance, declaration)
    assert drafts_for(finance).exists()


@pytest.mark.parametrize("state", [s for s in DeclarationState if not s.is_written_by_unit])
def test_a_draft_rests_while_others_have_the_declaration(
    declaration: Declaration, form: ProjectForm, clerk: Person, state: DeclarationState
) -> None:
    Declaration.objects.update(state=state.value)
    declaration.refresh_from_db()
    assert not may_write(clerk, declaration)
    with pytest.raises(RefusedError, match="declaration-not-open") as refused:
        save_draft(
            declaration=declaration, form=changed(form, owner="总务处"), revision=1, by=clerk
        )
    assert state.label in refused.value.message


@pytest.mark.parametrize("state", [s for s in DeclarationState if s.is_written_by_unit])
def test_a_draft_is_written_whenever_the_unit_has_it(
    declaration: Declaration, form: ProjectForm, clerk: Person, state: DeclarationState
) -> None:
    Declaration.objects.update(state=state.value)
    new = changed(form, owner="总务处")
    assert save_draft(declaration=declaration, form=new, revision=1, by=clerk).revision == 2


@pytest.mark.parametrize(
    ("members", "code", "where"),
    [
        ({"name": ""}, "name-missing", "name"),
        ({"name": "补助13800138000"}, "personal-data", "name"),
        (
            {"items": (FormItem(key="a", label="付110101199003070599"),)},
            "personal-data",
            "items[a].label",
        ),
        ({"first_year": 2027}, "years-reversed", "last_year"),
        (
            {
                "items": (
                    FormItem(
                        key="a",
                        label="甲",
                        cost=(
                            CostLine(
                                parts=(CostLine(standard_fen=10**15), CostLine(standard_fen=10**15))
                            ),
                        ),
                    ),
                )
            },
            "amount-too-large",
            "total_fen",
        ),
    ],
)
def test_what_cannot_stand_in_lists_is_refused(
    declaration: Declaration,
    form: ProjectForm,
    clerk: Person,
    members: dict[str, Any],
    code: str,
    where: str,
) -> None:
    bad = changed(form, **members)
    for act in (
        lambda: begin_declaration(form=bad, unit=declaration.unit, by=clerk),
        lambda: save_draft(declaration=declaration, form=bad, revision=1, by=clerk),
    ):
        with pytest.raises(RefusedError, match=code) as refused:
            act()
        assert refused.value.where == where
    assert BudgetProject.objects.count() == 1


def test_the_year_of_a_declaration_is_fixed(
    declaration: Declaration, form: ProjectForm, clerk: Person
) -> None:
    later = changed(form, fiscal_year=2027, last_year=2027)
    with pytest.raises(RefusedError, match="year-fixed"):
        save_draft(declaration=declaration, form=later, revision=1, by=clerk)


def test_a_declaration_under_review_is_taken_back(declaration: Declaration, clerk: Person) -> None:
    with pytest.raises(RefusedError, match="declaration-not-open"):
        withdraw_declaration(declaration=declaration, by=clerk)
    Declaration.objects.update(state=DeclarationState.IN_REVIEW.value)
    assert withdraw_declaration(declaration=declaration, by=clerk).state == "drafting"
    assert Event.objects.latest("pk").kind == "declaration.withdrawn"


def test_a_declaration_that_is_given_up_ends_a_project_that_never_was(
    declaration: Declaration, clerk: Person
) -> None:
    given_up = abandon_declaration(declaration=declaration, reason=" 已并入\n清漂项目 ", by=clerk)
    assert (given_up.state, given_up.given_up_because) == ("withdrawn", "已并入 清漂项目")
    assert (given_up.given_up_by, given_up.given_up_at) == (clerk, given_up.changed_at)
    assert BudgetProject.objects.get().state == ProjectState.TERMINATED
    assert WorkingDraft.objects.exists()
    assert "清漂" not in str(Event.objects.latest("pk").facts)
    with pytest.raises(RefusedError, match="declaration-not-open"):
        abandon_declaration(declaration=declaration, reason="不做了", by=clerk)


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("  ", "reason-missing"),
        ("找13800138000", "reason-personal"),
        ("长" * 201, "reason-too-long"),
    ],
)
def test_a_reason_that_cannot_stand_in_the_open_is_refused(
    declaration: Declaration, clerk: Person, reason: str, code: str
) -> None:
    with pytest.raises(RefusedError, match=code) as refused:
        abandon_declaration(declaration=declaration, reason=reason, by=clerk)
    assert refused.value.where == "reason"
    declaration.refresh_from_db()
    assert declaration.state == DeclarationState.DRAFTING


def test_a_project_of_the_library_outlives_a_declaration(
    declaration: Declaration, clerk: Person
) -> None:
    BudgetProject.objects.update(state=ProjectState.RESERVED.value)
    abandon_declaration(declaration=declaration, reason="本年不做", by=clerk)
    assert BudgetProject.objects.get().state == ProjectState.RESERVED


@pytest.mark.parametrize(
    ("state", "mend"),
    [
        (DeclarationState.SPREADING, "收回控制数"),
        (DeclarationState.IN_REVIEW, "先撤回"),
        (DeclarationState.ADMITTED, "出库"),
        (DeclarationState.APPROVED, ""),
    ],
)
def test_what_is_not_with_the_unit_is_not_given_up_and_the_way_is_told(
    declaration: Declaration, clerk: Person, state: DeclarationState, mend: str
) -> None:
    Declaration.objects.update(state=state.value)
    with pytest.raises(RefusedError, match="declaration-not-open") as refused:
        abandon_declaration(declaration=declaration, reason="不做了", by=clerk)
    assert mend in refused.value.mend


def test_a_draft_that_was_brought_together_is_checked_by_nobody_yet(
    declaration: Declaration, form: ProjectForm, clerk: Person, colleague: Person
) -> None:
    assert declaration.errors is None
    theirs = changed(form, owner="德育处")
    save_draft(declaration=declaration, form=theirs, revision=1, by=colleague, counts=(1, 2))
    declaration.refresh_from_db()
    assert (declaration.errors, declaration.warnings) == (1, 2)
    mine = changed(form, next_year_fen=1)
    save_draft(declaration=declaration, form=mine, revision=1, by=clerk, counts=(0, 0))
    declaration.refresh_from_db()
    assert (declaration.errors, declaration.warnings) == (None, None)
    stale = WorkingDraft.objects.get()
    check_drafts()
    declaration.refresh_from_db()
    assert (declaration.errors, declaration.warnings) == checked_form(form_of(stale)).counts
    # Whoever saved since wrote another text.
    other = changed(mine, owner="总务处")
    save_draft(declaration=declaration, form=other, revision=stale.revision, by=clerk)
    keep_counts(draft=stale, counts=(7, 7))
    declaration.refresh_from_db()
    assert declaration.errors is None


def test_the_clock_leaves_alone_what_units_do_not_write(
    declaration: Declaration, clerk: Person
) -> None:
    abandon_declaration(declaration=declaration, reason="不做了", by=clerk)
    check_drafts()
    declaration.refresh_from_db()
    assert declaration.errors is None
