"""Files that were sound once: each mutation is made anew from its number alone.

Run as a program, it checks the mutations of some numbers the way the command line checks a folder,
and prints a line of JSON for each; ``python tests/properties/mutations.py 1234`` shows one again.
"""

import faulthandler
import io
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl
import xlwt

from mingxi.cli.checking import Order, reports_on
from mingxi.documents import DOCUMENT_SUFFIXES
from mingxi.documents.archives import is_zip
from mingxi.reports.document_report import Wishes

SEED = 20310501
SECONDS_MAX = 5
"""The computing time after which a file is taken to hang; a sound one takes hundredths of it."""

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = (EXAMPLES / "culture.txt").read_text(encoding="utf-8")
ROWS = [
    ["蘅川县2031年设备购置明细表"],
    ["编制单位：蘅川县民政局", None, None, None, "单位：元"],
    ["序号", "名称", "数量", "单价", "金额"],
    *([i, f"设备{i}", i + 2, 450.5 * i, 450.5 * i * (i + 2)] for i in range(1, 25)),
    ["合计", None, None, None, sum(450.5 * i * (i + 2) for i in range(1, 25))],
]
MARKDOWN = """# 一、项目名称

设备购置

## 二、资金安排

| 名称 | 金额（元） |
|---|---|
| 甲 | 10 |
| 合计 | 10 |
"""
NASTY = (
    "（" * 3000,
    "9" * 400,
    "9" * 5000 + "元",
    "1,000" * 300,
    "一、" * 500,
    "《" * 500,
    "共计" * 500 + "10万元",
    "每人每月" * 300,
    "\t" * 2000,
    "\u202e\u200b\ufeff",
    "\U0010ffff",
    "10元×" * 400,
    "壹" * 300 + "元整",
    "2031年13月40日至" * 100,
    "0." + "0" * 400 + "1万元",
    "-" * 3000,
)
VALUES = ("", "0", "-1", "999999999999", "nan", "A1048576", "\U0001f600", "1e308", "x" * 5000)


class Mutation(NamedTuple):
    """A mutated file: what it is called, and its bytes."""

    name: str
    data: bytes


def _new_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    sheet["E4"].number_format = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
    book.create_sheet("旧稿").sheet_state = "hidden"
    book["旧稿"]["B2"] = "2031年5月1日"
    written = io.BytesIO()
    book.save(written)
    return _undated(written.getvalue())


def _old_workbook() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("明细")
    sheet.write_merge(0, 0, 0, 4, ROWS[0][0])
    style = xlwt.easyxf(num_format_str="#,##0.00")
    for i, row in enumerate(ROWS[1:], start=1):
        for j, value in enumerate(row):
            if value is not None:
                sheet.write(i, j, value, style if j == 4 else xlwt.Style.default_style)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _page() -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell or ''}</td>" for cell in row) + "</tr>" for row in ROWS
    )
    return (
        f"<html><head><title>公开</title><style>p{{}}</style></head><body><h1>公开</h1>"
        f"<p>{TEXT[:800].replace(chr(10), '</p><p>')}</p><table>{rows}</table></body></html>"
    ).encode()


def _pdf() -> bytes:
    """Write a PDF of one page, object by object."""
    drawn = b"BT /F1 12 Tf 72 720 Td (Total 100 = 40 + 60) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Font<</F1 5 0 R>>>>",
    )
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (
        b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(written))
    )


def _entry(name: str) -> zipfile.ZipInfo:
    """Name a member of an archive, dated, for a mutation is to be the same each time."""
    entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _undated(workbook: bytes) -> bytes:
    """Take out of a workbook when it was written."""

    def change(members: list[tuple[str, bytes]]) -> None:
        members[:] = [
            (name, _DAY.sub(b"2024-01-01T00:00:00Z", content)) for name, content in members
        ]

    undated = _with_members(workbook, change)
    assert undated is not None
    return undated


def _archive() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("申报/文本.txt"), TEXT)
        archive.writestr(_entry("申报/明细.xlsx"), _new_workbook())
        archive.writestr(_entry("申报/项目.docx"), (EXAMPLES / "township.docx").read_bytes())
    return written.getvalue()


_DAY = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

