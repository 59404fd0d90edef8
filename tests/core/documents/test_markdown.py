"""Markdown is read as the page it stands for, and as Chinese authors mean it."""

import pytest

from mingxi.documents import DocumentError, read_document


def read(source: str) -> str:
    """Read Markdown and give its text."""
    return read_document("文本.md", source.encode()).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# 一、项目名称\n\n某**项目**\n", "一、项目名称\n某项目\n"),
        ("一、项目名称\n某项目\n二、立项依据", "一、项目名称\n某项目\n二、立项依据\n"),
        ("1. 甲\n2. 乙", "1.\u3000甲\n2.\u3000乙\n"),
        ("3) 甲\n4) 乙\n   - 丙", "3)\u3000甲\n4)\u3000乙\n丙\n"),
        ("0. 甲\n1. 乙", "0.\u3000甲\n1.\u3000乙\n"),
        ("- 甲\n\n  续\n- 乙", "甲\n续\n乙\n"),
        ("共~~10~~12万元", "共12万元\n"),
        ("3人*200元*12月=7200元", "3人*200元*12月=7200元\n"),
        ("3人\\*200元，*另计*费用", "3人*200元，另计费用\n"),
        ("（1+2）*3，20%*5，**12**万元", "（1+2）*3，20%*5，12万元\n"),
        ("[《办法》](a.html)第3条<br>第4条", "《办法》第3条\n第4条\n"),
        ("甲\n\n<table border=1><tr><td>乙<td>丙</table>", "甲\n乙\t丙\n"),
        ("```\n甲  1\n```", "甲  1\n"),
    ],
)
def test_text_is_what_a_reader_sees(source: str, text: str) -> None:
    assert read(source) == text


def test_tables_and_headings_are_known() -> None:
    source = "## 预算表\n\n| 品名 | 金额 |\n|---|--:|\n| 台账 | 5 |\n| 合计 | |\n"
    document = read_document("文本.markdown", source.encode("gb18030"))
    assert document.text == "预算表\n品名\t金额\n台账\t5\n合计\t\n"
    assert [len(row) for row in document.tables[0].cells] == [2, 2, 2]
    assert document.blocks[0].level == 2


def refusal_of(data: bytes) -> str | None:
    """Give the code with which a file is refused."""
    try:
        read_document("文本.md", data)
    except DocumentError as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty-file"), (b"<!-- -->", "no-text"), (b"a\0", "not-text"), (b"a", None)],
)
def test_what_holds_no_text_is_refused(data: bytes, code: str | None) -> None:
    assert refusal_of(data) == code


@pytest.mark.parametrize("sign", ["[", "*a ", "**", "<", "| a | b |\n", "~~a", "3*"])
def test_signs_without_end_are_read(sign: str) -> None:
    assert "经费" in read(sign * 5000 + "经费")


@pytest.mark.parametrize("sign", ["> ", "- ", "` "])
def test_signs_that_nest_without_end_are_read_or_refused(sign: str) -> None:
    assert "经费" in read(sign * 5 + "经费")
    assert refusal_of((sign * 5000 + "经费").encode()) in (None, "no-text")
