"""A model with sealed fields, and a ring of keys of a test's own."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import isolate_apps

from mingxi.office.frame.vault import keys, rotation
from mingxi.office.frame.vault.fields import DigestField, SealedRow, SealedTextField


def bare(number: str) -> str:
    """Give a number as it is compared."""
    return number.replace(" ", "").upper()


with isolate_apps("mingxi.office.frame.vault"):

    class Payee(SealedRow):
        """A payee; known to no one but these tests."""

        name = SealedTextField("姓名", max_length=8)
        account = SealedTextField("账号", null=True, blank=True)
        account_digest = DigestField("账号摘要", of="account", purpose="account", normalised=bare)

        class Meta:
            app_label = "vault"
            verbose_name = "收款人"


@pytest.fixture(scope="session")
def payee_table(django_db_setup: None, django_db_blocker: Any) -> None:
    """Make the table once, outside the transactions of tests."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.create_model(Payee)


@pytest.fixture
def payees(payee_table: None, database: None, monkeypatch: pytest.MonkeyPatch) -> type[Payee]:
    """Give the model, found by rotation like any other."""
    models = [*rotation.sealed_models(), Payee]
    monkeypatch.setattr(rotation, "sealed_models", lambda: models)
    return Payee


@pytest.fixture
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the test make, change and lose keys of its own."""
    monkeypatch.setenv("MINGXI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MINGXI_KEYS", str(tmp_path / "keys"))
    (tmp_path / "data").mkdir()
    return keys.ring().folder


@pytest.fixture
def strange_keys(own_keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Go on, when it is called, with the keys of another installation."""

    def change() -> Path:
        monkeypatch.setenv("MINGXI_DATA", str(tmp_path / "elsewhere"))
        monkeypatch.setenv("MINGXI_KEYS", str(tmp_path / "strange"))
        return keys.ring().folder

    return change
