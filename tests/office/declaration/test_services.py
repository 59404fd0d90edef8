"""Handing in, checking, deleting."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mingxi.office.declaration.models import CheckState, TextCheck
from mingxi.office.declaration.services.checks import check_again, delete_check
from mingxi.office.events.models import Event
from mingxi.office.frame.clock import now
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import read, remove_unclaimed, store
from mingxi.office.frame.jobs.models import Job
from mingxi.office.frame.jobs.models import State as JobState
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role


def kinds() -> list[str]:
    told = Event.objects.order_by("pk").values_list("kind", flat=True)
    return [kind for kind in told if kind.startswith("text_check.")]


def test_a_text_is_checked_by_the_worker(hand_in: Any, check_all: Callable[[], None]) -> None:
    check = hand_in()
    assert check.state is CheckState.WAITING
    check_all()
    check = TextCheck.objects.get()
    assert check.state is CheckState.CHECKED
    assert (check.errors, check.proven, check.contradicted) == (1, 1, 1)
    assert check.job.state == JobState.DONE
    assert kinds() == ["text_check.handed_in", "text_check.finished"]


def test_a_text_belongs_to_the_unit_of_who_brings_it(hand_in: Any) -> None:
    assert hand_in().unit.name == "蘅川县第一中学"


def test_a_text_that_cannot_be_read_says_so_and_ends(
    hand_in: Any, check_all: Callable[[], None]
) -> None:
    hand_in(b"PK\x03\x04 broken off", "坏.docx")
    check_all()
    check = TextCheck.objects.get()
    assert check.state is CheckState.UNREADABLE
    assert check.error == "unreadable-docx"


def test_neither_name_nor_words_of_a_text_are_in_rows_or_files(
    hand_in: Any, check_all: Callable[[], None], stored_files: Callable[[], set[Path]]
) -> None:
    check = hand_in("联系人张三丰，身份证号110101199003074477。".encode(), "张三丰的报告.txt")
    check_all()
    rows = [
        *TextCheck.objects.values(),
        *Job.objects.values(),
        *StoredFile.objects.values(),
        *Event.objects.values(),
    ]
    told = repr(rows)
    assert len(stored_files()) == 4
    kept = b"".join(path.read_bytes() for path in stored_files())
    for word in ("张三丰", "110101199003074477"):
        assert word in read(TextCheck.objects.get(pk=check.pk).page).decode()
        assert word not in told
        assert word.encode() not in kept


def test_a_deleted_check_takes_its_files_along(
    hand_in: Any,
    clerk: Person,
    check_all: Callable[[], None],
    stored_files: Callable[[], set[Path]],
    django_capture_on_commit_callbacks: Any,
) -> None:
    hand_in()
    check_all()
    with django_capture_on_commit_callbacks(execute=True):
        delete_check(check=TextCheck.objects.get(), by=clerk)
    assert not TextCheck.objects.exists()
    assert not StoredFile.objects.exists()
    assert not stored_files()
    assert kinds()[-1] == "text_check.deleted"


def test_a_check_that_is_deleted_before_the_worker_comes_is_not_made(
    hand_in: Any, clerk: Person, check_all: Callable[[], None]
) -> None:
    check = hand_in()
    delete_check(check=check, by=clerk)
    check_all()
    assert not TextCheck.objects.exists()
    assert not StoredFile.objects.exists()
    assert Job.objects.get().state == JobState.CANCELLED


def test_a_stopped_check_goes_on_when_it_is_asked_to(
    hand_in: Any, clerk: Person, check_all: Callable[[], None]
) -> None:
    check = hand_in()
    Job.objects.update(state=JobState.FAILED)
    check = TextCheck.objects.get(pk=check.pk)
    assert check.state is CheckState.STOPPED
    check_again(check=check, by=clerk)
    check_all()
    assert TextCheck.objects.get().state is CheckState.CHECKED


def test_a_finished_check_is_not_taken_up_again(
    hand_in: Any, clerk: Person, check_all: Callable[[], None]
) -> None:
    hand_in()
    check_all()
    with pytest.raises(RefusedError):
        check_again(check=TextCheck.objects.get(), by=clerk)
    assert "text_check.taken_up_again" not in kinds()


def test_nobody_deletes_the_check_of_others(hand_in: Any, county: Any) -> None:
    check = hand_in(by=county[Role.CLERK])
    for act in (delete_check, check_again):
        with pytest.raises(RefusedError, match="只有提交人"):
            act(check=check, by=county[Role.UNIT_HEAD])
    assert TextCheck.objects.exists()


def test_a_file_that_no_check_took_is_removed_after_a_day(
    hand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = hand_in().text
    unclaimed = store(b"x", name="x.txt", media_type="text/plain", by_number="1")
    assert remove_unclaimed() == 0
    StoredFile.objects.update(stored_at=now() - timedelta(days=2))
    assert remove_unclaimed() == 1
    assert list(StoredFile.objects.all()) == [taken]
    assert not StoredFile.objects.filter(pk=unclaimed.pk).exists()
