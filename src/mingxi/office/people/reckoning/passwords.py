"""What a password must be, beyond what Django's own validators ask.

Common passwords and those like the person's name are refused by Django's validators; the mix of
kinds and the change after a time are asked by 等级保护 (GB/T 22239-2019, 8.1.4.1:
身份鉴别信息具有复杂度要求并定期更换).
"""

import secrets

LENGTH_MIN = 10
KINDS_MIN = 3
DAYS_MAX = 180
# The present one and those before it that may not come back.
FORMER_KEPT = 4

# Without what looks alike on paper: 0 O, 1 l I.
_ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_KINDS = (str.islower, str.isupper, str.isdecimal)


def kinds_in(password: str) -> int:
    """Count the kinds of characters: small letters, capitals, digits, and all others."""
    known = sum(any(kind(c) for c in password) for kind in _KINDS)
    return known + any(not any(kind(c) for kind in _KINDS) for c in password)


def issued_password() -> str:
    """Make a password to be handed over and changed at once: three groups, to be read aloud.

    Twelve characters of 56 are close to 70 bits.
    """
    while True:
        groups = ("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))
        password = "-".join(groups)
        if kinds_in(password) == 4:
            return password
