"""The package of a Word file: its parts, found by their relations and parsed without trust."""

import posixpath
import re

from lxml import etree

from mingxi.documents import faults
from mingxi.documents.archives import Archive
from mingxi.documents.limits import XML_PART_BYTES_MAX, XML_TAGS_MAX
from mingxi.documents.word.names import STRICT_WORD, WORD
from mingxi.languages import say

MAIN_PART = "word/document.xml"
_ROOT_RELATIONS = "_rels/.rels"

# A document type may stand only before the root element; the pattern knows UTF-16 as well.
_ROOT = re.compile(rb"<\0?[^!?\0]")
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


class Package:
    """The parts of one Word file; raises DocumentError where the package is damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = Archive(data)
        except faults.DocumentError as fault:
            raise _as_docx(fault) from fault
        self.main = self._targets(_ROOT_RELATIONS).get("officeDocument", MAIN_PART)
        if self._archive.member(self.main) is None:
            raise faults.unreadable_docx(say("其中没有正文"))
        self._folder, name = posixpath.split(self.main)
        self._related = self._targets(f"{self._folder}/_rels/{name}.rels")

    def related(self, kind: str) -> str | None:
        """Name the part that the main part is related to as ``kind`` (``numbering``), or None."""
        part = self._related.get(kind, f"{self._folder}/{kind}.xml")
        return part if self._archive.member(part) is not None else None

    def read(self, part: str) -> bytes:
        """Unpack a part; raises DocumentError if it is missing or cannot be read."""
        member = self._archive.member(part)
        if member is None:
            raise faults.unreadable_docx(say("缺少部件{part}", part=part))
        try:
            return self._archive.read(member, XML_PART_BYTES_MAX)
        except faults.DocumentError as fault:
            raise _as_docx(fault) from fault

    def _targets(self, relations: str) -> dict[str, str]:
        """Read a relations part: the first target by the last word of the relation's type."""
        if self._archive.member(relations) is None:
            return {}
        folder = "/" + posixpath.dirname(posixpath.dirname(relations))
        targets: dict[str, str] = {}
        for relation in parsed(self.read(relations)):
            kind = posixpath.basename(relation.get("Type", ""))
            path = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
            targets.setdefault(kind, path.lstrip("/"))
        return targets


def parsed(data: bytes) -> etree._Element:
    """Parse XML that may be hostile: no document type, no entities, no network, bounded depth.

    The strict dialect's namespace is read as the usual one. libxml2 refuses more than 256 levels
    and single texts above 10 MB. Raises DocumentError ``xml-entities``, ``too-large`` or
    ``unreadable-docx``.
    """
    if data.count(b"<") > XML_TAGS_MAX:
        raise faults.too_much_markup(XML_TAGS_MAX)
    root_tag = _ROOT.search(data)
    prolog = data[: root_tag.start()] if root_tag else data
    if any(mark in prolog for mark in _DOCUMENT_TYPES):
        raise faults.xml_entities()
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.replace(STRICT_WORD.encode(), WORD.encode()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise faults.unreadable_docx(say("XML内容不完整或有错误")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise faults.xml_entities()
    return root


def _as_docx(fault: faults.DocumentError) -> faults.DocumentError:
    """Speak of the Word file rather than of the archive it happens to be."""
    if fault.code == "unreadable-archive":
        return faults.unreadable_docx(say("压缩结构不完整"))
    if fault.code == "encrypted-archive":
        return faults.encrypted_docx()
    return fault
