"""Laws of the comparison: nothing differs from itself, and looking back mirrors looking ahead."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents import read_document
from mingxi.documents.document import Document
from mingxi.documents.text_tables import tables_in
from mingxi.projects.comparison import compare
from mingxi.projects.comparison.difference import Change, Difference, Topic
from mingxi.projects.understanding import understand

from .strategies import wild_texts

TEXT = """柳坝县应急管理局{year}年预算项目文本
一、项目名称
防灾巡查员补助经费
二、立项依据
《柳坝县防灾巡查员管理办法》（柳政办发〔2021〕14号）。
三、项目实施单位
柳坝县应急管理局
四、项目基本概况
登记在册巡查员{people}人，分布在{villages}个村。
五、项目实施内容
巡查员每人每月补助{standard}元；另购置雨衣{coats}件。
六、资金安排情况
县级财政安排{total}元。
七、项目实施计划
按月打卡发放。
"""
FIGURES = ("people", "villages", "standard", "coats", "total")
TOPICS = (Topic.COUNT, Topic.COUNT, Topic.STANDARD, Topic.COUNT, Topic.ARRANGED)
MIRRORED = {
    Change.GREW: Change.FELL,
    Change.FELL: Change.GREW,
    Change.ADDED: Change.DROPPED,
    Change.DROPPED: Change.ADDED,
    Change.CHANGED: Change.CHANGED,
}
# Five numbers that are not alike, so that no figure can be taken for another.
numbers = st.lists(st.integers(2, 99_999), min_size=5, max_size=5, unique=True)


def differences(old: str, new: str) -> list[Difference]:
    """Give all that is told of two texts."""
    readings = [understand(read_document("x.txt", text.encode())) for text in (old, new)]
    return [told for part in compare(*readings).parts for told in part.differences]


def held(text: str) -> Document:
    """Make a document of any text at all."""
    return Document("x.txt", "0" * 64, text, tables=tuple(tables_in(text)))


def written(figures: list[int], year: int = 2024) -> str:
    return TEXT.format(year=year, **dict(zip(FIGURES, figures, strict=True)))


@given(numbers)
def test_a_text_of_the_next_year_with_the_same_figures_has_no_difference(
    figures: list[int],
) -> None:
    assert not differences(written(figures), written(figures, year=2025))


@given(numbers, st.integers(0, 4), st.integers(100_000, 999_999))
def test_one_changed_figure_is_exactly_one_difference(
    figures: list[int], place: int, value: int
) -> None:
    changed = [*figures]
    changed[place] = value
    (told,) = differences(written(figures), written(changed, year=2025))
    assert told.topic is TOPICS[place]
    assert told.difference == value - figures[place]


@given(numbers, numbers)
def test_looking_back_mirrors_looking_ahead(one: list[int], other: list[int]) -> None:
    ahead = differences(written(one), written(other))
    back = differences(written(other), written(one))
    assert Counter(
        (t.topic, t.change, t.places.old, t.places.new, t.difference) for t in ahead
    ) == (
        Counter(
            (
                t.topic,
                MIRRORED[t.change],
                t.places.new,
                t.places.old,
                t.difference and -t.difference,
            )
            for t in back
        )
    )


@given(wild_texts, wild_texts)
def test_every_text_can_be_held_against_every_other(old: str, new: str) -> None:
    found = compare(understand(held(old)), understand(held(new)))
    for told in (difference for part in found.parts for difference in part.differences):
        assert told.places.old is not None or told.places.new is not None
