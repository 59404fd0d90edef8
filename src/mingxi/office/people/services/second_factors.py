"""Enrol, confirm, use and remove the second factor."""

import hmac
import secrets

import pyotp
from pyotp.utils import strings_equal

from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.frame.vault import secret
from mingxi.office.people.models import Person, RecoveryCode, SecondFactor

RECOVERY_CODES = 10
# One step (30 s) of difference between two clocks, either way (RFC 6238, 5.2).
_STEPS_OFF = (-1, 0, 1)


def enrol_second_factor(*, person: Person, by: Actor) -> SecondFactor:
    """Draw a secret for the person's authenticator; it counts once a code confirms it."""
    with writing():
        factor = SecondFactor.objects.select_for_update().filter(person=person).first()
        if factor is not None and factor.confirmed_at is not None:
            raise RefusedError(
                "people-second-factor-enrolled",
                "已经启用二次验证。",
                mend="换手机时请先停用，再重新启用。",
            )
        factor = factor or SecondFactor(person=person)
        factor.secret = pyotp.random_base32()
        factor.save()
        record("second_factor.enrolled", by=by, on=person, facts={"number": person.number})
    return factor


def confirm_second_factor(*, person: Person, code: str, by: Actor) -> list[str]:
    """Switch the second factor on by a first code, and give the recovery codes, this once."""
    factor = SecondFactor.objects.filter(person=person, confirmed_at=None).first()
    if factor is None or (step := _step_of(factor, code)) is None:
        raise RefusedError(
            "people-code-wrong",
            "验证码不对。",
            where="code",
            mend="请输入验证器上现在的六位数字；手机的时间须设为自动。",
        )
    codes = [_drawn_code() for _ in range(RECOVERY_CODES)]
    with writing():
        SecondFactor.objects.filter(pk=factor.pk).update(confirmed_at=now(), last_step=step)
        RecoveryCode.objects.filter(person=person).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(person=person, code_digest=_digest(person, one)) for one in codes
        )
        record("second_factor.confirmed", by=by, on=person, facts={"number": person.number})
    return codes


def remove_second_factor(*, person: Person, by: Actor) -> None:
    """Switch the second factor off; the recovery codes go with it."""
    with writing():
        RecoveryCode.objects.filter(person=person).delete()
        removed, _ = SecondFactor.objects.filter(person=person).delete()
        if not removed:
            raise RefusedError("people-no-second-factor", "没有启用二次验证。")
        record("second_factor.removed", by=by, on=person, facts={"number": person.number})


def is_code_good(*, person: Person, code: str) -> bool:
    """Take a code of the authenticator or a recovery code; each is good once."""
    code = code.replace(" ", "").replace("-", "").lower()
    factor = SecondFactor.objects.filter(person=person).exclude(confirmed_at=None).first()
    if factor is None:
        return False
    step = _step_of(factor, code)
    with writing():
        # Asked and taken in one statement, so that of two at once only one is taken.
        if step is not None:
            unused = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
            return unused.update(last_step=step) == 1
        kept = RecoveryCode.objects.filter(
            person=person, code_digest=_digest(person, code), used_at=None
        )
        if kept.update(used_at=now()) != 1:
            return False
        record("recovery_code.used", by=person, on=person, facts={"number": person.number})
        return True


def address_of(factor: SecondFactor) -> str:
    """Give the address that an authenticator app reads (``otpauth://``)."""
    return pyotp.TOTP(factor.secret).provisioning_uri(
        name=factor.person.sign_in_name, issuer_name="明细"
    )


def _step_of(factor: SecondFactor, code: str) -> int | None:
    """Give the step whose code this is, newer than the last one taken."""
    totp = pyotp.TOTP(factor.secret)
    present = totp.timecode(now())
    found = None
    for step in (present + off for off in _STEPS_OFF):
        if strings_equal(totp.generate_otp(step), code) and step > factor.last_step:
            found = step
    return found


def _drawn_code() -> str:
    """Draw a recovery code of 50 bits: ``k3xw7-2mqpa``."""
    drawn = "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


def _digest(person: Person, code: str) -> str:
    """Digest under a key that does not rotate: fifty bits alone could be tried out from a copy."""
    text = f"{person.number}:{code.replace('-', '')}"
    return hmac.digest(secret("people.recovery_code"), text.encode(), "sha256").hex()
