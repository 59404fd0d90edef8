"""Codes of classifications as people write them: the code, its name, or both."""

import re
from collections.abc import Mapping

_LEADING_CODE = re.compile(r"(\d+)(?:\s.*)?", re.DOTALL)
# More codes of one name than these are not all told.
_TOLD_MAX = 3


def code_written(text: str, names: Mapping[str, str]) -> str:
    """Read ``30215``, ``30215 会议费`` or ``会议费`` as a code; nothing written is none.

    What is written in digits is taken as it is: whether there is such a code is asked later.

    Args:
        text: What was written.
        names: The names that may be chosen, by code.

    Raises:
        ValueError: There is no such name, or several codes bear it.
    """
    text = text.strip()
    if not text:
        return ""
    if found := _LEADING_CODE.fullmatch(text):
        return found[1]
    codes = [code for code, name in names.items() if name == text]
    if not codes:
        raise ValueError(f"没有名为“{text}”的科目，请写代码，或从列表中选择。")
    if len(codes) > 1:
        more = "等" if len(codes) > _TOLD_MAX else ""
        raise ValueError(f"“{text}”有{'、'.join(codes[:_TOLD_MAX])}{more}，请写代码。")
    return codes[0]
