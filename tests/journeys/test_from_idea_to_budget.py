"""A project from a Word file to the approved budget, and on into the next year."""

import re
from collections.abc import Callable

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from mingxi.documents.word_writing import word_file
from mingxi.office.commands.ledger import ledger
from mingxi.office.declaration.reckoning.form_words import words_of
from mingxi.office.declaration.reckoning.project_form import (
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Manner, ProjectCategory
from mingxi.office.frame.clock import today
from mingxi.projects.project_text import Level, SectionKey

NAME = "学校食堂明厨亮灶与燃气安全改造"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WAN = 1_000_000
# What the clerk wrote wrongly: 6 × 2.1万元 is 12.6万元.
WRONG = "共有6个档口，每个档口安装报警和切断装置2.1万元，共需13.6万元。"
RIGHT = WRONG.replace("13.6万元", "12.6万元")
# What the desk wants to be said more exactly, and what comes of it.
VAGUE = "改造后，每日可供2,400名师生用餐。"
EXACT = "改造后，每日可供2,400名师生用餐，后厨全程可视。"

Desk = Callable[[str], Page]
Work = Callable[[], None]
Sound = Callable[[Page], None]


def word_of(year: int) -> bytes:
    """Write what the school has in its drawer: a text as a Word file, nothing carried along."""
    items = (
        ("a1", "后厨监控设备", 24),
        ("a2", "燃气报警和切断装置", None),
        ("a3", "油烟净化设备", 30),
    )
    form = ProjectForm(
        name=NAME,
        fiscal_year=year,
        unit_name="蘅川县第一中学",
        category=ProjectCategory.SPECIFIC,
        first_year=year,
        last_year=year + 1,
        total_fen=66_600_000,
        next_year_fen=10 * WAN,
        sections={
            SectionKey.BASIS: f"根据《蘅川县学校食堂安全管理办法》（蘅教发〔{year - 1}〕12号），"
            f"学校食堂改造列入{year}年任务。",
            SectionKey.OVERVIEW: f"学校食堂{WRONG}",
            SectionKey.OUTCOME: VAGUE,
        },
        items=tuple(
            FormItem(
                key=key,
                label=label,
                owner="总务处",
                amount_fen=12_600_000 if wan is None else wan * WAN,
            )
            for key, label, wan in items
        ),
        funding=(FormFunding(level=Level.COUNTY, amount_fen=66_600_000),),
        instalments=tuple(
            FormInstalment(
                what=label,
                item_key=key,
                manner=Manner.ON_ACCEPTANCE,
                first=f"{year}-06",
                occasion="验收合格后",
                amount_fen=12_600_000 if wan is None else wan * WAN,
            )
            for key, label, wan in items
        ),
        indicators=tuple(
            FormIndicator(
                level1=level1, level2=level2, level3=level3, operator=sign, value=value, unit=unit
            )
            for level1, level2, level3, sign, value, unit in (
                ("产出指标", "数量指标", "改造档口", "=", "6", "个"),
                ("产出指标", "质量指标", "验收合格率", "=", "100", "%"),
                ("产出指标", "时效指标", "完成时间", "≤", f"{year}年8月", ""),
                ("成本指标", "经济成本指标", "每个档口报警和切断装置", "≤", "2.1", "万元"),
                ("效益指标", "社会效益指标", "受益师生", "≥", "2400", "人"),
                ("满意度指标", "服务对象满意度指标", "师生满意度", "≥", "90", "%"),
            )
        ),
    )
    return word_file(words_of(form).composition)


def test_a_project_goes_from_a_word_file_to_the_approved_budget(
    desk: Desk, work: Work, sound: Sound, year: int
) -> None:
    brought_in(desk, work, sound, year)
    mended(desk, sound)
    sent(desk, "第1版")
    agreed_in_the_unit(desk, sound)
    agreed(desk, "程望舒")
    returned_with_a_comment(desk, sound)
    mended_again(desk, sound)
    agreed_anew(desk)
    admitted(desk, sound, year)
    control_given(desk, work, sound, year)
    spread(desk, sound, year)
    approved(desk, work, sound, year)
    proven(desk, sound, year)
    rolled(desk, work, sound, year)


def brought_in(desk: Desk, work: Work, sound: Sound, year: int) -> None:
    """The clerk drops a Word file, sees what was read beside it, corrects and accepts."""
    page = desk("林晓禾")
    sound(page)
    page.get_by_role("link", name="我的申报").first.click()
    page.get_by_role("link", name="导入文件").first.click()
    page.locator("input[type=file]").set_input_files(
        {"name": f"{NAME}.docx", "mimeType": WORD, "buffer": word_of(year)}
    )
    page.get_by_role("button", name="读取").click()
    expect(page.get_by_text("等待读取").first).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="基本情况")).to_be_visible()
    expect(page.locator("#import-state")).to_have_text("待确认")
    sound(page)
    expect(page.get_by_label("项目名称")).to_have_value(NAME)
    expect(page.locator(".source")).to_contain_text(WRONG)
    expect(page.locator("#remarks ~ ol")).to_contain_text("AR101")
    # A value leads to its characters.
    page.locator("#items ~ .table-scroll .from").first.click()
    expect(page.locator(".source .at.selected").first).to_be_in_viewport()
    page.get_by_role("button", name="带入，建立申报").click()
    # What the text does not say is asked.
    expect(page.locator("form.read")).to_contain_text("此项必填")
    page.get_by_label("项目类别").select_option(label="特定目标类")
    page.get_by_label("存续状态").select_option(label="新增")
    page.get_by_role("button", name="带入，建立申报").click()
    expect(page.get_by_text("原文件存在附件中")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.locator(".figures")).to_contain_text("66.60")
    sound(page)


