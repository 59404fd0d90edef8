"""Speed of reading PDF files, against pdfplumber extracting the text of the same files.

Ours joins lines to paragraphs, puts text into the cells of ruled tables, drops running heads and
page numbers and remembers the page of every block; pdfplumber is asked for the lines of each page
alone. Both take the bytes of the file from memory. LibreOffice or Chromium prints the files.
"""

import html
import logging
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pdfplumber
from measuring.rounds import interleaved, ratios, spread
from measuring.sheet import Sheet, on_one_core
from measuring.texts import invented_text

from mingxi.documents import read_document

FILES = 10
ROUNDS = 5
TARGETS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "清扫保洁村组", "≥12个"),
    ("产出指标", "质量指标", "设施完好率", "≥95%"),
    ("产出指标", "成本指标", "项目总成本", "≤120万元"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
)
STYLE = (
    "<style>body{font-size:16pt}p{margin:0;text-indent:2em;text-align:justify}"
    "table{border-collapse:collapse}td{border:1px solid}</style>"
)


def page(number: int) -> str:
    """Write an invented project text as a web page: paragraphs and a table of targets."""
    paragraphs = "".join(
        f"<p>{html.escape(line)}</p>" for line in invented_text(number).splitlines()
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>"
        for row in TARGETS * 2
    )
    return f"<meta charset=utf-8>{STYLE}{paragraphs}<table>{rows}</table>"


def printed() -> tuple[str, list[bytes]]:
    """Print the files with what is installed, and tell with what."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sources = [folder / f"{number}.html" for number in range(FILES)]
        for number, source in enumerate(sources):
            source.write_text(page(number), encoding="utf-8")
        if office := shutil.which("soffice"):
            home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
            kind = ("--convert-to", "pdf:writer_web_pdf_Export", "--outdir", place)
            _run(office, home, "--headless", *kind, *map(str, sources))
        elif browser := shutil.which("chromium"):
            for source in sources:
                target = f"--print-to-pdf={source.with_suffix('.pdf')}"
                _run(browser, "--headless", "--no-sandbox", target, source.as_uri())
        else:
            sys.exit("neither LibreOffice nor Chromium is installed, so there are no files to read")
        maker = Path(office or browser or "").name
        return maker, [source.with_suffix(".pdf").read_bytes() for source in sources]


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def read_by_us(files: list[bytes]) -> int:
    return sum(len(read_document("file.pdf", data).text) for data in files)


def read_by_pdfplumber(files: list[bytes]) -> int:
    characters = 0
    for data in files:
        with pdfplumber.open(BytesIO(data)) as document:
            characters += len("\n".join(page.extract_text() for page in document.pages))
    return characters


def main() -> None:
    logging.disable(logging.WARNING)
    maker, files = printed()
    on_one_core()
    taken = interleaved(
        {
            "mingxi: read_document": lambda: read_by_us(files),
            "pdfplumber: extract_text": lambda: read_by_pdfplumber(files),
        },
        ROUNDS,
    )
    sheet = Sheet("pdf", "Reading PDF files, one core", ["pdfplumber", "pypdfium2"])
    characters = (read_by_us(files), read_by_pdfplumber(files))
    for (name, seconds), read in zip(taken.items(), characters, strict=True):
        middle, least, greatest = (FILES / value for value in spread(seconds))
        sheet.row(
            what=name,
            files_per_second=f"{middle:,.1f}",
            range=f"{greatest:,.1f}–{least:,.1f}",
            characters=f"{read:,}",
        )
    ratio, low, high = ratios(*taken.values())
    sheet.note(f"ratio mingxi : pdfplumber = {ratio:.1f} [{low:.1f}–{high:.1f}]")
    size = sum(map(len, files)) / FILES / 1024
    sheet.note(f"{FILES} invented files of {size:.0f} KiB by {maker}; medians of {ROUNDS} rounds")
    sheet.finish()


if __name__ == "__main__":
    main()
