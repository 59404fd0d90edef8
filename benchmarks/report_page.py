"""The report as one page: its size, what making it costs beside the check, and when it is ready.

Making the page and checking the text are timed in turn in this process. Chromium then opens the
page from disk several times; it is ready when its script has run and its ``load`` event is over.
"""

import os
import shutil
import tempfile
from pathlib import Path
from statistics import median

from measuring.rounds import interleaved, spread
from measuring.sheet import Sheet, on_one_core
from measuring.texts import invented_text, shared_texts
from playwright.sync_api import Browser, sync_playwright

from mingxi.reports import report
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes
from mingxi.reports.page import page_report

ROUNDS = 9
OPENINGS = 7
INVENTED = 20
WISHES = Wishes(with_text=True, with_places=True)
READY = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def checked(text: str) -> report.Document:
    return check_document("text.txt", text.encode(), WISHES)


def page(document: report.Document) -> str:
    return "".join(page_report([document], WISHES.language))


def longest_texts() -> dict[str, str]:
    """Give the longest text of each origin that lies at hand."""
    invented = [invented_text(number) for number in range(INVENTED)]
    found = {"longest invented": invented, "longest shared seed": shared_texts("seeds").texts}
    return {name: max(texts, key=len) for name, texts in found.items() if texts}


def ready_ms(browser: Browser, html: str) -> list[float]:
    """Give the milliseconds from navigation to readiness, opening by opening."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(html, encoding="utf-8")
        return [_opened(browser, file.as_uri()) for _ in range(OPENINGS)]


def _opened(browser: Browser, address: str) -> float:
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(address)
    taken: float = tab.evaluate(READY)
    tab.close()
    return taken


def measure(sheet: Sheet, browser: Browser, name: str, text: str) -> None:
    document = checked(text)
    html = page(document)
    turns = {"check": lambda: checked(text), "page": lambda: page(document)}
    taken = interleaved(turns, ROUNDS)
    pairs = zip(taken["page"], taken["check"], strict=True)
    ratio = spread([making / checking for making, checking in pairs])
    ready = spread(ready_ms(browser, html))
    sheet.row(
        text=name,
        characters=f"{len(text):,}",
        page=f"{len(html.encode()) / 1000:,.0f} kB",
        check=f"{1000 * median(taken['check']):.1f} ms",
        making=f"{1000 * median(taken['page']):.1f} ms",
        ratio=f"{ratio.median:.2f} [{ratio.least:.2f}-{ratio.greatest:.2f}]",
        ready=f"{ready.median:.0f} ms [{ready.least:.0f}-{ready.greatest:.0f}]",
    )


def main() -> None:
    sheet = Sheet("report_page", "The report as one page", ["jinja2", "playwright"])
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses to start for root.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        # The browser is started before, so that it keeps all cores.
        on_one_core()
        for name, text in longest_texts().items():
            measure(sheet, browser, name, text)
        sheet.note(f"Chromium {browser.version}, from disk, median of {OPENINGS} openings")
        browser.close()
    sheet.note("promised: at most 1,000 kB and 1,000 ms; making at most as long as the check")
    sheet.finish()


if __name__ == "__main__":
    main()
