"""Unified social credit codes (统一社会信用代码, GB 32100-2015) and what the text calls them."""

from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span


class CreditCode(NamedTuple):
    """A code behind its label; ``sound`` tells whether length and check digit are right."""

    start: int
    end: int
    text: str
    label: str
    sound: bool

    @property
    def span(self) -> Span:
        """The place of the code."""
        return Span(self.start, self.end)


_WORD = "代码"
_LABELLED = pattern_of(
    r"(?P<label>统一社会信用代码|社会信用代码|信用代码|组织机构代码)(?:证)?(?:号码?)?"
    r"[ \t\u3000]{0,3}(?:[（(][^（）()\n]{0,12}[）)])?[：:为是]?[ \t\u3000]{0,3}"
    r"(?P<code>[0-9A-Za-z][0-9A-Za-z-]{7,19})(?![0-9A-Za-z*＊-])"
)


def credit_codes_in(text: str) -> tuple[CreditCode, ...]:
    """Find the codes of organisations that a label introduces, in order."""
    if _WORD not in text:
        return ()
    # Few texts hold a code, and the library imports what it needs to ask servers.
    from stdnum.cn import uscc  # noqa: PLC0415

    return tuple(
        CreditCode(*match.span("code"), match["code"], match["label"], uscc.is_valid(match["code"]))
        for match in _LABELLED.finditer(text)
    )
