"""Make the files of the sample county from their manuscripts, the same bytes every time.

A manuscript in ``scripts/manuscripts`` bears the name of its file, followed by ``.txt``. It has one
paragraph to a line, and what a line begins with says what becomes of it:

    !      the title
    #      a section, numbered 一、 by Word; for a further project #. numbers 1、 and #, again 一、
    ##     a part of a section, numbered （一）
    +      an item, numbered 1. anew in each section and part
    |=     the first row of a table, |  a further row; a cell < continues the one to its left, and
           ^ the one above
    [[…]]  a text box

Everything else is a plain paragraph, and {注：…} within one is a footnote. In a web page headings
bear their numbers, and the browser counts items alone. In a workbook # begins a sheet, a plain line
is a cell of its own, and figures become numbers with a format.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from samples.page import page
from samples.word import word_file
from samples.workbook import workbook

ROOT = Path(__file__).parents[1]
MANUSCRIPTS = ROOT / "scripts" / "manuscripts"
EXAMPLES = ROOT / "examples"
WRITERS = {".docx": word_file, ".html": page, ".xlsx": workbook}


def made_files() -> Iterator[tuple[str, bytes]]:
    """Give every file of the sample county that has a manuscript, with its name."""
    for path in sorted(MANUSCRIPTS.glob("*.txt")):
        yield path.stem, WRITERS[Path(path.stem).suffix](path.read_text(encoding="utf-8"))


def main() -> int:
    """Write the files, or with ``--check`` name those that are not up to date."""
    parser = argparse.ArgumentParser(description="Make the files of the sample county.")
    parser.add_argument("--check", action="store_true", help="write nothing, name stale files")
    check = parser.parse_args().check
    stale = 0
    for name, content in made_files():
        path = EXAMPLES / name
        if path.is_file() and path.read_bytes() == content:
            continue
        stale += 1
        print(path.relative_to(ROOT))
        if not check:
            path.write_bytes(content)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