def mended(desk: Desk, sound: Sound) -> None:
    """What the checker finds blocks the sending, and is mended where it leads to."""
    page = opened_declaration(desk)
    page.get_by_role("link", name="报送").click()
    expect(page.get_by_text("改正后才能报送")).to_be_visible()
    page.get_by_role("link", name="去改正").click()
    found = page.locator("#found .finding").filter(has_text="AR101")
    expect(found).to_contain_text("13.6万元")
    found.get_by_role("button").click()
    overview = page.locator("#writing [data-field='sections.overview']")
    expect(overview).to_be_focused()
    overview.fill(overview.input_value().replace(WRONG, RIGHT))
    expect(found).to_have_count(0)
    expect(page.locator("#kept")).to_contain_text("已保存")
    sound(page)


def sent(desk: Desk, version: str) -> None:
    """The clerk sends it on."""
    page = opened_declaration(desk)
    page.get_by_role("link", name="报送").click()
    expect(page.get_by_text("将经过")).to_be_visible()
    page.get_by_role("button", name="报送").click()
    expect(page.get_by_text(f"已报送“{NAME}”{version}")).to_be_visible()


def agreed_in_the_unit(desk: Desk, sound: Sound) -> None:
    """Section, finance and head agree; the head only upon the record of the collective decision."""
    agreed(desk, "周伯远")
    agreed(desk, "沈静秋")
    page = opened_review(desk, "陆怀瑾")
    sound(page)
    verdict(page, "同意")
    expect(page.get_by_role("alert")).to_contain_text("集体决策")
    page.get_by_role("link", name="登记集体决策").first.click()
    page.get_by_label("决策机构").fill("校长办公会")
    page.get_by_label("会次").fill("第9次")
    page.get_by_label("会议日期").fill(today().isoformat())
    page.locator("input[type=file]").set_input_files(
        {"name": "会议纪要.docx", "mimeType": WORD, "buffer": word_of(today().year + 1)}
    )
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("已登记集体决策")).to_be_visible()
    expect(page.get_by_text("校长办公会 第9次")).to_be_visible()
    expect(page.get_by_role("link", name="签署放行理由")).to_have_count(0)
    verdict(page, "同意")
    expect(page.get_by_text(f"已办理“{NAME}”")).to_be_visible()


def agreed(desk: Desk, name: str) -> None:
    """One more agrees, and nothing waits for their review any more."""
    page = opened_review(desk, name)
    verdict(page, "同意")
    expect(page.get_by_text(f"已办理“{NAME}”")).to_be_visible()
    home = desk(name)
    expect(home.get_by_role("heading", level=1)).to_contain_text("您好")
    expect(home.get_by_role("link", name="项目文本")).to_have_count(0)


