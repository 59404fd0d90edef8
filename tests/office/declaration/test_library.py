"""The project library: admission, codes, order, changes, lists and their totals."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingxi.office.declaration.models import (
    BudgetProject,
    CodeRule,
    CodeSeries,
    Declaration,
    ProjectYear,
)
from mingxi.office.declaration.models.listing import SORTED_BY
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.project_codes import code_shape
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    LibraryChange,
    ProjectCategory,
    ProjectState,
    Standing,
)
from mingxi.office.declaration.selectors import library as lists
from mingxi.office.declaration.selectors.library import led_by, page_of_lines, units_seen
from mingxi.office.declaration.selectors.library_files import wish_of
from mingxi.office.declaration.selectors.totals import Sums, sums_by, sums_of, totals_for, years_in
from mingxi.office.declaration.services.admitting import admit_to_library
from mingxi.office.declaration.services.library import mark_project, take_out
from mingxi.office.declaration.services.library_changes import change_projects
from mingxi.office.declaration.services.project_codes import set_code_rule
from mingxi.office.events.models import Event
from mingxi.office.frame.keyset import Turn
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role

YEAR = 2026


@pytest.fixture
def clerk(county: Any) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def office(county: Any) -> Person:
    return county[Role.BUDGET_OFFICE]


@pytest.fixture
def school(county: Any) -> Any:
    return county.units["一中"]


def names_of(person: Person, **asked: Any) -> list[str]:
    wish = wish_of(AskedLines(year=YEAR, **asked), units_seen(person))
    return [row.name for row in page_of_lines(wish, Turn()).rows]


def test_an_admitted_project_gets_code_rank_and_state(
    declare: Any, school: Any, clerk: Person, office: Person
) -> None:
    declaration = declare(school, clerk)
    project = admit_to_library(declaration=declaration, admitted_fen=900_000, by=office)
    declaration.refresh_from_db()
    assert (project.code, project.rank) == ("000000" + "26" + "30" + "00000000001", 1)
    assert project.state == ProjectState.RESERVED
    assert (declaration.state, declaration.admitted_fen) == (DeclarationState.ADMITTED, 900_000)
    assert Event.objects.latest("pk").kind == "project.admitted"


def test_no_more_is_admitted_than_was_asked(
    declare: Any, school: Any, clerk: Person, office: Person
) -> None:
    declaration = declare(school, clerk, asked_fen=100)
    with pytest.raises(RefusedError, match="admitted-beyond-asked"):
        admit_to_library(declaration=declaration, admitted_fen=101, by=office)
    assert not admit_to_library(declaration=declaration, admitted_fen=100, by=office).left_at


def test_only_what_was_reviewed_is_admitted(
    declare: Any, school: Any, clerk: Person, office: Person
) -> None:
    declaration = declare(school, clerk, state=DeclarationState.DRAFTING)
    with pytest.raises(RefusedError, match="declaration-not-in-review"):
        admit_to_library(declaration=declaration, admitted_fen=0, by=office)
    assert not BudgetProject.objects.exclude(code="")


def test_codes_follow_the_rule_of_the_place(
    admit: Any, school: Any, clerk: Person, office: Person
) -> None:
    set_code_rule(region="530427", pattern="{区划}{年份}{类别字母}{流水:5}", by=office)
    codes = [
        admit(school, clerk, category=category).project.code
        for category in (
            ProjectCategory.SPECIFIC,
            ProjectCategory.SPECIFIC,
            ProjectCategory.PERSONNEL,
        )
    ]
    assert codes == ["5304272026T00001", "5304272026T00002", "5304272026R00001"]


def test_a_code_that_an_earlier_rule_gave_is_passed_over(
    admit: Any, school: Any, clerk: Person, office: Person
) -> None:
    first = admit(school, clerk).project
    BudgetProject.objects.filter(pk=first.pk).update(code="00000026" + "30" + "00000000002")
    assert admit(school, clerk).project.code.endswith("0003")


def test_codes_that_are_used_up_are_told(
    admit: Any, declare: Any, school: Any, clerk: Person, office: Person
) -> None:
    set_code_rule(region="530427", pattern="{年}{流水:4}", by=office)
    admit(school, clerk)
    CodeSeries.objects.update(last=9999)
    with pytest.raises(RefusedError, match="codes-used-up"):
        admit(school, clerk)


@pytest.mark.parametrize(
    ("region", "pattern", "says"),
    [
        ("53", "{流水:8}", "区划代码"),
        ("530427", "{区划}{年}", "最后须是流水号"),
        ("530427", "{流水:8}{年}", "最后须是流水号"),
        ("530427", "{单位}{流水:8}", "不认识"),
        ("530427", "项目{流水:8}", "只能写数字"),
        ("530427", "{流水:3}", "位数"),
        ("530427", "{区划}" * 5 + "{流水:8}", "超过"),
    ],
)
def test_a_rule_that_is_not_sound_is_refused(
    office: Person, region: str, pattern: str, says: str
) -> None:
    with pytest.raises(RefusedError, match=says):
        set_code_rule(region=region, pattern=pattern, by=office)
    assert not CodeRule.objects.exists()
    assert code_shape(region="530427", pattern="{流水:8}").example(year=2026) == "00000001"


def test_changes_of_several_are_done_where_they_can_be_and_told_where_not(
    admit: Any, school: Any, clerk: Person, office: Person
) -> None:
    reserved, running = admit(school, clerk).project, admit(school, clerk).project
    running.state = ProjectState.EXECUTING
    running.save()
    changed = change_projects(
        change=LibraryChange.TAKE_OUT,
        projects=[reserved, running],
        words="政策取消",
        by=office,
    )
    assert changed.done == [reserved]
    assert [(project, "已进入预算" in why) for project, why in changed.refused] == [(running, True)]
    reserved.refresh_from_db()
    running.refresh_from_db()
    assert (reserved.state, reserved.left_because) == (ProjectState.TERMINATED, "政策取消")
    assert running.left_at is None


def test_suspended_projects_are_resumed(
    admit: Any, school: Any, clerk: Person, office: Person
) -> None:
    project = admit(school, clerk).project
    for change, state in (
        (LibraryChange.SUSPEND, ProjectState.SUSPENDED),
        (LibraryChange.RESUME, ProjectState.RESERVED),
    ):
        project.refresh_from_db()
        assert not change_projects(
            change=change, projects=[project], words="等政策", by=office
        ).refused
        project.refresh_from_db()
        assert project.state == state


@pytest.mark.parametrize(
    ("words", "code"), [("", "reason-missing"), ("找13800138000", "reason-personal")]
)
def test_a_reason_is_given_and_names_nobody(
    admit: Any, school: Any, clerk: Person, office: Person, words: str, code: str
) -> None:
    project = admit(school, clerk).project
    with pytest.raises(RefusedError, match=code):
        take_out(project=project, reason=words, by=office)
    project.refresh_from_db()
    assert project.left_at is None


def test_what_the_unit_still_writes_is_withdrawn_where_its_project_leaves(
    admit: Any, school: Any, clerk: Person, office: Person
) -> None:
    declaration = admit(school, clerk)
    Declaration.objects.filter(pk=declaration.pk).update(state=DeclarationState.RETURNED)
    take_out(project=declaration.project, reason="重复", by=office)
    declaration.refresh_from_db()
    assert declaration.state == DeclarationState.WITHDRAWN


def test_ranks_follow_the_order_that_is_given(
    admit: Any, school: Any, clerk: Person, office: Person
) -> None:
    one, two = (admit(school, clerk).project for _ in range(2))
    change_projects(change=LibraryChange.RANK, projects=[two, one], first=7, by=office)
    assert names_of(office) == [two.name, one.name]
    assert [row.rank for row in ProjectYear.objects.order_by("rank")] == [7, 8]


def test_lists_show_what_is_in_the_library_and_seen(
    admit: Any, declare: Any, county: Any, clerk: Person, office: Person
) -> None:
    school, township = county.units["一中"], county.units["云岭乡"]
    mine = admit(school, clerk).project
    theirs = admit(township, clerk).project
    declare(school, clerk)  # not admitted
    gone = admit(school, clerk).project
    take_out(project=gone, reason="重复", by=office)
    assert set(names_of(office)) == {mine.name, theirs.name}
    assert names_of(clerk) == [mine.name]
    assert names_of(clerk, standing=Standing.LEFT) == [gone.name]
    assert names_of(office, unit=county.units["教育局"].code) == [mine.name]
    assert names_of(clerk, unit=township.code) == []


def test_a_desk_leads_the_projects_of_its_departments_alone(admit: Any, county: Any) -> None:
    clerk, desk = county[Role.CLERK], county[Role.BUDGET_DESK]
    mine = admit(county.units["一中"], clerk).project
    admit(county.units["云岭乡"], clerk)
    assert list(led_by(desk)) == [mine]
    assert not led_by(clerk)


@pytest.fixture
def some_dozens(admit: Any, county: Any, clerk: Person, office: Person) -> list[Declaration]:
    """Give projects that differ in all that is filtered and sorted by, some of them alike."""
    made = []
    for number in range(24):
        declaration = admit(
            county.units["一中" if number % 3 else "云岭乡"],
            clerk,
            name=f"{'修缮' if number % 2 else '培训'}{number % 5}",
            asked_fen=(number % 7) * 1_000_000,
            last_year=2026 + number % 3,
            category=list(ProjectCategory)[number % 4],
        )
        made.append(declaration)
    mark_project(project=made[0].project, label="重点", by=office)
    return made


@pytest.mark.parametrize("few", [2000, 3], ids=["few", "many"])
@pytest.mark.parametrize("column", SORTED_BY)
@pytest.mark.parametrize("falling", [False, True])
def test_lists_are_turned_forth_and_back_in_any_order(
    some_dozens: list[Declaration],
    office: Person,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    column: str,
    *,
    falling: bool,
) -> None:
    monkeypatch.setattr(lists, "FEW", few)
    wish = wish_of(
        AskedLines(year=YEAR, sort=f"{'-' if falling else ''}{column}"), units_seen(office)
    )
    sign = "-" if falling else ""
    whole = list(ProjectYear.objects.order_by(f"{sign}{column}", f"{sign}pk"))
    if few == 2000 and column in {"code", "name", "unit_code", "category", "state"}:
        # Few are sorted here, where words stand by their characters.
        whole.sort(key=lambda row: (getattr(row, column), row.pk), reverse=falling)
    forth, turn = [], Turn()
    while True:
        page = page_of_lines(wish, turn, 7)
        forth.append(page)
        if not page.after:
            break
        turn = Turn(after=page.after)
    assert [row.pk for page in forth for row in page.rows] == [row.pk for row in whole]
    back = page_of_lines(wish, Turn(before=forth[2].before), 7)
    assert list(back.rows) == list(forth[1].rows)
    assert not forth[0].before
    assert forth[1].before
    assert page_of_lines(wish, Turn(before=forth[1].before), 7).before == ""


@pytest.mark.parametrize("few", [2000, 0], ids=["few", "many"])
@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"category": ProjectCategory.PERSONNEL}, 6),
        ({"words": "修缮"}, 12),
        ({"words": "00000026"}, 24),
        ({"mark": "重点"}, 1),
        ({"asked_min_fen": 5_000_000}, 6),
        ({"asked_min_fen": 5_000_000, "asked_max_fen": 5_000_000, "sort": "-asked_fen"}, 3),
        ({"project_state": ProjectState.RESERVED, "state": DeclarationState.ADMITTED}, 24),
        ({"project_state": ProjectState.EXECUTING}, 0),
        ({"sort": "no_such_column"}, 24),
    ],
)
def test_both_ways_find_the_same(
    some_dozens: list[Declaration],
    office: Person,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    asked: dict[str, Any],
    count: int,
) -> None:
    monkeypatch.setattr(lists, "FEW", few)
    assert len(names_of(office, **asked)) == count


def test_sums_of_a_list_are_those_of_its_lines(
    some_dozens: list[Declaration], office: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = wish_of(AskedLines(year=YEAR, category=ProjectCategory.SPECIFIC), units_seen(office))
    gathered = page_of_lines(wish, Turn()).sums
    monkeypatch.setattr(lists, "FEW", 0)
    kept = page_of_lines(wish, Turn()).sums
    assert gathered == kept
    assert gathered is not None
    assert gathered.projects == 6


def test_totals_are_added_up_for_what_is_seen(
    some_dozens: list[Declaration], clerk: Person, office: Person
) -> None:
    assert years_in(totals_for(office)) == [YEAR]
    seen = sums_of(totals_for(clerk))
    assert seen.projects == 16
    by_category = sums_by(totals_for(clerk), "category")
    assert sum(each.projects for each in by_category.values()) == 16
    assert sums_of(totals_for(clerk).none()) == Sums()


def test_the_number_of_queries_does_not_grow(
    some_dozens: list[Declaration], office: Person
) -> None:
    wish = wish_of(AskedLines(year=YEAR, words="修缮"), units_seen(office))
    counts = []
    for size in (2, 20):
        with CaptureQueriesContext(connection) as queries:
            page_of_lines(wish, Turn(), size)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_words_on_too_many_lines_may_still_find_few(
    some_dozens: list[Declaration], office: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = AskedLines(year=YEAR, words="修缮", category=list(ProjectCategory)[1])
    wish = wish_of(asked, units_seen(office))
    whole = page_of_lines(wish, Turn())
    assert whole.sums is not None
    assert 0 < whole.sums.projects < 12
    monkeypatch.setattr(lists, "FEW", whole.sums.projects)
    with CaptureQueriesContext(connection) as queries:
        assert page_of_lines(wish, Turn()) == whole
    # No database looks for all that bear the words before it begins.
    assert not [one["sql"] for one in queries if "IN (SELECT" in one["sql"]]
