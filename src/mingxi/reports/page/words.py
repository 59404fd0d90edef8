"""The words of the page itself, by the names that its templates and its script know them by."""

from typing import Final

from mingxi.languages import Message, render, say

_WORDS: Final[dict[str, Message]] = {
    "brand": say("明细"),
    "report": say("检查报告"),
    "title": say("明细检查报告"),
    "skip_to_text": say("跳到正文"),
    "skip_to_findings": say("跳到问题"),
    "overview": say("总览"),
    "document": say("文档"),
    "of_documents": say("返回总览"),
    "text": say("正文"),
    "tabs": say("查看"),
    "findings": say("问题"),
    "calculations": say("全部算式"),
    "read": say("读到的内容"),
    "legend": say("图例"),
    "cited": say("引用文件"),
    "found": say("有问题的文字"),
    "proven_means": say("文中的算式得出这个数，或者用到了它，而且算式成立。"),
    "contradicted_means": say("文中有算式得出另一个数。"),
    "unexplained_means": say(
        "文中没有成立的算式说明这个数从何而来。审核的人无法复核它，请补写测算过程或依据。"
    ),
    "unread": say("无法读取"),
    "suggestion": say("建议"),
    "calculation": say("算式"),
    "waived": say("已豁免"),
    "baseline": say("已在基线中"),
    "reason": say("理由"),
    "severity": say("级别"),
    "rule": say("规则"),
    "every_rule": say("全部规则"),
    "set_aside": say("显示已豁免和基线中的问题"),
    "none_found": say("没有发现问题。"),
    "none_found_else": say("没有发现其他问题。"),
    "none_match": say("没有符合条件的问题。"),
    "show_all": say("显示全部"),
    "no_calculations": say("文中没有算式。"),
    "nothing_read": say("没有认出项目文本的章节。"),
    "waivers_broken": say("豁免文件未生效"),
    "explained": say("有算式说明"),
    "amounts": say("金额"),
    "moves": say("用方向键在数字之间移动，回车查看证明，Esc 关闭。"),
    "list_moves": say("用方向键或 j、k 在问题之间移动，回车跳到原文。"),
    "all_documents": say("文档合计"),
    "made_by": say("由明细生成"),
    "offline": say("本页不访问网络，可以离线保存和转发。"),
}


def words(language: str) -> dict[str, str]:
    """Give every word in ``language``."""
    return {name: render(word, language) for name, word in _WORDS.items()}


def script_words(language: str) -> dict[str, str]:
    """Give the sentences that the script fills in; their placeholders stay in braces."""
    sentences = {
        "shown": say("显示 {shown} 条，共 {all} 条问题", shown="{shown}", all="{all}"),
        "more": say("另有 {count} 条，见“全部算式”。", count="{count}"),
        "finding": say("问题 {number}：{what}", number="{number}", what="{what}"),
    }
    return {name: render(sentence, language) for name, sentence in sentences.items()}
