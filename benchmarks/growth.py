"""Growth of time and memory with the length of a text; both should double when it doubles.

First one usual text repeated 1, 10 and 100 times, then shapes that lay traps for a reader: no full
stop, no end of a line, brackets in brackets, thousands of numbers, items or blanks.
"""

import json
import time
import tracemalloc
from collections.abc import Callable
from math import log2
from typing import NamedTuple

from measuring.sheet import Sheet, on_one_core
from measuring.texts import usual_texts

from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes

REPEATED = (1, 10, 100)
DOUBLINGS = 3
ROUNDS = 3
PATIENCE_S = 20.0
"""A shape that took longer is measured at no greater size."""

PROSE = "安排乡村道路养护资金12.5万元，其中市级5万元，县级7.5万元，"


class Shape(NamedTuple):
    """A way to write a text of a given size, and the greatest size measured."""

    text: Callable[[int], str]
    size: int


# Beginnings of titles, dates, numbers of an outline and rows that come to nothing, by repetitions.
FRAGMENTS = {
    8_000: ("》（", "《关于A的通知（云财〔2019〕3号", "会精神", "局关于"),
    10_000: ("12月、", "3月1日至", "2021—", "年底前", "一二三"),
    32_000: ("1.", "（一", "① ", "项目", "1、2、", "一是，", " \t"),
    40_000: ("\t", "a\t", "a  b  c\n", "\ta\n", "\ta\n\n"),
}

SHAPES = {
    "one paragraph without stops": Shape(lambda n: PROSE * n, 2_000),
    "numbers in one line": Shape(lambda n: " ".join(map(str, range(n))), 10_000),
    "amounts in one line": Shape(lambda n: "、".join(f"{i}元" for i in range(1, n)), 10_000),
    "one long sum": Shape(lambda n: "+".join(f"{i}万元" for i in range(1, n)), 10_000),
    "one long product": Shape(lambda n: "×".join(f"{i}人" for i in range(1, n)), 10_000),
    "one long number": Shape(lambda n: "1" * n, 80_000),
    "one long Chinese number": Shape(lambda n: "三百" * n, 40_000),
    "brackets in brackets": Shape(lambda n: "（" * n + "）" * n, 40_000),
    "amounts in brackets in brackets": Shape(lambda n: "（12万元" * n + "）" * n, 10_000),
    "brackets that never close": Shape(lambda n: "（〔《" * n, 20_000),
    "titles in titles": Shape(lambda n: "《" * n + "》" * n, 40_000),
    "list items": Shape(
        lambda n: "".join(f"{i}.清扫保洁{i % 9 + 1}万元。\n" for i in range(1, n)), 5_000
    ),
    "products in list items": Shape(
        lambda n: "".join(f"（{i}）保洁员{i}人，每人1000元，共{i}000元；\n" for i in range(1, n)),
        5_000,
    ),
    "totals of totals": Shape(lambda n: "合计12万元，" * n, 10_000),
    "table rows": Shape(lambda n: "项目\t数量\t金额\n" + "保洁\t12\t3万元\n" * n, 5_000),
    "one table row": Shape(lambda n: "\t".join(map(str, range(n))), 10_000),
    "dates": Shape(lambda n: "2024年1月" * n, 10_000),
    "goods and prices in a table": Shape(
        lambda n: "品名\t数量\t单价（元）\t金额（元）\n" + "电脑\t12台\t4,500\t54,000\n" * n, 4_000
    ),
    **{
        f"{unit!r} again and again": Shape(lambda n, unit=unit: unit * n, size)
        for size, units in FRAGMENTS.items()
        for unit in units
    },
    "blanks": Shape(lambda n: " " * n, 80_000),
    "line ends": Shape(lambda n: "\n" * n, 80_000),
}


def check_text(text: str) -> None:
    json.dumps(check_document("text.txt", text.encode(), Wishes()), ensure_ascii=False)


def seconds_for(text: str) -> float:
    """Give the least processor time of some rounds: what the text needs, less what disturbed it."""
    least = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        check_text(text)
        least = min(least, time.process_time() - begun)
        if least > PATIENCE_S:
            break
    return least


def peak_bytes_for(text: str) -> int:
    """Give the most memory that a check holds at a time."""
    tracemalloc.start()
    check_text(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def per_doubling(ratio: float, growth: float) -> float:
    """Spread a ratio of times evenly over the doublings that lie between two sizes."""
    return float(ratio ** (1 / log2(growth)))


def show_repeated(sheet: Sheet, text: str) -> None:
    """A text repeated: from each size to the next."""
    before = (0, 0.0)
    for times in REPEATED:
        repeated = (text + "\n") * times
        seconds, peak = seconds_for(repeated), peak_bytes_for(repeated)
        size, earlier = before
        sheet.row(
            text=f"usual text × {times}",
            characters=f"{len(repeated):,}",
            ms=f"{seconds * 1000:,.0f}",
            per_doubling=f"{per_doubling(seconds / earlier, times / size):.2f}" if size else "",
            peak_bytes_per_character=f"{peak / len(repeated):,.0f}",
        )
        before = (times, seconds)


def show_shape(sheet: Sheet, name: str, shape: Shape) -> None:
    """A shape, doubled several times up to its greatest size."""
    sizes = [shape.size >> doubling for doubling in reversed(range(DOUBLINGS + 1))]
    taken: list[float] = []
    text = ""
    for size in sizes:
        text = shape.text(size)
        taken.append(seconds_for(text))
        if taken[-1] > PATIENCE_S:
            break
    grown = 2 ** (len(taken) - 1)
    sheet.row(
        text=name,
        characters=f"{len(text):,}",
        ms=f"{taken[-1] * 1000:,.0f}",
        per_doubling=f"{per_doubling(taken[-1] / taken[0], grown):.2f}" if grown > 1 else "",
        peak_bytes_per_character="",
    )


def main() -> None:
    on_one_core()
    given = usual_texts()
    check_text(given.texts[0])
    sheet = Sheet("growth", "Time and memory by the length of the text, one core", [])
    show_repeated(sheet, given.texts[0])
    for name, shape in SHAPES.items():
        show_shape(sheet, name, shape)
    sheet.note(f"usual text: the first of {given}; promised: at most 2.2 per doubling")
    sheet.note(f"processor time, least of {ROUNDS} rounds; shapes are doubled {DOUBLINGS} times")
    sheet.finish()


if __name__ == "__main__":
    main()
