"""The whole way of one document, from its bytes to its report: a pure function."""

import hashlib

from mingxi import __version__
from mingxi.documents import DocumentError, read_document
from mingxi.languages import CatalogueMissingError, Message, say
from mingxi.projects.understanding import understand
from mingxi.reports import report
from mingxi.reports.document_report import Wishes, report_document, report_error
from mingxi.rules.runner import check


def check_document(source: str, data: bytes, wishes: Wishes) -> report.Document:
    """Read, understand and question one document; an unreadable one is reported as such.

    Raises what our own mistakes raise; ``check_document_safely`` keeps those to the one document.
    """
    try:
        document = read_document(source, data)
    except DocumentError as error:
        sha256 = hashlib.sha256(data).hexdigest()
        return report_error(source, sha256, error.code, error.message, wishes.language)
    reading = understand(document)
    return report_document(reading, check(reading), wishes)


def check_document_safely(source: str, data: bytes, wishes: Wishes) -> report.Document:
    """Check one document of many: a mistake of ours is that document's error, the others go on.

    Raises CatalogueMissingError, since every other document would fail alike.
    """
    try:
        return check_document(source, data, wishes)
    except CatalogueMissingError:
        raise
    except Exception as mistake:  # noqa: BLE001 - the last line of defence, told as our own mistake
        sha256 = hashlib.sha256(data).hexdigest()
        # Named by type alone: its text could quote the document.
        return report_mistake(source, sha256, type(mistake).__name__, wishes.language)


def report_mistake(
    source: str, sha256: str | None, mistake: str | Message, language: str
) -> report.Document:
    """Tell of a document on which Mingxi itself failed, and how to report that."""
    message = say(
        "明细在处理这份文档时自身出错（{mistake}），文档未必有问题。"
        "请设置 MINGXI_DEBUG=1 重新运行，把输出连同版本号 {version} 告诉维护者。",
        mistake=mistake,
        version=__version__,
    )
    return report_error(source, sha256, "internal-error", message, language)
