"""Where a text buys people under the name of a service, and how plainly it says so.

What is bought must be a service (养事不养人). A text hires when it says so in whatever order
inside a sentence (以购买服务方式招聘…), when it names the people or posts bought
(政府购买服务人员), or when it counts the people it buys (购买协管员6名). People whom a supplier
hires for its service are the supplier's own.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at

# Members, pupils and patients are nobody's staff.
_STAFF = r"(?:人员|(?<![人党学会社成教患])员|[\u4e00-\u9fa5]师|辅警|协勤|保安|司机|医生|护士)"
_PEOPLE = rf"(?:{_STAFF}|员工|职工|教师|校医|人|工|岗位?)"
_COUNT = r"(?:\d{1,5}|[一二两三四五六七八九十百]{1,4})"
_HIRE = (
    r"(?:招聘|新聘|新招|招考|留用|招录|招用|招收|聘用|聘任|选聘|续聘|返聘|增聘|聘请|雇[用佣请]|录用|派遣"
    r"|使用(?=[^。；;，,\n]{0,8}?(?:人员|[\u4e00-\u9fa5]员)))"
)
# Posts are filled with people as well as services with what they need, so these ask for a count.
_FILL = (
    r"(?:配(?=[一二两三\d][名个位])|配备|配齐|配足|选配|增配|补充|充实|解决|安排|增加|新增|设立|设置|吸纳"
    r"|安置|补足)"
)
_PURCHASED = r"购买(?:公共|社会|社会化)?服务"
_WAY = r"(?:方式|形式|途径|名义|办法|渠道|模式)"
_BY = r"(?:通过|采取|采用|以|按照?|用|系|经)(?:政府)?"
_HIRED = pattern_of(
    rf"{_PURCHASED}的?(?P<way>{_WAY})?(?P<between>[^。；;\n]{{0,24}}?)"
    rf"{_HIRE}(?P<who>[^。；;，,\n]{{0,14}}?{_PEOPLE})(?=(?P<behind>[^。；;，,\n]{{0,4}}))"
)
_FILLED = pattern_of(
    rf"(?:{_BY}{_PURCHASED}|{_PURCHASED}的?{_WAY})(?P<between>[^。；;\n]{{0,24}}?){_FILL}"
    rf"(?P<who>[^。；;，,\n\d]{{0,14}}?{_STAFF}\s?{_COUNT}[名人位]"
    rf"|{_COUNT}[名位个][^。；;，,\n\d]{{0,10}}?{_STAFF})"
)
_HIRED_FIRST = pattern_of(
    rf"{_HIRE}(?P<who>[^。；;，,\n]{{0,12}}?{_PEOPLE})(?=(?P<behind>[^。；;，,\n]{{0,4}}))"
    rf"(?P<between>[^。；;\n]{{0,24}}?)(?:{_BY}|从(?:政府)?|在(?:政府)?|列入(?:政府)?|纳入(?:政府)?)"
    rf"{_PURCHASED}的?(?:{_WAY}|经费|资金|预算|支出|项目|范围)?中?"
    r"(?:解决|支付|实施|管理|安排|进行|列支|支出|开支|负担|保障|发放|录用|用工)?(?=[。；;，,\n）)]|$)"
)
# The people come first and the sentence ends in the verb: 协管员9名由本局以购买服务方式聘用.
_HIRED_BEHIND = pattern_of(
    rf"(?P<who>{_STAFF}[^。；;，,\n\d]{{0,4}}{_COUNT}[名人位])"
    rf"(?P<between>[^。；;\n]{{0,24}}?){_BY}?{_PURCHASED}的?{_WAY}"
    rf"[^。；;，,\n]{{0,8}}?{_HIRE}(?=[。；;，,、）)\n]|$)"
)
_CALLED = pattern_of(
    r"(?:(?:政府|新增|增加)购买(?:公共)?(?:服务)?性?的?(?:工作|公益性?|辅助)?(?:人员|岗位|用工|员工)"
    r"|购买(?:公益性?岗位|[^，,。；;\n]{0,6}劳务派遣)"
    rf"|{_PURCHASED}的?{_WAY}?用工"
    rf"|政府购买服务的?[\u4e00-\u9fa5]{{0,4}}?(?:(?<![人党学会社成教患])员|辅警|保安|协勤|司机)(?={_COUNT}[名人位]))"
    r"(?!(?:业务|工作|能力|技能)?(?:培训|学习|座谈|考察)|的?[\u4e00-\u9fa5]{0,6}(?:险|服装|装备|物资|用品|设备|体检|宣传|政策))"
)
_COUNTED = pattern_of(
    r"购买(?:(?P<who>[\u4e00-\u9fa5]{1,8}?(?:员|人员|保安|辅警|护工|司机|教师|医生|护士)(?:岗位)?"
    rf"|[\u4e00-\u9fa5]{{1,6}}岗位?)(?:{_COUNT})(?:名|人|位|个)(?!的|次|份)"
    rf"|{_COUNT}[名位个](?P<them>[\u4e00-\u9fa5]{{1,8}}?(?:员|人员|保安|辅警|司机|岗位))(?![的及和与]))"
)
_PAID_FROM = pattern_of(
    rf"(?P<who>{_STAFF}\s?{_COUNT}[名人位])的?[^。；;，,\n]{{0,6}}?(?:工资|报酬|薪酬|薪资|社保|人员经费)"
    rf"(?P<between>[^。；;\n]{{0,16}}?)(?:从|在|由|列入|纳入|通过)(?:政府)?{_PURCHASED}(?:经费|资金|预算|支出|专项|项目|科目)"
)
_WAGED = pattern_of(
    r"工资|薪|报酬|每人每[月年]|人均|元[/／]月|每月\d|社保|五险|待遇|经费|劳务费|\d\s?[名人个]"
)
_PAID_BY_HEAD = pattern_of(r"工资|薪|每人每[月年]|人均|元[/／]人|社保|五险")
_OFFICE = pattern_of(r"机关|本[单局]|我[局办]|[局所站院科室队]|办公室|窗口|乡镇|街道|村委|县直")
_NAMED = pattern_of("政府购买|购买(?:公共|社会|社会化)?服务")
_SUPPLIER = pattern_of(
    r"公司|企业|机构|承接|承包|供应商|中标|第三方|社会组织|服务商|服务方|乙方|委托|考试|工作站|合作社|协会|中心负责|其招聘|合同"
)
_BY_SUPPLIER = pattern_of(
    r"[^。；;，,\n]{0,6}[，,]?由[^。；;，,\n]{0,12}(?:承接|公司|企业|供应商|中标|机构|中心承|组织承)"
)
# A firm or an expert is no employee; what is bought for people is no person.
_NOT_HIRED = pattern_of(
    r"机构|公司|事务所|律师|会计师|审计师|评估师|造价师|规划师|设计师|培训师|专家|顾问|团队|第三方|志愿|讲师|授课|企业|工程师|单位"
    r"|队伍(?!人员)|人工|工程|工作(?!人)|工具|人大|人才中介"
)
_NOT_PEOPLE = pattern_of(
    "险|保障|票|药|[用商礼物奖]品|服装|装备|物资|设备|给|为|用于|及|和|与|的|合同"
)
_SERVED = pattern_of(
    r"为[^。；;，,\n]{0,12}(?:老人|老年人|儿童|残疾人|群众|居民|家庭|对象|学生|患者|病人|户)"
)
_SOCIAL_CARE = pattern_of("社工|社会工作|护理|康复|养老|心理")

# What the office has already is told as it stands; who bought it, and when, is not.
_AS_IS = pattern_of("目前|现有|现已|已有|已整合|原有|截至")


class PeopleBought(NamedTuple):
    """A place that buys people; ``plain`` where the words leave no other reading.

    ``hires`` is true where a verb says that the text hires them, false where they are only named.
    """

    span: Span
    plain: bool
    hires: bool = False


def people_bought(reading: Reading) -> Iterator[PeopleBought]:
    """Give the places that buy people, at most one of each way in a sentence, in no order."""
    text = reading.text
    for sentence in _sentences(text):
        missing = {need for need in _NEEDS if not need.search(text, *sentence)}
        for words, judge, needs in _WAYS:
            for match in words.finditer(text, *sentence) if needs.isdisjoint(missing) else ():
                plain = judge(text, match)
                if plain is not None and is_asserted(text, Span(*match.span())):
                    yield PeopleBought(Span(*match.span()), plain, words in _VERBS)


def _sentences(text: str) -> Iterator[Span]:
    """Give the sentences that buy anything."""
    place = text.find("购买")
    while place >= 0:
        sentence = sentence_at(text, place)
        yield sentence
        place = text.find("购买", sentence.end)


def _hires(text: str, match: re.Match[str]) -> bool | None:
    """招聘 behind 购买服务: plain if that is the way; none by a supplier or of an expert."""
    if _is_of_a_supplier(text, match):
        return None
    return match["way"] is not None or not match["between"]


def _fills(text: str, match: re.Match[str]) -> bool | None:
    """配备 behind 购买服务: plain for an office, paid by the head; none for those it serves."""
    if _is_of_a_supplier(text, match) or _SERVED.search(match["between"]):
        return None
    sentence = sentence_at(text, match.start())
    paid = _PAID_BY_HEAD.search(text, match.end(), sentence.end) is not None
    office = _OFFICE.search(text, sentence.start, match.end()) is not None
    return (paid or office) and not _SOCIAL_CARE.search(match["who"])


def _hires_first(text: str, match: re.Match[str]) -> bool | None:
    """招聘 before 购买服务: the two may speak of different things."""
    return None if _is_of_a_supplier(text, match) else False


def _hires_behind(text: str, match: re.Match[str]) -> bool | None:
    """The people counted, then 以购买服务方式聘用: plain, but for those a supplier brings."""
    clause = text[max(0, match.start() - 6) : match.end("who")]
    given = _SUPPLIER.search(match["between"]) or _NOT_HIRED.search(clause)
    return None if given or _BY_SUPPLIER.match(text, match.end()) else True


def _is_of_a_supplier(text: str, match: re.Match[str]) -> bool:
    """Tell whether those hired are a supplier's people, or no employees at all."""
    groups = match.groupdict()
    return bool(
        _SUPPLIER.search(match["between"].replace("合同制", ""))
        or _BY_SUPPLIER.match(text, match.end())
        or _NOT_HIRED.search(match["who"] + (groups.get("behind") or ""))
    )


