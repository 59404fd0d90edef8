"""Compound files: streams of any length are given whole; damage is told of."""

import io
import struct
from collections.abc import Callable

import pytest
from xlwt.CompoundDoc import XlsDoc

from mingxi.documents import DocumentError
from mingxi.documents.compound import Compound

Make = Callable[[str, bytes], bytes]


def refusal_of(data: bytes, stream: str = "Workbook") -> str | None:
    """Give the code with which opening a compound file and reading a stream is refused."""
    try:
        Compound(data).read(stream)
    except DocumentError as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize("size", [4096, 5000, 70_000, 9_000_000])
def test_a_stream_is_given_whole(size: int) -> None:
    content = bytes(i * 7 % 251 for i in range(1000)) * (size // 1000 + 1)
    written = io.BytesIO()
    XlsDoc().save(written, content[:size])
    # xlwt fills a stream up to a whole number of sectors.
    assert Compound(written.getvalue()).read("Workbook")[:size] == content[:size]


def test_streams_are_known_by_their_names(compound: Make) -> None:
    assert Compound(compound("WordDocument", b"x")).names == {"WordDocument"}


def test_a_truncated_file_is_unreadable_wherever_it_breaks_off(compound: Make) -> None:
    data = compound("Workbook", bytes(5000))
    assert refusal_of(data) is None
    # The sectors of tables and directory stand behind the content.
    codes = {refusal_of(data[:end]) for end in range(8, len(data) - 512, 61)}
    assert codes == {"unreadable-old-format"}


@pytest.mark.parametrize("at", [30, 48, 60, 76])
def test_a_header_that_leads_astray_is_refused(compound: Make, at: int) -> None:
    data = bytearray(compound("Workbook", bytes(5000)))
    struct.pack_into("<I", data, at, 0x00FFFFFF)
    assert refusal_of(bytes(data)) == "unreadable-old-format"


def test_a_chain_in_circles_is_refused(compound: Make) -> None:
    data = bytearray(compound("Workbook", bytes(5000)))
    (table,) = struct.unpack_from("<I", data, 76)
    place = (table + 1) * 512
    struct.pack_into("<2I", data, place, 1, 0)
    assert refusal_of(bytes(data)) == "unreadable-old-format"


def test_a_list_of_tables_in_circles_ends(compound: Make) -> None:
    data = bytearray(compound("Workbook", bytes(5000)))
    struct.pack_into("<I", data, 68, 0)
    assert refusal_of(bytes(data)) in (None, "unreadable-old-format")
