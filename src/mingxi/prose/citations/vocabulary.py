"""The words around a citation: what leads up to it, who issues it, what it calls itself."""

from mingxi.patterns import pattern_of

# A clause leads up to its basis with these; none of them is ever part of a document code.
_LEADING_VERBS = (
    "根据|依据|依照|按照|遵照|参照|参考|结合|执行|贯彻|落实|遵循|遵守|严格|认真|以及|制定|制订|出台|通过|符合|适用|"
    "同意|批准|详见|参见|依托|围绕|引用|收到|实施|下达|按|据|见|的|了"
)
_LEADING_NOUNS = (
    "印发|下发|转发|发布|颁布|公布|修订|关于|文件|精神|要求|规定|意见|通知|批复|方案|办法|决定|会议"
)
LEADING_VERB = pattern_of(_LEADING_VERBS)
LEADING = pattern_of(f"{_LEADING_VERBS}|{_LEADING_NOUNS}")

_ORGAN_ENDS = (
    "人民政府|政府|办公室|办公厅|委员会|国务院|法院|检察院|[省市县区州旗乡镇盟]委|党委|工委|纪委|监委|党组|政法委|"
    "文明委|改革委|发改委|卫健委|中央|组织部|宣传部|统战部|[政教生务设通业障管水安化法防]部|总局|局|厅|署|银行|"
    "联合会|总工会|委会|指挥部|领导小组|小组|管委会|办事处|中心|共青团|妇联|残联|工商联|部门|单位|所|总社|联席会议"
)
ORGAN_END = pattern_of(rf"(?:{_ORGAN_ENDS})\Z")
ORGAN_ENDS = pattern_of(_ORGAN_ENDS)

# 公文种类 (党政机关公文处理工作条例, article 8) and the other names that policy documents bear.
DOCUMENT_WORDS = (
    "通知|意见|批复|决定|决议|命令|公报|公告|通告|通报|议案|请示|报告|函|纪要|办法|规定|细则|方案|规划|计划|"
    "措施|制度|准则|规则|规程|规范|标准|指引|指南|章程|纲要|要点|目录|清单|解释|预案|公约|导则|通则|总则|职责|"
    "政策|体系|责任制|定额|条例|法典|宪法|法律"
)
# 看法, 书法 and 算法 are no laws; 预算法 is one.
_LAW = pattern_of(r"(?:[^方做看想说书用手技魔写语活历司执普守办算]法|预算法|法典|宪法|条例)\Z")
_LAW_CHARACTERS_MAX = 3
_POLICY_WORDS = tuple(DOCUMENT_WORDS.split("|"))
# Reports on a thing and forms are no basis, though 报告 and 法 are words of policy as well.
_NO_POLICY = pattern_of(
    r"(?:评估|评价|检测|检验|鉴定|研究|调查|调研|监测|审计|验收|体检|测绘|勘察|自评|测试|分析|实验|咨询|述职|总结)报告\Z"
    r"|(?:邀请|投标|询价|承诺|声明|担保|保|律师|慰问)函\Z"
    r"|(?:工程量|设备|物品|材料|资产|货物|采购|人员|物资|资料)清单\Z|^法律\Z"
)
_NO_POLICY_ENDS = ("报告", "函", "清单", "法律")
_TAIL = pattern_of(r"(?:\s*[（(][^（）()]{0,30}[）)]?|[〉>”\"]|\s|等|全文|精神)+\Z")
_TAIL_BEGINS = pattern_of(r"[（(〉>”\"\s等全精]")


def bare_name(title: str) -> str:
    """Take （试行）, （2021—2025年） and closing marks off the end of a title."""
    return _TAIL.sub("", title) if _TAIL_BEGINS.search(title) else title


def is_policy_name(title: str) -> bool:
    """Tell whether a title calls itself a law or an official document."""
    name = bare_name(title)
    if name.endswith(_NO_POLICY_ENDS) and _NO_POLICY.search(name):
        return False
    return name.endswith(_POLICY_WORDS) or _ends_with_law(name)


def is_law_name(title: str) -> bool:
    """Tell whether a title calls itself a law, code or regulation (条例)."""
    return _ends_with_law(bare_name(title))


def _ends_with_law(name: str) -> bool:
    return _LAW.search(name, max(0, len(name) - _LAW_CHARACTERS_MAX)) is not None


def after_leading_verbs(text: str) -> int:
    """Give the offset behind the last verb that leads up to a basis, 0 where there is none."""
    end = 0
    for match in LEADING_VERB.finditer(text):
        end = match.end()
    return end
