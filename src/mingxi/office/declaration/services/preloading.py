"""The laws and circulars that the core knows, as the first entries of the library of bases."""

from mingxi.office.declaration.models import PolicyBasis
from mingxi.office.declaration.reckoning.states import BasisKind
from mingxi.office.declaration.services.bases import BasisFacts, refuse_twice, write_facts
from mingxi.office.declaration.services.citing import claim_citations
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.regulations.instruments import Instrument, instruments


def preload_laws(*, by: Actor) -> int:
    """Register the laws and circulars that the core knows; says how many were new.

    Source: ``mingxi.regulations.instruments``. What is registered by hand already is left alone.
    """
    known = instruments()
    with writing():
        there = set(PolicyBasis.objects.exclude(origin="").values_list("origin", flat=True))
        made: dict[str, PolicyBasis] = {}
        for key, instrument in known.items():
            if key not in there and (basis := _of_instrument(instrument)) is not None:
                made[key] = basis
        for key, basis in made.items():
            successor = known[key].successor
            if successor is not None:
                basis.successor = PolicyBasis.objects.filter(origin=successor).first()
                basis.save(update_fields=["successor"])
        for basis in made.values():
            record("basis.preloaded", by=by, on=basis, facts={"origin": basis.origin})
    return len(made)


def _of_instrument(instrument: Instrument) -> PolicyBasis | None:
    """Register a law of the core; None where somebody has registered it by hand."""
    is_law = instrument.number is None or "令" in instrument.number
    facts = BasisFacts(
        BasisKind.LAW if is_law else BasisKind.CIRCULAR,
        instrument.title,
        instrument.number or "",
        valid_from=instrument.begins,
        valid_until=instrument.ends,
    )
    try:
        refuse_twice(facts, None)
    except RefusedError:
        return None
    basis = PolicyBasis(registered_at=now(), origin=instrument.key)
    write_facts(basis, facts)
    claim_citations(basis)
    return basis
