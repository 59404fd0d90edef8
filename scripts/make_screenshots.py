"""Take the pictures of the documentation that only other programs can draw, as PNG.

The page is photographed in Chromium, the Word file with comments is printed by LibreOffice. No two
versions of those draw alike, so the pictures are not compared: each keeps the digest of what it
shows, and ``--check``, which needs neither program, compares the digests.
"""

import argparse
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page, sync_playwright

from mingxi.office.commands.demonstration.county import PASSWORD
from mingxi.reports import report
from mingxi.reports.checking import check_document
from mingxi.reports.document_report import Wishes
from mingxi.reports.page import page_report
from mingxi.reports.word_report import word_report

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
DOCUMENT = "examples/home-care.docx"
DIGEST = "mingxi-shows"
LANGUAGES = ("zh", "en")


class OfficePage(NamedTuple):
    """A page of the demonstration: whose, how they come to it, and what it is made of."""

    picture: str
    sign_in_name: str
    open_page: Callable[[Page], None]
    sources: tuple[str, ...]


def _open_check(view: Page) -> None:
    view.goto("/checks/")
    view.click("main table a")
    view.frame_locator("iframe").locator("a.figure").first.wait_for(timeout=60_000)


def _open_form(view: Page) -> None:
    view.goto("/declarations/?year=&state=drafting")
    view.click("main table a")
    view.get_by_role("link", name="填写").click()
    view.locator("#kept").wait_for()
    view.get_by_role("heading", name="项目实施内容").first.scroll_into_view_if_needed()
    view.wait_for_timeout(3_000)


def _open_overview(view: Page) -> None:
    view.goto("/overview/")
    view.locator("main table").first.wait_for(state="attached")
    view.wait_for_timeout(3_000)


FRAME = "frame/components/page.html"
OFFICE_PAGES = (
    OfficePage(
        "office.png",
        "jingban",
        _open_check,
        (FRAME, "declaration/pages/check.html", "declaration/pages/verdict.html"),
    ),
    OfficePage(
        "office-form.png",
        "xuexiao",
        _open_form,
        (FRAME, "declaration/pages/write_declaration.html"),
    ),
    OfficePage(
        "office-overview.png", "yusuan", _open_overview, (FRAME, "desk/pages/overview.html")
    ),
)

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}
DOTS_PER_POINT = 2
MARGIN = 24
COLOURS = 192

