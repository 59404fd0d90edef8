"""The pages of checking."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingxi.office.declaration.models import TextCheck
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.jobs.models import State as JobState
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import ADMINISTRATORS, Role

TEXT = "服务器3台×2.5万元=8.5万元。".encode()


def upload(name: str = "培训.txt", content: bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/plain")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def client(clerk: Person) -> Client:
    return signed_in(clerk)


@pytest.fixture
def checked(hand_in: Any, check_all: Callable[[], None]) -> TextCheck:
    hand_in()
    check_all()
    return TextCheck.objects.get()


def test_one_text_leads_to_its_check(client: Client) -> None:
    answer = client.post(reverse("check-text"), {"texts": upload()})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("check", args=[TextCheck.objects.get().pk])


def test_several_texts_lead_to_the_list(client: Client) -> None:
    texts = [upload(), upload("b.txt")]
    answer = client.post(reverse("check-text"), {"texts": texts}, follow=True)
    assert answer.redirect_chain == [(reverse("checks"), 302)]
    assert TextCheck.objects.count() == 2
    assert "b.txt" in answer.content.decode()


def test_of_several_texts_the_unfit_is_named_and_the_rest_goes_on(client: Client) -> None:
    texts = [upload(), upload("照片.png", b"\x89PNG")]
    answer = client.post(reverse("check-text"), {"texts": texts}, follow=True)
    assert TextCheck.objects.count() == 1
    assert "照片.png" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "name", "says"), [(b"", "空.txt", "空"), (b"PK", "a.zip", "先解开")]
)
def test_a_single_unfit_text_is_refused_beside_its_field(
    client: Client, content: bytes, name: str, says: str
) -> None:
    answer = client.post(reverse("check-text"), {"texts": upload(name, content)})
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not TextCheck.objects.exists()


def test_while_it_goes_on_the_page_asks_again(client: Client, hand_in: Any) -> None:
    told = client.get(reverse("check", args=[hand_in().pk])).content.decode()
    assert "hx-get" in told
    assert "等待核对" in told


def test_a_finished_check_shows_counts_and_report(client: Client, checked: TextCheck) -> None:
    told = client.get(reverse("check", args=[checked.pk])).content.decode()
    assert "发现1处错误" in told
    assert "hx-get" not in told
    assert f'src="{reverse("check-report", args=[checked.pk])}"' in told


def test_an_unreadable_file_is_told_with_the_mend(
    client: Client, hand_in: Any, check_all: Callable[[], None]
) -> None:
    check = hand_in(b"PK\x03\x04 broken off", "坏.docx")
    check_all()
    told = client.get(reverse("check", args=[check.pk])).content.decode()
    assert "无法读取" in told
    assert "另存为新的.docx" in told
    assert client.get(reverse("check-xlsx", args=[check.pk])).status_code == 404


def test_a_stopped_check_can_be_taken_up_again(client: Client, hand_in: Any) -> None:
    check = hand_in()
    Job.objects.update(state=JobState.FAILED, error="工作进程中断。")
    told = client.get(reverse("check", args=[check.pk])).content.decode()
    assert "工作进程中断。" in told
    assert client.post(reverse("check-again", args=[check.pk])).status_code == 302
    assert Job.objects.get().state == JobState.QUEUED


def test_the_report_is_served_in_a_sandbox_for_our_own_frames(
    client: Client, checked: TextCheck
) -> None:
    answer = client.get(reverse("check-report", args=[checked.pk]))
    policy = answer["Content-Security-Policy"]
    assert "sandbox allow-scripts" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "8.5" in answer.content.decode()


@pytest.mark.parametrize(
    ("form", "begins", "name"),
    [
        ("file", TEXT[:9], "培训.txt"),
        ("json", b'{"schema":"mingxi.report/1"', "培训-核对.json"),
        ("html", b"<!doctype html>", "培训-核对.html"),
        ("docx", b"PK", "培训-核对.docx"),
        ("xlsx", b"PK", "培训-核对.xlsx"),
        ("sarif", b"{", "培训-核对.sarif"),
    ],
)
def test_every_form_is_given_as_an_attachment(
    client: Client, checked: TextCheck, form: str, begins: bytes, name: str
) -> None:
    answer = client.get(reverse(f"check-{form}", args=[checked.pk]))
    content = BytesIO(b"".join(answer) if answer.streaming else answer.content).getvalue()
    assert content.startswith(begins)
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(name)}"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


PAGES = ["check", "check-report", "delete-check", "check-json", "check-file", "check-xlsx"]


def test_a_check_of_others_is_not_there(
    hand_in: Any, check_all: Callable[[], None], county: Any
) -> None:
    check = hand_in(by=county[Role.CLERK])
    check_all()
    owner, stranger = signed_in(county[Role.CLERK]), signed_in(county.elsewhere["民政局经办"])
    for page in PAGES:
        address = reverse(page, args=[check.pk])
        assert owner.get(address).status_code == 200
        assert stranger.get(address).status_code == 404
        assert stranger.post(address).status_code == 404


def test_the_head_reads_a_check_of_the_unit_but_does_not_delete_it(
    hand_in: Any, county: Any
) -> None:
    checked = hand_in(by=county[Role.CLERK])
    head = signed_in(county[Role.UNIT_HEAD])
    assert head.get(reverse("check", args=[checked.pk])).status_code == 200
    for page in ("delete-check", "check-again"):
        answer = head.post(reverse(page, args=[checked.pk]), follow=True)
        assert "只有提交人可以" in answer.content.decode()
    assert TextCheck.objects.exists()


def test_deleting_asks_first(client: Client, checked: TextCheck) -> None:
    address = reverse("delete-check", args=[checked.pk])
    assert client.get(address).status_code == 200
    assert TextCheck.objects.exists()
    assert client.post(address)["Location"] == reverse("checks")
    assert not TextCheck.objects.exists()


def test_administrators_check_no_texts(county: Any) -> None:
    for role in sorted(ADMINISTRATORS):
        assert signed_in(county[role]).get(reverse("check-text")).status_code == 403


def test_a_list_that_is_empty_says_how_to_begin(client: Client) -> None:
    assert "还没有核对过文本" in client.get(reverse("checks")).content.decode()
