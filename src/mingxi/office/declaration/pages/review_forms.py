"""Forms of the page of a review: the decision of a step, and a comment."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mingxi.office.declaration.models import ReviewTask
from mingxi.office.declaration.reckoning.admitting import Amounts, entered_items
from mingxi.office.declaration.reckoning.project_form import FEN_MAX, ProjectForm
from mingxi.office.declaration.reckoning.review_text import commentable
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState, Verdict
from mingxi.office.frame.forms import WithUnit
from mingxi.quantities import Money, parse_decimal

_FEN_PER_YUAN = 100
_ITEM = "item-"


class YuanField(forms.CharField):
    """An amount in 元, to the fen; gives whole fen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=WithUnit("元"), max_length=32, **options)

    def clean(self, value: Any) -> Any:
        """Read the amount; None where nothing was entered."""
        words = super().clean(value)
        if not words:
            return None
        try:
            fen = parse_decimal(words) * _FEN_PER_YUAN
        except InvalidOperation:
            raise ValidationError(
                f"“{words}”不是金额。请填以元为单位的数，如 183600.00。"
            ) from None
        if not fen.is_finite() or fen != fen.to_integral_value() or not 0 <= fen <= FEN_MAX:
            raise ValidationError(f"“{words}”不是可用的金额：不小于0，最多到分。")
        return int(fen)


def yuan_of(fen: int) -> Decimal:
    """Give the amount as it stands in a field."""
    return Money(fen).yuan


class DecisionForm(forms.Form):
    """What is decided at an open step; amounts count where it is a cut.

    ``task`` is the step that was open when the page was shown: a page that is left open over a
    return must not decide the step of a later turn.
    """

    task = forms.IntegerField(widget=forms.HiddenInput, required=False)
    verdict = forms.ChoiceField(label="结论", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="理由",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="除“同意”外都须写明；退回时写清怎样改。",
    )
    return_to = forms.ChoiceField(label="退回到", required=False)
    total_fen = YuanField(label="审定总额", required=False)

    def __init__(
        self,
        *args: Any,
        task: ReviewTask,
        tasks: list[ReviewTask],
        project: ProjectForm,
        standing: Amounts,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        step = task.step
        self._task = task
        self.fields["task"].initial = task.pk
        verdicts = step.verdicts
        self._set_choices("verdict", [(one.value, _told(one, step)) for one in verdicts])
        if len(verdicts) == 1:
            self.fields["verdict"].initial = verdicts[0].value
        earlier = {
            one.kind: one.step.label
            for one in tasks
            if one.place < task.place and not one.gives_opinion and one.state != TaskState.SKIPPED
        }
        if Verdict.RETURN in verdicts:
            self._set_choices("return_to", [("", "申报单位（经办人）修改"), *earlier.items()])
        else:
            del self.fields["return_to"]
        if Verdict.CUT not in verdicts:
            del self.fields["total_fen"]
            return
        self.fields["total_fen"].initial = yuan_of(standing.total_fen)
        for item in entered_items(project):
            self.fields[_ITEM + item.key] = YuanField(
                label=f"审定：{item.label}",
                required=False,
                initial=yuan_of(standing.items_fen.get(item.key, 0)),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse what was filled in for another step."""
        asked = super().clean() or {}
        if asked.get("task") not in (None, self._task.pk):
            raise ValidationError(
                "打开页面以后，这份文本又退回、重新办理过，刚才填写的没有提交。"
                "请看过办理过程，再按现在的环节办理。"
            )
        return asked

    def decision(self) -> dict[str, Any]:
        """Give the arguments of the service."""
        asked = self.cleaned_data
        verdict = Verdict(asked["verdict"])
        back = asked.get("return_to")
        return {
            "verdict": verdict,
            "reason": asked["reason"],
            "return_to": StepKind(back) if back and verdict is Verdict.RETURN else None,
            "left": self._left() if verdict is Verdict.CUT else None,
        }

    def amount_fields(self) -> list[forms.BoundField]:
        """Give the fields of amounts, the total first."""
        return [self[name] for name in self.fields if name == "total_fen" or name.startswith(_ITEM)]

    def other_fields(self) -> list[forms.BoundField]:
        """Give the other fields."""
        return [self[name] for name in ("verdict", "reason", "return_to") if name in self.fields]

    def _left(self) -> Amounts | None:
        asked = self.cleaned_data
        if asked["total_fen"] is None:
            return None
        items = {
            name.removeprefix(_ITEM): fen
            for name, fen in asked.items()
            if name.startswith(_ITEM) and fen is not None
        }
        return Amounts(asked["total_fen"], items)

    def _set_choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class CommentForm(forms.Form):
    """A comment on selected words, or on a line or figure chosen from the list."""

    field = forms.ChoiceField(label="所批的行或者数", required=False)
    start = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    excerpt = forms.CharField(max_length=500, required=False, strip=False, widget=forms.HiddenInput)
    words = forms.CharField(label="批注", max_length=2000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, project: ProjectForm, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "comment-%s", **options})
        field = self.fields["field"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "选中的文字"), *commentable(project).items()]


def _told(verdict: Verdict, step: StepKind) -> str:
    if step is StepKind.BUDGET_OFFICE and verdict.passes:
        return {"agree": "同意入库", "cut": "核减后入库"}[verdict.value]
    return verdict.label
