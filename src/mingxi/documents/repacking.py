"""Zip archives with some members replaced; all others are copied as they are packed.

A member that is copied is never unpacked: its bytes, its place, and what the table of contents says
of it stay as they were, and a large picture costs no time. Source: PKWARE's APPNOTE.TXT, 4.3.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from mingxi.documents import faults
from mingxi.documents.archives import Archive, is_blown_up
from mingxi.documents.limits import UNPACKING_RATIO_FREE_BYTES

# An entry of the table of contents: its sizes, the lengths of its three texts, where its member is.
_ENTRY_BYTES = 46
_SIZES = struct.Struct("<2L")
_SIZES_AT = 20
_LENGTHS = struct.Struct("<3H")
_LENGTHS_AT = 28
_OFFSET = struct.Struct("<L")
_OFFSET_AT = 42

_END = struct.Struct("<4s4H2LH")
_MEMBERS_MAX = 0xFFFF


class _Member(NamedTuple):
    """A member: its name, its entry in the table of contents, its bytes with their header."""

    name: str
    entry: bytes
    packed: bytes


def packed(members: Mapping[str, bytes]) -> bytes:
    """Pack members into a new archive that ``Archive`` reads.

    It bears no date of today, so that equal members pack alike.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name, content in members.items():
            target.writestr(zipfile.ZipInfo(name), content, _method(content))
    return archive.getvalue()


def _method(content: bytes) -> int:
    """Leave as it is what would pack so small that it looked like a bomb."""
    if len(content) <= UNPACKING_RATIO_FREE_BYTES:
        return zipfile.ZIP_DEFLATED
    is_suspect = is_blown_up(len(content), len(zlib.compress(content)))
    return zipfile.ZIP_STORED if is_suspect else zipfile.ZIP_DEFLATED


def repacked(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """Give the archive with these members in the places of its own, and new ones at its end.

    Raises DocumentError as ``Archive`` does, and where members lie over one another.
    """
    fresh = {member.name: member for member in _members(packed(members))}
    kept = []
    for member in _members(data):
        if member.name not in members:
            kept.append(member)
        elif member.name in fresh:
            kept.append(fresh.pop(member.name))
    return _joined([*kept, *fresh.values()])


def _members(data: bytes) -> Iterator[_Member]:
    """Give the members in the order of the table of contents."""
    archive = Archive(data)
    at = archive.directory_start
    ends = _ends((info.header_offset for info in archive.entries), at)
    for info in archive.entries:
        size = _ENTRY_BYTES + sum(_LENGTHS.unpack_from(data, at + _LENGTHS_AT))
        entry = bytearray(data[at : at + size])
        # What entries of huge archives keep in a text of theirs fits here: no file is so large.
        _SIZES.pack_into(entry, _SIZES_AT, info.compress_size, min(info.file_size, 0xFFFFFFFF))
        start, end = info.header_offset, ends[info.header_offset]
        if start + info.compress_size > end:
            raise faults.unreadable_archive()
        yield _Member(info.filename, bytes(entry), data[start:end])
        at += size


def _ends(starts: Iterable[int], last: int) -> dict[int, int]:
    """Give the end of each member by its start: where the next one begins."""
    ends = list(pairwise((*sorted(starts), last)))
    if any(start >= end for start, end in ends):
        raise faults.unreadable_archive()
    return dict(ends)


def _joined(members: list[_Member]) -> bytes:
    """Write members one after the other, and the table of contents."""
    if len(members) > _MEMBERS_MAX:
        raise faults.unreadable_archive()
    archive = bytearray()
    entries = []
    for _, entry, content in members:
        entries.append(entry[:_OFFSET_AT] + _OFFSET.pack(len(archive)) + entry[_OFFSET_AT + 4 :])
        archive += content
    directory = b"".join(entries)
    count, start = len(members), len(archive)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return bytes(archive + directory + end)
