"""Speed of the whole check, against a well-known reader that finds bare amounts alone.

Ours reads the text, finds all marks, projects and claims, asks every rule and builds the JSON
object. JioNLP's ``extract_money`` finds amounts and their values. Both take the same texts, already
in memory, turn about on one core. Below stand the stages of ours.
"""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from unittest.mock import patch

from measuring.rounds import interleaved, ratios, spread
from measuring.sheet import Sheet, on_one_core
from measuring.texts import Texts, usual_texts

from mingxi.projects import understanding
from mingxi.reports import checking
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes

with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
    # It greets on import.
    from jionlp.algorithm.ner import extract_money  # type: ignore[import-untyped]

ROUNDS = 15
WISHES = Wishes()
STAGES = {
    "decode, lines, tables": (checking, ("read_document",)),
    "figures": (understanding, ("figures_in", "figures_with_cells")),
    "citations": (understanding, ("citations_in",)),
    "dates": (understanding, ("dates_in",)),
    "outline": (understanding, ("outline_in",)),
    "projects": (understanding, ("projects_in",)),
    "claims": (understanding, ("table_claims", "claims_in", "explained_money")),
    "rules": (checking, ("check",)),
    "report object": (checking, ("report_document",)),
}


def check_all(texts: tuple[bytes, ...]) -> None:
    for text in texts:
        json.dumps(check_document("text.txt", text, WISHES), ensure_ascii=False)


def amounts_of_all(texts: tuple[str, ...]) -> None:
    for text in texts:
        extract_money(text, with_parsing=True)


@contextmanager
def stages_timed() -> Iterator[dict[str, float]]:
    """Give the seconds spent in each stage while the context lasts."""
    spent: dict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for stage, (module, names) in STAGES.items():
            for name in names:
                timed = _timed(getattr(module, name), stage, spent)
                stack.enter_context(patch.object(module, name, timed))
        yield spent


def _timed(
    function: Callable[..., object], stage: str, spent: dict[str, float]
) -> Callable[..., object]:
    def timed(*arguments: object, **named: object) -> object:
        begun = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] += time.process_time() - begun

    return timed


def show_stages(sheet: Sheet, given: Texts, texts: tuple[bytes, ...]) -> None:
    rounds: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        with stages_timed() as spent:
            begun = time.process_time()
            check_all(texts)
            whole = time.process_time() - begun
        spent["json text, the rest"] = whole - sum(spent.values())
        for stage, seconds in spent.items():
            rounds[stage].append(seconds)
    medians = {stage: spread(seconds).median for stage, seconds in rounds.items()}
    for stage, seconds in medians.items():
        sheet.row(
            what=f"  {stage}",
            characters_per_second=f"{given.characters / seconds:,.0f}",
            share=f"{seconds / sum(medians.values()):.0%}",
        )


def main() -> None:
    on_one_core()
    given = usual_texts()
    encoded = tuple(text.encode() for text in given.texts)
    taken = interleaved(
        {
            "mingxi: whole check": lambda: check_all(encoded),
            "jionlp: extract_money": lambda: amounts_of_all(given.texts),
        },
        ROUNDS,
    )
    sheet = Sheet("speed", "Whole check against finding bare amounts, one core", ["jionlp"])
    for name, seconds in taken.items():
        middle, least, greatest = (given.characters / value for value in spread(seconds))
        sheet.row(
            what=name,
            characters_per_second=f"{middle:,.0f}",
            range=f"{greatest:,.0f}–{least:,.0f}",
            share="",
        )
    show_stages(sheet, given, encoded)
    ratio, low, high = ratios(*taken.values())
    sheet.note(f"ratio mingxi : jionlp = {ratio:.2f} [{low:.2f}–{high:.2f}]")
    sheet.note(
        f"{given.origin}: {len(given.texts)}, {given.characters:,} characters; {ROUNDS} rounds"
    )
    sheet.finish()


if __name__ == "__main__":
    main()
