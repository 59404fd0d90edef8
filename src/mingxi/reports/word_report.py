"""The report as comments in Word: every finding stands where it was made.

A Word file stays as it is but for the comments. Any other document is set as a plain Word file with
the same text.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mingxi.documents import DocumentError, read_document
from mingxi.documents.reading import reader_of
from mingxi.documents.word import read_word
from mingxi.documents.word.commenting import Comment, with_comments
from mingxi.documents.word.setting import set_as_word
from mingxi.languages import Message, render, say
from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.sentences import why_idle
from mingxi.reports.summary import Tally
from mingxi.reports.vocabulary import SEVERITY

_INITIALS = "MX"
_BEGINNING = Span(0, 0)


class _Remark(NamedTuple):
    """What a comment says, and of which range of the text."""

    place: Span
    heading: Message
    lines: tuple[Message, ...]


def word_report(document: report.Document, content: bytes, language: str) -> bytes:
    """Give the report on a document as a Word file with comments; the document must be readable.

    ``content`` are the bytes that were checked. Raises DocumentError ``too-large`` where the text
    of another kind of document is too long for a Word file, and what reading it again raises.
    """
    assert document["error"] is None
    comments = [_comment(remark, language) for remark in _remarks(document)]
    source = document["source"]
    read = read_document(source, content)
    if reader_of(source, content) is read_word:
        try:
            return with_comments(content, read, comments)
        except DocumentError:
            # Parts that reading has no need of are damaged, such as older comments.
            pass
    plain, read = set_as_word(read)
    return with_comments(plain, read, comments)


def _comment(remark: _Remark, language: str) -> Comment:
    heading, *lines = (render(line, language) for line in (remark.heading, *remark.lines))
    author = render(say("明细"), language)
    return Comment(*remark.place, author, _INITIALS, heading, tuple(lines))


def _remarks(document: report.Document) -> Iterator[_Remark]:
    """Give what is said of the whole document, at its beginning, and of every finding."""
    yield _Remark(_BEGINNING, say("核对结果"), tuple(_counts(document)))
    error = document.get("waivers_error")
    if error is not None:
        yield _Remark(_BEGINNING, say("豁免文件未生效"), (_as_is(error["message"]),))
    for waiver in document.get("waivers", ()):
        if not waiver["used"]:
            reason = _labelled(say("理由"), waiver["reason"])
            yield _Remark(_BEGINNING, say("豁免未用到"), (why_idle(waiver), reason))
    proofs = {claim["id"]: claim["because"] for claim in document["claims"]}
    yield from (_on_finding(finding, proofs) for finding in document["findings"])


def _counts(document: report.Document) -> Iterator[Message]:
    """Count the findings by severity, and apart from them those that were set aside."""
    tally = Tally()
    tally.count(document)
    summary = tally.summary
    findings = summary["findings"]
    if any(findings.values()):
        yield say(
            "错误 {error} 条，警告 {warning} 条，提示 {info} 条。",
            error=findings["error"],
            warning=findings["warning"],
            info=findings["info"],
        )
    elif summary["waived"] or summary["baseline"]:
        yield say("没有发现其他问题。")
    else:
        yield say("没有发现问题。")
    if summary["waived"]:
        yield say("另有 {count} 条已豁免。", count=summary["waived"])
    if summary["baseline"]:
        yield say("另有 {count} 条已在基线中。", count=summary["baseline"])


def _on_finding(finding: report.Finding, proofs: Mapping[str, str]) -> _Remark:
    """Give the remark of a finding, with the proofs that its message does not tell itself."""
    heading = say(
        "{severity} {rule} {name}",
        severity=SEVERITY[finding["severity"]].word,
        rule=finding["rule"],
        name=finding["name"],
    )
    message = finding["message"]
    workings = [proofs[claim] for claim in finding["claims"]]
    lines = [_as_is(message)]
    lines += [_labelled(say("算式"), proof) for proof in workings if proof not in message]
    if finding["suggestion"] is not None:
        lines.append(_labelled(say("建议"), finding["suggestion"]))
    if finding["baseline"]:
        heading = say("已在基线中：{heading}", heading=heading)
    if finding["waived"] is not None:
        lines.insert(0, heading)
        heading = say("已豁免：{reason}", reason=finding["waived"])
    return _Remark(Span(finding["start"], finding["end"]), heading, tuple(lines))


def _labelled(label: Message, text: str) -> Message:
    return say("{label}：{text}", label=label, text=text)


def _as_is(text: str) -> Message:
    """Let a text that was rendered already pass as a line."""
    return say("{text}", text=text)
