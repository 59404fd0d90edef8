"""Two states of a project's text side by side."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.ports import READ_PROJECTS, PersonRequest
from mingxi.office.declaration.reckoning.comparing import compared
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.selectors.comparing import TextState, text_states_for
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.frame.access import needs


@needs(READ_PROJECTS)
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Show what ``?old=`` and ``?new=`` name; at first the last two states of this year."""
    rows = declarations_for(request.user).select_related("project", "unit")
    declaration = get_object_or_404(rows, pk=declaration_id)
    writes = writes_for(request.user, declaration.unit)
    states = text_states_for(request.user, declaration, with_drafts=writes)
    chosen = _chosen(states, declaration.pk, request.GET.get("old"), request.GET.get("new"))
    shown = {"declaration": declaration, "states": states, "chosen": chosen}
    if chosen is not None:
        old, new = (form_of_json(state.row.content) for state in chosen)
        shown |= {"old": chosen[0], "new": chosen[1], "told": compared(old, new)}
    return render(request, "declaration/pages/compare_versions.html", shown)


def _chosen(
    states: list[TextState], declaration_id: int, old: str | None, new: str | None
) -> tuple[TextState, TextState] | None:
    if len(states) < 2:
        return None
    by_key = {state.key: state for state in states}
    own = [state for state in states if state.row.declaration_id == declaration_id] or states
    later = by_key.get(new or "", own[-1])
    before = states[max(0, states.index(later) - 1)]
    return by_key.get(old or "", before), later
