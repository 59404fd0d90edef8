"""The characters that XML can hold. Source: XML 1.0, 2.2."""

import re

_BLANKS = re.compile("[\r\v\f]")
_BEYOND_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def held(text: str) -> str:
    """Replace what XML cannot hold, one character by one, so that offsets hold.

    Ends of lines and pages of old kinds become blanks, other signs of control a ``�``.
    """
    return _BEYOND_XML.sub(_REPLACEMENT, _BLANKS.sub(" ", text))


def without_controls(text: str) -> str:
    """Drop what XML cannot hold."""
    return _BEYOND_XML.sub("", text)
