"""Archives with members replaced: all others are the same to the byte."""

import io
import struct
import zipfile

import pytest

from mingxi.documents import DocumentError
from mingxi.documents.archives import Archive
from mingxi.documents.repacking import packed, repacked


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


class Unseekable(io.RawIOBase):
    """A stream that a writer cannot go back in, as behind a web server."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.data += bytes(data)
        return len(data)


def streamed(contents: dict[str, bytes]) -> bytes:
    """Pack members as a writer does that tells sizes behind each of them."""
    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.data


OLD = {"甲.xml": "旧".encode(), "b/": b"", "b/图.png": bytes(range(256)) * 40, "丙.xml": b"c"}


@pytest.mark.parametrize("archive", [packed(OLD), streamed(OLD), b"#!stub" + packed(OLD)])
def test_what_is_replaced_keeps_its_place_and_what_is_new_stands_last(archive: bytes) -> None:
    new = {"丁.xml": b"d", "甲.xml": "新".encode()}
    changed = members(repacked(archive, new))
    assert list(changed) == [*OLD, "丁.xml"]
    assert changed == {**OLD, **new}


def test_what_is_kept_is_never_unpacked() -> None:
    archive = bytearray(packed({"坏.bin": b"x" * 100, "甲.xml": b"a"}))
    at = archive.index("坏.bin".encode()) + len("坏.bin".encode())
    archive[at : at + 4] = b"\xff\xff\xff\xff"
    changed = repacked(bytes(archive), {"甲.xml": b"b"})
    assert bytes(archive[: at + 4]) == changed[: at + 4]


def test_equal_members_are_packed_alike() -> None:
    assert packed(OLD) == packed(OLD)
    assert repacked(packed(OLD), {}) == packed(OLD)


def test_what_is_packed_is_never_taken_for_a_bomb() -> None:
    huge, usual = b"0" * 11 * 1024**2, b"0" * 9 * 1024**2
    data = repacked(packed({"a": b""}), {"a": huge, "b": usual})
    archive = Archive(data)
    assert [len(archive.read(member, len(huge))) for member in archive.members] == [
        len(huge),
        len(usual),
    ]
    assert len(data) < len(huge) + len(usual) // 100


def test_of_two_members_of_one_name_none_of_the_old_ones_stays() -> None:
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        archive.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "2")
    assert members(repacked(twice.getvalue(), {"a": b"3"})) == {"a": b"3"}


def test_sizes_that_stand_where_huge_archives_keep_them_are_understood() -> None:
    data = bytearray(packed({"a": b"abc", "b": b"b"}))
    entry = data.index(b"PK\x01\x02")
    extra = struct.pack("<2H2Q", 1, 16, 3, int.from_bytes(data[entry + 20 : entry + 24], "little"))
    data[entry + 20 : entry + 28] = b"\xff" * 8
    data[entry + 30 : entry + 32] = len(extra).to_bytes(2, "little")
    data[entry + 47 : entry + 47] = extra
    end = data.index(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little") + len(extra)
    data[end + 12 : end + 16] = size.to_bytes(4, "little")
    assert members(repacked(bytes(data), {"b": b"c"})) == {"a": b"abc", "b": b"c"}


def test_members_that_lie_over_one_another_are_refused() -> None:
    data = bytearray(packed({"a": b"1" * 100, "b": b"2" * 100}))
    assert members(repacked(bytes(data), {"c": b""})).keys() == {"a", "b", "c"}
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = bytes(4)
    with pytest.raises(DocumentError) as refusal:
        repacked(bytes(data), {"c": b""})
    assert refusal.value.code == "unreadable-archive"