def returned_with_a_comment(desk: Desk, sound: Sound) -> None:
    """Opinions come in beside the desk, which comments on a sentence and returns the text."""
    for name in ("秦若水", "韩立言"):
        page = opened_review(desk, name)
        page.get_by_label("理由").fill("绩效目标与投入匹配，未见不妥。")
        page.get_by_role("button", name="办理").click()
        expect(page.get_by_text(f"已办理“{NAME}”")).to_be_visible()
    page = opened_review(desk, "顾长宁")
    expect(page.locator(".timeline")).to_contain_text("绩效目标与投入匹配")
    select(page, VAGUE)
    expect(page.locator("[data-selected]")).to_have_text(f"批注“{VAGUE}”")
    page.locator("#comment").get_by_label("批注").fill("请写明后厨全程可视，这是改造的目的。")
    page.get_by_role("button", name="写上").click()
    expect(page.get_by_text("批注已写上")).to_be_visible()
    expect(page.locator(".mark.noted").filter(has_text=VAGUE)).to_have_count(1)
    sound(page)
    page.get_by_label("退回", exact=True).check()
    page.get_by_role("button", name="办理").click()
    expect(page.get_by_role("alert")).to_contain_text("理由")
    page.get_by_label("退回", exact=True).check()
    page.get_by_label("理由").fill("请按批注补充实施成效。")
    page.get_by_role("button", name="办理").click()
    expect(page.get_by_text(f"已办理“{NAME}”")).to_be_visible()


def mended_again(desk: Desk, sound: Sound) -> None:
    """The clerk finds it at home, reads the comment, mends, answers and compares."""
    page = desk("林晓禾")
    page.get_by_role("link", name="退回修改的申报").click()
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="审核页").click()
    expect(page.get_by_text("请按批注补充实施成效。")).to_be_visible()
    expect(page.get_by_text("请写明后厨全程可视")).to_be_visible()
    page.get_by_text("答复或了结").click()
    page.get_by_label("答复").fill("已补充。")
    page.get_by_role("button", name="答复").click()
    expect(page.get_by_text("已答复。")).to_be_visible()
    page.get_by_role("link", name="去修改").click()
    outcome = page.locator("#writing [data-field='sections.outcome']")
    outcome.fill(outcome.input_value().replace(VAGUE, EXACT))
    expect(page.locator("#kept")).to_contain_text("已保存")
    sent(desk, "第2版")
    page.get_by_role("link", name="比较各版本").click()
    expect(page.locator(".sentences ins")).to_have_text("，后厨全程可视")
    expect(page.get_by_role("heading", name="处不同")).to_have_text("1处不同")
    sound(page)


def agreed_anew(desk: Desk) -> None:
    """The second version goes the whole way once more."""
    for name in ("周伯远", "沈静秋", "陆怀瑾", "程望舒"):
        agreed(desk, name)
    for name in ("秦若水", "韩立言"):
        page = opened_review(desk, name)
        page.get_by_label("理由").fill("同前。")
        page.get_by_role("button", name="办理").click()
    agreed(desk, "顾长宁")


def admitted(desk: Desk, sound: Sound, year: int) -> None:
    """The budget office cuts, admits, and ranks; the library shows code and rank."""
    page = opened_review(desk, "方知远")
    page.get_by_text("审定数（选“核减”时填写）").click()
    page.get_by_label("核减后入库").check()
    page.get_by_label("理由").fill("油烟净化设备按县内同类价格核减。")
    page.get_by_label("审定总额").fill("600000")
    page.get_by_role("button", name="办理").click()
    expect(page.get_by_role("alert")).to_contain_text("子项审定数合计666,000元")
    page.get_by_label("审定：油烟净化设备").fill("234000")
    page.get_by_role("button", name="办理").click()
    expect(page.get_by_text(f"已办理“{NAME}”")).to_be_visible()
    expect(page.locator("main")).to_contain_text("600,000.00")
    page.get_by_role("link", name="项目库").first.click()
    row = page.get_by_role("row").filter(has_text=NAME)
    # Its code: 21 characters.
    expect(row).to_contain_text(re.compile(r"\d{21}"))
    expect(row).to_contain_text("66.60")
    expect(row).to_contain_text("60.00")
    sound(page)


