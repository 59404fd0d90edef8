"""One entry of the log: what it says, what its digests mean, and the proof that it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.events.models import Event
from mingxi.office.events.pages.naming import field_name, kind_name, subject_name
from mingxi.office.events.ports import READ_LOG
from mingxi.office.events.reckoning.canonical import canonical
from mingxi.office.events.reckoning.entry import body
from mingxi.office.events.reckoning.subtrees import IncompleteTreeError
from mingxi.office.events.selectors import InclusionProof, events_for, inclusion_proof
from mingxi.office.events.snapshots import entry_of
from mingxi.office.frame.access import needs


@needs(READ_LOG)
def page(request: HttpRequest, event_id: int) -> HttpResponse:
    """Answer."""
    event = get_object_or_404(events_for(request.user), pk=event_id)
    salted = set(event.salts.values_list("name", flat=True))
    label = event.subject_label
    return render(
        request,
        "events/pages/entry.html",
        {
            "event": event,
            "kind": kind_name(event.kind),
            "subject": subject_name(label),
            "changed": [field_name(label, name) for name in event.changed],
            "facts": [(field_name(label, name), value) for name, value in event.facts.items()],
            "secrets": [
                (field_name(label, name), digest, name in salted)
                for name, digest in event.secret_digests.items()
            ],
            "hashed": canonical(body(entry_of(event))).decode(),
            **_proof(event),
        },
    )


def _proof(event: Event) -> dict[str, InclusionProof | bool | None]:
    """Give the proof, or that there should be one and it cannot be made."""
    try:
        return {"proof": inclusion_proof(event), "is_tree_broken": False}
    except IncompleteTreeError:
        return {"proof": None, "is_tree_broken": True}
