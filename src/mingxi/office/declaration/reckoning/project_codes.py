"""How a place gives its projects codes (项目代码): a rule in pieces, the last of them a number.

The technical standard of 预算管理一体化 has codes of 21 places, but how the places are filled
differs between provinces; so the rule is a setting. It is written as words in braces between plain
characters: ``{区划}{年}{类别}{流水:11}``.
"""

import re
from dataclasses import dataclass

from mingxi.office.declaration.reckoning.states import ProjectCategory

CODE_CHARACTERS_MAX = 32
"""What the column of codes holds; the standard's codes have 21."""
SERIAL_DIGITS_MIN = 4
SERIAL_DIGITS_MAX = 12
DEFAULT_PATTERN = "{区划}{年}{类别}{流水:11}"
DEFAULT_REGION = "000000"

_PIECE = re.compile(r"\{([^{}]*)\}")
_PLAIN = re.compile(r"[0-9A-Za-z-]*")
_REGION = re.compile(r"\d{6,12}")
_SERIAL = re.compile(r"流水[:：](\d{1,2})")
_WHOLE_WORDS = frozenset({"区划", "年份", "年", "类别", "类别字母"})
# Two places for each, so that all codes of a place have the same length.
_CATEGORY_DIGITS = {
    ProjectCategory.PERSONNEL: "10",
    ProjectCategory.PUBLIC_EXPENSE: "21",
    ProjectCategory.OTHER_OPERATING: "22",
    ProjectCategory.SPECIFIC: "30",
}
_CATEGORY_LETTERS = {
    ProjectCategory.PERSONNEL: "R",
    ProjectCategory.PUBLIC_EXPENSE: "Y",
    ProjectCategory.OTHER_OPERATING: "Y",
    ProjectCategory.SPECIFIC: "T",
}


@dataclass(frozen=True)
class CodeShape:
    """A rule that was found to be sound: all but the number at the end, and its digits."""

    region: str
    beginning: str
    serial_digits: int

    def prefix(self, *, year: int, category: ProjectCategory) -> str:
        """Give what stands before the number; each prefix counts for itself."""
        words = {
            "区划": self.region,
            "年份": f"{year:04d}",
            "年": f"{year % 100:02d}",
            "类别": _CATEGORY_DIGITS[category],
            "类别字母": _CATEGORY_LETTERS[category],
        }
        return _PIECE.sub(lambda piece: words[piece[1]], self.beginning)

    def code(self, prefix: str, serial: int) -> str:
        """Give the code with this number; raises ValueError where the digits do not suffice."""
        if serial >= 10**self.serial_digits:
            raise ValueError(
                f"以“{prefix}”开头的项目代码已经用完（流水号只有{self.serial_digits}位）。"
            )
        return f"{prefix}{serial:0{self.serial_digits}d}"

    def example(self, *, year: int) -> str:
        """Give the first code of a year, as one shows what a rule does."""
        return self.code(self.prefix(year=year, category=ProjectCategory.SPECIFIC), 1)


def code_shape(*, region: str, pattern: str) -> CodeShape:
    """Read a rule; raises ValueError that says what is wrong with it and how to mend it."""
    if not _REGION.fullmatch(region):
        raise ValueError("区划代码为6至12位数字，例如530427。")
    last = list(_PIECE.finditer(pattern))[-1:]
    serial = _SERIAL.fullmatch(last[0][1]) if last and last[0].end() == len(pattern) else None
    if serial is None:
        raise ValueError("规则最后须是流水号，例如{流水:11}，冒号后为位数。")
    digits = int(serial[1])
    if not SERIAL_DIGITS_MIN <= digits <= SERIAL_DIGITS_MAX:
        raise ValueError(f"流水号的位数为{SERIAL_DIGITS_MIN}至{SERIAL_DIGITS_MAX}位。")
    beginning = pattern[: last[0].start()]
    unknown = [word for word in _PIECE.findall(beginning) if word not in _WHOLE_WORDS]
    if unknown:
        raise ValueError(
            f"不认识{{{unknown[0]}}}。可以用：{{区划}}、{{年份}}、{{年}}、{{类别}}、{{类别字母}}。"
        )
    if not _PLAIN.fullmatch(_PIECE.sub("", beginning)):
        raise ValueError("花括号以外只能写数字、字母和连字符。")
    shape = CodeShape(region, beginning, digits)
    if len(shape.example(year=2000)) > CODE_CHARACTERS_MAX:
        raise ValueError(f"按此规则的代码超过{CODE_CHARACTERS_MAX}位，请缩短流水号或其他部分。")
    return shape
