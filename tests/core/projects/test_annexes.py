"""References to annexes and tables that a document does not have."""

import pytest

from mingxi.documents import read_document
from mingxi.projects.annexes import dangling_references
from mingxi.projects.understanding import understand

_LISTED = "\n\n附件：1.分配表\n2.发放名册\n\n柳坝县民政局\n"


def _dangling(text: str) -> list[str]:
    reading = understand(read_document("case.txt", text.encode()))
    return [found.written for found in dangling_references(reading)]


@pytest.mark.parametrize("sentence", ["名册见附件3。", "按照本通知附件三的格式填报。"])
def test_an_annex_beyond_the_list_is_found(sentence: str) -> None:
    assert len(_dangling(sentence + _LISTED)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "名册见附件2。",
        "按照柳政发〔2023〕5号文件附件5的标准执行。",
        "参照《高龄补贴发放办法》附件4。",
        "附件3份，随文寄送。",
    ],
)
def test_listed_annexes_and_those_of_other_documents_are_left_alone(sentence: str) -> None:
    assert not _dangling(sentence + _LISTED)


def test_where_nothing_is_listed_nothing_is_beyond_it() -> None:
    assert not _dangling("名册见附件3。")


def test_the_only_annex_needs_no_number() -> None:
    assert not _dangling("名册见附件1。\n附件：发放名册\n")
    assert _dangling("名册见附件2。\n附件：发放名册\n") == ["附件2"]


def test_an_annex_may_follow_under_its_own_heading() -> None:
    assert not _dangling("名册见附件3。" + _LISTED + "\n附件3\n名册\n")


def test_a_table_is_known_by_its_heading() -> None:
    assert _dangling("工程量见表3。\n表1 工程量\n内容\n表2 费用\n内容\n") == ["表3"]
    assert not _dangling("工程量见表2。\n表1 工程量\n内容\n表2 费用\n内容\n")