def control_given(desk: Desk, work: Work, sound: Sound, year: int) -> None:
    """The budget office opens the year with a ceiling; a control figure above it is refused."""
    page = desk("方知远")
    page.get_by_role("link", name="预算编制").first.click()
    page.get_by_role("link", name="开启预算年度").click()
    page.get_by_label("预算年度").fill(str(year))
    page.get_by_role("button", name="开启").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{year}年预算")
    page.get_by_role("link", name="限额").click()
    page.get_by_role("link", name="设定限额").click()
    page.get_by_label("单位").select_option("201")
    page.get_by_label("限额").fill("50")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("row").filter(has_text="蘅川县教育局")).to_contain_text("50.00")
    sound(page)
    page.get_by_role("link", name="概况").click()
    into(page, "一下")
    sound(page)
    page.goto("/")
    page.get_by_role("link", name="待安排控制数的项目").click()
    figure = page.get_by_role("row").filter(has_text=NAME).get_by_role("textbox")
    figure.fill("55")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("超过“蘅川县教育局")).to_contain_text("超出5万元")
    expect(figure).to_have_value("55")
    sound(page)
    figure.fill("50")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存，1个项目有变动")).to_be_visible()
    page.get_by_role("button", name="下达控制数").click()
    work()
    page.reload()
    page.get_by_role("link", name="预算编制").first.click()
    page.get_by_role("link", name=f"{year}年").first.click()
    into(page, "二上")


def into(page: Page, name: str) -> None:
    """Lead the year into the next round."""
    page.get_by_role("link", name=f"转入“{name}”").click()
    page.get_by_role("button", name=f"转入“{name}”").click()
    expect(page.get_by_text(f"已转入“{name}”")).to_be_visible()


def spread(desk: Desk, sound: Sound, year: int) -> None:
    """The unit changes the proposal by hand, fills in its accounts, and hands it in."""
    page = desk("林晓禾")
    page.get_by_role("link", name=f"待分解的控制数（{year}年）").click()
    page.get_by_role("link", name=NAME).click()
    expect(page.locator(".figures")).to_contain_text("50.00")
    sound(page)
    page.get_by_role("link", name="分解控制数").click()
    cells = page.locator("[data-column=items]")
    left = page.locator("[data-left-column=items]")
    # Of 24, 12.6 and 23.4 that were admitted: what was cut gets no more than the rest.
    assert [one.input_value() for one in cells.all()] == ["20", "10.5", "19.5"]
    expect(left).to_have_text("0.00")
    sound(page)
    for cell, wan in zip(cells.all(), ("18", "12.6", "20"), strict=True):
        cell.fill(wan)
    expect(left).to_have_text("−0.60")
    cells.last.fill("19.4")
    expect(left).to_have_text("0.00")
    for cell, wan in zip(
        page.locator("[data-column=plan]").all(), ("18", "12.6", "19.4"), strict=True
    ):
        cell.fill(wan)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存。")).to_be_visible()
    page.get_by_role("link", name="填写明细行").click()
    # The lines were proposed for the figures that were proposed.
    expect(page.get_by_text("上报前还要改正")).to_be_visible()
    page.get_by_role("button", name="按分解数重新生成").click()
    for row in range(3):
        at = f"第{row + 1}行"
        page.get_by_label(f"{at} 支出功能分类").fill("2050204")
        page.get_by_label(f"{at} 部门经济分类").fill("31003")
        page.get_by_label(f"{at} 政府经济分类").fill("50601")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("link", name="返回").click()
    page.get_by_role("button", name="核对并上报").click()
    expect(page.get_by_text("二上已上报")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="油烟净化设备").last).to_contain_text("4.00")


