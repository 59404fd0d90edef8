"""Names of files as they may be kept and given back."""

import re
from unicodedata import category, normalize

NAME_CHARACTERS_MAX = 120
UNNAMED = "未命名"

_SUFFIX_CHARACTERS_MAX = 10
# What a Windows folder cannot hold; the separators of both systems are dealt with before.
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def clean_name(name: str) -> str:
    """Give a name that is safe in any folder and in a header, and reads as the given one.

    Folders, control characters and those that turn the direction of writing (with which
    ``exe.docx`` is made to look like another kind) are left out.
    """
    last = re.split(r"[/\\]", normalize("NFC", name))[-1]
    visible = "".join(character for character in last if not category(character).startswith("C"))
    clean = _FORBIDDEN.sub("_", visible).strip(" .")
    if _DEVICES.match(clean):
        clean = "_" + clean
    return _shortened(clean) or UNNAMED


def _shortened(name: str) -> str:
    """Cut a long name in the middle, before its suffix."""
    if len(name) <= NAME_CHARACTERS_MAX:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > _SUFFIX_CHARACTERS_MAX:
        return name[:NAME_CHARACTERS_MAX].rstrip(" .")
    return stem[: NAME_CHARACTERS_MAX - len(suffix) - 1].rstrip(" .") + "." + suffix
