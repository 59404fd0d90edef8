"""Automatic numbers: what the reader sees before a paragraph and no run of the file holds."""

from collections.abc import Callable

import pytest

from mingxi.documents import Document

Read = Callable[..., Document]


def level(ilvl: int, number_format: str, text: str, more: str = "") -> str:
    """Write one level of a list."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*abstract: str, nums: str = "") -> str:
    """Write a numbering part: one list (1, 2, …) for each abstract definition, and ``nums``."""
    return (
        "".join(
            f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>'
            for i, levels in enumerate(abstract)
        )
        + "".join(
            f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>'
            for i in range(len(abstract))
        )
        + nums
    )


def item(text: str, ilvl: int | None = 0, num: int | None = 1, style: str = "") -> str:
    """Write a paragraph of a list."""
    reference = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    reference += "" if num is None else f'<w:numId w:val="{num}"/>'
    reference = f"<w:numPr>{reference}</w:numPr>" if reference else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{reference}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


NOTHING = '<w:suff w:val="nothing"/>'
OUTLINE = (
    level(0, "chineseCountingThousand", "%1、", NOTHING)
    + level(1, "chineseCounting", "（%2）", NOTHING)
    + level(2, "decimal", "%1.%3", '<w:suff w:val="space"/>')
)


def test_each_level_counts_and_starts_anew_below_the_next_higher_item(read: Read) -> None:
    body = "".join(
        [item("名称"), item("依据"), item("文件", 1), item("纪要", 1), item("概况"), item("甲", 1)]
    )
    assert read(body, numbering=lists(OUTLINE)).text == (
        "一、名称\n二、依据\n（一）文件\n（二）纪要\n三、概况\n（一）甲\n"
    )


def test_a_number_is_told_apart_from_the_text_of_the_file(read: Read) -> None:
    document = read(item("名称") + item("依据"), numbering=lists(OUTLINE))
    assert [block.numbered for block in document.blocks] == [2, 2]
    assert [document.text[run.start : run.end] for run in document.runs] == ["名称", "依据"]


@pytest.mark.parametrize(("suffix", "gap"), [("tab", "\u3000"), ("space", " "), ("nothing", "")])
def test_what_parts_number_and_text_is_a_blank_or_nothing(
    read: Read, suffix: str, gap: str
) -> None:
    numbering = lists(level(0, "decimal", "%1.", f'<w:suff w:val="{suffix}"/>'))
    assert read(item("名称"), numbering=numbering).text == f"1.{gap}名称\n"


def test_a_tab_follows_the_number_where_nothing_is_said(read: Read) -> None:
    assert read(item("名称"), numbering=lists(level(0, "decimal", "%1"))).text == "1\u3000名称\n"


def test_a_level_shows_the_higher_ones_as_begun_even_unused(read: Read) -> None:
    assert (
        read(item("甲", 2) + item("乙", 2), numbering=lists(OUTLINE)).text == "一.1 甲\n一.2 乙\n"
    )


def test_legal_numbering_writes_all_levels_in_digits(read: Read) -> None:
    numbering = lists(
        level(0, "chineseCounting", "%1、", NOTHING)
        + level(1, "decimal", "%1.%2", NOTHING + "<w:isLgl/>")
    )
    assert read(item("甲") + item("乙", 1), numbering=numbering).text == "一、甲\n1.1乙\n"


def test_a_level_restarts_only_after_the_level_it_names(read: Read) -> None:
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 1) + item("e", 2) + item("f")
    body += item("g", 2)
    levels = "".join(level(i, "decimal", f"%{i + 1}.", NOTHING) for i in range(2))
    stubborn = level(2, "decimal", "%3.", NOTHING + '<w:lvlRestart w:val="{}"/>')
    never = read(body, numbering=lists(levels + stubborn.format(0))).text
    after_first = read(body, numbering=lists(levels + stubborn.format(1))).text
    assert never == "1.a\n1.b\n1.c\n2.d\n2.e\n2.f\n3.g\n"
    assert after_first == "1.a\n1.b\n1.c\n2.d\n2.e\n2.f\n1.g\n"


def test_lists_of_one_definition_count_on_unless_told_to_start_anew(read: Read) -> None:
    nums = (
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1.", NOTHING), nums=nums)
    body = item("a") + item("b", num=8) + item("c", num=9) + item("d", num=9) + item("e")
    assert read(body, numbering=numbering).text == "1.a\n2.b\n5.c\n6.d\n7.e\n"


def test_a_list_may_replace_a_level_of_its_definition(read: Read) -> None:
    nums = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "upperLetter", "%1)", NOTHING)
        + "</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, "decimal", "%1.", NOTHING), nums=nums)
    assert read(item("a", num=9), numbering=numbering).text == "A)a\n"


def test_bullets_of_symbol_fonts_are_seen_as_a_dot(read: Read) -> None:
    numbering = lists(level(0, "bullet", "\uf0b7", NOTHING), level(0, "bullet", "◆", NOTHING))
    assert read(item("a") + item("b", num=2), numbering=numbering).text == "•a\n◆b\n"


def test_list_zero_takes_the_number_of_the_style_away(read: Read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = item("a", None, None, "S") + item("b", None, 0, "S") + item("c", None, None, "S")
    numbering = lists(level(0, "decimal", "%1.", NOTHING))
    assert read(body, numbering=numbering, styles=styles).text == "1.a\nb\n2.c\n"


def test_a_style_is_numbered_at_the_level_that_is_linked_to_it(read: Read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own">'
        '<w:basedOn w:val="H2"/></w:style>'
    )
    numbering = lists(
        level(0, "decimal", "%1.", NOTHING)
        + level(1, "decimal", "%1.%2", NOTHING + '<w:pStyle w:val="H2"/>')
    )
    body = item("a") + item("b", None, None, "H2") + item("c", None, None, "Own")
    assert read(body, numbering=numbering, styles=styles).text == "1.a\n1.1b\n1.2c\n"


def test_a_numbering_style_lends_its_levels(read: Read) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Outline"/>'
        + level(0, "decimal", "%1.", NOTHING)
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert read(item("a"), numbering=numbering).text == "1.a\n"


def test_a_number_alone_needs_nothing_to_part_it_from(read: Read) -> None:
    document = read(item(""), numbering=lists(level(0, "decimal", "%1.")))
    assert (document.text, document.blocks[0].numbered) == ("1.\n", 2)


@pytest.mark.parametrize("reference", ["9", "x", ""])
def test_a_list_that_is_not_defined_gives_no_number(read: Read, reference: str) -> None:
    body = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{reference}"/><w:numId w:val="{reference}"/>'
    body += "</w:numPr></w:pPr><w:r><w:t>名称</w:t></w:r></w:p>"
    assert read(body, numbering=lists(OUTLINE)).text == "名称\n"
    assert read(body).text == "名称\n"


def test_a_deleted_paragraph_is_not_counted(read: Read) -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    )
    body = item("名称") + gone + item("依据")
    assert read(body, numbering=lists(OUTLINE)).text == "一、名称\n二、依据\n"
