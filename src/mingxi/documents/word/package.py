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

# A document type may stand only before the root element.
_PROLOG = re.compile(rb"\A(?:[^<]|<(?=[?!]))*")
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


class Package:
    """The parts of one Word file; raises DocumentError where the package is damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = Archive(data)
        except faults.DocumentError as fault:
            raise _as_docx(fault) from fault
        self.main = self._target(_ROOT_RELATIONS, "officeDocument") or MAIN_PART
        if self._archive.member(self.main) is None:
            raise faults.unreadable_docx(say("其中没有正文"))

    def related(self, kind: str) -> str | None:
        """Name the part that the main part is related to as ``kind`` (``numbering``), or None."""
        folder, name = posixpath.split(self.main)
        return self._target(f"{folder}/_rels/{name}.rels", kind) or self._usual(f"{folder}/{kind}")

    def tree(self, part: str) -> etree._Element:
        """Parse a part that exists; raises DocumentError if it cannot be read."""
        member = self._archive.member(part)
        if member is None:
            raise faults.unreadable_docx(say("缺少部件{part}", part=part))
        try:
            data = self._archive.read(member, XML_PART_BYTES_MAX)
        except faults.DocumentError as fault:
            raise _as_docx(fault) from fault
        return parsed(data)

    def _usual(self, stem: str) -> str | None:
        part = stem + ".xml"
        return part if self._archive.member(part) is not None else None

    def _target(self, relations: str, kind: str) -> str | None:
        """Find the target of the first relation of a kind; kinds are the last word of their URI."""
        if self._archive.member(relations) is None:
            return None
        folder = posixpath.dirname(posixpath.dirname(relations))
        for relation in self.tree(relations):
            if relation.get("Type", "").endswith("/" + kind):
                path = posixpath.join("/" + folder, relation.get("Target", ""))
                part = posixpath.normpath(path).lstrip("/")
                if self._archive.member(part) is not None:
                    return part
        return None


def parsed(data: bytes) -> etree._Element:
    """Parse XML that may be hostile: no document type, no entities, no network, bounded depth.

    The strict dialect's namespace is read as the usual one. libxml2 refuses more than 256 levels
    and single texts above 10 MB. Raises DocumentError ``xml-entities``, ``too-large`` or
    ``unreadable-docx``.
    """
    if data.count(b"<") > XML_TAGS_MAX:
        raise faults.too_much_markup(XML_TAGS_MAX)
    prolog = _PROLOG.match(data)
    if prolog and any(mark in prolog[0] for mark in _DOCUMENT_TYPES):
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
