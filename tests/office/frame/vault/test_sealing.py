from pathlib import Path
from typing import Any

import pytest

from mingxi.office.frame.vault import (
    MissingKeyError,
    UnsealingError,
    digest,
    digests,
    keys,
    seal,
    unseal,
)
from mingxi.office.frame.vault.sealing import key_id_of

PLACE = "people.person.phone/1"


def test_a_sealed_value_opens_at_its_place_and_nowhere_else(own_keys: Path) -> None:
    sealed = seal(b"13800000000", PLACE)
    assert unseal(sealed, PLACE) == b"13800000000"
    for elsewhere in ("people.person.phone/2", "people.person.email/1"):
        with pytest.raises(UnsealingError, match=elsewhere):
            unseal(sealed, elsewhere)


def test_no_byte_of_a_sealed_value_can_be_changed_or_cut(own_keys: Path) -> None:
    sealed = seal(b"13800000000", PLACE)
    for at in range(len(sealed)):
        altered = bytearray(sealed)
        altered[at] ^= 1
        with pytest.raises((UnsealingError, MissingKeyError)):
            unseal(bytes(altered), PLACE)
        with pytest.raises(UnsealingError):
            unseal(sealed[:at], PLACE)


def test_one_text_is_never_sealed_alike_twice(own_keys: Path) -> None:
    assert len({seal(b"1", PLACE) for _ in range(100)}) == 100


def test_a_missing_key_is_named_with_the_mend(strange_keys: Any) -> None:
    sealed = seal(b"1", PLACE)
    folder = strange_keys()
    with pytest.raises(MissingKeyError, match=key_id_of(sealed)) as refusal:
        unseal(sealed, PLACE)
    assert str(folder) in str(refusal.value)
    assert "mingxi keys list" in str(refusal.value)


def test_a_digest_finds_the_same_text_and_no_other(own_keys: Path) -> None:
    assert digest("110101199001011237", "identity") == digest(
        " １１０１０１１９９００１０１１２３７", "identity"
    )
    assert digest("110101199001011237", "identity") != digest("110101199001011238", "identity")
    assert digest("110101199001011237", "identity") != digest("110101199001011237", "phone")


def test_a_digest_needs_the_key(strange_keys: Any) -> None:
    made = digest("110101199001011237", "identity")
    strange_keys()
    assert digest("110101199001011237", "identity") != made


def test_while_keys_rotate_a_text_has_a_digest_under_each(own_keys: Path) -> None:
    before = digest("1", "identity")
    ring = keys.ring()
    younger = keys.new_key(keys.Purpose.DIGESTS, ring.keys[0].master_id)
    keys.write_ring(keys.Ring(own_keys, (*ring.keys, younger)))
    assert digests("1", "identity") == [before, digest("1", "identity")]
    assert digest("1", "identity").startswith(younger.id)