MAKERS: dict[str, Callable[[], bytes]] = {
    ".docx": (EXAMPLES / "home-care.docx").read_bytes,
    ".docm": (EXAMPLES / "road-upkeep.docx").read_bytes,
    ".xlsx": _new_workbook,
    ".xls": _old_workbook,
    ".txt": TEXT.encode,
    ".text": lambda: TEXT.encode("gb18030"),
    ".html": _page,
    ".md": MARKDOWN.encode,
    ".pdf": _pdf,
    ".zip": _archive,
}
"""A sound file of each kind. Kinds that no reader knows yet are tried under the names of others."""

_SAMPLES: dict[str, bytes] = {}


def sample(suffix: str) -> bytes:
    """Give the sound file of a kind."""
    if suffix not in _SAMPLES:
        _SAMPLES[suffix] = MAKERS[suffix]()
    return _SAMPLES[suffix]


def mutation(ordinal: int) -> Mutation:
    """Make a mutation from its number: one kind after the other, one to three changes each."""
    dice = random.Random(f"{SEED} {ordinal}")  # noqa: S311 - the same every time is the purpose
    kinds = list(MAKERS)
    suffix = kinds[ordinal % len(kinds)]
    data = sample(suffix)
    for _ in range(dice.choice((1, 1, 2, 3))):
        changes = _ZIP_CHANGES if is_zip(data) and dice.random() < 0.7 else _CHANGES
        data = dice.choice(changes)(data, dice) or data
    known = [*DOCUMENT_SUFFIXES, ".zip"]
    if suffix not in known or dice.random() < 0.1:
        suffix = dice.choice(known)
    return Mutation(f"{ordinal:05}{suffix}", data)


def _flipped(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 4, 16, 64))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _overwritten(data: bytes, dice: random.Random) -> bytes:
    """Put a number of the extreme sort in the place of some bytes."""
    place = dice.randrange(len(data))
    value = dice.choice((b"\0" * 4, b"\xff" * 4, b"\xff\xff\xff\x7f", b"\1\0\0\0", b"\0\0\1\0"))
    return data[:place] + value + data[place + 4 :]


def _truncated(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(1, len(data) + 1)]


def _block(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data))
    return start, min(len(data), start + dice.choice((1, 16, 512, 4096)))


def _cut(data: bytes, dice: random.Random) -> bytes:
    start, end = _block(data, dice)
    return data[:start] + data[end:]


def _doubled(data: bytes, dice: random.Random) -> bytes:
    start, end = _block(data, dice)
    times = dice.choice((2, 2, 50))
    return data[:start] + data[start:end] * times + data[end:]


def _moved(data: bytes, dice: random.Random) -> bytes:
    start, end = _block(data, dice)
    rest = data[:start] + data[end:]
    place = dice.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _inserted(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data) + 1)
    noise = dice.choice((dice.randbytes(dice.randrange(1, 300)), dice.choice(NASTY).encode()))
    return data[:place] + noise + data[place:]


_CHANGES = (_flipped, _overwritten, _truncated, _cut, _doubled, _moved, _inserted)


