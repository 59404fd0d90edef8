"""The same done to all that a filter finds: as it was shown, each once, refusals listed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingxi.office.declaration.models import BudgetProject, LibraryBulk, ProjectMark
from mingxi.office.declaration.reckoning.asked_lines import AskedLines
from mingxi.office.declaration.reckoning.states import LibraryChange, ProjectState
from mingxi.office.declaration.selectors.library_changes import outlook_for
from mingxi.office.declaration.services.library import suspend_project, take_out
from mingxi.office.declaration.services.library_changes import (
    change_found,
    change_projects,
    store_found,
)
from mingxi.office.declaration.tasks import library_changes as tasks
from mingxi.office.events.models import Event
from mingxi.office.frame.jobs.kinds import kind_of
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Appointment, Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.services.tokens import issue_token

YEAR = 2026


@pytest.fixture
def office(county: Any) -> Person:
    return county[Role.BUDGET_OFFICE]


@pytest.fixture
def five(admit: Any, county: Any) -> list[BudgetProject]:
    return [
        admit(county.units["一中"], county[Role.CLERK], name=f"修缮{at}", asked_fen=at).project
        for at in range(1, 6)
    ]


def ask(office: Person, change: LibraryChange, **more: Any) -> LibraryBulk:
    words = {key: more.pop(key) for key in ("words", "first") if key in more}
    outlook = outlook_for(office, AskedLines(year=YEAR, **more), change)
    return change_found(
        outlook=outlook, projects=store_found(outlook, by_number=office.number), by=office, **words
    )


def test_all_that_is_found_is_changed_and_the_rest_is_listed(
    five: list[BudgetProject], office: Person, check_all: Callable[[], None]
) -> None:
    BudgetProject.objects.filter(pk=five[0].pk).update(state=ProjectState.EXECUTING)
    asked = AskedLines(year=YEAR, asked_max_fen=4)
    outlook = outlook_for(office, asked, LibraryChange.TAKE_OUT)
    assert (len(outlook.keys), outlook.done, [count for _, count in outlook.refused]) == (4, 3, [1])
    bulk = ask(office, LibraryChange.TAKE_OUT, asked_max_fen=4, words="不再实施")
    assert not BudgetProject.objects.exclude(left_at=None)
    # Between asking and working, one is changed by somebody else.
    suspend_project(project=five[4], reason="等等", by=office)
    take_out(project=five[1], reason="另有安排", by=office)
    check_all()
    bulk.refresh_from_db()
    assert (bulk.found, bulk.done, bulk.refused) == (4, 2, 2)
    why = dict(bulk.refusals.values_list("project__name", "why"))
    assert set(why) == {"修缮1", "修缮2"}
    assert "已进入预算" in why["修缮1"]
    left = BudgetProject.objects.exclude(left_at=None).order_by("pk")
    assert [one.left_because for one in left] == ["另有安排", "不再实施", "不再实施"]
    assert Event.objects.latest("pk").kind == "library.changed"


def test_a_change_that_was_killed_goes_on_and_doubles_nothing(
    five: list[BudgetProject],
    office: Person,
    check_all: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tasks, "_TO_A_CHUNK", 2)
    bulk = ask(office, LibraryChange.RANK, sort="-asked_fen", first=10)
    job = bulk.job
    chunk = next(kind_of(job.kind).work(job))
    chunk.apply()
    type(job).objects.filter(pk=job.pk).update(cursor=chunk.cursor, done=chunk.done)
    check_all()
    bulk.refresh_from_db()
    assert (bulk.done, bulk.refused) == (5, 0)
    # In the order of the list as it was shown, though ranks are what it could be sorted by.
    ranks = dict(BudgetProject.objects.values_list("name", "rank"))
    assert ranks == {"修缮5": 10, "修缮4": 11, "修缮3": 12, "修缮2": 13, "修缮1": 14}
    assert Event.objects.filter(kind="project.ranked").count() == 5


def test_who_leads_them_no_more_changes_nothing(
    five: list[BudgetProject], office: Person, check_all: Callable[[], None]
) -> None:
    bulk = ask(office, LibraryChange.MARK, words="重点")
    Appointment.objects.filter(person=office).delete()
    check_all()
    bulk.refresh_from_db()
    assert (bulk.done, bulk.refused) == (0, 5)
    assert not ProjectMark.objects.exists()


def test_unfit_words_and_nothing_to_change_are_refused(
    five: list[BudgetProject], office: Person
) -> None:
    for words in ("", "联系13800138000", "因" * 201):
        with pytest.raises(RefusedError, match="reason"):
            ask(office, LibraryChange.SUSPEND, words=words)
    with pytest.raises(RefusedError, match="nothing-to-change"):
        ask(office, LibraryChange.RESUME)
    assert not LibraryBulk.objects.exists()
    assert ask(office, LibraryChange.SUSPEND, words="等等").found == 5


def test_the_outlook_asks_as_often_for_few_as_for_many(
    five: list[BudgetProject], office: Person, admit: Any, county: Any
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            outlook_for(office, AskedLines(year=YEAR), LibraryChange.TAKE_OUT)
        return len(asked)

    few = queries()
    admit(county.units["一中"], county[Role.CLERK])
    assert queries() == few


def test_what_changed_since_it_was_shown_is_told_and_stops_nobody(
    five: list[BudgetProject], office: Person
) -> None:
    shown = list(BudgetProject.objects.order_by("pk")[:2])
    take_out(project=five[0], reason="不再实施", by=office)
    changed = change_projects(change=LibraryChange.SUSPEND, projects=shown, words="等等", by=office)
    assert [one.pk for one in changed.done] == [five[1].pk]
    assert [why for _, why in changed.refused] == ["项目已经出库。"]


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_page_shows_first_and_does_what_was_shown(
    five: list[BudgetProject], office: Person, admit: Any, county: Any, check_all: Any
) -> None:
    client = signed_in(office)
    address = f"{reverse('change-found')}?year={YEAR}&words=修缮&sort=name"
    page = client.post(address, {"change": "mark"})
    assert "确认加标记 5 个项目" in page.content.decode()
    assert not LibraryBulk.objects.exists()
    confirmed = {"change": "mark", "confirmed": "1", "words": "重点"}
    confirmed["seen"] = page.context["outlook"].seal
    # One more comes meanwhile, which nobody has seen.
    admit(county.units["一中"], county[Role.CLERK], name="修缮礼堂")
    stale = client.post(address, confirmed)
    assert "刚刚有了变动" in stale.content.decode()
    confirmed["seen"] = stale.context["outlook"].seal
    answer = client.post(address, confirmed, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/library/changes/")
    check_all()
    assert ProjectMark.objects.filter(label="重点").count() == 6
    listed = client.get(reverse("library-changes")).content.decode()
    assert "项目库加标记" in listed


def test_a_condition_that_is_not_heard_changes_nothing(
    five: list[BudgetProject], office: Person
) -> None:
    address = f"{reverse('change-found')}?year={YEAR}&asked_min=很多"
    answer = signed_in(office).post(address, {"change": "mark"}, follow=True)
    assert "筛选条件有误" in answer.content.decode()


def test_after_a_change_the_list_stands_as_it_was_left(
    five: list[BudgetProject], office: Person
) -> None:
    query = "year=2026&words=%E4%BF%AE&sort=-asked_fen"
    chosen = {"change": "suspend", "project": [five[0].pk], "confirmed": "1", "words": "等等"}
    answer = signed_in(office).post(f"{reverse('change-library')}?{query}", chosen)
    assert answer.headers["Location"] == f"{reverse('library')}?{query}"


def test_what_left_stands_with_its_reason_and_is_not_changed_any_more(
    five: list[BudgetProject], office: Person
) -> None:
    take_out(project=five[0], reason="与其他项目重复", by=office)
    page = signed_in(office).get(reverse("library"), {"year": YEAR, "standing": "left"})
    assert "出库：与其他项目重复" in page.content.decode()
    assert 'name="project"' not in page.content.decode()


def test_programs_look_first_and_do_what_they_saw(
    five: list[BudgetProject], office: Person, check_all: Callable[[], None]
) -> None:
    token = issue_token(person=office, name="测试", days=1, by=office)[1]
    client = Client(headers={"Authorization": f"Bearer {token}"})
    query = {"year": YEAR, "change": "suspend", "words": "修缮"}
    looked = client.get("/api/v1/library/found-changes/outlook", query).json()
    assert (looked["found"], looked["done"]) == (5, 5)
    wish = {
        "asked": {"year": YEAR, "words": "修缮"},
        "change": "suspend",
        "seen": looked["seen"],
        "words": "等等",
    }

    def post(key: str) -> Any:
        return client.post(
            "/api/v1/library/found-changes",
            wish,
            content_type="application/json",
            headers={"Idempotency-Key": key},
        )

    begun = post("a")
    assert begun.status_code == 201
    assert post("a").json() == begun.json()
    assert LibraryBulk.objects.count() == 1
    check_all()
    told = client.get(f"/api/v1/library/found-changes/{begun.json()['id']}").json()
    assert (told["is_ended"], told["done"]) == (True, 5)
    take_out(project=five[0], reason="不再实施", by=office)
    assert (post("b").status_code, post("b").json()["code"]) == (409, "found-stale")
