"""Archives: nothing their headers say is believed."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from mingxi.documents import DocumentError
from mingxi.documents.archives import Archive, decoded_name, is_zip, member_name

Zip = Callable[[Mapping[str, str | bytes]], bytes]
MEGABYTE = 1024**2


def refusal_of(data: bytes, bytes_max: int = 100 * MEGABYTE) -> str | None:
    """Give the code with which opening an archive and reading all of it is refused."""
    try:
        archive = Archive(data)
        for member in archive.members:
            archive.read(member, bytes_max)
    except DocumentError as refusal:
        return refusal.code
    return None


def test_members_are_read_and_folders_are_none(pack: Zip) -> None:
    archive = Archive(pack({"甲/": "", "甲/乙.txt": "经费"}))
    assert [member_name(member) for member in archive.members] == ["甲/乙.txt"]
    assert archive.read(archive.members[0], 100) == "经费".encode()


def test_a_member_may_not_grow_beyond_what_was_allowed(pack: Zip) -> None:
    data = pack({"a.txt": b"x" * 101})
    assert refusal_of(data, 101) is None
    assert refusal_of(data, 100) == "too-large"


def test_a_member_that_unpacks_beyond_measure_is_a_bomb(pack: Zip) -> None:
    assert refusal_of(pack({"a.txt": bytes(9 * MEGABYTE)})) is None
    assert refusal_of(pack({"a.txt": bytes(30 * MEGABYTE)})) == "zip-bomb"


def test_many_members_make_a_bomb_together(pack: Zip) -> None:
    assert refusal_of(pack({f"{i}.txt": bytes(5 * MEGABYTE) for i in range(2)})) is None
    assert refusal_of(pack({f"{i}.txt": bytes(5 * MEGABYTE) for i in range(9)})) == "zip-bomb"


def test_a_header_that_understates_the_size_is_no_way_in(pack: Zip) -> None:
    data = bytearray(pack({"a.txt": b"x" * 5000}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    assert refusal_of(bytes(data), 100) == "unreadable-archive"


def test_an_encrypted_member_is_refused(pack: Zip) -> None:
    data = bytearray(pack({"a.txt": "经费"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal_of(bytes(data)) == "encrypted-archive"


def test_an_endless_table_of_contents_is_refused_unread(pack: Zip) -> None:
    data = bytearray(pack({"a.txt": "经费"}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (5 * MEGABYTE).to_bytes(4, "little")
    assert refusal_of(bytes(data)) == "too-large"


def test_a_truncated_archive_is_unreadable_wherever_it_breaks_off(pack: Zip) -> None:
    data = pack({"a.txt": "经费" * 100, "b.txt": "补助"})
    assert refusal_of(data) is None
    assert {refusal_of(data[:end]) for end in range(1, len(data), 7)} == {"unreadable-archive"}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_of_chinese_windows_and_of_unix_are_both_read(encoding: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("PLACEHOLDER-NAME"), "经费")
    raw = "项目\\文本.txt".encode(encoding)
    data = packed.getvalue().replace(b"PLACEHOLDER-NAME", raw.ljust(16, b"\0")[:16])
    (member,) = Archive(data).members
    assert member_name(member).startswith("项目/文本")


def test_a_name_in_no_known_encoding_is_still_printable() -> None:
    assert decoded_name(b"a\xff.txt").encode()


def test_a_zip_is_known_by_its_first_bytes(pack: Zip) -> None:
    assert is_zip(pack({}))
    assert is_zip(pack({"a": "b"}))
    assert not is_zip(b"PK")
