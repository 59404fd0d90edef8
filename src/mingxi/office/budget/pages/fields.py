"""Fields of forms that several pages have."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mingxi.office.budget.reckoning.amounts import fen_of_wan, wan_of_fen
from mingxi.office.budget.reckoning.dimensions import LEVELS
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.declaration.reckoning.states import FundKind
from mingxi.office.frame.clock import today
from mingxi.office.frame.forms import WithUnit
from mingxi.office.people.models import Unit


class WanField(forms.CharField):
    """An amount in 万元, taken as fen; empty is None where the field is optional."""

    def __init__(self, *, label: str, **options: Any) -> None:
        super().__init__(label=label, widget=WithUnit("万元"), max_length=32, **options)

    def prepare_value(self, value: Any) -> Any:
        """Write what is kept as it will be read again."""
        return wan_of_fen(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Read it."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return fen_of_wan(text)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes none when it runs
    """One of the units that the person may see, by its code."""

    def __init__(self, *, label: str = "单位", **options: Any) -> None:
        super().__init__(
            Unit.objects.none(),
            label=label,
            to_field_name="code",
            **{"empty_label": "请选择"} | options,
        )

    def label_from_instance(self, obj: Unit) -> str:
        """Name a unit, set in by its depth in the tree."""
        return f"{'　' * getattr(obj, 'tree_depth', 0)}{obj.name}（{obj.code}）"


def day_field(label: str, **options: Any) -> forms.DateField:
    """Give a field for a date with the browser's calendar; it begins with today."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, initial=today, **options)


class SourceFields(forms.Form):
    """The two fields of a funding source."""

    fund_kind = forms.ChoiceField(
        label="资金性质", choices=[(one.value, one.label) for one in FundKind]
    )
    level = forms.ChoiceField(label="级次", choices=list(LEVELS.items()), initial="county")

    @property
    def source(self) -> Source:
        """The source that was chosen."""
        return Source(FundKind(self.cleaned_data["fund_kind"]), self.cleaned_data["level"])


class ReplyForm(forms.Form):
    """When a reply was given, and under which number."""

    replied_on = day_field("批复日期")
    document = forms.CharField(label="批复文号", max_length=128)
