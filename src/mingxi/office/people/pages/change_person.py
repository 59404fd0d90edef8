"""Change what is kept of a person."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import Person, PersonRequest
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.pages.fields import PersonForm
from mingxi.office.people.ports import WRITE_PERSONS
from mingxi.office.people.reckoning.masking import masked_identity_number, masked_phone
from mingxi.office.people.selectors import persons_for

_PERSONAL = ("phone", "identity_number")


class ChangePersonForm(PersonForm):
    """What may change; personal data is written over, never shown."""

    is_active = forms.BooleanField(
        label="在用", required=False, help_text="停用后立即退出，不能再登录；做过的事都保留。"
    )

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        kept = {
            "phone": masked_phone(person.phone),
            "identity_number": masked_identity_number(person.identity_number),
        }
        for field, masked in kept.items():
            self.fields[field].help_text = f"现为 {masked or '未登记'}；留空则不变。"

    def wishes(self) -> dict[str, Any]:
        """Give the values as the service takes them: what is left empty stays."""
        data = self.cleaned_data
        return {**data, **{field: data[field] or None for field in _PERSONAL}}


@needs(WRITE_PERSONS)
def page(request: PersonRequest, person_number: str) -> HttpResponse:
    """Answer."""
    person = get_object_or_404(persons_for(request.user), number=person_number)
    initial = {
        "name": person.name,
        "sign_in_name": person.sign_in_name,
        "is_active": person.is_active,
    }
    form = ChangePersonForm(request.POST or None, person=person, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_person(person=person, **form.wishes(), by=request.user)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, "已保存。")
            return redirect("person", person_number=person.number)
    return render(request, "people/pages/change_person.html", {"form": form, "person": person})
