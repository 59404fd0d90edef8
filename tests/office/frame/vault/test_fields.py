import copy
import pickle
from typing import Any

import pytest
from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models

from mingxi.office.frame.vault import MissingKeyError, UnsealingError
from mingxi.office.frame.vault.fields import DigestField, Sealed, SealedTextField

ACCOUNT = "6222 0000 1111 2222"


@pytest.fixture
def payee(payees: Any) -> Any:
    return payees.objects.create(name="张三", account=ACCOUNT)


def column(name: str) -> str:
    """Read a column as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM vault_payee")  # noqa: S608  # a name of our own
        value: str = cursor.fetchone()[0]
    return value


def test_the_database_holds_no_plain_text_and_the_attribute_gives_it(payee: Any) -> None:
    assert "张三" not in column("name")
    assert "6222" not in column("account") + column("account_digest")
    read = type(payee).objects.get()
    assert read.name == "张三"
    assert read.account == ACCOUNT


def test_nothing_empty_is_sealed(payees: Any) -> None:
    empty = payees.objects.create(name="", account=None)
    empty.refresh_from_db()
    assert empty.name == ""
    assert empty.account is None
    assert empty.account_digest == ""
    assert payees.objects.filter(account=None).exists()
    assert not payees.objects.filter(account_digest__of="").exists()


def test_a_row_is_found_by_the_exact_text_in_any_usual_form(payee: Any) -> None:
    found = type(payee).objects.filter
    assert found(account_digest__of="6222000011112222").get() == payee
    assert found(account_digest__of=["0", ACCOUNT]).get() == payee
    assert not found(account_digest__of="622200001111222").exists()


def test_the_text_cannot_be_compared_in_the_database(payee: Any) -> None:
    for lookup in ("account", "account__contains", "account__in"):
        with pytest.raises(FieldError):
            type(payee).objects.filter(**{lookup: ACCOUNT}).exists()


def test_values_repr_and_pickle_show_nothing(payee: Any) -> None:
    read = type(payee).objects.get()
    assert read.account == ACCOUNT
    shown = [
        repr(read),
        repr(read.__dict__),
        repr(list(type(payee).objects.values())),
        repr(list(type(payee).objects.values_list("account", flat=True))),
        str(type(payee).objects.values_list("account", flat=True).get()),
    ]
    assert not [text for text in shown if "6222" in text]
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(read)
    assert copy.deepcopy(read.__dict__["account"]) is read.__dict__["account"]


def test_a_text_moved_to_another_row_or_field_does_not_open(payee: Any, payees: Any) -> None:
    other = payees.objects.create(name="李四", account="1")
    stolen = payees.objects.filter(pk=payee.pk).values_list("account", flat=True).get()
    payees.objects.filter(pk=other.pk).update(account=stolen)
    other.refresh_from_db(fields=["row_key"])
    with pytest.raises(UnsealingError, match="account"):
        _ = payees.objects.get(pk=other.pk).account
    payees.objects.filter(pk=payee.pk).update(name=stolen)
    with pytest.raises(UnsealingError, match="name"):
        _ = payees.objects.get(pk=payee.pk).name
    assert payees.objects.get(pk=payee.pk).account == ACCOUNT  # at its place it opens still


def test_a_damaged_text_is_refused(payee: Any) -> None:
    type(payee).objects.update(account=Sealed("not base64!"))
    with pytest.raises(UnsealingError, match="残缺"):
        _ = type(payee).objects.get().account


def test_a_change_is_sealed_anew_and_what_is_unchanged_stays(payee: Any) -> None:
    before = column("name"), column("account"), column("account_digest")
    read = type(payee).objects.get()
    read.account = str(read.account)  # as a form sets again what it showed
    read.save()
    assert (column("name"), column("account"), column("account_digest")) == before
    read.account = "1"
    read.save(update_fields=["account"])
    assert column("account") != before[1]
    assert column("account_digest") != before[2]
    assert type(payee).objects.filter(account_digest__of="1").get().account == "1"


def test_update_with_a_text_is_refused_as_it_knows_no_row(payee: Any) -> None:
    with pytest.raises(FieldError, match=r"save\(\)"):
        type(payee).objects.update(account="1")
    payee.account = "1"
    with pytest.raises(FieldError, match=r"save\(\)"):
        type(payee).objects.bulk_update([payee], ["account"])


def test_rows_created_together_are_sealed_each(payees: Any) -> None:
    payees.objects.bulk_create([payees(name=name, account="1") for name in "甲乙丙"])
    assert [row.name for row in payees.objects.order_by("pk")] == ["甲", "乙", "丙"]
    assert len(set(payees.objects.values_list("account", flat=True))) == 3
    assert payees.objects.filter(account_digest__of="1").count() == 3


def test_a_deferred_text_is_read_when_it_is_asked_for(payee: Any) -> None:
    deferred = type(payee).objects.defer("account").get()
    assert "account" not in deferred.__dict__
    assert deferred.account == ACCOUNT


def test_forms_show_and_take_the_text(payee: Any) -> None:
    form_class = forms.modelform_factory(type(payee), fields=["name", "account"])
    assert 'value="张三"' in str(form_class(instance=type(payee).objects.get()))
    good = form_class({"name": "王五", "account": ""}, instance=payee)
    good.save()
    assert type(payee).objects.get().name == "王五"
    long = form_class({"name": "王" * 9, "account": ""}, instance=payee)
    assert "name" in long.errors
    payee.name = "王" * 9
    with pytest.raises(ValidationError):
        payee.full_clean()


def test_a_text_whose_key_is_gone_names_the_key(
    own_keys: Any, payee: Any, strange_keys: Any
) -> None:
    folder = strange_keys()
    with pytest.raises(MissingKeyError, match=str(folder)):
        _ = type(payee).objects.get().account


def test_declarations_that_cannot_work_are_told() -> None:
    class Loose(models.Model):
        phone = SealedTextField("电话")
        plain = models.TextField("说明")
        digest = DigestField("摘要", of="plain", purpose="phone")

        class Meta:
            app_label = "contenttypes"
            managed = False

    models_of_app = models.options.apps.all_models["contenttypes"]
    del models_of_app["loose"]
    assert {problem.id for problem in Loose.check()} >= {"vault.E1", "vault.E2"}


def test_migrations_can_make_the_fields_again(payees: Any) -> None:
    for name in ("account", "account_digest"):
        field = payees._meta.get_field(name)
        _, _, args, kwargs = field.deconstruct()
        again = type(field)(*args, **kwargs)
        assert again.deconstruct()[1:] == field.deconstruct()[1:]
