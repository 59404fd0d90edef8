"""Laws of cutting: nothing is lost, and a mark covers exactly what it marks."""

from hypothesis import given
from hypothesis import strategies as st

from mingxi.places import Span
from mingxi.reports.page.segments import Cuts, depths

TEXT = "县级承担27.66万元，其余由省级承担。"
marks = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
        lambda at: Span(*sorted(at))
    )
)


@given(marks)
def test_the_segments_together_are_the_text(spans: list[Span]) -> None:
    assert "".join(TEXT[slice(*part)] for part in Cuts(len(TEXT), spans).segments) == TEXT


@given(marks)
def test_a_mark_covers_exactly_its_range(spans: list[Span]) -> None:
    cuts = Cuts(len(TEXT), spans)
    for span in spans:
        covered = [cuts.segments[ordinal] for ordinal in cuts.of(span)]
        assert "".join(TEXT[slice(*part)] for part in covered) == TEXT[slice(*span)]


@given(marks)
def test_depths_are_what_counting_each_would_give(spans: list[Span]) -> None:
    cuts = Cuts(len(TEXT), spans)
    counted = [sum(span.contains(part) for span in spans) for part in cuts.segments]
    assert depths(len(cuts.segments), map(cuts.of, spans)) == counted


@given(marks, st.integers(0, len(TEXT) - 1))
def test_a_character_is_held_by_the_segment_it_stands_in(spans: list[Span], place: int) -> None:
    cuts = Cuts(len(TEXT), spans)
    start, end = cuts.segments[cuts.holding(place)]
    assert start <= place < end


def test_an_empty_text_has_no_segments() -> None:
    assert Cuts(0, []).segments == []
