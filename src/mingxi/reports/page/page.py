"""The page, piece by piece: only one document is rendered at a time.

The page may load nothing and run nothing but its own style and script, which its policy names by
their hashes (Content Security Policy Level 3, 2.3.1).
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, islice

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from mingxi import __version__
from mingxi.languages import render
from mingxi.reports import report
from mingxi.reports.page.document_view import Entry, document_view, entry, totals
from mingxi.reports.page.words import script_words, words
from mingxi.reports.vocabulary import SEVERITY, STATUS

# What HTML cannot hold (controls, surrogates, noncharacters), and what could reorder what is read.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def page_report(documents: Iterable[report.Document], language: str) -> Iterator[str]:
    """Give the pieces of one page, in order; reports must hold their text, blocks and tables."""
    return (_UNSAFE.sub("\ufffd", piece) for piece in _pieces(iter(documents), language))


def _pieces(documents: Iterator[report.Document], language: str) -> Iterator[str]:
    first = list(islice(documents, 2))
    several = len(first) > 1
    title = first[0]["source"] if len(first) == 1 else ""
    common = _common(language, several=several)
    yield _render(
        "opening", common, title=title, style=_style(), script=_script(), policy=_policy()
    )
    entries: list[Entry] = []
    for number, document in enumerate(chain(first, documents), start=1):
        entries.append(entry(document, number, language))
        if document["error"] is None:
            yield _render("document", common, d=document_view(document, number, language))
        else:
            yield _render("unread", common, d=entries[-1])
    yield _render(
        "closing",
        common,
        entries=entries,
        totals=totals(entries),
        script_words=script_words(language),
    )


def _common(language: str, *, several: bool) -> dict[str, object]:
    """Give what every template may name."""
    return {
        "t": words(language),
        "language": "zh-CN" if language == "zh" else language,
        "several": several,
        "version": __version__,
        "statuses": {
            code: (word.mark, render(word.word, language)) for code, word in STATUS.items()
        },
        "severities": {
            code: (word.mark, render(word.word, language)) for code, word in SEVERITY.items()
        },
    }


def _render(name: str, common: dict[str, object], **values: object) -> str:
    return _environment().get_template(f"{name}.html.jinja").render(common, **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _style() -> Markup:
    return Markup(_read("page.css"))  # noqa: S704 - our own file


def _script() -> Markup:
    return Markup(_read("page.js"))  # noqa: S704 - our own file


def _policy() -> str:
    """Give the policy of the page: nothing but the one style and the one script."""
    return (
        f"default-src 'none'; style-src {_hash(_style())}; script-src {_hash(_script())}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
