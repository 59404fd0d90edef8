"""What word processors, web pages and templates leave in a text."""

import pytest

from mingxi.prose.residues import ResidueKind, residues_in


def found(text: str) -> list[tuple[ResidueKind, str]]:
    return [(residue.kind, text[residue.start : residue.end]) for residue in residues_in(text)]


@pytest.mark.parametrize(
    "residue",
    [
        "[bookmark: _GoBack]",
        "[批注 李科1：数量请再核实]",
        "_Hlk98765",
        "错误!未找到引用源。",
        "错误！未定义书签。",
        "Error! Reference source not found.",
    ],
)
def test_a_field_of_a_word_processor_is_found(residue: str) -> None:
    assert found(f"见{residue}所列") == [(ResidueKind.FIELD, residue)]


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 信息公开 > 财政预决算",
        "政务公开>>县水务局>>规划信息",
        "您现在的位置：首页",
        "发布时间：2020-02-27 09:12    字号：[大 中 小]",
        "【打印】【关闭】",
        "上一篇：没有了  下一篇：部门决算",
        "扫一扫在手机打开当前页",
        "扫码在手机上查看",
        "浏览次数：128",
    ],
)
def test_a_line_of_a_web_page_is_found_whole_and_once(line: str) -> None:
    assert found(f"项目文本\n  {line}  \n一、项目名称") == [(ResidueKind.WEB_PAGE, line)]


@pytest.mark.parametrize(
    ("text", "residue"),
    [
        ("XX镇农村公厕管护", "XX"),
        ("××县水务局", "××"),
        ("20XX年预算", "20XX"),
        ("共需____万元", "____"),
        ("受益群众【待补】", "【待补】"),
        ("联系人（待定）", "（待定）"),
        ("（此处填写项目概况）", "（此处填写项目概况）"),
    ],
)
def test_a_placeholder_is_found(text: str, residue: str) -> None:
    assert found(text) == [(ResidueKind.PLACEHOLDER, residue)]


@pytest.mark.parametrize("garbled", ["\ufffd", "\ufffd\ufffd\ufffd", "锟斤拷", "烫烫烫"])
def test_garbled_characters_are_found(garbled: str) -> None:
    assert found(f"经费{garbled}元") == [(ResidueKind.GARBLED, garbled)]


@pytest.mark.parametrize(
    "text",
    [
        "在政府网站首页公开",
        "网站浏览次数达到10万次",
        "申报 > 审核",
        "A>B>C",
        "资金来源：县财政",
        "村民扫码缴费，扫一扫支付",
        "上一篇报告",
        "60人××100元",
        "救助对象李某某",
        "设备型号XXL-3",
        "单位负责人：____　填报人：____",
        "请填写人注意",
        "会议室关闭窗户",
        "",
    ],
)
def test_sound_words_are_left_alone(text: str) -> None:
    assert not found(text)
