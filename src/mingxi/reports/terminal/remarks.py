"""What needs a second look: findings, and the claims that no finding speaks of."""

from collections.abc import Mapping
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.groups import Group
from mingxi.reports.vocabulary import SEVERITY, VERDICT, WAIVED, Word


class Note(NamedTuple):
    """A labelled line under a remark."""

    label: Message
    text: str


class Remark(NamedTuple):
    """A place in the text and what is to be said of it."""

    place: Span
    word: Word
    title: str
    message: str
    notes: tuple[Note, ...]


def remarks_on(group: Group, claims: Mapping[str, report.Claim]) -> list[Remark]:
    """Give the remarks on a group in text order; a claim is spoken of once.

    What a baseline knows is not told again. ``claims`` are those of the whole document by id, since
    a finding may rest on any of them.
    """
    told = {name for finding in group.findings for name in finding["claims"]}
    new = (finding for finding in group.findings if not finding["baseline"])
    remarks = [_on_finding(finding, claims) for finding in new]
    remarks += [
        _on_claim(claim)
        for claim in group.claims
        if claim["verdict"] in {"fails", "undecided"} and claim["id"] not in told
    ]
    return sorted(remarks, key=lambda remark: remark.place)


def _on_finding(finding: report.Finding, claims: Mapping[str, report.Claim]) -> Remark:
    """Give the remark of a finding, with the proofs of its claims that it does not tell itself."""
    message = finding["message"]
    proofs = (claims[name]["because"] for name in finding["claims"])
    notes = [Note(say("算式"), proof) for proof in proofs if proof not in message]
    if finding["suggestion"] is not None:
        notes.append(Note(say("建议"), finding["suggestion"]))
    if finding["waived"] is not None:
        notes.append(Note(say("豁免"), finding["waived"]))
    return Remark(
        Span(finding["start"], finding["end"]),
        SEVERITY[finding["severity"]] if finding["waived"] is None else WAIVED,
        f"{finding['rule']} {finding['name']}",
        message,
        tuple(notes),
    )


def _on_claim(claim: report.Claim) -> Remark:
    """Give the remark of a claim that fails or cannot be decided."""
    proposal = claim["proposal"]
    notes = () if proposal is None else (Note(say("建议"), proposal),)
    place = Span(claim["start"], claim["end"])
    return Remark(place, VERDICT[claim["verdict"]], "", claim["because"], notes)
