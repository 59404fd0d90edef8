"""Fields of models whose text is sealed in the database.

::

    class Payee(SealedRow):
        account = SealedTextField("账号", max_length=32)
        account_digest = DigestField("账号摘要", of="account", purpose="bank_account")

    payee.account                                         # the text, opened when it is asked for
    Payee.objects.filter(account_digest__of="6222 …")     # exact match through the keyed digest

The text is in no query, no ``values()``, no ``repr`` and no pickle: there stands a ``Sealed``. Rows
are sealed by ``save`` and ``bulk_create``; ``update()`` with a text is refused, as it does not know
the row that the text is sealed for.
"""

import uuid
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core import checks
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.expressions import BaseExpression
from django.db.models.lookups import In, IsNull, Lookup
from django.db.models.query_utils import DeferredAttribute

from mingxi.office.frame.vault.digests import DIGEST_CHARACTERS_MAX, digest, digests
from mingxi.office.frame.vault.sealing import head_text, seal, unseal


class SealedRow(models.Model):
    """A row with sealed fields: what they are sealed to is its key, which never changes."""

    row_key = models.UUIDField("行标识", default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save the row; where a sealed field is among those named, its digest is too."""
        if update_fields is not None:
            named = set(update_fields)
            update_fields = named | {one.name for one in digests_of(type(self)) if one.of in named}
        super().save(*args, update_fields=update_fields, **kwargs)


class Sealed:
    """A sealed text as the database holds it (base64), with no sight of what is in it."""

    __slots__ = ("token",)

    def __init__(self, token: str) -> None:
        self.token = token

    def __repr__(self) -> str:
        return "<加密内容>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.token == other.token

    def __hash__(self) -> int:
        return hash(self.token)


class _Opened:
    """A text in an instance's ``__dict__``; no print of the instance shows it."""

    __slots__ = ("sealed", "text")

    def __init__(self, text: str, sealed: Sealed | None = None) -> None:
        self.text = text
        self.sealed = sealed

    def __repr__(self) -> str:
        return "<加密内容>"

    def __deepcopy__(self, memo: dict[int, Any]) -> "_Opened":
        return self

    def __reduce__(self) -> str:
        raise TypeError("an opened value is not pickled: pass the row's key and read it again")


def options_of(model: type[models.Model]) -> Any:
    """Give what a model is made of."""
    return model._meta  # Django documents it by this name


class _SealedAttribute(DeferredAttribute):
    """Gives the text of a field, opening it at the first asking."""

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = _Opened(self.field.opened(value, instance), value)  # type: ignore[attr-defined]  # a SealedTextField
            instance.__dict__[self.field.attname] = value
        return value.text if isinstance(value, _Opened) else value

    def __set__(self, instance: models.Model, value: Any) -> None:
        """Take a text; the sealed form stays where the text is the same."""
        if isinstance(value, str) and value:
            present = instance.__dict__.get(self.field.attname)
            unchanged = isinstance(present, _Opened) and present.text == value
            value = present if unchanged else _Opened(value)
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.TextField):  # type: ignore[type-arg]  # it takes none when it runs
    """A text that is encrypted in the database; ``max_length`` is of the text, not of the column.

    The text is sealed to model, field and ``row_key``: a value copied into another row or field
    does not open. Whoever renames a model or field seals its rows anew in the migration. Empty
    texts are kept as such.
    """

    descriptor_class = _SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:  # which Django asks of a TextField's form alone
            self.validators.append(MaxLengthValidator(self.max_length))

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Ask that the model has what its rows are sealed to."""
        found = super().check(**kwargs)
        if not issubclass(self.model, SealedRow):
            found.append(
                checks.Error(f"{self} needs SealedRow among the bases of its model", id="vault.E1")
            )
        return found

    def context(self, instance: models.Model) -> str:
        """Name the one place a row's text opens at."""
        row_key = instance.row_key  # type: ignore[attr-defined]  # of SealedRow, as checked
        return f"{options_of(self.model).label_lower}.{self.name}/{row_key}"

    def opened(self, sealed: Sealed, instance: models.Model) -> str:
        """Open a row's text; raises UnsealingError and MissingKeyError as ``unseal`` does."""
        try:
            token = b64decode(sealed.token, validate=True)
        except ValueError:
            token = b""
        return unseal(token, self.context(instance)).decode()

    def sealed(self, text: str, instance: models.Model) -> Sealed:
        """Seal a text for a row with the present key."""
        return Sealed(b64encode(seal(text.encode(), self.context(instance))).decode())

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ARG002  # Django's signature
        """Give the sealed form of a row's text; sealed anew only where the text has changed."""
        value = model_instance.__dict__.get(self.attname)
        if not isinstance(value, _Opened):
            return value
        if value.sealed is None:
            value.sealed = self.sealed(value.text, model_instance)
        return value.sealed

    def from_db_value(self, value: str | None, *_: Any) -> Sealed | str | None:
        """Take what the database holds, unopened."""
        return Sealed(value) if value else value

    def to_python(self, value: Any) -> Any:
        """Leave texts and sealed texts as they are."""
        return value if isinstance(value, Sealed) else super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        """Give what the column takes: a sealed text, an empty one or none."""
        if isinstance(value, Sealed):
            return value.token
        if value in ("", None) or isinstance(value, BaseExpression):
            return value
        raise FieldError(
            f"{self} is sealed: change it by save() or bulk_create(); "
            "find it through its DigestField with the lookup «of»."
        )

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse to compare sealed texts: two sealings of one text differ."""
        if lookup_name in (IsNull.lookup_name, SealedBy.lookup_name, "exact"):
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self} is sealed and knows no lookup «{lookup_name}».")

    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        """Give a field of one line; pass ``widget`` for another."""
        return super().formfield(*args, **{"widget": forms.TextInput, **kwargs})


@SealedTextField.register_lookup
class SealedBy(Lookup):
    """Whether a text is sealed with the key of this id."""

    lookup_name = "sealed_by"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Compare the head of the text; LIKE would take upper and lower case for one in SQLite."""
        column, params = self.process_lhs(compiler, connection)
        head = head_text(str(self.rhs))
        return f"SUBSTR({column}, 1, {len(head)}) = %s", [*params, head]


