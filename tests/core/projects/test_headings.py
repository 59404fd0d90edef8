import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents.document import Table
from mingxi.projects.headings import CANONICAL_TITLES, Wording, headings_in
from mingxi.projects.project_text import SectionKey
from mingxi.prose.marks import HeadingStyle


@pytest.mark.parametrize(
    ("line", "title", "style", "ordinal"),
    [
        ("一、立项依据\n", "一、立项依据", HeadingStyle.HAN, 1),
        ("2、 立项依据\n", "2、 立项依据", HeadingStyle.ARABIC, 2),
        ("2. 立项依据：\n", "2. 立项依据", HeadingStyle.ARABIC, 2),
        ("２．立项依据\n", "２．立项依据", HeadingStyle.ARABIC, 2),
        ("（二）立项依据\n", "（二）立项依据", HeadingStyle.HAN_BRACKET, 2),
        ("(2)立项依据\n", "(2)立项依据", HeadingStyle.ARABIC_BRACKET, 2),
        ("②立项依据\n", "②立项依据", HeadingStyle.CIRCLED, 2),
        ("第二、立项依据\n", "第二、立项依据", HeadingStyle.ORDINAL, 2),
        ("第二 立项依据\n", "第二 立项依据", HeadingStyle.ORDINAL, 2),
        ("【立项依据】县政府常务会议纪要\n", "【立项依据】", HeadingStyle.LENTICULAR, None),
        ("■ 立项依据\n", "■ 立项依据", HeadingStyle.PLAIN, None),
        ("立项 依据\n", "立项 依据", HeadingStyle.PLAIN, None),
        ("\u3000\u3000十二、立项依据情况：\n", "十二、立项依据情况", HeadingStyle.HAN, 12),
    ],
)
def test_a_heading_is_known_under_any_numbering(
    line: str, title: str, style: HeadingStyle, ordinal: int | None
) -> None:
    (heading,) = headings_in("公开说明\n" + line, ())
    assert heading.key is SectionKey.BASIS
    assert (heading.title, heading.style, heading.ordinal) == (title, style, ordinal)


@pytest.mark.parametrize(
    "line",
    [
        "立项依据充分，程序合规。",
        "项目名称、单位名称均已变更",
        "资金安排情况如下：",
        "关于立项依据",
        "\t项目名称\t村道维修",
        "项目名称\t村道维修",
        "5.2项目名称",
    ],
)
def test_a_sentence_or_a_table_row_is_no_heading(line: str) -> None:
    assert not list(headings_in(line + "\n", ()))


@pytest.mark.parametrize("gap", ["：", ":", " ", "\u3000", "。", "\n", "\n\n"])
def test_the_body_begins_after_the_heading_on_the_same_line_or_below(gap: str) -> None:
    text = f"三、实施单位{gap}雁洄县水务局"
    (heading,) = headings_in(text, ())
    assert text[heading.body :] == "雁洄县水务局"


def test_a_heading_inside_a_table_is_none() -> None:
    text = "项目名称\n村道维修\n项目名称\n村道维修\n"
    found = list(headings_in(text, [Table(10, 20, ())]))
    assert [heading.start for heading in found] == [0]


def test_a_bookmark_left_by_a_word_processor_is_stepped_over() -> None:
    text = "[bookmark: _Toc12]一、项目名称\n村道维修"
    (heading,) = headings_in(text, ())
    assert heading.title == "一、项目名称"


def test_words_tell_how_surely_they_head_a_section() -> None:
    found = headings_in("项目实施内容\n项目内容\n主要内容\n", ())
    assert [heading.wording for heading in found] == [
        Wording.CANONICAL,
        Wording.NAMED,
        Wording.LOOSE,
    ]


@given(
    key=st.sampled_from(SectionKey),
    number=st.sampled_from(["", "一、", "3、", "4. ", "（五）", "(6) ", "⑦", "第八、"]),
    blanks=st.lists(st.sampled_from(["", " ", "\u3000"]), min_size=8, max_size=8),
    colon=st.sampled_from(["", "：", ":"]),
)
def test_every_canonical_title_is_found_with_stray_blanks(
    key: SectionKey, number: str, blanks: list[str], colon: str
) -> None:
    word = "".join(a + b for a, b in zip(CANONICAL_TITLES[key], [*blanks, ""], strict=False))
    line = number + word.rstrip() + colon
    (heading,) = headings_in(f"正文。\n{line}\n下文", ())
    assert heading.key is key
    assert heading.start == 4
