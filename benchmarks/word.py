"""Speed of reading Word files, against python-docx reading the text of the same files.

Ours resolves automatic numbers, merged cells and insertions and remembers the place of every
character; python-docx is asked for the text of paragraphs and table cells alone. Both take the
bytes of the file from memory. python-docx wrote the files, so it meets no surprise in them.
"""

import re
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from measuring.rounds import interleaved, ratios, spread
from measuring.sheet import Sheet, on_one_core
from measuring.texts import invented_text

from mingxi.documents import read_document

FILES = 30
ROUNDS = 7
TARGETS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "清扫保洁村组", "≥12个"),
    ("产出指标", "质量指标", "设施完好率", "≥95%"),
    ("产出指标", "时效指标", "资金支付时间", "12月31日前"),
    ("产出指标", "成本指标", "项目总成本", "≤120万元"),
    ("效益指标", "社会效益指标", "环境卫生状况", "明显改善"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
)


def word_file(number: int) -> bytes:
    """Write an invented project text as a Word file: paragraphs and a table of targets."""
    document = docx.Document()
    _lighten(document)
    for line in invented_text(number).splitlines():
        _write(document.add_paragraph(), line)
    table = document.add_table(rows=0, cols=len(TARGETS[0]))
    for row in TARGETS * 2:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _write(paragraph: Paragraph, line: str) -> None:
    """Write a line in runs of a size of their own, parted as Word parts them: at every figure."""
    for piece in filter(None, re.split(r"(\d+)", line)):
        paragraph.add_run(piece).font.size = Pt(16)


def _lighten(document: WordDocument) -> None:
    """Drop what python-docx's template carries and real files do not: sheets of table styles."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()
    relations = document.part.rels
    for name in [name for name, part in relations.items() if "stylesWithEffects" in part.reltype]:
        del relations[name]


def read_by_us(files: list[bytes]) -> int:
    return sum(len(read_document("file.docx", data).text) for data in files)


def read_by_python_docx(files: list[bytes]) -> int:
    return sum(len(text_of(docx.Document(BytesIO(data)))) for data in files)


def text_of(document: WordDocument) -> str:
    """Give paragraphs and table cells in the order of the document."""
    lines = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            lines.append(part.text)
    return "\n".join(lines)


def main() -> None:
    on_one_core()
    files = [word_file(number) for number in range(FILES)]
    taken = interleaved(
        {
            "mingxi: read_document": lambda: read_by_us(files),
            "python-docx: paragraphs, cells": lambda: read_by_python_docx(files),
        },
        ROUNDS,
    )
    sheet = Sheet("word", "Reading Word files, one core", ["python-docx", "lxml"])
    characters = (read_by_us(files), read_by_python_docx(files))
    for (name, seconds), read in zip(taken.items(), characters, strict=True):
        middle, least, greatest = (FILES / value for value in spread(seconds))
        sheet.row(
            what=name,
            files_per_second=f"{middle:,.0f}",
            range=f"{greatest:,.0f}–{least:,.0f}",
            characters=f"{read:,}",
        )
    ratio, low, high = ratios(*taken.values())
    sheet.note(f"ratio mingxi : python-docx = {ratio:.1f} [{low:.1f}–{high:.1f}]")
    size = sum(map(len, files)) / FILES / 1024
    sheet.note(f"{FILES} invented files of {size:.0f} KiB; medians of {ROUNDS} rounds")
    sheet.finish()


if __name__ == "__main__":
    main()