# LibreOffice leaves comments out when it converts, and puts them into the margin when it prints.
NOTES_IN_MARGIN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Writer/Print/Content">
<prop oor:name="Note" oor:op="fuse"><value>4</value></prop>
</item>
</oor:items>
"""
PAGE = 1
PRINTED_SCALE = 4


class Picture(NamedTuple):
    """A picture: where it is kept, what it shows, and how that is drawn."""

    path: Path
    shown: bytes
    draw: Callable[[bytes], Image.Image]

    @property
    def digest(self) -> str:
        """The digest of what is shown; of a package, of what is in it, however that is packed."""
        if not self.shown.startswith(b"PK"):
            return hashlib.sha256(self.shown).hexdigest()
        with zipfile.ZipFile(io.BytesIO(self.shown)) as package:
            parts = [(name, package.read(name)) for name in sorted(package.namelist())]
        return hashlib.sha256(repr(parts).encode()).hexdigest()


def pictures() -> Iterator[Picture]:
    """Give every picture."""
    for language in LANGUAGES:
        document, content = _checked(language)
        page = "".join(page_report([document], language)).encode()
        yield Picture(PICTURES / f"page.{language}.png", page, _photographed)
        yield Picture(PICTURES / f"page-phone.{language}.png", page, _photographed_small)
        comments = word_report(document, content, language)
        yield Picture(PICTURES / f"comments.{language}.png", comments, _printed)
    for shown in OFFICE_PAGES:
        yield Picture(PICTURES / shown.picture, _office_sources(shown), partial(_office, shown))


def _office_sources(page: OfficePage) -> bytes:
    """Give what a page is made of: its words, its looks, what it tells of."""
    office = ROOT / "src" / "mingxi" / "office"
    sources = [
        *sorted((office / "frame" / "static" / "frame").rglob("*.css")),
        *sorted((office / "declaration" / "static").rglob("*.css")),
        *(office / source for source in page.sources),
        office / "commands" / "demonstration" / "home-care.txt",
        office / "commands" / "demonstration" / "projects.py",
    ]
    return b"".join(source.read_bytes() for source in sources)


def _office(page: OfficePage, _sources: bytes) -> Image.Image:
    """Photograph a page of the demonstration."""
    command = Path(sys.executable).with_name("mingxi")
    with tempfile.TemporaryDirectory() as folder:
        surroundings = os.environ | {"MINGXI_DATA": str(Path(folder, "data"))}
        demo = subprocess.Popen(  # noqa: S603  # our own program
            [command, "demo"],
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert demo.stdout is not None
            address = next(line for line in demo.stdout if line.startswith("http")).strip()
            shot = _signed_in_photograph(address, page)
        finally:
            demo.terminate()
            demo.wait()
    return Image.open(io.BytesIO(shot))


def _signed_in_photograph(address: str, page: OfficePage) -> bytes:
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        view = browser.new_page(base_url=address, viewport=WIDE, device_scale_factor=DOTS_PER_POINT)  # type: ignore[arg-type]
        view.goto(address)
        view.fill("input[name=sign_in_name]", page.sign_in_name)
        view.fill("input[name=password]", PASSWORD)
        view.keyboard.press("Enter")
        view.wait_for_url(address)
        page.open_page(view)
        shot = view.screenshot(animations="disabled")
        browser.close()
    return shot


def _checked(language: str) -> tuple[report.Document, bytes]:
    content = (ROOT / DOCUMENT).read_bytes()
    wishes = Wishes(language, with_text=True, with_places=True)
    return check_document(DOCUMENT, content, wishes), content


def _photographed(page: bytes) -> Image.Image:
    """Photograph a page with the proof of its first contradicted figure open."""
    return _photograph(page, WIDE, opened=True)


def _photographed_small(page: bytes) -> Image.Image:
    return _photograph(page, NARROW, opened=False)


def _photograph(page: bytes, size: dict[str, int], *, opened: bool) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        path = Path(folder, "page.html")
        path.write_bytes(page)
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        view = browser.new_page(viewport=size, device_scale_factor=DOTS_PER_POINT)  # type: ignore[arg-type]
        view.goto(path.as_uri())
        if opened:
            figure = view.locator("a.figure.contradicted").first
            figure.scroll_into_view_if_needed()
            figure.click()
        shot = view.screenshot(animations="disabled")
        browser.close()
    return Image.open(io.BytesIO(shot))


def _printed(word: bytes) -> Image.Image:
    """Print a Word file with its comments in the margin, and give the page shown."""
    suite = shutil.which("soffice")
    assert suite is not None, "LibreOffice is not installed"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "comments.docx")
        path.write_bytes(word)
        home = Path(folder, "home")
        (home / "user").mkdir(parents=True)
        (home / "user" / "registrymodifications.xcu").write_text(NOTES_IN_MARGIN, "utf-8")
        command = [suite, f"-env:UserInstallation={home.as_uri()}", "--headless"]
        command += ["--print-to-file", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own file
        pdf = pypdfium2.PdfDocument(path.with_suffix(".pdf").read_bytes())
        drawn: Image.Image = pdf[PAGE].render(scale=PRINTED_SCALE).to_pil()
    return _cropped(drawn)


def _cropped(page: Image.Image) -> Image.Image:
    """Cut off the empty paper around what is printed."""
    page = page.convert("RGB")
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    assert box is not None
    left, top, right, bottom = box
    return page.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))


def _kept(picture: Picture) -> str | None:
    """Give the digest that a picture keeps, or None where there is no picture."""
    if not picture.path.is_file():
        return None
    with Image.open(picture.path) as drawn:
        return drawn.info.get(DIGEST)


def _take(picture: Picture) -> None:
    info = PngInfo()
    info.add_text(DIGEST, picture.digest)
    drawn = picture.draw(picture.shown).convert("RGB").quantize(COLOURS)
    picture.path.parent.mkdir(parents=True, exist_ok=True)
    drawn.save(picture.path, pnginfo=info, optimize=True)


def main() -> int:
    """Take the pictures that are not up to date, or with ``--check`` only name them."""
    parser = argparse.ArgumentParser(description="Take the pictures of pages and Word files.")
    parser.add_argument("--check", action="store_true", help="take none, name stale pictures")
    check = parser.parse_args().check
    stale = 0
    for picture in pictures():
        if _kept(picture) == picture.digest:
            continue
        stale += 1
        print(picture.path.relative_to(ROOT))
        if not check:
            _take(picture)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
