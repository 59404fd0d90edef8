"""The report as one JSON object, written while its documents arrive.

Only one document is held at a time, so the memory needed does not grow with their number. Every
document stands on a line of its own.
"""

import json
from collections.abc import Iterable, Iterator

from mingxi import __version__
from mingxi.reports import report
from mingxi.reports.summary import Tally


def json_report(documents: Iterable[report.Document], language: str) -> Iterator[str]:
    """Give the pieces of the JSON text, in order."""
    tally = Tally()
    yield _opening(language)
    before = "\n"
    for document in tally.counting(documents):
        yield before + _json(document)
        before = ",\n"
    yield f'\n],"summary":{_json(tally.summary)}}}\n'


def _opening(language: str) -> str:
    """Give everything that stands before the first document."""
    tool: report.Tool = {"name": "mingxi", "version": __version__}
    head = _json({"schema": report.SCHEMA, "tool": tool, "language": language})
    return head.removesuffix("}") + ',"documents":['


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
