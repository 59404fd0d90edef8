"""White space as a browser shows it."""

import re

# Chinese letters, signs and brackets, the ideographic blank among them.
_CHINESE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffefー“”‘’—…·×〔〕"
_WRAPPED = re.compile(rf"(?<=[{_CHINESE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_CHINESE}])")
_BLANKS = re.compile(r"[ \t\n\r\f]+")


def collapsed(text: str) -> str:
    """Give a paragraph's text with its blanks as a reader sees them.

    Runs of blanks become one, and none at either end. Where the source only breaks a line between
    two Chinese characters there is none at all: browsers show one, and no author means it. Blanks
    with a name (``&nbsp;``, ``&emsp;``) and the ideographic one stay, as the file says.
    """
    if "\n" in text:
        text = _WRAPPED.sub("", text)
    # Hardly any text has more than single blanks; asking for each costs less than the pattern.
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        text = _BLANKS.sub(" ", text)
    return text.strip(" ")
