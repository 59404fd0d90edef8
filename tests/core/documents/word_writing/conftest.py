"""A small composition with every piece, and a way to look into the file made of it."""

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree
from lxml.etree import _Element

from mingxi.documents.composition import (
    Caption,
    Composition,
    Heading,
    Paragraph,
    Table,
    TableCell,
    Title,
)
from mingxi.documents.word_writing import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = {"w": W.strip("{}")}

Look = Callable[[str, str], list[str]]
Part = Callable[..., _Element]


def table(columns: int, rows: int = 3) -> Table:
    """A heading over rows of numbers."""
    heading = tuple(TableCell(f"第{column}列") for column in range(columns))
    body = tuple(TableCell("12") for _ in range(columns))
    return Table((heading, *[body] * rows))


COMPOSITION = Composition(
    "蘅川县水务局2025年预算重点领域财政项目文本公开",
    (
        Title("蘅川县水务局2025年预算重点领域财政项目文本公开"),
        Heading("（一）河道清漂", 2),
        Heading("一、项目名称", 1),
        Paragraph("（一）清漂里程。全年清漂95公里。", 8),
        Paragraph("全年清漂95公里。"),
        Caption("绩效目标表"),
        table(3),
    ),
)


@pytest.fixture(scope="session")
def composition() -> Composition:
    return COMPOSITION


@pytest.fixture(scope="session")
def part() -> Part:
    """Give the root of a part of the file that is made of a composition."""

    def parsed(name: str, composition: Composition = COMPOSITION) -> _Element:
        with zipfile.ZipFile(io.BytesIO(word_file(composition))) as archive:
            return etree.fromstring(archive.read(name))

    return parsed


def values(root: _Element, path: str) -> list[str]:
    """Give what an XPath finds, as strings."""
    return [str(found) for found in root.xpath(path, namespaces=NAMESPACES)]
