"""The numbers that open sections and items, at the start of a line and within it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.prose.marks import HeadingStyle
from mingxi.prose.outline import outline_in


def written(text: str) -> list[str]:
    return [mark.written for mark in outline_in(text)]


@pytest.mark.parametrize(
    ("line", "number", "style", "ordinal"),
    [
        ("项目1.\n", "项目1.", HeadingStyle.CHAPTER, 1),
        ("项目二\n", "项目二", HeadingStyle.CHAPTER, 2),
        ("项目（三）路灯维护", "项目（三）", HeadingStyle.CHAPTER, 3),
        ("一、项目名称", "一、", HeadingStyle.HAN, 1),
        ("十二．其他", "十二．", HeadingStyle.HAN, 12),
        ("（二）项目名称", "（二）", HeadingStyle.HAN_BRACKET, 2),
        ("(二)项目名称", "(二)", HeadingStyle.HAN_BRACKET, 2),
        ("3.项目名称", "3.", HeadingStyle.ARABIC, 3),
        ("3．项目名称", "3．", HeadingStyle.ARABIC, 3),
        ("３、 项目名称", "３、", HeadingStyle.ARABIC, 3),
        ("2.2024年培训经费", "2.", HeadingStyle.ARABIC, 2),
        ("（4）管护费", "（4）", HeadingStyle.ARABIC_BRACKET, 4),
        ("⑷管护费", "⑷", HeadingStyle.ARABIC_BRACKET, 4),
        ("④管护费", "④", HeadingStyle.CIRCLED, 4),
        ("㉑管护费", "㉑", HeadingStyle.CIRCLED, 21),
        ("三是加强管护", "三是", HeadingStyle.ONE_IS, 3),
        ("第三，加强管护", "第三，", HeadingStyle.ORDINAL, 3),
        ("第三、加强管护", "第三、", HeadingStyle.ORDINAL, 3),
        ("【资金安排】县级12万元", "【资金安排】", HeadingStyle.LENTICULAR, 0),
    ],
)
@pytest.mark.parametrize("before", ["", "\n", "\u3000\u3000", "上一行。\n\t"])
def test_a_number_at_the_start_of_a_line_opens_an_item(
    before: str, line: str, number: str, style: HeadingStyle, ordinal: int
) -> None:
    (mark,) = outline_in(before + line)
    assert (mark.written, mark.style, mark.ordinal) == (number, style, ordinal)
    assert mark.start == len(before)
    assert not mark.inline


@pytest.mark.parametrize(
    "line",
    [
        "1.5万元用于管护",
        "2024.6.30前完成",
        "1、2号楼维修",
        "7、8两月夜间开放",
        "一、二季度拨付",
        "第一、第二产业",
        "第一、二产业",
        "项目一期工程",
        "项目12个",
        "项目1.5万元",
        "【2013】5号",
        "【打印】【关闭】",
        "（2021）10号",
        "（5）\n",
        "10）栋房屋",
        "首先，加强管护",
    ],
)
def test_what_only_looks_like_a_number_opens_nothing(line: str) -> None:
    assert outline_in(line) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("分项如下：①水费2万元；②电费3万元。③其他", ["①", "②", "③"]),
        ("概况。1.水费；2.电费；3.2024年其他", ["1.", "2.", "3."]),
        ("策略：1、\n形体方正；2、总体布局；3、\n分区", ["1、", "2、", "3、"]),
        ("包括：（1）水费，（2）电费。", ["（1）", "（2）"]),
        ("包括：1）水费，2）电费。", ["1）", "2）"]),
        ("包括：（一）水费；（二）电费", ["（一）", "（二）"]),
        ("任务：一、水费；二、电费", ["一、", "二、"]),
        ("为此，一是巡查，二是清运。三是考核", ["一是", "二是", "三是"]),
        ("为此：第一，巡查；第二，清运", ["第一，", "第二，"]),
        ("1.水费2万元 2.电费3万元   3.其他", ["1.", "2.", "3."]),
        ("“民主管理”1.宣传“居务”2.选举", ["1.", "2."]),
    ],
)
def test_a_list_within_a_paragraph_is_a_series_that_rises(text: str, numbers: list[str]) -> None:
    assert written(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "共计：1.5万元；2.5万元",
        "维修，1、2号楼；3、4号楼",
        "于3、6、9、12月支付",
        "其中：2.管护费",
        "根据第（一）项和第（二）项",
        "见图①、表②，①至③类，项目①②③",
        "合计：①+②=30万元",
        "统一是前提，唯一是办法",
        "单价19元。30、40元两档",
        "面积：12.5、13.5亩",
    ],
)
def test_numbers_within_a_sentence_are_no_items(text: str) -> None:
    assert written(text) == []


def test_series_nest_without_disturbing_each_other() -> None:
    text = "一、内容\n1.甲：①水；②电。2.乙：①水；②电；③气。3.丙"
    assert written(text) == ["一、", "1.", "①", "②", "2.", "①", "②", "③", "3."]


def test_a_count_behind_a_point_is_an_item_only_where_its_number_is_due() -> None:
    assert written("1.道路\n2.18个村管护\n") == ["1.", "2."]
    assert written("1.道路\n5.18个村管护\n") == ["1."]
    assert written("1.道路\n2.18万元管护\n") == ["1."]


STYLES = st.sampled_from(["{}.", "{}．", "{}、", "（{}）", "({})", "{}）"])


@given(STYLES, st.integers(2, 30), st.sampled_from(["；", "。", "；\n", " "]))
def test_a_printed_list_reads_back(style: str, length: int, stop: str) -> None:
    numbers = [style.format(count) for count in range(1, length + 1)]
    text = "内容：" + "".join(f"{number}管护费用{stop}" for number in numbers)
    assert written(text) == numbers
    assert [mark.ordinal for mark in outline_in(text)] == list(range(1, length + 1))


_PIECES = st.sampled_from(
    [*"一二十1234.．、（）()【】①②③⑴是第项目。；：\n \t管护", "2024年", "项目1."]
)


@given(st.lists(_PIECES, max_size=50).map("".join))
def test_marks_are_in_order_apart_and_quote_the_text(text: str) -> None:
    found = outline_in(text)
    assert all(text[mark.start : mark.end] == mark.written and mark.written for mark in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
