"""Reports that Mingxi wrote, which people keep beside the documents they speak of.

They quote those documents whole; read again, every figure and every finding would be there twice.
A Word file with comments is none of them: it is the document itself, and goes on being worked at.
"""

from mingxi.documents.archives import Archive, is_zip
from mingxi.documents.faults import DocumentError

GENERATOR = "mingxi"
"""The name that a page gives as its generator and a workbook as its author."""

_PAGE = f'<meta name="generator" content="{GENERATOR} '.encode()
_HEAD_BYTES = 1024
_WORKBOOK = b"xl/workbook.xml"
_PROPERTIES = "docProps/core.xml"
_AUTHOR = f"<dc:creator>{GENERATOR}</dc:creator>".encode()
_PROPERTIES_BYTES_MAX = 10_000


def is_own_report(data: bytes) -> bool:
    """Tell whether a file is a page or a list that Mingxi wrote of other documents."""
    if _PAGE in data[:_HEAD_BYTES]:
        return True
    # Names of parts stand uncompressed in the file.
    return is_zip(data) and _WORKBOOK in data and _has_our_name(data)


def _has_our_name(data: bytes) -> bool:
    try:
        archive = Archive(data)
        member = archive.member(_PROPERTIES)
        return member is not None and _AUTHOR in archive.read(member, _PROPERTIES_BYTES_MAX)
    except DocumentError:
        return False
