"""The queue: the steps that wait for the person, those with findings first."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.declaration.models import ReviewTask
from mingxi.office.declaration.ports import REVIEW, PersonRequest
from mingxi.office.declaration.reckoning.routes import StepKind
from mingxi.office.declaration.selectors.reviews import tasks_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.clock import today

ROWS = 30
_FINDINGS = {
    "errors": Q(review__version__errors__gt=0),
    "warnings": Q(review__version__errors=0, review__version__warnings__gt=0),
    "none": Q(review__version__errors=0, review__version__warnings=0),
}
_SORTS = {
    "due": "due_on",
    "amount": "review__version__asked_fen",
    "unit": "declaration__unit__code",
    "name": "declaration__project__name",
}


class QueueFilter(forms.Form):
    """What of the queue is asked for."""

    words = forms.CharField(label="项目或单位", required=False, max_length=60)
    step = forms.ChoiceField(
        label="环节",
        required=False,
        choices=[("", "全部"), *((one.value, one.label) for one in StepKind)],
    )
    findings = forms.ChoiceField(
        label="核对结果",
        required=False,
        choices=[
            ("", "全部"),
            ("errors", "有错误"),
            ("warnings", "只有警告"),
            ("none", "没有问题"),
        ],
    )
    late = forms.BooleanField(label="只看超期", required=False)

    def chosen(self, tasks: QuerySet[ReviewTask]) -> QuerySet[ReviewTask]:
        """Leave out the others; what is no choice chooses nothing."""
        asked = self.cleaned_data
        if words := asked.get("words"):
            tasks = tasks.filter(
                Q(declaration__project__name__contains=words)
                | Q(declaration__unit__name__contains=words)
            )
        if step := asked.get("step"):
            tasks = tasks.filter(kind=step)
        if findings := asked.get("findings"):
            tasks = tasks.filter(_FINDINGS[findings])
        if asked.get("late"):
            tasks = tasks.filter(due_on__lt=today())
        return tasks


def ordered(tasks: QuerySet[ReviewTask], sort: str) -> QuerySet[ReviewTask]:
    """Order by the column asked for; else findings first, the earliest due, the largest amount.

    Errors come before warnings; how many of them there are says nothing of what is urgent.
    """
    column = _SORTS.get(sort.removeprefix("-"))
    if column is None:
        gravity = Case(
            When(_FINDINGS["errors"], then=0), When(_FINDINGS["warnings"], then=1), default=2
        )
        return tasks.order_by(gravity, "due_on", "-review__version__asked_fen", "pk")
    return tasks.order_by(f"-{column}" if sort.startswith("-") else column, "pk")


@needs(REVIEW)
def page(request: PersonRequest) -> HttpResponse:
    """List them."""
    form = QueueFilter(request.GET)
    form.is_valid()
    waiting = form.chosen(tasks_for(request.user))
    rows = ordered(waiting, request.GET.get("sort", "")).select_related(
        "declaration__project", "declaration__unit", "review__version"
    )
    shown: dict[str, Any] = {
        "form": form,
        "tasks": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "is_filtered": any(form.cleaned_data.values()),
        "today": today(),
    }
    return render(request, "declaration/pages/reviews.html", shown)
