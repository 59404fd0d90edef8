"""From the paths of a call to the reports on their documents."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from mingxi.cli.inputs import inputs
from mingxi.cli.processes import in_processes, one_by_one, worthwhile
from mingxi.documents import DocumentError, Found
from mingxi.languages import render, say
from mingxi.reports import report
from mingxi.reports.document_report import Wishes, report_error, report_mistake

DEBUG = "MINGXI_DEBUG"


def reports_on(
    paths: Sequence[str],
    wishes: Wishes,
    jobs: int | None = 1,
    passed_over: Counter[str] | None = None,
) -> Iterator[report.Document]:
    """Report on everything the paths name, in order; ``jobs`` None starts what is worthwhile.

    ``passed_over`` counts the files that were not read, by their endings, once all are reported.
    With MINGXI_DEBUG set, a mistake of ours is raised where it happens instead of told.
    """
    # A language that was never compiled would fail in every process: fail here, once.
    render(say("合计"), wishes.language)
    found = inputs(paths, passed_over)
    if os.environ.get(DEBUG):
        return one_by_one(found, partial(_report, wishes=wishes, debug=True))
    step = partial(_report, wishes=wishes)
    if jobs is None:
        jobs, found = worthwhile(found)
    if jobs == 1:
        return one_by_one(found, step)
    return in_processes(found, step, partial(_lost, language=wishes.language), jobs)


def _report(found: Found, wishes: Wishes, *, debug: bool = False) -> report.Document:
    """Report on what was found at one place, be it only why it could not be opened."""
    source, content = found
    if isinstance(content, DocumentError):
        return report_error(source, None, content.code, content.message, wishes.language)
    # The engine takes a while to import, and no other command needs it.
    from mingxi.reports.checking import check_document, check_document_safely  # noqa: PLC0415

    return (check_document if debug else check_document_safely)(source, content, wishes)


def _lost(found: Found, language: str) -> report.Document:
    """Report on a document whose process died."""
    source, content = found
    assert isinstance(content, bytes)
    sha256 = hashlib.sha256(content).hexdigest()
    return report_mistake(source, sha256, say("处理它的进程意外终止"), language)
