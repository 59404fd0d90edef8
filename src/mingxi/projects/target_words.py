"""The words of a target table: its levels, its placeholders and what stands below it."""

from enum import Enum

from mingxi.documents.document import Cell
from mingxi.patterns import pattern_of

LEVEL1 = pattern_of(r"(?:产出|效益|效果|满意度?|成本)(?:指标)?")
_TITLE = pattern_of(r"绩效(?:指标|目标)")
LEVEL2 = pattern_of(
    r"(?:数量|质量|时效|(?:经济|社会|生态(?:环境)?)?成本|(?:经济|社会|生态|环境)(?:效益)?"
    r"|可持续(?:影响|发展)?|(?:服务对象|受益对象|社会公众|群众)?满意度?)(?:指标)?"
)
FOOTER = pattern_of(
    r".*(?:制度措施|说明|负责人|填报人|填表人|审核人|经办人|联系人|联系电话|日期|备注|事项)[:：]?|注[:：].*"
)
OPERATOR = pattern_of(
    r"[≥≤><＞＜＝=≧≦]{1,2}|定性|定量|大于等于|小于等于|不低于|不超过|大于|小于|等于"
)
NUMBER = pattern_of(r"[≥≤><＞＜＝=≧≦]{0,2}-?\d[\d,]*(?:\.\d+)?")
_QUANTITY = pattern_of(r"[≥≤><＞＜＝=≧≦约]{0,2}-?\d[\d,]*(?:\.\d+)?[^\d]{0,6}")


class Looks(Enum):
    """What a cell of a target table looks like, by itself."""

    BLANK = "blank"
    TITLE = "title"
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    EITHER_LEVEL = "either level"
    OPERATOR = "operator"
    NUMBER = "number"
    QUANTITY = "quantity"
    WORDS = "words"

    @property
    def is_level(self) -> bool:
        """Tell whether the cell names a level of indicators, and not one of them."""
        return self in (Looks.LEVEL1, Looks.LEVEL2, Looks.EITHER_LEVEL)


def label_of(text: str, cell: Cell | None) -> str:
    """Give the words of a cell without any blanks; 产 出 指 标 is 产出指标."""
    return "" if cell is None else "".join(text[cell.start : cell.end].split())


def looks(label: str) -> Looks:
    """Tell what a cell (its text without blanks) looks like."""
    if not label:
        return Looks.BLANK
    first, second = LEVEL1.fullmatch(label), LEVEL2.fullmatch(label)
    if first or second:
        both = Looks.EITHER_LEVEL if first and second else Looks.LEVEL2
        return both if second else Looks.LEVEL1
    for kind, words in _KINDS:
        if words.fullmatch(label):
            return kind
    return Looks.WORDS


_KINDS = (
    (Looks.TITLE, _TITLE),
    (Looks.OPERATOR, OPERATOR),
    (Looks.NUMBER, NUMBER),
    (Looks.QUANTITY, _QUANTITY),
)
