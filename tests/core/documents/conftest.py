"""Word files built by hand, so that a test shows the very XML it is about."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from xlwt.CompoundDoc import XlsDoc

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
Compound = Callable[[str, bytes], bytes]
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


def compound_file(stream: str, content: bytes) -> bytes:
    """Make a compound file with one stream; xlwt's own is always called ``Workbook``."""
    written = io.BytesIO()
    XlsDoc().save(written, content.ljust(4096, b"\0"))
    name = stream.encode("utf-16-le")
    entry = name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little")
    old = "Workbook".encode("utf-16-le")
    return written.getvalue().replace(old.ljust(64, b"\0") + b"\x12\0", entry)


@pytest.fixture(scope="session")
def compound() -> Compound:
    """Make a compound file (the container of .doc and .xls) with one stream."""
    return compound_file


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
