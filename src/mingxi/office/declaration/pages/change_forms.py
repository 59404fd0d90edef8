"""What must be said where projects of the library are changed."""

from django import forms

from mingxi.office.declaration.reckoning.library_changes import (
    MARK_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
)
from mingxi.office.declaration.reckoning.library_rows import RANK_MAX
from mingxi.office.declaration.reckoning.states import LibraryChange


class ReasonForm(forms.Form):
    """Why it is done."""

    words = forms.CharField(label="原因", max_length=REASON_CHARACTERS_MAX)


class MarkForm(forms.Form):
    """Which mark."""

    words = forms.CharField(
        label="标记", max_length=MARK_CHARACTERS_MAX, help_text="例如：重点、需现场核查。"
    )


class RankForm(forms.Form):
    """From which number on."""

    first = forms.IntegerField(
        label="从第几号排起",
        min_value=1,
        max_value=RANK_MAX,
        help_text="所选项目按下面的次序依次编号；号小的在前，可以与其他项目同号。",
    )


FORMS: dict[LibraryChange, type[forms.Form]] = {
    LibraryChange.RANK: RankForm,
    LibraryChange.TAKE_OUT: ReasonForm,
    LibraryChange.SUSPEND: ReasonForm,
    LibraryChange.RESUME: forms.Form,
    LibraryChange.MARK: MarkForm,
    LibraryChange.UNMARK: MarkForm,
}


def change_of(code: str) -> LibraryChange | None:
    """Give the change that was asked for; None for a word that is none."""
    try:
        return LibraryChange(code)
    except ValueError:
        return None
