"""The fields in which what was read of a project is corrected, and what each of them takes."""

import unicodedata
from decimal import InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mingxi.office.declaration.reckoning.project_form import FEN_MAX
from mingxi.office.declaration.reckoning.states import (
    Continuity,
    FundKind,
    Manner,
    ProjectCategory,
)
from mingxi.patterns import pattern_of
from mingxi.projects.drafts.composing.funding import PAYERS
from mingxi.quantities import Money, parse_decimal

_CHOOSE = [("", "请选择")]
_LINE = 200
_WORDS = 50_000
_MONTH = pattern_of(r"(?P<year>20\d\d)[-年./](?P<month>0?[1-9]|1[0-2])月?")
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
        if fen < 0:
            raise ValidationError("金额不能小于零。")
        if fen > FEN_MAX:
            raise ValidationError(f"“{value}”超出可以申报的范围，请核对单位是元还是万元。")
        return int(fen)

    def validate(self, value: Any) -> None:
        """Ask for an amount where one is needed."""
        if value is None and self.required:
            raise ValidationError("请填写金额。")

    def run_validators(self, value: Any) -> None:
        """Do nothing more: an amount is no text."""


class MonthField(forms.CharField):
    """A month as people write it (2026-03, 2026年3月, 2026/3); the value is 2026-03."""

    def to_python(self, value: Any) -> Any:
        """Read the month; empty is none."""
        written = "".join(unicodedata.normalize("NFKC", str(value or "")).split())
        if not written:
            return None
        found = _MONTH.fullmatch(written)
        if found is None:
            raise ValidationError(f"“{value}”不是月份，请写成2026-03或2026年3月。")
        return f"{found['year']}-{int(found['month']):02}"


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
    first = MonthField(label="开始年月", required=False)
    last = MonthField(label="结束年月", required=False)
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