def approved(desk: Desk, work: Work, sound: Sound, year: int) -> None:
    """Government, party and congress decide; finance replies, then the department."""
    page = desk("方知远")
    page.get_by_role("link", name="预算编制").first.click()
    page.get_by_role("link", name=f"{year}年").first.click()
    into(page, "二下")
    page.get_by_role("link", name="审定和批复").click()
    for decision, document in (
        ("政府常务会议审定", "县政府常务会议第18次"),
        ("党委会议审定", "县委常委会会议第31次"),
        ("人民代表大会批准", "县人民代表大会第五次会议"),
    ):
        page.get_by_role("link", name=f"登记{decision}").click()
        page.get_by_label("文号或会议").fill(document)
        page.get_by_role("button", name="登记").click()
        expect(page.get_by_role("listitem").filter(has_text=document)).to_contain_text("已完成")
    sound(page)
    page.goto("/")
    page.get_by_role("link", name="待批复的部门").click()
    page.get_by_role("link", name=re.compile("批复.*蘅川县教育局")).click()
    page.get_by_label("批复文号").fill(f"蘅财预〔{year}〕1号")
    page.get_by_role("button", name="批复").click()
    expect(page.get_by_text("已批复“蘅川县教育局”")).to_be_visible()
    work()
    page = desk("程望舒")
    page.get_by_role("link", name="待批复的所属单位").click()
    page.get_by_role("link", name=re.compile("批复.*蘅川县第一中学")).click()
    page.get_by_label("批复文号").fill(f"蘅教财〔{year}〕1号")
    page.get_by_role("button", name="批复").click()
    expect(page.get_by_text("已批复“蘅川县第一中学”")).to_be_visible()


def proven(desk: Desk, sound: Sound, year: int) -> None:
    """The ledger holds it; the four figures and the gaps stand on the project's own page."""
    told = CliRunner().invoke(ledger, ["verify"])
    assert told.exit_code == 0, told.output
    assert "3条指标、1张凭证" in told.output
    page = desk("林晓禾")
    page.get_by_role("link", name="项目库").first.click()
    page.get_by_role("link", name=NAME).click()
    sound(page)
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=str(year), exact=True))
    for figure in ("666,000.00", "600,000.00", "500,000.00", "100,000.00"):
        expect(row).to_contain_text(figure)
    line = page.locator(".timeline")
    for moment in (
        "归口业务股室：退回",
        "一上文本 第2版",
        "预算股：核减后同意",
        "入库",
        "下达控制数",
        "二上文本 第3版",
        "预算批复",
        "财政批复部门",
        "部门批复所属单位",
    ):
        expect(line.get_by_role("heading", name=moment, exact=True)).to_have_count(1)


def rolled(desk: Desk, work: Work, sound: Sound, year: int) -> None:
    """The library rolls into the next year; what goes on waits to be declared anew."""
    page = desk("方知远")
    page.get_by_role("link", name="项目库").first.click()
    page.get_by_role("link", name="滚动到下一年").click()
    page.get_by_label("从哪一年滚动").fill(str(year))
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"把{year}年项目库滚动到{year + 1}年")
    expect(page.get_by_role("row").filter(has_text=NAME)).to_be_visible()
    sound(page)
    page.get_by_role("button", name="滚动 1 个项目").click()
    work()
    page = desk("林晓禾")
    page.get_by_role("link", name="结转到新年度").click()
    page.get_by_role("link", name=NAME).first.click()
    expect(page.locator("main")).to_contain_text(f"{year + 1}年度")
    page.get_by_role("link", name="报送").click()
    expect(page.get_by_role("button", name="报送")).to_be_visible()
    # Words that kept the old year are told.
    expect(page.get_by_text(f"早于项目年度{year + 1}年").first).to_be_visible()


def opened_declaration(desk: Desk) -> Page:
    """The clerk opens the declaration from the list."""
    page = desk("林晓禾")
    page.get_by_role("link", name="我的申报").first.click()
    page.get_by_role("link", name=NAME).first.click()
    return page


def opened_review(desk: Desk, name: str) -> Page:
    """Whose turn it is finds it at home, opens the queue, and the text."""
    page = desk(name)
    page.get_by_role("link", name="待审核的项目文本").click()
    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    return page


def verdict(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="办理").click()


def select(page: Page, words: str) -> None:
    """Select words of the text, as with the mouse."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(
                document.getElementById("sheet"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at >= 0) {
                    getSelection().setBaseAndExtent(
                        walker.currentNode, at, walker.currentNode, at + words.length);
                    return;
                }
            }
            throw new Error("not in the text: " + words);
        }""",
        words,
    )
