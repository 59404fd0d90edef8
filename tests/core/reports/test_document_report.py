"""The report on one document holds what was read and nothing else."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents.document import Block, Cell, Document, Table
from mingxi.languages import say
from mingxi.places import Operand, Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Figure
from mingxi.reports import report
from mingxi.reports.document_report import Wishes, printable, report_document, report_error
from mingxi.rules.runner import Reported

Findings = tuple[Reported, ...]


def figure(start: int, end: int) -> Figure:
    return Figure(start, end, "x" * (end - start), Decimal(1), "元", Decimal(1), "元")


def claim(verdict: Verdict, result: Span, operands: list[Span]) -> Claim:
    return Claim(
        ClaimKind.SUM,
        result,
        "",
        result,
        "元",
        Decimal(1),
        Decimal(1),
        verdict,
        say("算式"),
        tuple(Operand(span, "", Decimal(1), "元") for span in operands),
    )


def test_an_amount_is_proven_as_result_or_operand_of_a_claim_that_holds(
    document: report.Document,
) -> None:
    status = {amount["text"]: amount["status"] for amount in document["amounts"]}
    assert status["18.36万元"] == "proven"
    assert status["2,550元"] == "proven"


def test_an_amount_is_contradicted_as_result_but_not_as_operand_of_a_claim_that_fails(
    document: report.Document,
) -> None:
    status = {amount["text"]: amount["status"] for amount in document["amounts"]}
    assert status["0.8万元"] == "contradicted"
    assert status["35元"] == "unexplained"


def test_an_amount_in_no_decided_claim_is_unexplained(document: report.Document) -> None:
    status = {amount["text"]: amount["status"] for amount in document["amounts"]}
    assert status["1.5万元"] == status["27.66万元"] == "unexplained"


def test_an_amount_both_proven_and_contradicted_is_contradicted(reading: Reading) -> None:
    amount = reading.figures[1]
    claims = (
        claim(Verdict.HOLDS, amount.span, []),
        claim(Verdict.FAILS, amount.span, []),
        claim(Verdict.ROUNDED, amount.span, []),
    )
    told = report_document(replace(reading, claims=claims), (), Wishes())
    assert told["amounts"][1]["status"] == "contradicted"


spans = st.tuples(st.integers(0, 40), st.integers(1, 6)).map(lambda at: Span(at[0], sum(at)))
claims = st.builds(claim, st.sampled_from(Verdict), spans, st.lists(spans, max_size=3))


@given(st.lists(spans, max_size=8), st.lists(claims, max_size=8))
def test_the_sweep_gives_what_comparing_each_with_each_would(
    places: list[Span], made: list[Claim]
) -> None:
    def expected(place: Span) -> str:
        if any(c.fails and c.result.overlaps(place) for c in made):
            return "contradicted"
        proofs = [c for c in made if c.verdict in {Verdict.HOLDS, Verdict.ROUNDED}]
        touched = (s for c in proofs for s in (c.result, *(o.span for o in c.operands)))
        return "proven" if any(s.overlaps(place) for s in touched) else "unexplained"

    figures = tuple(figure(*place) for place in places)
    reading = Reading(Document("", "", ""), figures, (), (), (), (), tuple(made), ())
    told = report_document(reading, (), Wishes())["amounts"]
    assert [(a["start"], a["status"]) for a in told] == [
        (place.start, expected(place)) for place in sorted(places, key=lambda place: place.start)
    ]


def test_decimals_are_plain(document: report.Document) -> None:
    computed = [claim["computed"] for claim in document["claims"]]
    assert computed == ["183600", "7000", None]


def test_a_finding_names_the_claims_it_rests_on(document: report.Document) -> None:
    assert [finding["claims"] for finding in document["findings"]] == [["c2"], []]
    assert document["claims"][1]["id"] == "c2"


def test_a_finding_shows_the_text_at_its_place(document: report.Document) -> None:
    for finding in document["findings"]:
        assert finding["text"] == document["text"][finding["start"] : finding["end"]]


def test_the_precision_of_an_amount_is_told_in_whole_fen(reading: Reading) -> None:
    fine = reading.figures[0]._replace(step=Decimal("0.001"))
    told = report_document(replace(reading, figures=(fine,)), (), Wishes())
    assert told["amounts"][0]["written_to_fen"] == 1
    assert report_document(reading, (), Wishes())["amounts"][1]["written_to_fen"] == 10_000


def test_quantities_are_no_amounts(reading: Reading) -> None:
    people = reading.figures[0]._replace(unit="人")
    told = report_document(replace(reading, figures=(people,)), (), Wishes())
    assert told["amounts"] == []


def test_text_and_places_are_told_only_where_asked_for(reading: Reading) -> None:
    plain = report_document(reading, (), Wishes())
    assert "text" not in plain
    assert "blocks" not in plain
    full = report_document(reading, (), Wishes(with_text=True, with_places=True))
    assert full["text"] == reading.text
    assert full["blocks"] == [
        {"start": 0, "end": 6, "paragraph": 0},
        {"start": 7, "end": 19, "table": 0, "row": 1, "cell": 2, "page": 3},
        {"start": 20, "end": 26, "paragraph": 1},
    ]


def test_the_tables_are_told_with_the_cells_that_merging_left(reading: Reading) -> None:
    wide = Cell(7, 12, row=0, column=1, row_span=2, column_span=3)
    table = Table(7, 19, ((wide,), (Cell(13, 19, row=1, column=0),)))
    tabled = replace(reading, document=replace(reading.document, tables=(table,)))
    told = report_document(tabled, (), Wishes(with_places=True))
    assert told["tables"] == [
        {
            "start": 7,
            "end": 19,
            "rows": [
                [{"start": 7, "end": 12, "column": 1, "columns": 3, "rows": 2}],
                [{"start": 13, "end": 19, "column": 0, "columns": 1, "rows": 1}],
            ],
        }
    ]


def test_a_heading_tells_its_level(reading: Reading) -> None:
    heading = Block(0, 6, level=2)
    headed = replace(reading, document=replace(reading.document, blocks=(heading,)))
    told = report_document(headed, (), Wishes(with_places=True))
    assert told["blocks"] == [{"start": 0, "end": 6, "paragraph": 0, "level": 2}]


def test_only_the_sentences_differ_between_languages(reading: Reading, findings: Findings) -> None:
    sentences = {"because", "proposal", "message", "suggestion"}
    chinese, english = (
        report_document(reading, findings, Wishes(language)) for language in ("zh", "en")
    )
    for one, other in zip(
        [*chinese["claims"], *chinese["findings"]],
        [*english["claims"], *english["findings"]],
        strict=True,
    ):
        assert {key: one[key] for key in one.keys() - sentences} == {  # type: ignore[literal-required]
            key: other[key]  # type: ignore[literal-required]
            for key in other.keys() - sentences
        }
    assert chinese["projects"] == english["projects"]
    assert chinese["amounts"] == english["amounts"]


def test_a_document_that_could_not_be_read_has_an_error_and_empty_lists() -> None:
    told = report_error("坏.docx", None, "unreadable-docx", say("第 {line} 行", line=1), "en")
    assert told["error"] == {"code": "unreadable-docx", "message": "line 1"}
    assert not any((told["projects"], told["amounts"], told["claims"], told["findings"]))


def test_a_file_name_that_is_not_utf_8_can_be_printed() -> None:
    assert printable("\udcc4\udcea.txt") == "��.txt"
    assert printable("年.txt") == "年.txt"
