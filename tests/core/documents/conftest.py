"""Word files built by hand, so that a test shows the very XML it is about."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from mingxi.documents import Document, read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Zip = Callable[[Mapping[str, str | bytes]], bytes]
Docx = Callable[..., bytes]
Read = Callable[..., Document]


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Pack members into a zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """Make a .docx of a body's XML and of other parts' (``numbering=...``, ``styles=...``)."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for part, content in parts.items():
        members[f"word/{part}.xml"] = f"<w:{part} {NAMESPACES}>{content}</w:{part}>"
    return zipped(members)


@pytest.fixture(scope="session")
def pack() -> Zip:
    """Pack members, by name, into a zip archive."""
    return zipped


@pytest.fixture(scope="session")
def docx() -> Docx:
    """Make the bytes of a .docx from the XML of its body and parts."""
    return word_file


@pytest.fixture(scope="session")
def read() -> Read:
    """Make a .docx from the XML of its body and parts, and read it."""

    def read_it(body: str, **parts: str) -> Document:
        return read_document("示例.docx", word_file(body, **parts))

    return read_it
