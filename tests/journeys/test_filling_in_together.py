"""A declaration filled in by hand by two people, with a finding that the head lets pass."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from mingxi.office.frame.clock import today

NAME = "校园心理辅导室开放"
# Above the standard of the trade: the checker warns, and the head may let it pass.
DEAR = "聘请心理学副教授授课，授课费标准为每课时800元。"
REASON = "授课专家须提前两天到校备课，标准由校长办公会议定，并报县教育局备案。"

Desk = Callable[[str], Page]
Sound = Callable[[Page], None]


def test_two_fill_in_the_form_and_the_head_lets_a_finding_pass(
    desk: Desk, sound: Sound, year: int
) -> None:
    one = begun(desk, year)
    address = one.url
    other = desk("叶知秋")
    other.get_by_role("link", name="我的申报").first.click()
    other.get_by_role("link", name=NAME).click()
    other.get_by_role("link", name="填写", exact=True).click()
    assert other.url == address
    filled_in(one, other, year)
    sound(other)
    disputed(desk, one, other)
    waived(desk, other, sound)


def begun(desk: Desk, year: int) -> Page:
    """One begins."""
    page = desk("林晓禾")
    page.get_by_role("link", name="我的申报").first.click()
    page.get_by_role("link", name="新建申报").click()
    page.get_by_role("button", name="开始填写").click()
    expect(page.get_by_role("alert")).to_contain_text("项目名称")
    page.get_by_label("项目名称").fill(NAME)
    page.get_by_role("button", name="开始填写").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("填写申报")
    return page


def filled_in(one: Page, other: Page, year: int) -> None:
    """One writes words, the other figures; neither loses anything."""
    write(one, "sections.basis", f"《蘅川县学校心理健康教育实施办法》（蘅教发〔{year - 1}〕7号）。")
    write(one, "sections.overview", f"学校心理辅导室面向全体学生开放。{DEAR}")
    write(one, "sections.outcome", "全年辅导学生600人次。")
    write(other, "total_fen", "18000")
    other.get_by_role("button", name="添加子项", exact=True).click()
    other.keyboard.type("辅导材料")
    item = other.locator("li.item")
    item.get_by_role("button", name="添加测算行").click()
    for member, typed in {
        "label": "材料费",
        "standard_fen": "30",
        "quantity": "600",
        "quantity_unit": "人次",
    }.items():
        item.locator(f".cost-line [data-field={member}]").fill(typed)
    expect(item.locator("[data-tell=line]")).to_have_text("＝1.8万元")
    item.get_by_role("button", name="用作金额").click()
    other.get_by_role("button", name="添加资金来源", exact=True).click()
    other.locator("#leaf-funding li [data-field=amount_fen]").fill("18000")
    for at, (level1, level2, level3, value, unit) in enumerate(
        (
            ("产出指标", "数量指标", "辅导学生", "600", "人次"),
            ("产出指标", "质量指标", "辅导记录完整率", "100", "%"),
            ("效益指标", "社会效益指标", "受益学生", "600", "人次"),
            ("满意度指标", "服务对象满意度指标", "学生满意度", "90", "%"),
        )
    ):
        other.get_by_role("button", name="添加指标", exact=True).click()
        row = other.locator(".indicator").nth(at)
        for member, typed in {
            "level1": level1,
            "level2": level2,
            "level3": level3,
            "value": value,
            "unit": unit,
        }.items():
            row.locator(f"[data-field={member}]").fill(typed)
    expect(other.locator("#found .finding").filter(has_text="ES103")).to_be_visible()
    is_saved(other)
    # What the colleague wrote has come in.
    expect(field(other, "sections.outcome")).to_have_value("全年辅导学生600人次。")


def disputed(desk: Desk, one: Page, other: Page) -> None:
    """Both change the same words: who comes second is asked."""
    desk.told = "status of 409"  # type: ignore[attr-defined]  # the browser tells of it itself
    one.reload()
    write(one, "owner", "德育处")
    write(other, "owner", "心理辅导室", saved=False)
    dialog = other.get_by_role("dialog")
    expect(dialog).to_contain_text("林晓禾")
    expect(dialog).to_contain_text("德育处")
    dialog.get_by_label("我的").check()
    dialog.get_by_role("button", name="按所选保存").click()
    is_saved(other)
    desk.told = "nothing"  # type: ignore[attr-defined]


def waived(desk: Desk, page: Page, sound: Sound) -> None:
    """What may pass with a reason goes to the head, whose reason later steps read."""
    page.get_by_role("link", name="去报送").click()
    page.get_by_role("button", name="报送").click()
    expect(page.get_by_text(f"已报送“{NAME}”第1版")).to_be_visible()
    for name in ("周伯远", "沈静秋"):
        agree(desk, name)
    head = opened(desk, "陆怀瑾")
    head.get_by_role("link", name="登记集体决策").click()
    head.get_by_label("决策机构").fill("校长办公会")
    head.get_by_label("会次").fill("第3次")
    head.get_by_label("会议日期").fill(today().isoformat())
    head.locator("input[type=file]").set_input_files(
        {"name": "会议纪要.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 of a session"}
    )
    head.get_by_role("button", name="登记", exact=True).click()
    expect(head.get_by_text("已登记集体决策")).to_be_visible()
    head.get_by_label("同意", exact=True).check()
    head.get_by_role("button", name="办理").click()
    expect(head.get_by_role("alert")).to_contain_text("理由")
    head.get_by_role("link", name="签署放行理由").click()
    sound(head)
    for box in head.locator("main textarea").all():
        box.fill(REASON)
    head.get_by_role("button", name="签署").click()
    expect(head.get_by_text("写明理由，以后各环节都能看到")).to_be_visible()
    head.get_by_label("同意", exact=True).check()
    head.get_by_role("button", name="办理").click()
    expect(head.get_by_text(f"已办理“{NAME}”")).to_be_visible()
    later = opened(desk, "程望舒")
    expect(later.locator(".finding").filter(has_text=REASON).first).to_contain_text("陆怀瑾")
    agree(desk, "程望舒")


def opened(desk: Desk, name: str) -> Page:
    page = desk(name)
    page.get_by_role("link", name="待审核的项目文本").click()
    page.get_by_role("link", name=NAME).click()
    return page


def agree(desk: Desk, name: str) -> None:
    page = opened(desk, name)
    page.get_by_label("同意", exact=True).check()
    page.get_by_role("button", name="办理").click()
    expect(page.get_by_text(f"已办理“{NAME}”")).to_be_visible()


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#writing [data-field='{name}']").first


def write(page: Page, name: str, words: str, *, saved: bool = True) -> None:
    field(page, name).fill(words)
    if saved:
        is_saved(page)


def is_saved(page: Page) -> None:
    expect(page.locator("#kept")).to_contain_text("已保存")
