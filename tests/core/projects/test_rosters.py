"""Columns of personal data in tables."""

import pytest

from mingxi.documents.text_tables import tables_in
from mingxi.projects.rosters import rosters_in

HEAD = "序号\t姓名\t身份证号\t银行卡号\t金额（元）\n"
ROWS = (
    "1\t李明亮\t539903196608071040\t6222021234567890128\t800\n"
    "2\t周小兰\t539903196002030025\t6222021234567890201\t800\n"
)


def columns(text: str) -> list[tuple[str, int]]:
    return [(roster.head, roster.people) for roster in rosters_in(text, tables_in(text))]


def test_every_column_of_personal_data_is_told_with_its_people() -> None:
    assert columns(HEAD + ROWS) == [("身份证号", 2), ("银行卡号", 2)]


def test_a_masked_column_tells_of_nobody() -> None:
    masked = ROWS.replace("19660807", "********").replace("19600203", "********")
    assert columns(HEAD + masked) == [("银行卡号", 2)]


def test_a_blank_form_tells_of_nobody() -> None:
    assert not columns(HEAD + "1\t\t\t\t\n2\t\t\t\t\n")


@pytest.mark.parametrize("label", ["地址", "联系电话", "账号"])
def test_what_units_have_too_is_personal_beside_names_only(label: str) -> None:
    row = "1\t{}\t双桥路79号，0878-6120036\n2\t{}\t双桥路81号，0878-6120037\n"
    assert not columns(f"序号\t单位名称\t{label}\n" + row.format("县水务局", "县林业局"))
    assert columns(f"序号\t姓名\t{label}\n" + row.format("李明亮", "周小兰")) == [(label, 2)]


def test_a_head_may_be_spaced_out() -> None:
    spaced = HEAD.replace("身份证号", "编号").replace("银行卡号", "账　号")
    assert columns(spaced + ROWS) == [("账号", 2)]
