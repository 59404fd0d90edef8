"""Search over everything one may see: few of every kind, or one kind by pages."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingxi.office.desk.selectors.searching import PAGE, WORDS_MAX, find_for
from mingxi.office.frame.access import SIGNED_IN, needs, signed_in
from mingxi.office.frame.search.asking import FOUND_MAX


@needs(SIGNED_IN)
def page(request: HttpRequest) -> HttpResponse:
    """Answer."""
    words, kind = request.GET.get("q", "")[:WORDS_MAX], request.GET.get("kind", "")
    asked = request.GET.get("page", "")
    number = min(int(asked), FOUND_MAX // PAGE) if asked.isdecimal() and int(asked) else 1
    answer = find_for(signed_in(request), words, kind=kind, page=number)
    context = {"words": words, "kind": kind, "answer": answer, "words_max": WORDS_MAX}
    if kind and answer.count:
        pages = Paginator(range(min(answer.count, FOUND_MAX)), PAGE)
        context["results_page"] = pages.get_page(number)
    return render(request, "desk/pages/search.html", context)
