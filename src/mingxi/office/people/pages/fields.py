"""Fields of forms that several pages have."""

from typing import Any

from django import forms

from mingxi.office.people.models import Unit
from mingxi.office.people.reckoning.units import Level, UnitKind


def _told(unit: Unit) -> str:
    """Name a unit, set in by its depth in the tree."""
    return f"{'　' * getattr(unit, 'tree_depth', 0)}{unit.name}（{unit.code}）"


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes none when it runs
    """One of the units that the person may see, by its code."""

    def __init__(self, *, label: str, **options: Any) -> None:
        super().__init__(
            Unit.objects.none(),
            label=label,
            to_field_name="code",
            **{"empty_label": "请选择"} | options,
        )

    def label_from_instance(self, obj: Unit) -> str:
        """Name a unit."""
        return _told(obj)


class UnitsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # as above
    """Several of the units that the person may see, by their codes."""

    def __init__(self, *, label: str, **options: Any) -> None:
        super().__init__(Unit.objects.none(), label=label, to_field_name="code", **options)

    def label_from_instance(self, obj: Unit) -> str:
        """Name a unit."""
        return _told(obj)


def date_field(label: str, **options: Any) -> forms.DateField:
    """Give a field for a date with the browser's calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **options)


class UnitForm(forms.Form):
    """What is kept of a unit besides its code."""

    name = forms.CharField(label="单位名称", max_length=128)
    level = forms.ChoiceField(label="级次", choices=[(one.value, one.label) for one in Level])
    kind = forms.ChoiceField(label="单位类别", choices=[(one.value, one.label) for one in UnitKind])
    parent = UnitField(label="上级单位", required=False, empty_label="没有上级单位")

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].queryset = units  # type: ignore[attr-defined]  # a UnitField

    def wishes(self) -> dict[str, Any]:
        """Give the values as the services take them."""
        data = self.cleaned_data
        return {**data, "level": Level(data["level"]), "kind": UnitKind(data["kind"])}


class PersonForm(forms.Form):
    """What is kept of a person besides the number."""

    name = forms.CharField(label="姓名", max_length=64)
    sign_in_name = forms.CharField(label="登录名", max_length=64)
    phone = forms.CharField(label="联系电话", max_length=20, required=False)
    identity_number = forms.CharField(
        label="身份证号",
        max_length=18,
        required=False,
        help_text="加密保存，任何页面都只显示掩码。",
    )
