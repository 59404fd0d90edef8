"""One file from its bytes to everything that is kept of its import: pure, slow, without rows.

It runs in the worker alone, as ``checking`` does.
"""

import hashlib
import logging
from typing import Any, cast

from mingxi.documents import DocumentError, read_document
from mingxi.office.declaration.reckoning.form_document import form_carried
from mingxi.office.declaration.reckoning.imported import ImportedText, ReadProject
from mingxi.office.declaration.reckoning.reading_forms import projects_read
from mingxi.office.declaration.reckoning.taking_along import with_carried
from mingxi.projects.understanding import understand
from mingxi.reports.document_report import Wishes, report_document, report_error, report_mistake
from mingxi.rules.runner import check

WISHES = Wishes("zh", with_text=True, with_places=True)
LOG = logging.getLogger(__name__)


def text_imported(name: str, content: bytes) -> ImportedText:
    """Read one file; why it cannot be read is told in the result."""
    try:
        return _imported(name, content)
    except DocumentError as error:
        return ImportedText(
            document=_plain(report_error(name, _sha256(content), error.code, error.message, "zh"))
        )
    except Exception as mistake:  # noqa: BLE001 - the last line of defence, told as our own mistake
        # Named by type alone: its text could quote the document.
        LOG.error("import failed: %s", type(mistake).__name__)  # noqa: TRY400 - as said
        told = report_mistake(name, _sha256(content), type(mistake).__name__, "zh")
        return ImportedText(document=_plain(told))


def _imported(name: str, content: bytes) -> ImportedText:
    document = read_document(name, content)
    reading = understand(document)
    told = report_document(reading, check(reading), WISHES)
    projects = projects_read(reading)
    carried = form_carried(content, document.text)
    if carried is not None and (carried.unchanged or len(projects) == 1):
        read = projects[0] if len(projects) == 1 else ReadProject()
        projects = (with_carried(read, carried),)
    return ImportedText(document=_plain(told), projects=projects)


def _plain(document: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", document)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
