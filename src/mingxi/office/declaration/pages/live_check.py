"""The findings on a form while it is written.

``POST /declarations/<id>/live-check`` takes the whole form as JSON (``ProjectForm``; nothing is
saved) and answers 200 with::

    {"counts": {"error": 1, "warning": 0, "info": 2},
     "claims": {"proven": 7, "contradicted": 1, "undecided": 0},
     "findings": [
        {"code": "AR102", "name": "product-mismatch", "severity": "error",
         "message": "……", "suggestion": "……" or null, "excerpt": "8.5万元",
         "fingerprint": "9f86d081884c7d65", "is_arithmetic": true,
         "anchor": {"field": "sections.overview", "start": 12, "end": 17}}],
     "amounts": {
        "total_fen": 1836000 or null, "items_fen": …, "funding_fen": …, "instalments_fen": …,
        "items": {"a1": {"amount_fen": …, "computed_fen": … or null, "cost": [
            {"fen": 18360000, "explained": "6人×2,550元/(人·月)×12个月=183,600元",
             "parts": [ …the same… ]}]}}}}

``anchor.field`` is one of ``name``, ``unit_name``, ``sections.<key>``, ``items[<key>]``,
``items[<key>].label|owner|basis|amount_fen``, ``items[<key>].cost``, ``items[<key>].cost[<n>]``,
``items``, ``funding``, ``funding[<n>]``, ``total_fen``, ``instalments``, ``instalments[<n>]``,
``indicators``, ``indicators[<n>]``,
``indicators[<n>].level1|level2|level3|operator|value|unit|weight``, ``fiscal_year``,
``first_year``, ``last_year``; ``<n>`` counts from 0. ``start`` and ``end`` are places in the words
of that field, in code points (``Array.from(text)``, not UTF-16), or null where the finding is of
the whole field. The findings come in the order of the text.

What is no form is answered 400, each fault with its field and how to mend it::

    {"code": "form-invalid", "message": "……", "details": [
        {"where": "items[1].amount_fen", "message": "第2个子项的金额：应为整数（单位：分）。"}]}

In a fault's ``where`` list positions are counted from 0, as in the JSON that was sent.
"""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_answers import checked_answer, faults_answer
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.form_faults import FormFaultsError, form_sent
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.frame.access import needs


@needs(WRITE_DECLARATIONS)
@require_POST
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Check what was sent."""
    get_object_or_404(declarations_for(request.user), pk=declaration_id)
    try:
        form = form_sent(request.body)
    except FormFaultsError as error:
        return JsonResponse(faults_answer(error), status=400)
    return JsonResponse(checked_answer(form, checked_form(form)))
