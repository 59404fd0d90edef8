"""A workbook of a thousand projects, three of them bad: none, then the rest by choice."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = 1000

Desk = Callable[[str], Page]
Work = Callable[[], None]
Sound = Callable[[Page], None]


def filled(template: Path, year: int) -> bytes:
    """Fill in the template that the page gives, by its own headings."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if "项目名称" in [cell.value for cell in row])
    column = {str(cell.value): cell.column for cell in head if cell.value}
    for number in range(1, ROWS + 1):
        row = {
            "项目名称": f"教室照明改造（{number}号楼）",
            "单位编码": "201001",
            "项目类别": "特定目标类",
            "存续状态": "新增",
            "开始年度": year,
            "结束年度": year + 1,
            "申报数（元）": 12_000.5 + number,
        } | {
            11: {"申报数（元）": "一万二"},
            501: {"结束年度": year - 1},
            1000: {"单位编码": "302"},
        }.get(number, {})
        for heading, value in row.items():
            sheet.cell(head[0].row + number, column[heading], value)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_thousand_rows_with_three_bad_ones_are_none_and_then_the_rest(
    desk: Desk, work: Work, sound: Sound, year: int, tmp_path: Path
) -> None:
    page = desk("林晓禾")
    page.get_by_role("link", name="项目库").first.click()
    page.get_by_role("link", name="导入", exact=True).click()
    with page.expect_download() as given:
        page.get_by_role("link", name="下载模板").click()
    template = tmp_path / "template.xlsx"
    given.value.save_as(template)
    page.get_by_label("预算年度").fill(str(year))
    page.locator("input[type=file]").set_input_files(
        {"name": "照明改造.xlsx", "mimeType": XLSX, "buffer": filled(template, year)}
    )
    page.get_by_role("button", name="上传并检查").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("照明改造.xlsx")
    work()
    page = desk("林晓禾")
    page.get_by_role("link", name="检查完、等待决定的项目库导入").click()
    page.get_by_role("link", name="照明改造.xlsx").click()
    sound(page)
    expect(page.get_by_text("有 3 行存在问题，现在什么也没有导入")).to_be_visible()
    problems = page.locator("tbody tr")
    expect(problems).to_have_count(3)
    for told in (("申报数（元）", "一万二"), ("结束年度", str(year - 1)), ("单位编码", "302")):
        expect(problems.filter(has_text=told[0]).filter(has_text=told[1])).to_have_count(1)
    page.get_by_role("link", name="我的申报").first.click()
    expect(page.get_by_text("还没有申报过项目")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="只导入没有问题的 997 行").click()
    work()
    page.reload()
    expect(page.locator(".facts")).to_contain_text("997")
    page.get_by_role("link", name="我的申报").first.click()
    expect(page.locator("main")).to_contain_text("997")
