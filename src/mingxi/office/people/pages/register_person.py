"""Register a person."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.pages.fields import PersonForm
from mingxi.office.people.ports import WRITE_PERSONS


class RegisterPersonForm(PersonForm):
    """All of a person."""

    number = forms.CharField(label="工号", max_length=32, help_text="登记后不再改变。")
    field_order = ("number",)


@needs(WRITE_PERSONS)
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    form = RegisterPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = services.register_person(**form.cleaned_data, by=request.user)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(
                request, f"已登记{person.name}。还须发放密码，并由安全管理员授予岗位。"
            )
            return redirect("person", person_number=person.number)
    return render(request, "people/pages/register_person.html", {"form": form})