def _with_members(data: bytes, change: Callable[[list[tuple[str, bytes]]], None]) -> bytes | None:
    """Change the members of an archive; None where it can no longer be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            members = [(name, old.read(name)) for name in old.namelist()]
    except Exception:  # noqa: BLE001 - an earlier change may have broken it in any way
        return None
    if not members:
        return None
    change(members)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members:
            new.writestr(_entry(name), content)
    return written.getvalue()


def _swapped_members(data: bytes, dice: random.Random) -> bytes | None:
    def change(members: list[tuple[str, bytes]]) -> None:
        i, j = dice.randrange(len(members)), dice.randrange(len(members))
        (first, one), (second, other) = members[i], members[j]
        members[i], members[j] = (first, other), (second, one)

    return _with_members(data, change)


def _member_less(data: bytes, dice: random.Random) -> bytes | None:
    return _with_members(data, lambda members: members.pop(dice.randrange(len(members))) and None)


def _mutated_member(data: bytes, dice: random.Random) -> bytes | None:
    def change(members: list[tuple[str, bytes]]) -> None:
        at = dice.randrange(len(members))
        name, content = members[at]
        if content:
            members[at] = name, dice.choice(_CHANGES)(content, dice)

    return _with_members(data, change)


def _mutated_xml(data: bytes, dice: random.Random) -> bytes | None:
    def change(members: list[tuple[str, bytes]]) -> None:
        parts = [i for i, (name, _) in enumerate(members) if name.endswith((".xml", ".rels"))]
        if parts:
            at = max(dice.choices(parts, k=2), key=lambda i: len(members[i][1]))
            name, content = members[at]
            xml = content.decode("utf-8", "replace")
            for _ in range(dice.choice((1, 3, 10))):
                xml = dice.choice(_XML_CHANGES)(xml, dice)
            members[at] = name, xml.encode("utf-8", "replace")

    return _with_members(data, change)


_ZIP_CHANGES = (_swapped_members, _member_less, _mutated_member, _mutated_xml, _mutated_xml)


def _spot(pattern: str, xml: str, dice: random.Random) -> re.Match[str] | None:
    """Choose one of the places where a pattern matches."""
    found = list(re.finditer(pattern, xml))
    return dice.choice(found) if found else None


def _tag_less(xml: str, dice: random.Random) -> str:
    tag = _spot("<[^>]*>", xml, dice)
    return xml[: tag.start()] + xml[tag.end() :] if tag else xml


def _element_moved(xml: str, dice: random.Random) -> str:
    """Copy a whole element, or a stretch that looks like one, to another place."""
    element = _spot(r"<(\S{1,20})(?: [^>]*)?>.{0,2000}?</\1>|<[^>]*/>", xml, dice)
    place = _spot("<", xml, dice)
    if not element or not place:
        return xml
    copies = element[0] * dice.choice((1, 1, 30))
    return xml[: place.start()] + copies + xml[place.start() :]


def _element_nested(xml: str, dice: random.Random) -> str:
    element = _spot(r"<(\S{1,20})((?: [^>]*)?)>(?=.{0,2000}?</\1>)", xml, dice)
    if not element:
        return xml
    depth = dice.choice((2, 60, 300))
    opening, closing = f"<{element[1]}{element[2]}>", f"</{element[1]}>"
    end = xml.index(closing, element.end())
    inner = xml[element.start() : end + len(closing)]
    return (
        xml[: element.start()]
        + opening * depth
        + inner
        + closing * depth
        + xml[end + len(closing) :]
    )


def _value_changed(xml: str, dice: random.Random) -> str:
    value = _spot('"[^"<>]*"', xml, dice)
    return f'{xml[: value.start()]}"{dice.choice(VALUES)}"{xml[value.end() :]}' if value else xml


def _text_changed(xml: str, dice: random.Random) -> str:
    text = _spot("(?<=>)[^<>]+(?=<)", xml, dice)
    new = dice.choice((*NASTY, *VALUES))
    return xml[: text.start()] + new + xml[text.end() :] if text else xml


def _entity_declared(xml: str, _: random.Random) -> str:
    return '<!DOCTYPE x [<!ENTITY y "哈">]>' + xml.partition("?>")[2]


_XML_CHANGES = (
    *(_tag_less, _element_moved, _element_moved, _element_nested, _value_changed, _value_changed),
    *(_text_changed, _text_changed, _entity_declared),
)


def outcomes(ordinals: range) -> Iterator[dict[str, object]]:
    """Check some mutations together, as a folder; give each report with its computing time."""
    with tempfile.TemporaryDirectory() as folder:
        for ordinal in ordinals:
            name, data = mutation(ordinal)
            (Path(folder) / name).write_bytes(data)
        passed_over = Counter[str]()
        reports = reports_on(
            [folder], Order(Wishes(with_text=True, with_places=True)), 1, passed_over
        )
        while True:
            signal.setitimer(signal.ITIMER_PROF, SECONDS_MAX)
            begun = time.process_time()
            report = next(reports, None)
            signal.setitimer(signal.ITIMER_PROF, 0)
            if report is None:
                yield {"passed_over": passed_over.total()}
                return
            error = report["error"]
            yield {
                "source": str(Path(report["source"]).relative_to(folder)),
                "error": error and error["code"],
                "message": error and error["message"],
                "seconds": round(time.process_time() - begun, 3),
            }


def main() -> None:
    """Check the mutations from one number up to another, or one alone."""
    first = int(sys.argv[1])
    last = int(sys.argv[2]) if len(sys.argv) > 2 else first + 1
    # No mutation shall be saved by a program that happens to be installed.
    os.environ["PATH"] = ""
    faulthandler.register(signal.SIGPROF, chain=True)
    for outcome in outcomes(range(first, last)):
        print(json.dumps(outcome, ensure_ascii=False), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
