from hypothesis import given
from hypothesis import strategies as st

from mingxi.places import Span

spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda at: Span(at[0], sum(at)))


def characters(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def test_neighbours_that_touch_share_no_character() -> None:
    assert not Span(2, 5).overlaps(Span(5, 8))
    assert Span(2, 6).overlaps(Span(5, 8))


def test_a_range_holds_itself_and_what_ends_with_it_but_nothing_longer() -> None:
    assert Span(2, 5).contains(Span(2, 5))
    assert Span(2, 5).contains(Span(4, 5))
    assert not Span(2, 5).contains(Span(4, 6))


def test_a_cover_reaches_over_the_gap_between_two_ranges() -> None:
    assert Span(7, 9).cover(Span(2, 4)) == Span(2, 9)


@given(spans.filter(characters), spans.filter(characters))
def test_two_ranges_overlap_just_when_they_share_a_character(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one) == bool(characters(one) & characters(other))


@given(spans.filter(characters), spans.filter(characters))
def test_a_range_contains_another_just_when_it_has_all_its_characters(
    one: Span, other: Span
) -> None:
    assert one.contains(other) == (characters(other) <= characters(one))


@given(spans, spans)
def test_a_cover_holds_both_and_is_the_smallest_that_does(one: Span, other: Span) -> None:
    cover = one.cover(other)
    assert cover == other.cover(one)
    assert cover.contains(one)
    assert cover.contains(other)
    assert cover.start in {one.start, other.start}
    assert cover.end in {one.end, other.end}
