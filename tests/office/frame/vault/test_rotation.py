from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mingxi.office.frame.clock import now
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import read, store
from mingxi.office.frame.vault import keys, rotation, secret
from mingxi.office.frame.vault.fields import Sealed
from mingxi.office.frame.vault.keys import Purpose
from mingxi.office.frame.vault.rotation import KeyInUseError, NoSuchKeyError


@pytest.fixture
def rows(own_keys: Path, payees: Any) -> Any:
    """Give rows of payees; their digests and texts name the first keys of a ring of their own."""
    for number in range(rotation.PIECE_ROWS + 5):
        payees.objects.create(name=f"张{number}", account=str(number))
    return payees.objects


def rotate() -> int:
    """Write every piece that is left; gives how many rows did not open."""
    unopened = 0
    for piece in rotation.pieces():
        piece.apply()
        unopened += piece.unopened
    return unopened


def named() -> set[str]:
    return {use.key_id for use in rotation.uses()}


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "now", lambda: now() + timedelta(hours=1))


def test_after_rotation_every_value_names_the_new_keys_and_opens(rows: Any) -> None:
    old = keys.ring()
    rotation.begin()
    assert rotate() == 0
    new = keys.ring()
    assert named() == {new.current(Purpose.FIELDS).id, new.current(Purpose.DIGESTS).id}
    assert not named() & {key.id for key in old.keys}
    assert {row.name for row in rows.all()} == {f"张{number}" for number in range(len(rows.all()))}
    assert rows.filter(account_digest__of="7").get().account == "7"
    assert rotation.rows_left(new) == 0


def test_while_it_goes_on_old_and_new_rows_open_and_are_found(rows: Any) -> None:
    rotation.begin()
    new = rows.create(name="新", account="999999")
    next(rotation.pieces()).apply()
    for text in ("0", str(rotation.PIECE_ROWS + 4), "999999"):
        assert rows.filter(account_digest__of=text).get().account == text
    assert rows.get(pk=new.pk).name == "新"


def test_a_killed_rotation_goes_on_where_it_was_with_the_same_keys(rows: Any) -> None:
    assert rotation.begin()
    next(rotation.pieces()).apply()
    made = keys.ring().keys
    assert rotation.rows_left(keys.ring()) == 5
    assert not rotation.begin()
    assert keys.ring().keys == made
    rotate()
    assert rotation.rows_left(keys.ring()) == 0
    assert rotation.begin()


def test_a_change_made_meanwhile_is_kept(rows: Any) -> None:
    rotation.begin()
    piece = next(rotation.pieces())
    changed = rows.order_by("pk").first()
    changed.account = "changed"
    changed.save()
    piece.apply()
    assert rows.get(pk=changed.pk).account == "changed"
    assert rows.filter(account_digest__of="changed").get() == changed
    rotate()
    assert rows.get(pk=changed.pk).name == "张0"
    assert rotation.rows_left(keys.ring()) == 0


def test_a_row_that_does_not_open_keeps_its_key_from_removal(
    rows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = keys.ring().current(Purpose.FIELDS)
    broken = rows.order_by("pk").first()
    token = rows.filter(pk=broken.pk).values_list("name", flat=True).get().token
    rows.filter(pk=broken.pk).update(name=Sealed(token[:-8] + "AAAAAAA="))
    rotation.begin()
    assert rotate() == 1
    later(monkeypatch)
    with pytest.raises(KeyInUseError, match="收款人·姓名 × 1"):
        rotation.remove(old.id)
    rows.filter(pk=broken.pk).update(name=Sealed(token))
    assert rotate() == 0
    rotation.remove(old.id)
    assert old.id not in {key.id for key in keys.ring().keys}


def test_a_key_is_removed_only_when_nothing_needs_it(
    rows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {purpose: keys.ring().current(purpose).id for purpose in Purpose}
    with pytest.raises(KeyInUseError, match="正用于加密"):
        rotation.remove(old[Purpose.FIELDS])
    rotation.begin()
    with pytest.raises(KeyInUseError, match="10 分钟后"):
        rotation.remove(old[Purpose.FIELDS])
    later(monkeypatch)
    with pytest.raises(KeyInUseError, match="还有数据在用"):
        rotation.remove(old[Purpose.FIELDS])
    rotate()
    rotation.remove(old[Purpose.FIELDS])
    rotation.remove(old[Purpose.DIGESTS])
    with pytest.raises(KeyInUseError, match="正用于加密"):
        rotation.remove(old[Purpose.SECRETS])
    with pytest.raises(NoSuchKeyError):
        rotation.remove(old[Purpose.FIELDS])
    assert rows.filter(account_digest__of="3").get().account == "3"


def test_the_old_master_key_wraps_nothing_after_rotation(rows: Any, own_keys: Path) -> None:
    old = keys.ring().keys[0].master_id
    with pytest.raises(KeyInUseError, match="还包着数据密钥"):
        rotation.remove(old)
    rotation.begin()
    assert {key.master_id for key in keys.ring().keys}.isdisjoint({old})
    rotation.remove(old)
    assert not keys.master_path(own_keys, old).exists()
    assert rows.first().name
    assert keys.read_ring(own_keys).keys == keys.ring().keys


def test_derived_secrets_outlive_a_rotation(own_keys: Path) -> None:
    before = secret("django")
    rotation.begin()
    assert secret("django") == before


def test_stored_files_get_their_keys_sealed_anew_and_stay_as_they_are(own_keys: Path) -> None:
    stored = store(b"content", name="a.txt", media_type="text/plain", by_number="1")
    rotation.begin()
    rotate()
    row = StoredFile.objects.get(pk=stored.pk)
    assert row.content_digest != stored.content_digest
    assert read(row) == b"content"


def test_uses_name_keys_that_are_not_here(rows: Any, strange_keys: Any) -> None:
    lost = keys.ring().current(Purpose.FIELDS).id
    strange_keys()
    assert lost in named()
    assert lost not in {key.id for key in keys.ring().keys}