class DigestField(models.CharField):  # type: ignore[type-arg]  # it takes none when it runs
    """The keyed digest of a sealed field of the same model, kept with it, for exact search.

    Args of its own: ``of``, the name of the sealed field; ``purpose``, what it is searched as (two
    fields of one purpose can be compared); ``normalised``, a function that gives the one form of a
    text in which it is compared, such as an identity number without blanks and with a capital X.
    """

    def __init__(
        self,
        *args: Any,
        of: str,
        purpose: str,
        normalised: Callable[[str], str] = str,
        **kwargs: Any,
    ) -> None:
        self.of = of
        self.purpose = purpose
        self.normalised = normalised
        mine = {"max_length": DIGEST_CHARACTERS_MAX, "editable": False, "blank": True}
        super().__init__(*args, **{"default": "", "db_index": True, **mine, **kwargs})

    def deconstruct(self) -> Any:
        """Tell migrations how to make the field."""
        name, path, args, kwargs = super().deconstruct()
        kwargs |= {"of": self.of, "purpose": self.purpose}
        if self.normalised is not str:
            kwargs["normalised"] = self.normalised
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Ask that what it digests is a sealed field."""
        found = super().check(**kwargs)
        if not isinstance(options_of(self.model).get_field(self.of), SealedTextField):
            found.append(checks.Error(f"{self}: «{self.of}» is not sealed", id="vault.E2"))
        return found

    def digest(self, text: str | None) -> str:
        """Give the digest of a text; none for an empty one."""
        return digest(self.normalised(text), self.purpose) if text else ""

    def digests(self, text: str) -> list[str]:
        """Give every digest a text may be kept under."""
        return digests(self.normalised(text), self.purpose) if text else []

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002  # Django's signature
        """Give the digest of the text that is saved with it."""
        stored = model_instance.__dict__.get(self.of)
        if isinstance(stored, Sealed):  # neither read nor changed: nor has its digest
            return str(getattr(model_instance, self.attname))
        made = self.digest(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, made)
        return made


def sealed_fields_of(model: type[models.Model]) -> list[SealedTextField]:
    """Give the sealed fields of a model."""
    return [one for one in options_of(model).concrete_fields if isinstance(one, SealedTextField)]


def digests_of(model: type[models.Model]) -> list[DigestField]:
    """Give the digest fields of a model."""
    return [one for one in options_of(model).concrete_fields if isinstance(one, DigestField)]


@DigestField.register_lookup
class Of(In):
    """Finds the rows whose sealed text is this one: ``filter(account_digest__of="6222 …")``."""

    lookup_name = "of"

    def __init__(self, lhs: Any, rhs: str | Iterable[str]) -> None:
        texts = [rhs] if isinstance(rhs, str) else rhs
        super().__init__(lhs, [one for text in texts for one in lhs.output_field.digests(text)])
