"""Every fault of a file has an example here; it is told by its code, and its neighbours are read.

The examples are files as a folder holds them, and go the whole way that the command line goes.
"""

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from mingxi.cli.checking import Order, reports_on
from mingxi.documents import faults
from mingxi.reports.document_report import Wishes

Zip = Callable[[Mapping[str, str | bytes]], bytes]
Compound = Callable[[str, bytes], bytes]
Docx = Callable[..., bytes]

SOUND = "青禾县购置图书200册，每册35元，共需0.7万元。\n"
CODES = set(re.findall(r'DocumentError\(\s*"([a-z-]+)"', Path(faults.__file__).read_text("utf-8")))

# Only the tests of the PDF reader know how to write such files.
OF_PDF = {code for code in CODES if code.endswith("-pdf")}
# What stands in a folder is told otherwise, or not at all.
OF_OTHERS = {"unreadable-file", "own-report"}


def encrypted(archive: bytes) -> bytes:
    """Set the flags by which the first member of an archive asks for a password."""
    changed = bytearray(archive)
    changed[6] |= 1
    changed[changed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def workbook(*cells: object) -> bytes:
    """Write a workbook of some cells, each below and to the right of the one before it."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for place, cell in enumerate(cells, start=1):
        book.active.cell(place, place, cell)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture
def example(pack: Zip, compound: Compound, docx: Docx) -> Callable[[str], tuple[str, bytes]]:
    """Give the hostile file for a code: its name, and its bytes."""
    laughs = '<!DOCTYPE a [<!ENTITY b "哈哈"><!ENTITY c "&b;&b;&b;">]>'
    files = {
        "empty-file": ("甲.docx", b""),
        "unknown-format": ("甲.txt", b"Rar!\x1a\x07\x00"),
        "unreadable-docx": ("甲.docx", docx("<w:p/>")[:-300]),
        "encrypted-docx": ("甲.docx", compound("EncryptedPackage", b"")),
        "old-doc-format": ("甲.doc", compound("WordDocument", b"")),
        "encrypted-doc": ("甲.doc", compound("WordDocument", struct.pack("<6H", *[0] * 5, 0x100))),
        "unreadable-old-format": ("甲.doc", compound("WordDocument", b"")[:3000]),
        "needs-libreoffice": ("甲.docx", b"{\\rtf1 x}"),
        "conversion-failed": ("甲.wps", compound("WordDocument", b"")),
        "conversion-timeout": ("甲.rtf", b"{\\rtf1 x}"),
        "unreadable-workbook": ("甲.xlsx", workbook("x")[:-300]),
        "encrypted-workbook": ("甲.xlsx", compound("EncryptedPackage", b"")),
        "formulas-not-computed": ("甲.xlsx", workbook("=1+1")),
        "not-html": ("甲.html", "只是一句话。".encode()),
        "no-text": ("甲.html", b"<html><script>load()</script></html>"),
        "not-text": ("甲.txt", b"\0\1\2"),
        "undecodable-text": ("甲.txt", "一二三四五六七八".encode() + b"\xff\xff"),
        "too-large": ("甲.xlsx", workbook(*range(1800))),
        "zip-bomb": ("甲.docx", docx(" " * 40_000_000)),
        "nested-archive": ("甲.zip", pack({"乙.zip": pack({"丙.txt": SOUND})})),
        "encrypted-archive": ("甲.zip", encrypted(pack({"乙.txt": SOUND}))),
        "unreadable-archive": ("甲.zip", pack({"乙.txt": SOUND})[:-10]),
        "empty-archive": ("甲.zip", pack({"乙.exe": b"MZ"})),
        "xml-entities": ("甲.xlsx", pack({"xl/workbook.xml": f"{laughs}<workbook>&c;</workbook>"})),
    }
    return files.__getitem__


@pytest.mark.parametrize("code", sorted(CODES - OF_PDF - OF_OTHERS))
def test_every_fault_is_told_and_the_neighbours_are_read(
    code: str,
    example: Callable[[str], tuple[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name, data = example(code)
    suite = {"conversion-failed": "exit 0", "conversion-timeout": "sleep 60"}.get(code)
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{suite}\n")
    program.chmod(0o700)
    monkeypatch.setattr(
        "mingxi.documents.old_formats.office_suite", lambda: str(program) if suite else None
    )
    if code == "conversion-timeout":
        monkeypatch.setattr("mingxi.documents.conversion.CONVERSION_SECONDS_MAX", 1)
    folder = tmp_path / "申报"
    folder.mkdir()
    (folder / name).write_bytes(data)
    for neighbour in ("一.txt", "戊.txt"):
        (folder / neighbour).write_text(SOUND, encoding="utf-8")
    told = list(reports_on([str(folder)], Order(Wishes())))
    errors = [report["error"] and report["error"]["code"] for report in told]
    assert errors in ([None, None, code], [None, code, None])
    assert all(len(report["claims"]) == 1 for report in told if not report["error"])


def test_a_file_that_may_not_be_opened_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").symlink_to(tmp_path / "无")
    (told,) = reports_on([str(tmp_path)], Order(Wishes()))
    assert told["error"] is not None
    assert told["error"]["code"] == "unreadable-file"


def test_every_code_has_its_line_in_the_reference() -> None:
    page = Path(__file__).parents[3] / "docs" / "reference" / "errors.md"
    listed = re.findall(r"^\| `([a-z-]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == sorted({*CODES, "internal-error", "no-such-file"})


def test_no_example_outlives_its_fault(example: Callable[[str], tuple[str, bytes]]) -> None:
    known = set(example.__self__)  # type: ignore[attr-defined]
    assert known | OF_PDF | OF_OTHERS == CODES
    of_pdf = (Path(__file__).parent / "pdf" / "test_pdf.py").read_text(encoding="utf-8")
    assert all(f'"{code}"' in of_pdf for code in OF_PDF)


# In two pieces, for no line of the project names a file by its address.
SYSTEM = '<!DOCTYPE a SYSTEM "file:' + '///etc/passwd">'
LAUGHS = "<!DOCTYPE a [<!ENTITY a '哈哈'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("prolog", [LAUGHS + "]>", SYSTEM])
def test_no_part_of_a_workbook_may_declare_entities(part: str, prolog: str, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook("x"))) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, prolog.encode() + content if name == part else content)
    (tmp_path / "甲.xlsx").write_bytes(packed.getvalue())
    (told,) = reports_on([str(tmp_path)], Order(Wishes()))
    assert told["error"] is not None
    assert told["error"]["code"] == "xml-entities"
