"""The fields in which a person accepts or corrects what was read of a project."""

from collections.abc import Iterator, Mapping
from decimal import InvalidOperation
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from pydantic import ValidationError as FormError

from mingxi.office.declaration.reckoning.cost import explained
from mingxi.office.declaration.reckoning.imported import Place, ReadProject
from mingxi.office.declaration.reckoning.project_form import (
    FEN_MAX,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import (
    Continuity,
    FundKind,
    Manner,
    ProjectCategory,
)
from mingxi.projects.drafts.composing.funding import PAYERS
from mingxi.projects.headings import CANONICAL_TITLES
from mingxi.quantities import Money, parse_decimal

_CHOOSE = [("", "请选择")]
_LINE = 200
_WORDS = 50_000
_MONTH = RegexValidator(r"^20\d\d-(0[1-9]|1[0-2])\Z", "请写成2026-03这样的年月。")
_FEN_PER_YUAN = 100
_YUAN_PER_WAN = 10_000
_OPERATORS = ("≥", ">", "=", "≤", "<", "定性")


class MoneyField(forms.CharField):
    """An amount as people write it (18.36万元, 183,600元, 183600); the value is whole fen."""

    def prepare_value(self, value: Any) -> Any:
        """Write fen with their unit; what the person wrote stays as it is."""
        return Money(value).to_the_fen() if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        """Read the amount."""
        written = str(value or "").strip().removesuffix("元")
        if not written:
            return None
        wan = written.endswith("万")
        try:
            number = parse_decimal(written.removesuffix("万"))
        except InvalidOperation:
            raise ValidationError(f"“{value}”不是金额，请写成18.36万元或183600元。") from None
        fen = number * (_FEN_PER_YUAN * (_YUAN_PER_WAN if wan else 1))
        if not fen.is_finite() or fen != fen.to_integral_value():
            raise ValidationError(f"“{value}”比1分还细，请写到分为止。")
        if not 0 <= fen <= FEN_MAX:
            raise ValidationError(f"“{value}”超出可以申报的范围，请核对单位是元还是万元。")
        return int(fen)

    def validate(self, value: Any) -> None:
        """Ask for an amount where one is needed."""
        if value is None and self.required:
            raise ValidationError("请填写金额。")

    def run_validators(self, value: Any) -> None:
        """Do nothing more: an amount is no text."""


def _choice(label: str, choices: list[tuple[str, str]], *, required: bool = True) -> Any:
    return forms.ChoiceField(label=label, choices=choices, required=required)


class HeadForm(forms.Form):
    """The particulars; what the text does not say is asked."""

    name = forms.CharField(label="项目名称", max_length=_LINE)
    unit_name = forms.CharField(label="项目实施单位", max_length=_LINE)
    fiscal_year = forms.IntegerField(label="预算年度", min_value=2000, max_value=2099)
    category = _choice("项目类别", _CHOOSE + [(one.value, one.label) for one in ProjectCategory])
    continuity = _choice("存续状态", _CHOOSE + [(one.value, one.label) for one in Continuity])
    first_year = forms.IntegerField(label="开始年度", min_value=2000, max_value=2099)
    last_year = forms.IntegerField(label="结束年度", min_value=2000, max_value=2099)
    total_fen = MoneyField(label="申报总额", required=False)

    def clean(self) -> dict[str, Any]:
        """Compare the years."""
        given = super().clean() or {}
        first, last = given.get("first_year"), given.get("last_year")
        if first is not None and last is not None and last < first:
            self.add_error("last_year", "结束年度早于开始年度，请改正其中一个。")
        return given


class RowForm(forms.Form):
    """A line that may be left out; every control says by itself what it is."""

    keep = forms.BooleanField(label="带入", required=False, initial=True)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label

    @property
    def is_kept(self) -> bool:
        """Whether the line is taken over."""
        return bool(self.cleaned_data.get("keep"))


class ItemForm(RowForm):
    """A sub-item."""

    label = forms.CharField(label="子项名称", max_length=_LINE)
    amount_fen = MoneyField(label="金额", required=False)


class FundingForm(RowForm):
    """A share of the funding."""

    level = _choice("资金级次", [(level.value, payer) for level, payer in PAYERS.items()])
    fund_kind = _choice("资金性质", [(one.value, one.label) for one in FundKind])
    amount_fen = MoneyField(label="金额")


class InstalmentForm(RowForm):
    """A line of the payment plan."""

    what = forms.CharField(label="支付内容", max_length=_LINE, required=False)
    manner = _choice("支付方式", [(one.value, one.label) for one in Manner])
    first = forms.CharField(label="开始年月", validators=[_MONTH], required=False)
    last = forms.CharField(label="结束年月", validators=[_MONTH], required=False)
    occasion = forms.CharField(label="节日或条件", max_length=_LINE, required=False)
    amount_fen = MoneyField(label="每次金额", required=False)
    ceiling_fen = MoneyField(label="上限", required=False)


class IndicatorForm(RowForm):
    """A performance target."""

    level1 = forms.CharField(label="一级指标", max_length=_LINE, required=False)
    level2 = forms.CharField(label="二级指标", max_length=_LINE, required=False)
    level3 = forms.CharField(label="三级指标", max_length=_LINE)
    operator = _choice("指标性质", [(one, one) for one in _OPERATORS])
    value = forms.CharField(label="指标值", max_length=_LINE, required=False)
    unit = forms.CharField(label="计量单位", max_length=_LINE, required=False)


class WordsForm(RowForm):
    """The words of a section."""

    words = forms.CharField(
        label="文字",
        max_length=_WORDS,
        required=False,
        widget=forms.Textarea({"rows": 6}),
        strip=False,
    )

    def clean_words(self) -> str:
        """Give lines as the form has them; browsers end them otherwise."""
        words: str = self.cleaned_data["words"]
        return words.replace("\r\n", "\n")


class Row(NamedTuple):
    """A line on the page: its fields, where they were read, and how deep it stands."""

    form: forms.Form
    place: Place | None
    title: str = ""
    depth: int = 0
    amount_place: Place | None = None


class Accepting:
    """One project that was read, in fields; ``data`` is what the person sent."""

    def __init__(self, read: ReadProject, unit_name: str, data: Any = None) -> None:
        self.read = read
        years = {"first_year": read.fiscal_year, "last_year": read.fiscal_year}
        told = read.model_dump(exclude_none=True, include=set(HeadForm.base_fields))
        named = {"unit_name": unit_name} if not read.unit_name else {}
        self.head = HeadForm(data, prefix="head", initial={**years, **told, **named})
        self.items = [
            Row(
                ItemForm(data, prefix=f"item-{item.key}", initial=item.model_dump()),
                read.places.get(f"items[{item.key}].label"),
                "；".join(map(explained, item.cost)),
                depth,
                amount_place=read.places.get(f"items[{item.key}].amount_fen"),
            )
            for depth, item in _with_depth(read.items)
        ]
        self.funding = self._rows(FundingForm, "funding", data)
        self.instalments = self._rows(InstalmentForm, "instalments", data)
        self.indicators = self._rows(IndicatorForm, "indicators", data)
        self.sections = [
            Row(
                WordsForm(data, prefix=f"section-{key.value}", initial={"words": words}),
                read.places.get(f"sections.{key.value}"),
                CANONICAL_TITLES[key],
            )
            for key, words in read.sections.items()
        ]

    def _rows(self, kind: type[forms.Form], name: str, data: Any) -> list[Row]:
        return [
            Row(
                kind(data, prefix=f"{name}-{at}", initial=one.model_dump()),
                self.read.places.get(f"{name}[{at}]"),
            )
            for at, one in enumerate(getattr(self.read, name))
        ]

    @property
    def heads(self) -> list[tuple[forms.BoundField, Place | None]]:
        """The particulars, each with its place."""
        return [(field, self.read.places.get(field.name)) for field in self.head]

    @property
    def rows(self) -> list[Row]:
        """All lines."""
        return [
            *self.items,
            *self.funding,
            *self.instalments,
            *self.indicators,
            *self.sections,
        ]

    def is_valid(self) -> bool:
        """Tell whether all that is kept can be taken; what is left out need not be right."""
        sound = self.head.is_valid()
        for row in self.rows:
            valid = row.form.is_valid()
            sound &= valid or not row.form.is_kept  # type: ignore[attr-defined]  # a RowForm
        return sound

    def form(self) -> ProjectForm | None:
        """Make the form of what the person sent; None where it cannot be, and the head says why."""
        if not self.is_valid():
            return None
        kept = set()
        changed = {}
        for row, (_, item) in zip(self.items, _with_depth(self.read.items), strict=True):
            changed[item.key] = row.form.cleaned_data
            if row.form.cleaned_data["keep"]:
                kept.add(item.key)
        items = tuple(_kept_items(self.read.items, kept, changed))
        present = {item.key for item in _every(items)}
        answers: dict[str, Any] = {
            **self.head.cleaned_data,
            "items": items,
            "funding": self._taken(self.funding, self.read.funding, FormFunding),
            "instalments": tuple(
                one if one.item_key in present else one.model_copy(update={"item_key": None})
                for one in self._taken(self.instalments, self.read.instalments, FormInstalment)
            ),
            "indicators": tuple(
                one if one.item_key in present else one.model_copy(update={"item_key": None})
                for one in self._taken(self.indicators, self.read.indicators, FormIndicator)
            ),
            "sections": {
                key: row.form.cleaned_data["words"]
                for row, key in zip(self.sections, self.read.sections, strict=True)
                if row.form.cleaned_data["keep"] and row.form.cleaned_data["words"].strip()
            },
        }
        try:
            return self.read.form(answers)
        except FormError as error:
            for one in error.errors():
                self.head.add_error(None, f"{one['loc']}：{one['msg']}")
            return None

    @staticmethod
    def _taken(rows: list[Row], read: tuple[Any, ...], kind: type[Any]) -> tuple[Any, ...]:
        return tuple(
            kind.model_validate({**one.model_dump(), **_sent(row.form.cleaned_data, kind)})
            for row, one in zip(rows, read, strict=True)
            if row.form.cleaned_data["keep"]
        )


def _sent(given: Mapping[str, Any], kind: type[Any]) -> dict[str, Any]:
    """Give what the form's value knows; an empty month is none."""
    sent = {name: value for name, value in given.items() if name in kind.model_fields}
    for name in ("first", "last"):
        if sent.get(name) == "":
            sent[name] = None
    return sent


def _with_depth(items: tuple[FormItem, ...], depth: int = 0) -> Iterator[tuple[int, FormItem]]:
    for item in items:
        yield depth, item
        yield from _with_depth(item.items, depth + 1)


def _kept_items(
    items: tuple[FormItem, ...], kept: set[str], changed: dict[str, dict[str, Any]]
) -> Iterator[FormItem]:
    """Give the items that are kept, as they were corrected; what stands below one goes with it."""
    for item in items:
        if item.key in kept:
            sent = changed[item.key]
            yield item.model_copy(
                update={
                    "label": sent["label"],
                    "amount_fen": sent["amount_fen"],
                    "cost": item.cost if sent["amount_fen"] == item.amount_fen else (),
                    "items": tuple(_kept_items(item.items, kept, changed)),
                }
            )


def _every(items: tuple[FormItem, ...]) -> Iterator[FormItem]:
    for _, item in _with_depth(items):
        yield item
