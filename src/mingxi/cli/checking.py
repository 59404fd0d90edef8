"""From the paths of a call to the reports on their documents.

Each document is read and questioned by itself, perhaps in another process. Here they come together
again in order: each is held against those before it, then what people decided is laid over it.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from mingxi.cli.baselines import Baselines
from mingxi.cli.inputs import inputs
from mingxi.cli.processes import in_processes, one_by_one, worthwhile
from mingxi.corpus import Run
from mingxi.documents import DocumentError, Found
from mingxi.languages import Message, render, say
from mingxi.reports import report
from mingxi.reports.asking import EVERYTHING, Asking, Checked
from mingxi.reports.document_report import Wishes, report_error, report_mistake
from mingxi.reports.setting_aside import (
    with_broken_waivers,
    with_more_findings,
    with_waivers,
)
from mingxi.rules.waivers import Waiver, WaiversError, waivers_from

DEBUG = "MINGXI_DEBUG"
BROKEN_WAIVERS = "broken-waivers"


class Order(NamedTuple):
    """What is wished for, what is asked, and what people decided of earlier findings.

    ``today`` is the day on which waivers must hold; with None they are left aside. The bytes of
    each document are handed on only where ``with_content`` asks for them.
    """

    wishes: Wishes
    asking: Asking = EVERYTHING
    today: date | None = None
    baselines: Baselines | None = None
    with_content: bool = False


class Fault(NamedTuple):
    """Why waivers cannot be followed."""

    code: str
    message: Message


class Answer(NamedTuple):
    """One document checked by itself, and the waivers that lay beside it."""

    checked: Checked
    waivers: tuple[Waiver, ...] | Fault | None = None
    content: bytes | None = None


class Finished(NamedTuple):
    """A document's report with everything laid over it, and its bytes where they were asked for."""

    document: report.Document
    content: bytes | None = None


def reports_on(
    paths: Sequence[str],
    order: Order,
    jobs: int | None = 1,
    passed_over: Counter[str] | None = None,
) -> Iterator[report.Document]:
    """Report on everything the paths name, as ``finished_on`` does, and leave the bytes aside."""
    return (one.document for one in finished_on(paths, order, jobs, passed_over))


def finished_on(
    paths: Sequence[str],
    order: Order,
    jobs: int | None = 1,
    passed_over: Counter[str] | None = None,
) -> Iterator[Finished]:
    """Check everything the paths name, in order; ``jobs`` None starts what is worthwhile.

    ``passed_over`` counts the files that were not read, by their endings, once all are reported.
    With MINGXI_DEBUG set, a mistake of ours is raised where it happens instead of told.
    """
    # A language that was never compiled would fail in every process: fail here, once.
    render(say("合计"), order.wishes.language)
    found = inputs(paths, passed_over)
    run = Run(order.asking.codes)
    first = list(islice(found, 2))
    if run.asks and len(first) > 1:
        order = order._replace(asking=order.asking._replace(with_card=True))
    answers = _answers(chain(first, found), order, jobs)
    return (Finished(_finished(answer, order, run), answer.content) for answer in answers)


def _answers(found: Iterator[Found], order: Order, jobs: int | None) -> Iterable[Answer]:
    """Check every document by itself."""
    if _debugs():
        return one_by_one(found, partial(_answer, order=order))
    if jobs is None:
        jobs, found = worthwhile(found)
    step = partial(_answer, order=order._replace(baselines=None))
    if jobs == 1:
        return one_by_one(found, step)
    return in_processes(found, step, partial(_lost, language=order.wishes.language), jobs)


def _answer(found: Found, order: Order) -> Answer:
    """Check what was found at one place, be it only why it could not be opened."""
    source, content, beside = found
    if isinstance(content, DocumentError):
        language = order.wishes.language
        return Answer(Checked(report_error(source, None, content.code, content.message, language)))
    # The engine takes a while to import; where others check, this process does not need it.
    from mingxi.reports.checking import checked, checked_safely  # noqa: PLC0415

    check = checked if _debugs() else checked_safely
    waivers = None if order.today is None else _waivers(beside)
    kept = content if order.with_content else None
    return Answer(check(source, content, order.wishes, order.asking), waivers, kept)


def _waivers(beside: bytes | DocumentError | None) -> tuple[Waiver, ...] | Fault | None:
    """Read the waivers beside a document, or tell why they cannot be followed."""
    if beside is None:
        return None
    if isinstance(beside, DocumentError):
        return Fault(beside.code, beside.message)
    try:
        return waivers_from(beside)
    except WaiversError as error:
        return Fault(BROKEN_WAIVERS, error.message)


def _finished(answer: Answer, order: Order, run: Run) -> report.Document:
    """Hold a document against those before it, and lay over it what people decided."""
    language, text = order.wishes.language, answer.checked.text
    document = _beside_others(answer.checked, run, language)
    if document["error"] is not None:
        return document
    match answer.waivers:
        case Fault(code, message):
            document = with_broken_waivers(document, code, message, language)
        case tuple(waivers) if order.today is not None:
            # What a run did not ask it cannot call idle.
            asked = [waiver for waiver in waivers if order.asking.asks(waiver.rule)]
            document = with_waivers(document, asked, text, order.today)
    if order.baselines is not None:
        document = order.baselines.weighed(document, text)
    return document


def _beside_others(checked: Checked, run: Run, language: str) -> report.Document:
    """Add what is found in the light of the documents before."""
    document, text, card = checked
    if card is None:
        return document
    try:
        findings = run.findings_on(card)
    except Exception as mistake:
        if _debugs():
            raise
        return report_mistake(card.source, card.sha256, type(mistake).__name__, language)
    return with_more_findings(document, findings, text, language)


def _debugs() -> bool:
    return bool(os.environ.get(DEBUG))


def _lost(found: Found, language: str) -> Answer:
    """Report on a document whose process died."""
    assert isinstance(found.content, bytes)
    sha256 = hashlib.sha256(found.content).hexdigest()
    said = say("处理它的进程意外终止")
    return Answer(Checked(report_mistake(found.source, sha256, said, language)))
