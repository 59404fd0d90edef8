"""The words before and behind a number that make it rough (约 余 左右) or a limit (不超过 以上)."""

from typing import NamedTuple

from mingxi.prose.marks import Bound


class Limit(NamedTuple):
    """What the words around a number say of it."""

    approximate: bool = False
    bound: Bound | None = None


_ROUGH = Limit(approximate=True)
_NONE = Limit()
# 以上 以下 以内 include the number itself, 超过 不满 do not (民法典 第1259条).
_BEFORE = {
    **dict.fromkeys(("约", "大约", "约为", "大概", "近", "将近", "接近"), _ROUGH),
    **dict.fromkeys(("约需", "约计", "约合", "约有", "约用", "约达"), _ROUGH),
    **dict.fromkeys(
        ("不超过", "不超", "不高于", "不多于", "不大于", "最高", "最多", "至多", "≤", "≦"),
        Limit(bound=Bound.AT_MOST),
    ),
    **dict.fromkeys(
        ("不少于", "不低于", "不小于", "最低", "最少", "至少", "≥", "≧"),
        Limit(bound=Bound.AT_LEAST),
    ),
    **dict.fromkeys(("超过", "超", "＞", ">"), Limit(bound=Bound.MORE_THAN)),
    **dict.fromkeys(("低于", "少于", "不足", "不到", "＜", "<"), Limit(bound=Bound.LESS_THAN)),
}
_AFTER = {
    **dict.fromkeys(("左右", "上下"), _ROUGH),
    **dict.fromkeys(("以上", "及以上"), Limit(bound=Bound.AT_LEAST)),
    **dict.fromkeys(("以下", "以内", "及以下", "之内"), Limit(bound=Bound.AT_MOST)),
}
_BEFORE_ENDS = frozenset(word[-1] for word in _BEFORE)
_AFTER_STARTS = frozenset(word[0] for word in _AFTER)


def limit_at(plain: str, start: int, end: int) -> Limit:
    """Read the words right before ``start`` and right behind ``end``; the first limit counts."""
    limit = _NONE
    if plain[start - 1 : start] in _BEFORE_ENDS:
        for length in (3, 2, 1):
            found = _BEFORE.get(plain[max(0, start - length) : start])
            if found is not None:
                limit = found
                break
    if plain[end : end + 1] in _AFTER_STARTS:
        for length in (3, 2):
            found = _AFTER.get(plain[end : end + length])
            if found is not None:
                return Limit(limit.approximate or found.approximate, limit.bound or found.bound)
    return limit
