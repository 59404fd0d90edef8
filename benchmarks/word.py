"""Speed of reading Word files, against python-docx reading the text of the same files.

Ours resolves automatic numbers, merged cells and insertions and remembers the place of every
character; python-docx is asked for the text of paragraphs and table cells alone. Both take the
bytes of the file from memory. python-docx wrote the files, so it meets no surprise in them.
"""

from measuring.rounds import interleaved, ratios, spread
from measuring.sheet import Sheet, on_one_core
from measuring.texts import TARGETS, invented_text
from measuring.word_files import text_by_python_docx, word_file

from mingxi.documents import read_document

FILES = 30
ROUNDS = 7


def read_by_us(files: list[bytes]) -> int:
    return sum(len(read_document("file.docx", data).text) for data in files)


def read_by_python_docx(files: list[bytes]) -> int:
    return sum(len(text_by_python_docx(data)) for data in files)


def main() -> None:
    on_one_core()
    files = [word_file(invented_text(number), TARGETS * 2) for number in range(FILES)]
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
