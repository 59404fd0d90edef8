"""What a user names is found: files, folders, archives; what cannot be opened is told of."""

import os
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mingxi.documents import DocumentError, walk

Zip = Callable[[Mapping[str, str | bytes]], bytes]


def told(*paths: Path) -> list[tuple[str, bytes | str]]:
    """Give what a walk finds, with names short of the first path's folder and errors as codes."""
    folder = f"{paths[0].parent}/"
    return [
        (source.removeprefix(folder), found.code if isinstance(found, DocumentError) else found)
        for source, found, _ in walk(paths)
    ]


@pytest.fixture
def folder(tmp_path: Path, pack: Zip) -> Path:
    """A folder as offices keep them: nested, with lock files and things that are no documents."""
    top = tmp_path / "申报"
    (top / "乡镇" / "甲乡").mkdir(parents=True)
    (top / ".隐藏").mkdir()
    (top / "b.txt").write_bytes(b"b")
    (top / "A.TXT").write_bytes(b"A")
    (top / "~$b.docx").write_bytes(b"lock")
    (top / ".c.txt").write_bytes(b"hidden")
    (top / ".隐藏" / "d.txt").write_bytes(b"hidden")
    (top / "README.md").write_bytes(b"about the others")
    (top / "图.png").write_bytes(b"picture")
    (top / "乡镇" / "c.docx").write_bytes(b"c")
    (top / "乡镇" / "甲乡" / "d.txt").write_bytes(b"d")
    (top / "乡镇" / "e.zip").write_bytes(pack({"内/f.txt": b"f"}))
    return top


def test_a_folder_is_searched_in_order_past_hidden_locked_and_foreign_files(folder: Path) -> None:
    assert told(folder) == [
        ("申报/A.TXT", b"A"),
        ("申报/b.txt", b"b"),
        ("申报/乡镇/c.docx", b"c"),
        ("申报/乡镇/e.zip/内/f.txt", b"f"),
        ("申报/乡镇/甲乡/d.txt", b"d"),
    ]


def test_a_file_of_waivers_comes_with_its_document_and_never_by_itself(
    tmp_path: Path, pack: Zip
) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "a.txt.waivers.toml").write_bytes(b"why")
    (tmp_path / "b.txt").write_bytes(b"b")
    members = {"内/c.txt": b"c", "内/c.txt.waivers.toml": b"how", "内/d.txt": b"d"}
    (tmp_path / "e.zip").write_bytes(pack(members))
    expected = [(b"a", b"why"), (b"b", None), (b"c", b"how"), (b"d", None)]
    assert [found[1:] for found in walk([tmp_path])] == expected
    assert [found[1:] for found in walk(sorted(tmp_path.iterdir()))] == expected


def test_a_file_of_waivers_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "a.txt.waivers.toml").mkdir()
    (found,) = walk([tmp_path / "a.txt"])
    assert found.content == b"a"
    assert isinstance(found.waivers, DocumentError)
    assert found.waivers.code == "unreadable-file"


def test_paths_are_walked_in_the_order_given(folder: Path) -> None:
    found = told(folder / "b.txt", folder / "A.TXT", folder / "乡镇" / "甲乡")
    assert [source for source, _ in found] == ["b.txt", "A.TXT", "乡镇/甲乡/d.txt"]


def test_a_file_named_by_the_user_is_never_passed_over(folder: Path) -> None:
    assert told(folder / "图.png", folder / ".c.txt", folder / "无.txt", folder / "b.txt") == [
        ("图.png", b"picture"),
        (".c.txt", b"hidden"),
        ("无.txt", "unreadable-file"),
        ("b.txt", b"b"),
    ]


def test_files_that_could_hold_a_text_are_counted_by_their_endings(folder: Path, pack: Zip) -> None:
    for name in ("a.PPT", "b.dot", "b2.dot", "2.项目文本", "a.exe"):
        (folder / name).write_bytes(b"?")
    members = {"内/扫描.tif": b"?", "内/f.txt": b"f", "~$g.dot": b"lock"}
    (folder / "乡镇" / "e.zip").write_bytes(pack(members))
    passed_over = Counter[str]()
    found = [Path(source).name for source, *_ in walk([folder], passed_over)]
    assert found == ["A.TXT", "b.txt", "c.docx", "f.txt", "d.txt"]
    assert passed_over == {".dot": 2, ".ppt": 1, ".png": 1, ".tif": 1, "": 1}


def test_an_archive_gives_its_documents_and_refuses_what_it_must(tmp_path: Path, pack: Zip) -> None:
    path = tmp_path / "包.zip"
    members = {"乙.docx": b"2", "甲.txt": b"1", "图.png": b"3", "~$乙.docx": b"4", "里.zip": b"5"}
    path.write_bytes(pack({**members, "__MACOSX/甲.txt": b"6"}))
    assert told(path) == [
        ("包.zip/乙.docx", b"2"),
        ("包.zip/甲.txt", b"1"),
        ("包.zip/里.zip", "nested-archive"),
    ]


def test_a_damaged_member_does_not_hide_its_neighbours(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("甲.txt", "STORED-AS-IT-IS")
        archive.writestr("乙.txt", "2")
    path.write_bytes(path.read_bytes().replace(b"STORED-AS", b"CHANGED!!"))
    assert told(path) == [("包.zip/乙.txt", b"2"), ("包.zip/甲.txt", "unreadable-archive")]


def test_a_damaged_archive_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(b"PK\x03\x04")
    assert told(path) == [("包.zip", "unreadable-archive")]


def test_a_word_file_called_zip_is_a_document(tmp_path: Path, docx: Callable[..., bytes]) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(docx("<w:p/>"))
    assert [type(content) for _, content in told(path)] == [bytes]


def test_a_link_back_to_its_folder_does_not_lead_the_walk_in_circles(folder: Path) -> None:
    (folder / "回").symlink_to(folder, target_is_directory=True)
    assert len(told(folder)) == 5


def test_a_file_name_in_the_old_code_page_is_shown_readable(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "项目.txt".encode("gb18030")
    try:
        Path(os.fsdecode(raw)).write_bytes(b"1")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (found,) = walk([tmp_path])
    assert (Path(found.source).name, found.content) == ("项目.txt", b"1")


def test_a_file_beyond_the_limit_is_told_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingxi.documents.walking.FILE_BYTES_MAX", 0)
    assert {content for _, content in told(folder / "乡镇" / "甲乡", folder / "b.txt")} == {
        "too-large"
    }


def test_an_archive_with_nothing_to_read_is_told_of(tmp_path: Path, pack: Zip) -> None:
    path = tmp_path / "包.zip"
    for members in ({}, {"a.exe": b"1"}, {"__MACOSX/甲.txt": b"6"}):
        path.write_bytes(pack(members))
        assert told(path) == [("包.zip", "empty-archive")]
    # Pictures of pages are counted by their endings instead.
    path.write_bytes(pack({"扫描.png": b"1"}))
    passed_over = Counter[str]()
    assert list(walk([path], passed_over)) == []
    assert passed_over == {".png": 1}


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("甲.txt", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("甲.txt", "2")
    assert told(path) == [("包.zip/甲.txt", b"1"), ("包.zip/甲.txt", b"2")]
