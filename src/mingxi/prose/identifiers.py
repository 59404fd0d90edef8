"""Long numbers that point at somebody: identity cards, mobile phones, bank cards and accounts.

An identity number (公民身份号码, GB 11643-1999) is known by its check digit and its date of birth,
or by the word before it: a number called 身份证号 is personal even where a digit of it is wrong.
The district in its first six digits is not asked for, since districts are renamed and merged. A
mobile number has eleven digits and opens with 13 to 19. An account is known by the word before it,
or as a card of a Chinese bank (62…, ISO/IEC 7812-1) by its check digit. Masked numbers
(138****5678) are none.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span


class IdentifierKind(StrEnum):
    """What a long number points at."""

    IDENTITY = "identity"
    MOBILE = "mobile"
    ACCOUNT = "account"


class Identifier(NamedTuple):
    """A number as written, with blanks or hyphens between its groups.

    ``sound`` is false for an identity number whose check digit or date of birth is wrong.
    """

    start: int
    end: int
    text: str
    kind: IdentifierKind
    sound: bool = True

    @property
    def span(self) -> Span:
        """The place of the number."""
        return Span(self.start, self.end)

    @property
    def masked(self) -> str:
        """The number with its middle hidden, fit to be passed on in a message."""
        digits = _SEPARATORS.sub("", self.text)
        shown = _SHOWN[self.kind]
        hidden = "*" * max(4, len(digits) - shown - 4)
        return f"{digits[:shown]}{hidden}{digits[-4:]}"


_SHOWN = {IdentifierKind.IDENTITY: 6, IdentifierKind.MOBILE: 3, IdentifierKind.ACCOUNT: 0}
_SEPARATORS = pattern_of(r"[ -]")
# Opens with a digit, which the engine looks for fast; what the stretch holds is asked afterwards.
_STRETCH = pattern_of(r"\d[\d -]{9,60}")
_NUMBER = pattern_of(
    r"(?<![\d.*＊A-Za-z_])(?:"
    # A disability certificate has the identity number, the kind and the degree.
    r"\d{17}[\dXx][1-7][1-4]"
    r"|\d{11,19}(?:(?<=\d{17})[Xx])?"
    r"|\d{3}(?P<by>[ -])\d{4}(?P=by)\d{4}"
    r"|\d{4}(?: \d{4}){3}(?: \d{1,3})?"
    r"|\d{6} \d{8} \d{3}[\dXx]"
    # An amount with its unit is no number of anybody.
    r")(?![\d*＊A-Za-z_]|\.\d|\s?[元万亿吨])"
)
_LABEL = pattern_of(
    r"(?P<identity>身份证|身份号码|证件号)|(?P<account>[账帐][号户]|卡号|存折|银行卡|社保卡|一卡通)"
    r"|(?P<mobile>手机|电话|联系方式)|(?P<other>代码|编码|编号|合同号|单号|流水号|票号|序列号|批次|文号)"
)
_LABEL_REACH = 14
# A check character X, or what shows that the digits are an amount, stands behind the stretch.
_BEHIND = 3
_MOBILE = pattern_of(r"1[3-9]\d{9}")
_IDENTITY_LENGTHS = (15, 18)
_CERTIFICATE_LENGTH = 20
_CARD_LENGTHS = range(16, 20)
_CENTURIES = ("19", "20")


def identifiers_in(text: str) -> tuple[Identifier, ...]:
    """Find the numbers that point at somebody, in order and without overlap."""
    return tuple(_identifiers(text))


def _identifiers(text: str) -> Iterator[Identifier]:
    for stretch in _STRETCH.finditer(text):
        for match in _NUMBER.finditer(text, stretch.start(), stretch.end() + _BEHIND):
            kind = _kind(text, match)
            if kind is not None:
                sound = kind is not IdentifierKind.IDENTITY or _is_identity(_digits(match))
                yield Identifier(match.start(), match.end(), match[0], kind, sound)


def _kind(text: str, match: re.Match[str]) -> IdentifierKind | None:
    digits, label = _digits(match), _label(text, match.start())
    if _is_identity(digits) or (label == "identity" and len(digits) in _IDENTITY_LENGTHS):
        return IdentifierKind.IDENTITY
    if label == "account":
        return IdentifierKind.ACCOUNT
    if label == "other":
        return None
    if _MOBILE.fullmatch(digits):
        return IdentifierKind.MOBILE
    return IdentifierKind.ACCOUNT if _is_card(digits) else None


def _digits(match: re.Match[str]) -> str:
    return _SEPARATORS.sub("", match[0]).upper()


def _label(text: str, start: int) -> str | None:
    """Give what the nearest word before a number calls it."""
    found = None
    for match in _LABEL.finditer(text, max(0, start - _LABEL_REACH), start):
        found = match.lastgroup
    return found


def _is_identity(digits: str) -> bool:
    """Tell whether digits are or begin with an identity number: day of birth, check digit."""
    if len(digits) == _CERTIFICATE_LENGTH:
        digits = digits[:18]
    if len(digits) != 18 or digits[6:8] not in _CENTURIES:
        return False
    # Few texts hold such numbers, and the library imports what it needs to ask servers.
    from stdnum.cn import ric  # noqa: PLC0415
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    try:
        ric.get_birth_date(digits)
    except ValidationError:
        return False
    return str(ric.calc_check_digit(digits)) == digits[-1]


def _is_card(digits: str) -> bool:
    if len(digits) not in _CARD_LENGTHS or not digits.startswith("62"):
        return False
    from stdnum import luhn  # noqa: PLC0415 - see above
    from stdnum.cn import uscc  # noqa: PLC0415

    return bool(luhn.is_valid(digits)) and not uscc.is_valid(digits)
