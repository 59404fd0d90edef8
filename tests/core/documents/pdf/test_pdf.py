"""What a PDF file may be and hold: turned pages, odd characters, scans, passwords, damage."""

import random
from collections.abc import Callable

import pytest

from mingxi.documents import Document, DocumentError, read_document

ReadPdf = Callable[..., Document]
MUTATIONS = 60


def refusal_of(data: bytes, source: str = "示例.pdf") -> str | None:
    """Give the code with which a file is refused."""
    try:
        read_document(source, data)
    except DocumentError as refusal:
        return refusal.code
    return None


def one_page(sheet, *texts: str):
    """Write texts below each other on a page."""
    page = sheet()
    for row, text in enumerate(texts):
        page.text(90, 700 - 40 * row, text)
    return page


@pytest.mark.parametrize("source", ["甲.pdf", "甲.PDF", "甲", "甲.txt"])
@pytest.mark.parametrize("before", [b"", b"\n" * 1000])
def test_a_pdf_is_known_by_its_content(pdf, sheet, source: str, before: bytes) -> None:
    assert read_document(source, before + pdf([one_page(sheet, "资金12.5万元。")])).text == (
        "资金12.5万元。\n"
    )


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("⼀、⼈员经费", "一、人员经费"),
        ("⻅附件", "见附件"),
        ("（１２．５％）", "（１２．５％）"),
        ("共 计", "共 计"),
    ],
    ids=["Kangxi radicals", "radicals supplement", "full-width signs stay", "a blank set wide"],
)
def test_characters_are_those_a_reader_sees(read_pdf, sheet, written: str, seen: str) -> None:
    assert read_pdf(one_page(sheet, written)).text == f"{seen}\n"


def test_a_text_printed_twice_to_look_bold_is_read_once(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    for at, sign in enumerate("资金安排一一"):
        page.text(90 + 16 * at, 700, sign)
        page.text(90.4 + 16 * at, 700, sign)
    assert read_pdf(page).text == "资金安排一一\n"


def test_blanks_that_the_maker_put_between_characters_are_left_out(read_pdf, sheet) -> None:
    page = sheet()
    for at, sign in enumerate("项目资金"):
        page.text(90 + 16 * at, 700, f"{sign} ")
    assert read_pdf(page).text == "项目资金\n"


def test_a_raised_number_refers_to_a_note_at_the_end(read_pdf: ReadPdf, sheet) -> None:
    page = one_page(sheet, "共需11.452万元", "以上资金由县级承担。")
    page.text(90 + 16 * 4 + 8 * 6, 708, "1 ", 7)
    page.text(90, 100, "1注：据实结算。")
    text = read_pdf(page).text
    assert text == "共需11.452万元\n以上资金由县级承担。\n注：据实结算。\n"


TURNED = {
    "0 1 -1 0": (300, 300, 28, 0),
    "0 -1 1 0": (300, 600, -28, 0),
    "-1 0 0 -1": (500, 300, 0, 28),
}


@pytest.mark.parametrize("turn", list(TURNED))
def test_a_turned_page_is_read_upright(read_pdf: ReadPdf, sheet, turn: str) -> None:
    page = sheet(rotate=90)
    x, y, across, up = TURNED[turn]
    for row, text in enumerate(("Total", "5,000", "of them")):
        page.text(x + row * across, y + row * up, text, turn=turn)
    assert read_pdf(page).text == "Total\n5,000\nof them\n"


def test_a_slanting_watermark_is_no_text(read_pdf: ReadPdf, sheet) -> None:
    page = one_page(sheet, "资金12.5万元。")
    page.text(200, 300, "DRAFT", 60, turn="0.7 0.7 -0.7 0.7")
    assert read_pdf(page).text == "资金12.5万元。\n"


def test_columns_are_read_one_after_the_other(read_pdf: ReadPdf, sheet) -> None:
    page = sheet()
    for row in range(5):
        page.text(60, 700 - 28 * row, f"左栏第{row}行。")
    for row in range(5):
        page.text(330, 700 - 28 * row, f"右栏第{row}行。")
    sides = [line[0] for line in read_pdf(page).text.splitlines()]
    assert sides == ["左"] * 5 + ["右"] * 5


def test_a_scanned_page_is_named_and_nothing_passes_for_read(pdf, sheet) -> None:
    scan, text = sheet(), one_page(sheet, "资金12.5万元。")
    scan.picture(0, 0, 596, 842)
    with pytest.raises(DocumentError) as refusal:
        read_document("示例.pdf", pdf([text, scan]))
    assert refusal.value.code == "scanned-pdf"
    assert dict(refusal.value.message.values)["pages"] == "2"


def test_a_picture_beside_text_is_no_scan(pdf, sheet) -> None:
    page = one_page(sheet, "本项目资金由县级财政全额承担，按季度拨付到位。")
    page.picture(0, 0, 596, 842)
    small = one_page(sheet, "资金")
    small.picture(100, 100, 200, 100)
    assert refusal_of(pdf([page, small])) is None


def test_a_file_without_text_is_refused(pdf, sheet) -> None:
    assert refusal_of(pdf([sheet()])) == "textless-pdf"


def test_text_that_only_looks_like_text_is_refused(pdf, sheet) -> None:
    assert refusal_of(pdf([one_page(sheet, "\ue123\ue124\ue125\ue126")])) == "unreadable-pdf"


def test_a_password_is_told_of(pdf, sheet) -> None:
    secret = (
        f"/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -44/O<{'41' * 32}>/U<{'42' * 32}>>>"
        f"/ID[<{'43' * 16}><{'43' * 16}>]"
    )
    assert refusal_of(pdf([one_page(sheet, "资金")], secret)) == "encrypted-pdf"


def test_a_file_without_pages_is_refused(pdf) -> None:
    assert refusal_of(pdf([])) == "unreadable-pdf"


@pytest.mark.parametrize(
    ("limit", "most"),
    [
        ("library.PDF_PAGES_MAX", 1),
        ("library.PDF_CHARACTERS_MAX", 5),
        ("library.PDF_PAGE_CHARACTERS_MAX", 5),
        ("drawings.PDF_PAGE_DRAWINGS_MAX", 5),
        ("grids.PDF_PAGE_RULINGS_MAX", 5),
        ("grids.PDF_TABLE_FIELDS_MAX", 5),
        ("reading.PDF_CELLS_MAX", 5),
    ],
)
def test_a_file_beyond_a_limit_is_refused(
    pdf, sheet, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    page = one_page(sheet, "资金12.5万元。")
    page.grid((90, 150, 210, 270, 330, 390), (600, 570, 540, 510, 480, 450))
    page.text(95, 580, "品名")
    data = pdf([page, one_page(sheet, "第二页")])
    assert refusal_of(data) is None
    monkeypatch.setattr(f"mingxi.documents.pdf.{limit}", most)
    assert refusal_of(data) == "too-large"


def test_damage_is_refused_or_read_and_never_our_mistake(pdf, lay) -> None:
    whole = pdf(lay(["一、资金安排", "全年需资金12.5万元，由县级承担。" * 20] * 5))
    chance = random.Random(7)  # noqa: S311 - no secret hangs on it
    for _ in range(MUTATIONS):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.choice((0, 1, 40))] = chance.randbytes(chance.randint(0, 3))
        assert refusal_of(bytes(damaged)) in (
            None,
            "unreadable-pdf",
            "textless-pdf",
            "encrypted-pdf",
        )
    for end in range(0, len(whole), len(whole) // 20):
        assert refusal_of(whole[:end] or b"%PDF-1.7") in (None, "unreadable-pdf", "textless-pdf")