def _calls(text: str, match: re.Match[str]) -> bool | None:
    """Called bought people or posts: plain where they are counted or paid as well."""
    sentence = sentence_at(text, match.start())
    if _AS_IS.search(text, sentence.start, match.start()):
        return False
    return _WAGED.search(text, match.end(), sentence.end) is not None


def _counts(text: str, match: re.Match[str]) -> bool | None:
    """People counted as bought: plain where the text calls it a purchase of services."""
    who = match["who"] or match["them"]
    if _NOT_PEOPLE.search(who):
        return None
    sentence = sentence_at(text, match.start())
    if _AS_IS.search(text, sentence.start, match.start()) or _SOCIAL_CARE.search(who):
        return False
    return _NAMED.search(text, sentence.start, sentence.end) is not None


# What every place of a way holds; these open with a word or one set of characters, which the engine
# looks for fast, so that few sentences are searched for the way itself.
_BOUGHT = pattern_of(_PURCHASED)
_HIRING = pattern_of("[招聘留录雇派使]")
_WORKERS = pattern_of("员|岗|用工|派遣|辅警|保安|协勤|司机")
_HEADS = pattern_of(r"[\d一二两三四五六七八九十百][名人位个]")
_NEEDS = (_BOUGHT, _HIRING, _WORKERS, _HEADS)
_WAYS: tuple[
    tuple[
        re.Pattern[str],
        Callable[[str, re.Match[str]], bool | None],
        frozenset[re.Pattern[str]],
    ],
    ...,
] = (
    (_HIRED, _hires, frozenset({_BOUGHT, _HIRING})),
    (_FILLED, _fills, frozenset({_BOUGHT, _HEADS})),
    (_HIRED_FIRST, _hires_first, frozenset({_BOUGHT, _HIRING})),
    (_HIRED_BEHIND, _hires_behind, frozenset({_BOUGHT, _HEADS, _HIRING})),
    (_PAID_FROM, _hires_first, frozenset({_BOUGHT, _HEADS})),
    (_CALLED, _calls, frozenset({_WORKERS})),
    (_COUNTED, _counts, frozenset({_HEADS})),
)
_VERBS = frozenset({_HIRED, _FILLED, _HIRED_BEHIND})
