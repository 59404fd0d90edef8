"""Marks may overlap as they please: every character is set once, every finding covers its own."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.page.figures import Figure
from mingxi.reports.page.marked_text import MarkedText, Piece, Place

TEXT = "管护员12人，每人每月800元。\n全年共11.52万元，由县级承担。"
PLACES = [Span(0, TEXT.index("\n")), Span(TEXT.index("\n") + 1, len(TEXT))]

spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
    lambda at: Span(*sorted(at))
)


def finding(span: Span, severity: str = "error", waived: str | None = None) -> report.Finding:
    return {
        "rule": "AR101",
        "name": "product-mismatch",
        "severity": severity,
        "start": span.start,
        "end": span.end,
        "text": TEXT[slice(*span)],
        "message": "不符",
        "suggestion": None,
        "claims": [],
        "waived": waived,
        "baseline": False,
    }


findings = st.lists(st.builds(finding, spans, st.sampled_from(["error", "warning", "info"])))


def marked(found: list[report.Finding], figures: list[Span] | None = None) -> MarkedText:
    document: report.Document = {
        "source": "管护.txt",
        "sha256": None,
        "error": None,
        "characters": len(TEXT),
        "text": TEXT,
        "projects": [],
        "amounts": [],
        "citations": [],
        "claims": [],
        "findings": found,
    }
    told = [Figure(*span, "proven") for span in figures or []]
    return MarkedText(document, PLACES, told, found)


def pieces(places: list[Place]) -> list[Piece]:
    return [piece for place in places for stretch in place.stretches for piece in stretch.pieces]


@given(findings)
def test_every_character_is_set_once(found: list[report.Finding]) -> None:
    set_text = "".join(piece.text for piece in pieces(list(marked(found).set())))
    assert set_text == "".join(TEXT[slice(*place)] for place in PLACES)


@given(findings)
def test_a_finding_covers_exactly_its_marks(found: list[report.Finding]) -> None:
    text = marked(found)
    marks = [piece.text for piece in pieces(list(text.set())) if piece.found]
    for each, reach in zip(found, text.reaches(), strict=True):
        covered = "".join(marks[reach.marks.start : reach.marks.stop])
        assert covered == each["text"].replace("\n", "")


@given(findings)
def test_every_finding_has_one_note(found: list[report.Finding]) -> None:
    stretches = chain.from_iterable(place.stretches for place in marked(found).set())
    notes = [number for stretch in stretches for number in stretch.notes]
    assert sorted(notes) == list(range(1, len(found) + 1))


def test_the_gravest_of_several_findings_underlines_the_text() -> None:
    at = Span(3, 6)
    shown = pieces(list(marked([finding(at, "info"), finding(at), finding(at, "warning")]).set()))
    assert [piece.severity for piece in shown if piece.found] == ["error"]


def test_what_was_set_aside_is_a_mark_without_a_severity() -> None:
    shown = pieces(list(marked([finding(Span(3, 6), waived="已核")]).set()))
    assert [(piece.text, piece.severity) for piece in shown if piece.found] == [("12人", "")]


def test_a_finding_over_two_paragraphs_runs_along_their_edges() -> None:
    text = marked([finding(Span(10, 25), "warning")])
    assert [(place.edged, place.edge) for place in text.set()] == [(True, "warning")] * 2
    assert text.reaches()[0].edges == range(2)
    assert not any(piece.severity for piece in pieces(list(text.set())))


def test_a_note_never_parts_a_figure() -> None:
    first = next(marked([finding(Span(0, 4))], figures=[Span(3, 6)]).set())
    figure = next(stretch for stretch in first.stretches if stretch.figure == 0)
    assert ([piece.text for piece in figure.pieces], figure.notes) == (["1", "2人"], [1])
    assert figure.opens


def test_a_finding_between_paragraphs_is_noted_at_the_nearest() -> None:
    first, second = marked([finding(Span(16, 17))]).set()
    assert [stretch.notes for stretch in second.stretches] == [[1]]
    assert not any(stretch.notes for stretch in first.stretches)
