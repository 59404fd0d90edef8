"""Where a text buys people under the name of a service, and how plainly it says so.

What is bought must be a service (养事不养人). A text hires when it says so (以购买服务方式招聘…),
when it calls the people or posts bought (政府购买服务人员), or when it counts the people it buys
(购买协管员6名). People whom a supplier hires for its service are the supplier's own.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at

_PEOPLE = r"(?:人员|[\u4e00-\u9fa5]员|员工|职工|人|工|岗位?|保安|辅警|司机|教师|医生|护士)"
_COUNT = r"\d{1,5}|[一二两三四五六七八九十百]{1,4}"
_HIRED = re.compile(
    r"购买(?:公共|社会|社会化)?服务的?(?P<way>方式|形式|途径|名义|办法|渠道)?(?P<between>[^。；;\n]{0,16}?)"
    rf"(?:招聘|招录|招用|聘用|选聘|聘请|雇[用佣]|派遣)(?P<who>[^。；;，,\n]{{0,14}}?{_PEOPLE})(?=(?P<behind>[^。；;，,\n]{{0,4}}))"
)
_HIRED_FIRST = re.compile(
    rf"(?:招聘|招录|招用|聘用|雇[用佣]|派遣)(?P<who>[^。；;，,\n]{{0,12}}?{_PEOPLE})(?=(?P<behind>[^。；;，,\n]{{0,4}}))"
    r"(?P<between>[^。；;\n]{0,16}?)(?:通过|采取|采用|以|按照?)(?:政府)?购买服务的?(?:方式|形式)?"
    r"(?:解决|支付|实施|管理|安排|进行|列支)?(?=[。；;，,\n]|$)"
)
_CALLED = re.compile(
    r"(?:(?:政府|新增|增加)购买(?:公共)?(?:服务)?性?的?(?:工作|公益性?|辅助)?(?:人员|岗位|用工|员工)"
    r"|购买(?:公益性?岗位|[^，,。；;\n]{0,6}劳务派遣))"
    r"(?!(?:业务|工作|能力|技能)?(?:培训|学习|座谈|考察)|的?[\u4e00-\u9fa5]{0,6}(?:险|服装|装备|物资|用品|设备|体检))"
)
_COUNTED = re.compile(
    r"购买(?P<who>[\u4e00-\u9fa5]{1,8}?(?:员|人员|保安|辅警|护工|司机|教师|医生|护士))"
    rf"(?:{_COUNT})(?:名|人|位|个)(?!的|次|份)"
)
_WAGED = re.compile(
    r"工资|薪|报酬|每人每月|人均|元[/／]月|社保|五险|待遇|经费|劳务费|\d\s?[名人个]"
)
_NAMED = re.compile("政府购买|购买(?:公共|社会|社会化)?服务")
_SUPPLIER = re.compile(
    r"公司|企业|机构|承接|承包|供应商|中标|第三方|社会组织|服务商|服务方|乙方|委托|考试|工作站|合作社|协会|中心负责|其招聘"
)
_BY_SUPPLIER = re.compile(r"[^。；;，,\n]{0,6}由[^。；;，,\n]{0,6}(?:承接|公司|企业|供应商|中标)")
# A firm or an expert is no employee; what is bought for people is no person.
_NOT_HIRED = re.compile(
    r"机构|公司|事务所|律师|会计师|专家|顾问|团队|第三方|志愿|讲师|企业|工程师|单位|队伍(?!人员)|人工|工程|工作(?!人)|工具|人大|人才中介"
)
_NOT_PEOPLE = re.compile("险|保障|票|药|[用商礼物奖]品|服装|装备|物资|设备|给|为|用于|及|和|与|的")

# What the office has already is told as it stands; who bought it, and when, is not.
_AS_IS = re.compile("目前|现有|现已|已有|已整合|原有|截至")


class PeopleBought(NamedTuple):
    """A place that buys people; ``plain`` where the words leave no other reading."""

    span: Span
    plain: bool


def people_bought(reading: Reading) -> Iterator[PeopleBought]:
    """Give the places that buy people, at most one of each way in a sentence, in no order."""
    text = reading.text
    if "购买" not in text:
        return
    for words, judge in (
        (_HIRED, _hires),
        (_HIRED_FIRST, _hires_first),
        (_CALLED, _calls),
        (_COUNTED, _counts),
    ):
        for match in words.finditer(text):
            plain = judge(text, match)
            if plain is not None and is_asserted(text, Span(*match.span())):
                yield PeopleBought(Span(*match.span()), plain)


def _hires(text: str, match: re.Match[str]) -> bool | None:
    """招聘 behind 购买服务: plain if that is the way; none by a supplier or of an expert."""
    if _is_of_a_supplier(text, match):
        return None
    return match["way"] is not None or not match["between"]


def _hires_first(text: str, match: re.Match[str]) -> bool | None:
    """招聘 before 购买服务: the two may speak of different things."""
    return None if _is_of_a_supplier(text, match) else False


def _is_of_a_supplier(text: str, match: re.Match[str]) -> bool:
    """Tell whether those hired are a supplier's people, or no employees at all."""
    return bool(
        _SUPPLIER.search(match["between"])
        or _BY_SUPPLIER.match(text, match.end())
        or _NOT_HIRED.search(match["who"] + match["behind"])
    )


def _calls(text: str, match: re.Match[str]) -> bool | None:
    """Called bought people or posts: plain where they are counted or paid as well."""
    sentence = sentence_at(text, match.start())
    if _AS_IS.search(text, sentence.start, match.start()):
        return False
    return _WAGED.search(text, match.end(), sentence.end) is not None


def _counts(text: str, match: re.Match[str]) -> bool | None:
    """People counted as bought: plain where the text calls it a purchase of services."""
    if _NOT_PEOPLE.search(match["who"]):
        return None
    sentence = sentence_at(text, match.start())
    if _AS_IS.search(text, sentence.start, match.start()):
        return False
    return _NAMED.search(text, sentence.start, sentence.end) is not None
