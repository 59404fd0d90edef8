"""Every form reaches its file, and no file of the reader's own is touched."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePath

import pytest
from click.testing import Result
from docx import Document as WordFile

from mingxi.cli.delivery import word_name

Call = Callable[..., Result]


def word(path: Path, *paragraphs: str) -> Path:
    file = WordFile()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    file.save(str(path))
    return path


def comments_of(path: Path) -> list[str]:
    return [comment.text for comment in WordFile(str(path)).comments]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A Word file whose figures do not agree."""
    return word(tmp_path / "文本.docx", "一、项目名称", "购置图书200册，每册35元，共需0.8万元。")


def complaint(result: Result) -> str:
    assert result.exit_code == 2, result.output
    return result.stderr.splitlines()[0]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("报告.json", b'{"schema":"mingxi.report/1"'),
        ("报告.sarif", b'{"version":"2.1.0"'),
        ("报告.html", b"<!doctype html>"),
        ("清单.xlsx", b"PK"),
        ("批注.docx", b"PK"),
    ],
)
def test_the_ending_of_a_file_decides_what_is_written(
    call: Call, draft: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    result = call("check", draft, "-o", tmp_path / name)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"已写入“{tmp_path / name}”：文档 1 份，错误 1 条" in result.stderr
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("form", ["json", "sarif", "html"])
def test_a_form_made_of_text_may_go_to_standard_output(call: Call, draft: Path, form: str) -> None:
    result = call("check", draft, "--format", form)
    assert result.exit_code == 1
    assert "AR101" in result.stdout


def test_the_whole_document_is_in_the_word_file_with_its_finding(
    call: Call, draft: Path, tmp_path: Path
) -> None:
    call("check", draft, "-o", tmp_path / "批注.docx")
    written = WordFile(str(tmp_path / "批注.docx"))
    assert [paragraph.text for paragraph in written.paragraphs] == [
        paragraph.text for paragraph in WordFile(str(draft)).paragraphs
    ]
    assert any("AR101" in comment for comment in comments_of(tmp_path / "批注.docx"))


def test_several_documents_are_written_into_a_folder_as_they_lay(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("申报/乡镇").mkdir(parents=True)
    word(Path("申报/甲.docx"), "购置图书200册，每册35元，共需0.8万元。")
    Path("申报/乡镇/乙.txt").write_text("购置图书200册，每册35元，共需0.9万元。", "utf-8")
    Path("申报/坏.docx").write_bytes(b"\0no word")
    result = call("check", "申报", "--format", "docx", "-o", "批注")
    assert result.exit_code == 2
    assert "“申报/坏.docx”无法读取：Word文档已损坏" in result.stderr
    assert "1 份文档无法读取" in result.stderr
    written = sorted(path for path in Path("批注").rglob("*") if path.is_file())
    assert written == [Path("批注/申报/乡镇/乙.txt.docx"), Path("批注/申报/甲.docx")]
    assert all(any("AR101" in comment for comment in comments_of(path)) for path in written)


def test_a_file_for_one_document_takes_no_two(call: Call, folder: Path, tmp_path: Path) -> None:
    result = call("check", folder, "-o", tmp_path / "批注.docx", "--jobs", "1")
    assert "不止一份" in complaint(result)
    assert not (tmp_path / "批注.docx").exists()


def test_what_was_checked_is_never_written_over(call: Call, draft: Path) -> None:
    before = draft.read_bytes()
    assert "不会覆盖" in complaint(call("check", draft, "-o", draft))
    assert draft.read_bytes() == before


def test_word_files_are_not_put_among_those_that_are_checked(call: Call, folder: Path) -> None:
    result = call("check", folder, "--format", "docx", "-o", folder / "批注")
    assert "在被检查的文件夹里" in complaint(result)
    assert not (folder / "批注").exists()


def test_a_file_with_macros_keeps_its_ending(call: Call, draft: Path, tmp_path: Path) -> None:
    macros = draft.rename(draft.with_suffix(".docm"))
    result = call("check", macros, "-o", tmp_path / "批注.docx")
    assert ".docm" in complaint(result)


def test_a_folder_that_is_not_there_is_told_before_the_work(call: Call, draft: Path) -> None:
    result = call("check", draft, "-o", draft.parent / "没有" / "报告.html")
    assert complaint(result).startswith("错误：无法写入“")


def test_a_page_beside_the_documents_is_not_read_again(
    call: Call, draft: Path, tmp_path: Path
) -> None:
    for name in ("报告.html", "清单.xlsx"):
        call("check", tmp_path, "-o", tmp_path / name)
    result = call("check", tmp_path, "--format", "json")
    sources = [document["source"] for document in json.loads(result.stdout)["documents"]]
    assert sources == [str(draft)]


def test_waived_and_known_findings_are_told_in_every_form(
    call: Call, draft: Path, tmp_path: Path
) -> None:
    waivers = '[[waiver]]\nrule = "AR101"\nreason = "县长办公会同意"\n'
    draft.with_name("文本.docx.waivers.toml").write_text(waivers, "utf-8")
    for name in ("报告.json", "报告.sarif", "报告.html", "清单.xlsx", "批注.docx"):
        assert call("check", draft, "-o", tmp_path / name).exit_code == 0
        assert "县长办公会同意" in shown(tmp_path / name), name


def test_findings_of_a_baseline_are_told_apart_in_every_form(
    call: Call, draft: Path, tmp_path: Path
) -> None:
    known = tmp_path / "基线.json"
    call("check", draft, "--write-baseline", known)
    marks = {
        "报告.json": '"baseline":true',
        "报告.sarif": '"baselineState":"unchanged"',
        "报告.html": "基线",
        "清单.xlsx": "基线中已有",
        "批注.docx": "基线",
    }
    for name, mark in marks.items():
        assert call("check", draft, "--baseline", known, "-o", tmp_path / name).exit_code == 0
        assert mark in shown(tmp_path / name), name


def shown(path: Path) -> str:
    """Give all the text that a report holds, whatever its form."""
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("文本.docx", "文本.docx"),
        ("宏.docm", "宏.docm"),
        ("文本.txt", "文本.txt.docx"),
        ("旧.doc", "旧.doc.docx"),
        ("申报/甲.docx", "申报/甲.docx"),
        ("/srv/申报/甲.docx", "srv/申报/甲.docx"),
        ("../../申报/甲.docx", "申报/甲.docx"),
        ("申报\\甲.docx", "申报/甲.docx"),
        ("包.zip/里/甲.docx", "包.zip/里/甲.docx"),
        ("-", "-.docx"),
    ],
)
def test_word_files_lie_in_their_folder_as_the_documents_in_theirs(source: str, name: str) -> None:
    assert word_name(source) == PurePath(name)
