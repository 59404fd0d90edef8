"""The index: what is found and by whom, what changes reach it, how it is built and proven."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mingxi.office.frame.access import SIGNED_IN
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.models import Job, State
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.frame.search import index, keeping, kinds, tasks
from mingxi.office.frame.search.asking import search
from mingxi.office.frame.search.kinds import Document, register_documents
from mingxi.office.frame.search.models import Waiting
from mingxi.office.frame.search.soundness import search as soundness
from mingxi.office.frame.search.words import phrases_of
from mingxi.office.frame.serving.soundness import Grade


class Papers:
    """Documents that the test holds in its hand."""

    code = "paper"
    name = "文件"
    permission = SIGNED_IN
    triggers = ()

    def __init__(self) -> None:
        self.rows: dict[int, Document] = {}

    def every_key(self) -> Iterator[int]:
        return iter(sorted(self.rows))

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        return [self.rows[key] for key in keys if key in self.rows]

    def shown(self, _person: Any, _keys: Collection[int]) -> dict[int, Any]:
        return {}

    def named(self, _person: Any, _words: str, _limit: int) -> list[int]:
        return []

    def put(self, key: int, title: str = "", text: str = "", unit: int | None = 1, code: str = ""):
        self.rows[key] = Document(key, unit, title, code, text)
        self.notice(key)

    def take(self, key: int) -> None:
        del self.rows[key]
        self.notice(key)

    def notice(self, key: int) -> None:
        with writing():
            Waiting.objects.create(kind=self.code, key=key)


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch) -> Papers:
    monkeypatch.setattr(kinds, "_kinds", {})
    papers = Papers()
    register_documents(papers)
    return papers


def build() -> None:
    for _ in keeping.build():
        pass


def keys(asked: str, units: Collection[int] = (1,), kind: str = "paper") -> list[int]:
    found = search(phrases_of(asked), kind=kind, units=units)
    assert found is not None
    assert found.count == len(found.hits)
    return [hit.key for hit in found.hits]


def test_a_phrase_is_found_where_it_stands_as_written(papers: Papers) -> None:
    papers.put(1, text="养老服务补助标准为每人每月300元。")
    papers.put(2, text="标准：补助养老。老养务服")
    papers.put(3, text="补助\n标准")
    papers.put(4, text="补助\n\n标准")
    build()
    assert sorted(keys("补助标准")) == [1, 3]
    assert keys("养老服务") == [1]
    assert keys("每人每月300元") == [1]
    assert sorted(keys("养老")) == [1, 2]
    assert keys("服")
    assert keys("养老 300") == [1]
    assert keys("养老 道路") == []


def test_a_number_is_found_whole_and_a_code_by_its_beginning(papers: Papers) -> None:
    papers.put(1, text="服务186人", code="XM2026-0031")
    papers.put(2, text="服务86人", code="XM2025-0031")
    build()
    assert keys("86") == [2]
    assert keys("xm2026") == [1]
    assert keys("XM2026-00") == [1]
    assert keys("2026-0031") == []


def test_title_weighs_more_than_text_and_code_more_than_title(papers: Papers) -> None:
    papers.put(1, title="其他", text="养老养老养老养老")
    papers.put(2, title="居家养老", text="其他")
    papers.put(3, title="其他", text="其他", code="养老")
    build()
    assert keys("养老") == [3, 2, 1]


def test_who_may_not_see_a_unit_finds_nothing_of_it_nor_counts_it(papers: Papers) -> None:
    papers.put(1, title="养老", unit=1)
    papers.put(2, title="养老", unit=2)
    papers.put(3, title="养老", unit=None)
    build()
    assert sorted(keys("养老", units=[1])) == [1, 3]
    assert sorted(keys("养老", units=[1, 2])) == [1, 2, 3]
    assert keys("养老", units=[]) == [3]
    assert keys("养老", units=[1], kind="other") == []


def test_changes_reach_the_index_and_what_is_gone_leaves_it(papers: Papers) -> None:
    papers.put(1, title="养老")
    papers.put(2, title="养老")
    build()
    papers.put(1, title="道路")
    papers.take(2)
    papers.put(3, title="养老")
    assert keeping.refresh() == 3
    assert keys("养老") == [3]
    assert keys("道路") == [1]
    assert not Waiting.objects.exists()


def test_a_change_during_a_building_is_not_lost(papers: Papers) -> None:
    papers.put(1, title="养老")
    building = keeping.build()
    next(building)
    next(building)
    papers.put(1, title="道路")
    for _ in building:
        pass
    assert keeping.refresh() == 1
    assert keys("道路") == [1]


def test_the_old_index_answers_until_the_new_one_is_whole(
    papers: Papers, index_folder: Path
) -> None:
    papers.put(1, title="养老")
    build()
    papers.put(2, title="养老")
    building = keeping.build()
    next(building)
    assert keys("养老") == [1]
    for _ in building:
        pass
    assert sorted(keys("养老")) == [1, 2]
    assert len([one for one in index_folder.iterdir() if one.is_dir()]) == 1


def test_an_interrupted_building_goes_on_with_what_it_wrote(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "BATCH", 2)
    for key in range(1, 8):
        papers.put(key, title="养老")
    building = keeping.build()
    steps = [next(building) for _ in range(3)]
    assert steps[-1].done == 4
    building.close()
    again = list(keeping.build(steps[-1].place))
    assert [step.done for step in again] == [4, 6, 7]
    assert sorted(keys("养老")) == [1, 2, 3, 4, 5, 6, 7]
    assert not list(keeping.differences())


def test_one_process_writes_at_a_time(papers: Papers) -> None:
    papers.put(1, title="养老")
    build()
    papers.put(2, title="养老")
    with index.alone(), pytest.raises(index.IndexBusyError):
        keeping.refresh()
    assert keeping.refresh() == 1


def test_an_index_of_another_format_is_none(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.put(1, title="养老")
    build()
    monkeypatch.setattr(index, "FORMAT", index.FORMAT + 1)
    assert index.current() is None
    build()
    assert keys("养老") == [1]


def test_without_an_index_a_job_builds_one(papers: Papers) -> None:
    papers.put(1, title="养老")
    assert search(phrases_of("养老"), kind="paper", units=[1]) is None
    tasks.refresh()
    tasks.refresh()
    assert Job.objects.filter(kind=tasks.BUILDING).count() == 1
    while work_once(stopping=never):
        pass
    assert Job.objects.get().state == State.DONE
    assert keys("养老") == [1]
    papers.put(2, title="养老")
    tasks.refresh()
    assert sorted(keys("养老")) == [1, 2]


def test_a_building_that_failed_is_not_begun_again_at_once(papers: Papers) -> None:
    with index.alone():
        tasks.refresh()
        work_once(stopping=never)
    assert Job.objects.get().state == State.FAILED
    tasks.refresh()
    assert Job.objects.count() == 1


def test_a_proof_tells_what_the_index_lacks_has_else_and_has_too_much(papers: Papers) -> None:
    for key in (1, 2, 3):
        papers.put(key, title="养老")
    build()
    assert not list(keeping.differences())
    papers.rows[1] = Document(1, 1, "道路")
    papers.rows[4] = Document(4, 1, "养老")
    del papers.rows[2]
    told = list(keeping.differences())
    assert len(told) == 3
    papers.notice(1)
    papers.notice(2)
    papers.notice(4)
    assert not list(keeping.differences())


def test_numbers_that_point_at_somebody_lie_nowhere_in_the_index(
    papers: Papers, index_folder: Path
) -> None:
    number = "110101199003070599"
    papers.put(1, title=f"补助{number}", text=f"姓名，{number}，电话13800138000", code=number)
    build()
    papers.put(1, title=f"补助{number}", text=f"电话13800138000，{number}")
    keeping.refresh()
    assert keys("补助") == [1]
    lying = b"".join(path.read_bytes() for path in index_folder.rglob("*") if path.is_file())
    assert "电话".encode() in lying
    assert number.encode() not in lying
    assert b"13800138000" not in lying


def test_the_doctor_tells_of_no_index_and_of_one_that_is_behind(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert soundness().grade is Grade.WARN
    papers.put(1, title="养老")
    build()
    assert soundness().grade is Grade.OK
    monkeypatch.setattr("mingxi.office.frame.search.soundness.BEHIND_MANY", 1)
    papers.put(2, title="养老")
    assert soundness().grade is Grade.WARN
