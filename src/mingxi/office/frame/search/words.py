"""Words as the index has them, what a person looks for, and where it stands in a text.

Chinese has no blanks between words, so every two neighbouring signs make one term (a sign is a
character, or a run of letters and digits), and a phrase is a run of such terms: it is found where
it stands as written, and nowhere else. Against terms of one sign each, phrases are found in two
thirds of the time, in an index an eighth larger (``benchmarks/search.py``).
"""

import re
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from mingxi.prose.identifiers import identifiers_in

PHRASES_MAX = 8
SIGNS_MAX = 60

# Stands between the two signs of a term; no text has it.
_JOINT = "\x1f"
_PARAGRAPH = "¶"
_SIGN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*|\S")
_PHRASE = re.compile(r"[\"“”„]([^\"“”„]+)[\"“”„]|(\S+)")
_BEFORE, _LENGTH = 24, 110


class _Folds(dict[int, str]):
    """Signs as they are compared: full width as half width, capitals as small letters."""

    def __missing__(self, code: int) -> str:
        """Fold a sign where that leaves one sign, so that places in a text stay what they are."""
        sign = chr(code)
        fold = normalize("NFKC", sign).lower()
        self[code] = fold if len(fold) == 1 else sign
        return self[code]


_FOLDS = _Folds()


class Piece(NamedTuple):
    """A piece of an excerpt; ``found`` where it is what was looked for."""

    text: str
    found: bool


def masked(text: str) -> str:
    """Hide the middle of every number that points at somebody."""
    hidden, end = [], 0
    for number in identifiers_in(text):
        hidden += [text[end : number.start], number.masked]
        end = number.end
    return "".join([*hidden, text[end:]])


def folded(text: str) -> str:
    """Give the text as it is compared, as long as it was."""
    return text.translate(_FOLDS)


def signs_of(text: str) -> list[str]:
    """Take a text apart into signs; blank lines are a sign of their own."""
    return _SIGN.findall(folded(text).replace("\n\n", _PARAGRAPH))


def single_terms(signs: list[str]) -> list[str]:
    """Give the terms of one sign, each once."""
    return sorted(set(signs))


def pair_terms(signs: list[str]) -> list[str]:
    """Give the terms of two neighbouring signs, in their order."""
    return [f"{one}{_JOINT}{other}" for one, other in pairwise(signs)]


def phrases_of(asked: str) -> list[list[str]]:
    """Give what is asked for: phrases between blanks, or between quotation marks, as signs."""
    found = []
    for match in _PHRASE.finditer(asked):
        signs = signs_of(match[1] or match[2])[:SIGNS_MAX]
        if any(sign[0].isalnum() for sign in signs):
            found.append(signs)
    return found[:PHRASES_MAX]


def excerpt(text: str, phrases: list[list[str]], *, whole: bool = False) -> list[Piece]:
    """Give the words around the first place where one of the phrases stands.

    Args:
        text: The text; where none of the phrases stands in it, its beginning is given.
        phrases: What was looked for.
        whole: Give the whole text, for titles.
    """
    compared = folded(text)
    places = [match.span() for match in _pattern(phrases).finditer(compared)] if phrases else []
    begin = max(0, places[0][0] - _BEFORE) if places and not whole else 0
    end = len(text) if whole else min(len(text), begin + _LENGTH)
    pieces = [Piece("…", found=False)] if begin else []
    at = begin
    for start, stop in places:
        if start >= end:
            break
        pieces += [Piece(text[at:start], found=False), Piece(text[start : min(stop, end)], True)]
        at = min(stop, end)
    pieces.append(Piece(text[at:end] + ("…" if end < len(text) else ""), found=False))
    return [Piece(" ".join(piece.text.split("\n")), piece.found) for piece in pieces if piece.text]


def _pattern(phrases: list[list[str]]) -> re.Pattern[str]:
    return re.compile("|".join(r"\s*".join(map(_one, signs)) for signs in phrases))


def _one(sign: str) -> str:
    """Match a sign; 86 does not stand in 186."""
    if sign.isascii() and sign.isalnum():
        return rf"(?<![a-z0-9]){re.escape(sign)}(?![a-z0-9])"
    return re.escape(sign)
