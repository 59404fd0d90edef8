"""Answers that many pages give: a refusal beside its field, a question before a dangerous act."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.frame.refusals import RefusedError


def tell_refusal(form: forms.Form, refusal: RefusedError) -> None:
    """Put the words of a refusal beside the field it is about, or above the form."""
    where = refusal.where if refusal.where in form.fields else None
    form.add_error(where, f"{refusal.message}{refusal.mend}")


def ask_first(
    request: HttpRequest,
    act: Callable[[], object],
    *,
    question: dict[str, str],
    done: str,
    back: str,
) -> HttpResponse:
    """Ask before an act, and do it when it is confirmed (POST).

    Args:
        request: What came.
        act: What to do.
        question: The words of the page: ``title``, ``says`` (what follows from it), ``button``.
        done: What to say when it is done.
        back: The address to go back to, in either case.
    """
    refusal = None
    if request.method == "POST":
        try:
            act()
        except RefusedError as error:
            refusal = error
        else:
            messages.success(request, done)
            return redirect(back)
    return render(
        request, "people/pages/ask_first.html", {**question, "back": back, "refusal": refusal}
    )
