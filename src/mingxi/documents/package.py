"""The package of an Office file: its parts, found by their relations and parsed without trust."""

import io
import posixpath
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from mingxi.documents import faults
from mingxi.documents.archives import Archive
from mingxi.documents.limits import XML_PART_BYTES_MAX, XML_TAGS_MAX
from mingxi.documents.signatures import WORD_MAIN, WORKBOOK_MAIN
from mingxi.languages import Message, say

_ROOT_RELATIONS = "_rels/.rels"

# The strict dialect of ISO 29500 has other names for the same things.
_DIALECTS = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "openxmlformats.org/wordprocessingml/2006/main"),
        ("spreadsheetml/main", "openxmlformats.org/spreadsheetml/2006/main"),
        ("officeDocument/relationships", "openxmlformats.org/officeDocument/2006/relationships"),
    )
)
_STRICT = b"http://purl.oclc.org/ooxml/"

# A document type may stand only before the root element; the pattern knows UTF-16 as well.
_ROOT = re.compile(rb"<\0?[^!?\0]")
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


class Flavour(NamedTuple):
    """A kind of package: where its main part usually is, and how its damage is told."""

    main: str
    unreadable: Callable[[Message], faults.DocumentError]
    encrypted: Callable[[], faults.DocumentError]


WORD_PACKAGE = Flavour(WORD_MAIN, faults.unreadable_docx, faults.encrypted_docx)
WORKBOOK_PACKAGE = Flavour(WORKBOOK_MAIN, faults.unreadable_workbook, faults.encrypted_workbook)


class _Relation(NamedTuple):
    """A relation of a part: its id, the last word of its type, and the part it leads to."""

    ordinal: str
    kind: str
    target: str


class Package:
    """The parts of one Office file; raises DocumentError where the package is damaged.

    ``main`` is the part with the document itself, ``folder`` where it lies, and ``relations`` the
    part, perhaps missing, that tells what it is related to.
    """

    def __init__(self, data: bytes, flavour: Flavour) -> None:
        self._flavour = flavour
        try:
            self._archive = Archive(data)
        except faults.DocumentError as fault:
            raise self._told(fault) from fault
        mains = (r.target for r in self._relations(_ROOT_RELATIONS) if r.kind == "officeDocument")
        self.main = next(mains, flavour.main)
        if self.main not in self:
            raise flavour.unreadable(say("其中没有正文"))
        self.folder, name = posixpath.split(self.main)
        self.relations = posixpath.join(self.folder, "_rels", f"{name}.rels")
        self._of_main = list(self._relations(self.relations))

    def __contains__(self, part: str) -> bool:
        return self._archive.member(part) is not None

    def related(self, kind: str) -> str | None:
        """Name the part that the main part is related to as ``kind`` (``numbering``), or None."""
        usual = posixpath.join(self.folder, f"{kind}.xml")
        part = next((r.target for r in self._of_main if r.kind == kind), usual)
        return part if part in self else None

    def targets(self, kind: str) -> dict[str, str]:
        """Name the parts that the main part is related to as ``kind``, by the relation's id."""
        return {r.ordinal: r.target for r in self._of_main if r.kind == kind}

    def read(self, part: str, bytes_max: int | None = None) -> bytes:
        """Unpack a part; raises DocumentError if it is missing or cannot be read."""
        member = self._archive.member(part)
        if member is None:
            raise self._flavour.unreadable(say("缺少部件{part}", part=part))
        try:
            return self._archive.read(member, bytes_max or XML_PART_BYTES_MAX)
        except faults.DocumentError as fault:
            raise self._told(fault) from fault

    def parsed(self, part: str) -> etree._Element:
        """Unpack and parse a part; see ``parsed`` for the errors."""
        return parsed(self.read(part), self._flavour.unreadable)

    def elements(self, part: str, bytes_max: int, *tags: str) -> Iterator[etree._Element]:
        """Parse a part piece by piece: give each element of ``tags`` as it ends, then drop it.

        Raises the errors of ``parsed`` while it goes, but for the bound on tags.
        """
        data = _dialect(_without_entities(self.read(part, bytes_max)))
        pieces = etree.iterparse(
            io.BytesIO(data),
            tag=tags,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _, element in pieces:
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and parent[0] is not element:
                    del parent[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _bad_xml(self._flavour.unreadable) from error

    def _relations(self, part: str) -> Iterator[_Relation]:
        """Read a relations part; it may be missing."""
        if part not in self:
            return
        folder = "/" + posixpath.dirname(posixpath.dirname(part))
        for relation in self.parsed(part):
            path = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
            kind = posixpath.basename(relation.get("Type", ""))
            yield _Relation(relation.get("Id", ""), kind, path.lstrip("/"))

    def _told(self, fault: faults.DocumentError) -> faults.DocumentError:
        """Speak of the Office file rather than of the archive it happens to be."""
        if fault.code == "unreadable-archive":
            return self._flavour.unreadable(say("压缩结构不完整"))
        if fault.code == "encrypted-archive":
            return self._flavour.encrypted()
        return fault


def parsed(data: bytes, unreadable: Callable[[Message], faults.DocumentError]) -> etree._Element:
    """Parse XML that may be hostile: no document type, no entities, no network, bounded depth.

    The strict dialect's namespaces are read as the usual ones. libxml2 refuses more than 256 levels
    and single texts above 10 MB. Raises DocumentError ``xml-entities``, ``too-large`` or what
    ``unreadable`` makes.
    """
    if data.count(b"<") > XML_TAGS_MAX:
        raise faults.too_much_markup(XML_TAGS_MAX)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_dialect(_without_entities(data)), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _bad_xml(unreadable) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise faults.xml_entities()
    return root


def is_strict(data: bytes) -> bool:
    """Tell whether a part is written in the strict dialect."""
    return _STRICT in data[:4096]


def written(root: etree._Element, *, strict: bool) -> bytes:
    """Write a part that ``parsed`` has read, in the dialect it was in."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    if strict:
        for dialect, usual in _DIALECTS:
            data = data.replace(usual, dialect)
    return data


def _without_entities(data: bytes) -> bytes:
    root_tag = _ROOT.search(data)
    prolog = data[: root_tag.start()] if root_tag else data
    if any(mark in prolog for mark in _DOCUMENT_TYPES):
        raise faults.xml_entities()
    return data


def _dialect(data: bytes) -> bytes:
    if is_strict(data):
        for strict, usual in _DIALECTS:
            data = data.replace(strict, usual)
    return data


def _bad_xml(unreadable: Callable[[Message], faults.DocumentError]) -> faults.DocumentError:
    return unreadable(say("XML内容不完整或有错误"))
