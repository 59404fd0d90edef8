"""End an appointment."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.frame.access import needs
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.pages.fields import date_field
from mingxi.office.people.ports import WRITE_APPOINTMENTS
from mingxi.office.people.selectors import appointments_for


class EndForm(forms.Form):
    """When."""

    ends = date_field("失效日期", help_text="当日起不再有效；填今天则立即终止。")


@needs(WRITE_APPOINTMENTS)
def page(request: PersonRequest, appointment_id: int) -> HttpResponse:
    """Answer."""
    held = get_object_or_404(appointments_for(request.user), pk=appointment_id)
    form = EndForm(request.POST or None, initial={"ends": today()})
    if request.method == "POST" and form.is_valid():
        try:
            services.end_appointment(appointment=held, **form.cleaned_data, by=request.user)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, "已终止任岗。")
            return redirect("person", person_number=held.person.number)
    return render(request, "people/pages/end_appointment.html", {"form": form, "held": held})
