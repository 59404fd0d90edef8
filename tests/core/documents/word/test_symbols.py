"""Signs of symbol fonts: those with a meaning are read, ornaments are not."""

import pytest
from lxml import etree

from mingxi.documents.word.symbols import bullet, symbol

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("font", "code", "seen"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("wingdings", "00A8", "□"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F0B3", "≥"),
        ("Wingdings", "F04A", ""),
        ("宋体", "2611", "☑"),
        ("宋体", "F0FE", ""),
        ("宋体", "D800", ""),
        ("宋体", "0009", ""),
        ("宋体", "110000", ""),
        ("宋体", "-1", ""),
        ("宋体", "经费", ""),
    ],
)
def test_a_symbol_is_the_character_a_reader_sees(font: str, code: str, seen: str) -> None:
    element = etree.Element(f"{{{W}}}sym", {f"{{{W}}}font": font, f"{{{W}}}char": code})
    assert symbol(element) == seen


def test_a_private_bullet_is_a_dot() -> None:
    assert bullet("\uf06c") == "•"
    assert bullet("◆-") == "◆-"
