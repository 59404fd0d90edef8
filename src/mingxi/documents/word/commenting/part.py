"""The part of a Word file that holds its comments, and what leads to it."""

import posixpath
from itertools import chain, count

from lxml import etree
from lxml.etree import _Element

from mingxi.documents.package import Package
from mingxi.documents.word import names

_CONTENT_TYPES = "[Content_Types].xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


class CommentsPart:
    """The comments of a package: those it has, or a part that is new to it.

    Raises DocumentError where the part is damaged.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._is_related = bool(targets := package.targets("comments"))
        self.name = next(iter(targets.values()), None) or _free_part(package)
        self._is_new = self.name not in package
        self.root = etree.Element(names.COMMENTS, nsmap={"w": names.WORD})
        if not self._is_new:
            self.root = package.parsed(self.name)

    def changed(self) -> dict[str, _Element]:
        """Give the parts that must be written for the comments to be found, by name."""
        changed = {self.name: self.root}
        if self._is_new:
            changed[_CONTENT_TYPES] = self._content_types()
        if not self._is_related:
            changed[self._package.relations] = self._relations()
        return changed

    def _content_types(self) -> _Element:
        types = self._package.parsed(_CONTENT_TYPES)
        name = f"/{self.name}"
        overrides = (each for each in types if each.get("PartName") == name)
        override = next(overrides, None)
        if override is None:
            override = etree.SubElement(types, _beside(types, "Override"), PartName=name)
        override.set("ContentType", _CONTENT_TYPE)
        return types

    def _relations(self) -> _Element:
        if self._package.relations in self._package:
            relations = self._package.parsed(self._package.relations)
        else:
            relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
        taken = {relation.get("Id") for relation in relations}
        name = next(name for name in (f"rId{n}" for n in count(1)) if name not in taken)
        target = posixpath.basename(self.name)
        etree.SubElement(
            relations, _beside(relations, "Relationship"), Id=name, Type=_RELATION, Target=target
        )
        return relations


def _free_part(package: Package) -> str:
    """Name a part that the package does not have."""
    numbered = (f"comments{n}.xml" for n in count(1))
    parts = (posixpath.join(package.folder, part) for part in chain(["comments.xml"], numbered))
    return next(part for part in parts if part not in package)


def _beside(root: _Element, name: str) -> str:
    """Name an element in the namespace of the part's root."""
    return etree.QName(etree.QName(root).namespace, name).text
