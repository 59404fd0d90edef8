"""Characters as PDF makers write them, and as a reader sees them."""

import re
import unicodedata

_RADICALS = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5]")
# CJK radicals that are simplified forms of their own have no compatibility mapping in Unicode.
_SUPPLEMENT = dict(
    zip(
        "⺁⺇⺌⺎⺗⺘⺙⺛⺟⺠⺡⺣⺦⺩⺬⺮⺼⻁⻄⻅⻆⻈⻉⻋⻌⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂几小兀心手攵旡母民水火丬王示竹肉虎西见角言贝车辶長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_LIGATURES = {point: unicodedata.normalize("NFKC", chr(point)) for point in range(0xFB00, 0xFB07)}
# What pdfium gives for a hyphen at the end of a line.
_HYPHENS = {"\x02": "-", "\ufffe": "-"}
_USUAL = str.maketrans(
    _HYPHENS | _SUPPLEMENT | {chr(point): text for point, text in _LIGATURES.items()}
)
_UNUSUAL = re.compile("[\x02\ufffe\u2e80-\u2ef3\u2f00-\u2fd5\ufb00-\ufb06]")
_WIDE_FROM = "\u2e80"
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


def is_unusual(text: str) -> bool:
    """Tell whether any character of a text has a usual one to stand for it."""
    return bool(_UNUSUAL.search(text))


def usual(text: str) -> str:
    """Replace radicals and Latin ligatures by the usual characters; all others stay as written."""
    return _RADICALS.sub(_character, text.translate(_USUAL))


def is_wide(character: str) -> bool:
    """Tell whether a character is set on a full square, as Chinese ones are."""
    return character >= _WIDE_FROM


def unreadable_share(text: str) -> float:
    """Tell which share of the characters no reader can make out: private or without meaning."""
    return len(_UNREADABLE.findall(text)) / len(text) if text else 0.0


def _character(radical: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", radical[0])
