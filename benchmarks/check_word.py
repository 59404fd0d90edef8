"""The whole check of Word files, against python-docx merely reading the text of the same files.

Ours reads the file, understands it, asks every rule and writes the JSON; python-docx is asked for
the text of paragraphs and table cells. Both take the bytes from memory, file by file in turn, so
that a change of the machine's speed falls on both.
"""

import json
from statistics import median
from time import process_time

from measuring.rounds import Clock, Spread, spread
from measuring.sheet import Sheet, on_one_core
from measuring.texts import TARGETS, invented_text, shared_texts
from measuring.word_files import text_by_python_docx, word_file

from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes

FILES = 20
ROUNDS = 9
WISHES = Wishes()


def checked(data: bytes) -> str:
    return json.dumps(check_document("file.docx", data, WISHES), ensure_ascii=False)


def one_round(files: list[bytes], clock: Clock) -> tuple[float, float]:
    """Give the seconds ours and theirs took for all files, each file by both in turn."""
    ours = theirs = 0.0
    for data in files:
        begun = clock()
        checked(data)
        between = clock()
        text_by_python_docx(data)
        ours += between - begun
        theirs += clock() - between
    return ours, theirs


def corpora() -> dict[str, list[bytes]]:
    given = [shared_texts("seeds"), shared_texts("heldin/texts")]
    found = {str(texts): [word_file(text) for text in texts.texts] for texts in given}
    invented = [word_file(invented_text(number), TARGETS * 2) for number in range(FILES)]
    return {name: files for name, files in found.items() if files} | {
        f"{FILES} invented texts with a table": invented
    }


def main() -> None:
    on_one_core()
    sheet = Sheet("check_word", "The whole check of Word files, one core", ["python-docx", "lxml"])
    for name, files in corpora().items():
        one_round(files, process_time)
        rounds = [one_round(files, process_time) for _ in range(ROUNDS)]
        ratio: Spread = spread([ours / theirs for ours, theirs in rounds])
        each = [1000 * median(times) / len(files) for times in zip(*rounds, strict=True)]
        sheet.row(
            files=name,
            mingxi=f"{each[0]:.1f} ms",
            python_docx=f"{each[1]:.1f} ms",
            ratio=f"{ratio.median:.2f} [{ratio.least:.2f}-{ratio.greatest:.2f}]",
        )
    sheet.note("mingxi: read, understood, questioned, JSON; python-docx: text of the same bytes")
    sheet.finish()


if __name__ == "__main__":
    main()
