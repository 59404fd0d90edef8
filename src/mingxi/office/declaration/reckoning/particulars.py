"""The particulars of a project that only its own words tell: category, continuity, term, funds.

Each is given with the characters that say it, and is None where the text does not.
"""

from mingxi.office.declaration.reckoning.imported import Place
from mingxi.office.declaration.reckoning.states import Continuity, FundKind, ProjectCategory
from mingxi.patterns import pattern_of

_CATEGORY = pattern_of(
    r"(?P<personnel>人员类(?:项目|支出)?)|(?P<public>公用经费)|(?P<operating>其他运转类)"
    r"|(?P<specific>特定目标类)"
)
_CATEGORIES = {
    "personnel": ProjectCategory.PERSONNEL,
    "public": ProjectCategory.PUBLIC_EXPENSE,
    "operating": ProjectCategory.OTHER_OPERATING,
    "specific": ProjectCategory.SPECIFIC,
}
_CONTINUITY = pattern_of(
    r"(?P<continuing>延续性?项目|续建项目|存续状态\s*[：:]?\s*延续)"
    r"|(?P<new>新增项目|新建项目|存续状态\s*[：:]?\s*新增)"
)
_TERM = pattern_of(
    r"(?:(?:实施|执行|建设|项目)(?:期限?|周期|年限|起止(?:时间|年限)?)|起止(?:时间|年限))"
    r"[^\n。；\d]{0,8}(?P<first>20\d\d)\s*年?[^\n。；\d]{0,4}(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"\s*[-－—–~～至到]+\s*(?P<last>20\d\d)\s*年?"
)
_FUND_KINDS = (
    (FundKind.GOVERNMENT_FUND, "政府性基金"),
    (FundKind.STATE_CAPITAL, "国有资本经营"),
    (FundKind.SPECIAL_ACCOUNT, "财政专户"),
    (FundKind.UNIT_FUNDS, "单位资金"),
    (FundKind.GENERAL, "一般公共预算"),
)


def category_in(text: str, start: int, end: int) -> tuple[ProjectCategory, Place] | None:
    """Tell the category that a stretch of the text names; two tell nothing of the project."""
    found = {str(match.lastgroup): match.span() for match in _CATEGORY.finditer(text, start, end)}
    if len(found) != 1:
        return None
    ((group, place),) = found.items()
    return _CATEGORIES[group], place


def continuity_in(text: str, start: int, end: int) -> tuple[Continuity, Place] | None:
    """Tell whether the project is called new, or one that goes on."""
    match = _CONTINUITY.search(text, start, end)
    return (Continuity(str(match.lastgroup)), match.span()) if match else None


def term_in(text: str, start: int, end: int) -> tuple[tuple[int, Place], tuple[int, Place]] | None:
    """Tell the first and the last year."""
    match = _TERM.search(text, start, end)
    if match is None or match["first"] > match["last"]:
        return None
    first, last = ((int(match[name]), match.span(name)) for name in ("first", "last"))
    return first, last


def fund_kind_in(written: str) -> FundKind:
    """Tell of which budget a share is; where it is not said, of the general one."""
    return next((kind for kind, word in _FUND_KINDS if word in written), FundKind.GENERAL)
