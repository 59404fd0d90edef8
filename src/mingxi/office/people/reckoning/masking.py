"""Personal data as it may be shown: enough to tell two people apart, too little to misuse.

The forms are those of the public notices (去标识化, 个人信息保护法 51条).
"""

_IDENTITY_LENGTH = 18
_MOBILE_LENGTH = 11
_CARD_SHOWN = 4


def masked_identity_number(number: str) -> str:
    """Mask an identity number: ``530102********0012``; another number loses all but its end."""
    if len(number) == _IDENTITY_LENGTH:
        return f"{number[:6]}{'*' * 8}{number[-4:]}"
    return _ending(number, 2)


def masked_phone(number: str) -> str:
    """Mask a phone number: ``138****5678``; a landline loses all but its end."""
    if len(number) == _MOBILE_LENGTH:
        return f"{number[:3]}****{number[-4:]}"
    return _ending(number, 2)


def masked_card(number: str) -> str:
    """Mask the number of a bank card or account: ``**** **** **** 1234``."""
    return f"**** **** **** {number[-_CARD_SHOWN:]}" if len(number) > _CARD_SHOWN else "****"


def masked_name(name: str) -> str:
    """Mask a name: ``张*``, ``王*明``; of longer names the first and the last character stay."""
    if len(name) <= 2:
        return f"{name[:1]}*" if name else ""
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def _ending(text: str, shown: int) -> str:
    """Hide all but the last characters, and show nothing of what is hardly longer than they."""
    kept = text[-shown:] if len(text) >= 2 * shown else ""
    return "*" * (len(text) - len(kept)) + kept
