"""Where a document lies, as the URI of its artifact (SARIF 2.1.0, 3.4.3; RFC 3986)."""

import re
from urllib.parse import quote

# The empty name of a host before a path means this machine (RFC 8089).
_LOCAL = "file://"
_DRIVE = re.compile(r"[A-Za-z]:/")


def uri_of(source: str) -> str:
    """Give the URI of a document's ``source``: relative as it was named, or with ``file:``.

    A member of an archive lies in it as in a folder (``texts.zip/culture.docx``): its bytes can be
    found by no other address, and viewers that show only the path show what Mingxi itself prints.
    """
    path = source.replace("\\", "/")
    if _DRIVE.match(path):
        return f"{_LOCAL}/{path[0]}:{quote(path[2:])}"
    if path.startswith("//"):
        return f"file:{quote(path)}"
    if path.startswith("/"):
        return f"{_LOCAL}{quote(path)}"
    # A colon is encoded too, so that no folder is taken for the scheme of a URI.
    return quote(path)
