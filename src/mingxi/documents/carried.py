"""Data that a Word file carries for programs beside its words: a custom XML part of our own.

Word and WPS keep such parts when a file is changed and saved (ISO/IEC 29500-1, 15.2.5), perhaps
under another number. What it holds was not read from the words, and whoever changed these may have
left it as it was: that is for the reader to find out.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NoBase64

from mingxi.documents.archives import Archive, is_zip
from mingxi.documents.faults import DocumentError
from mingxi.documents.limits import XML_PART_BYTES_MAX

CARRIED_PART = "customXml/item1.xml"

_NAMESPACE = "urn:mingxi:carried:1"
_PART = re.compile(r"customXml/item\d{1,3}\.xml")
# The part holds one element, in whose text there is nothing that XML would write otherwise.
_CARRIED = re.compile(
    rb"<(?:\w+:)?carried[^<>]{0,500}" + _NAMESPACE.encode() + rb"[^<>]{0,500}>([A-Za-z0-9+/=\s]*)</"
)


def carried_part(data: bytes) -> str:
    """Write the part, without its XML declaration."""
    return f'<m:carried xmlns:m="{_NAMESPACE}">{b64encode(data).decode()}</m:carried>'


def carried_in(content: bytes) -> bytes | None:
    """Give the data that a Word file carries; None where it carries none that can be read."""
    if not is_zip(content):
        return None
    try:
        archive = Archive(content)
        for member in archive.members:
            if _PART.fullmatch(member.filename):
                found = _CARRIED.search(archive.read(member, XML_PART_BYTES_MAX))
                if found is not None:
                    return b64decode(found[1])
    except (DocumentError, NoBase64):
        return None
    return None
