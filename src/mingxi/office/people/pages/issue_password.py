"""Issue a password to a person; it is shown once."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.ports import ISSUE_PASSWORDS
from mingxi.office.people.selectors import persons_for


@needs(ISSUE_PASSWORDS)
@never_cache
def page(request: PersonRequest, person_number: str) -> HttpResponse:
    """Answer."""
    person = get_object_or_404(persons_for(request.user), number=person_number)
    shown: dict[str, object] = {"person": person}
    if request.method == "POST":
        try:
            shown["password"] = services.issue_password(person=person, by=request.user)
        except RefusedError as refusal:
            shown["refusal"] = refusal
    return render(request, "people/pages/issue_password.html", shown)
