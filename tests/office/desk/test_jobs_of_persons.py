"""The desk: home, the jobs one may see, stopping them and letting them go on."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from mingxi.office.events.models import Event
from mingxi.office.frame.jobs import Chunk, job_kind
from mingxi.office.frame.jobs.models import Job, State
from mingxi.office.frame.jobs.services import queue
from mingxi.office.people.reckoning.roles import Role


@job_kind("test.desk", name="核对文本", leads_to=lambda job: f"/checks/{job.arguments['check']}")
def check(job: Job) -> Iterator[Chunk]:
    yield Chunk(1, 1, 1)


@pytest.fixture
def clerk(county):
    return county[Role.CLERK]


@pytest.fixture
def stranger(county):
    return county.elsewhere["民政局经办"]


@pytest.fixture
def administrator(county):
    return county[Role.SYSTEM_ADMINISTRATOR]


@pytest.fixture
def job(clerk) -> Job:
    return queue("test.desk", arguments={"check": 71}, by=clerk)


@pytest.fixture
def browser():
    """Give the browser of a person."""

    def signed_in(person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return signed_in


def ask(client: Client, name: str, job: Job, method: str = "get", **headers):
    address = reverse(name, kwargs={"job_id": job.pk})
    return getattr(client, method)(address, headers=headers)


def test_home_shows_the_own_jobs_that_are_under_way(browser, clerk, stranger, job):
    address = reverse("job", kwargs={"job_id": job.pk})
    own = browser(clerk).get(reverse("home")).content.decode()
    assert clerk.name in own
    assert address in own
    assert reverse("account") in own
    other = browser(stranger).get(reverse("home")).content.decode()
    assert address not in other
    assert "没有正在进行的作业" in other


def test_home_asks_a_stranger_to_sign_in():
    assert Client().get(reverse("home")).status_code == 302


def test_the_list_shows_own_jobs_and_to_the_system_administrator_all(
    browser, clerk, stranger, administrator, job
):
    address = reverse("job", kwargs={"job_id": job.pk})
    assert address in browser(clerk).get(reverse("jobs")).content.decode()
    assert address in browser(administrator).get(reverse("jobs")).content.decode()
    assert address not in browser(stranger).get(reverse("jobs")).content.decode()


@pytest.mark.parametrize("name", ["job", "job-progress", "cancel-job", "resume-job"])
def test_a_job_of_another_is_not_there(browser, stranger, job, name):
    assert ask(browser(stranger), name, job).status_code == 404
    assert ask(browser(stranger), name, job, "post").status_code == 404
    job.refresh_from_db()
    assert job.state == State.QUEUED


def test_the_live_part_asks_again_until_the_job_has_ended(browser, clerk, job):
    client = browser(clerk)
    going = ask(client, "job-progress", job, **{"HX-Request": "true"})
    assert 'hx-trigger="every 2s"' in going.content.decode()
    assert "HX-Refresh" not in going
    Job.objects.update(state=State.DONE)
    ended = ask(client, "job-progress", job, **{"HX-Request": "true"})
    assert "hx-trigger" not in ended.content.decode()
    assert ended["HX-Refresh"] == "true"


def test_the_owner_cancels_and_resumes_and_the_log_knows(browser, clerk, job):
    client = browser(clerk)
    assert ask(client, "cancel-job", job, "post").status_code == 302
    job.refresh_from_db()
    assert job.state == State.CANCELLED
    assert ask(client, "resume-job", job, "post").status_code == 302
    job.refresh_from_db()
    assert job.state == State.QUEUED
    entries = Event.objects.filter(subject_label="jobs.job", subject_key=str(job.pk))
    told = entries.values_list("kind", "actor_number")
    assert set(told) == {("job.cancelled", clerk.number), ("job.resumed", clerk.number)}


def test_looking_at_the_address_of_an_act_does_nothing(browser, clerk, job):
    assert ask(browser(clerk), "cancel-job", job).status_code == 302
    job.refresh_from_db()
    assert job.state == State.QUEUED


def test_what_cannot_be_cancelled_is_said_and_leaves_no_entry(browser, clerk, job):
    Job.objects.update(state=State.DONE)
    before = Event.objects.count()
    client = browser(clerk)
    ask(client, "cancel-job", job, "post")
    assert "已经结束，不能取消" in ask(client, "job", job).content.decode()
    assert Event.objects.count() == before


def test_a_failure_is_shown_with_its_reason(browser, clerk, job):
    Job.objects.update(state=State.FAILED, error="第3行没有金额，请补上后重新上传。")
    page = ask(browser(clerk), "job", job).content.decode()
    assert "第3行没有金额，请补上后重新上传。" in page
    assert reverse("resume-job", kwargs={"job_id": job.pk}) in page


def test_a_job_leads_its_owner_to_what_it_was_for(browser, clerk, administrator, job):
    asked = ask(browser(clerk), "job", job).content.decode()
    assert '<a class="button-quiet" href="/checks/71">返回所办的事</a>' in asked
    Job.objects.update(state=State.DONE)
    ended = ask(browser(clerk), "job", job).content.decode()
    assert '<a class="button" href="/checks/71">查看结果</a>' in ended
    # Who keeps the machine sees the job, not what it was for.
    assert "/checks/71" not in ask(browser(administrator), "job", job).content.decode()


@pytest.mark.parametrize("kind", ["declaration.gone", "search.build"])
def test_a_job_that_was_for_no_page_leads_nowhere(browser, clerk, job, kind):
    Job.objects.update(kind=kind)
    assert "返回所办的事" not in ask(browser(clerk), "job", job).content.decode()
