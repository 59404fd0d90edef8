"""Two entries of the library of bases turn out to be one document."""

from mingxi.office.declaration.models import BasisUse, PolicyBasis
from mingxi.office.declaration.services.bases import held_basis, leads_to, refuse_strangers
from mingxi.office.events.services import record
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person

_FILLED = ("issued_on", "valid_from", "valid_until", "repealed_on", "file", "origin")


def merge_bases(*, kept: PolicyBasis, merged: PolicyBasis, by: Person) -> PolicyBasis:
    """Make one of two entries of the same document: what rests on the other rests on this one.

    What is not known of the kept one is taken from the other, which is removed.

    Raises RefusedError where both are one, one is gone, or one concerns a unit that the other does
    not.
    """
    if kept.pk == merged.pk:
        raise RefusedError(
            "basis-merged-with-itself", "选了同一份文件，不需要合并。", where="merged"
        )
    with writing():
        # By their numbers, so that of two who merge them crosswise one waits.
        first, second = (held_basis(pk) for pk in sorted((kept.pk, merged.pk)))
        stays, goes = (first, second) if first.pk == kept.pk else (second, first)
        refuse_strangers(stays, by)
        refuse_strangers(goes, by)
        if stays.unit_id is not None and stays.unit_id != goes.unit_id:
            raise RefusedError(
                "basis-is-internal",
                f"“{stays}”是内部文件，不能并入其他单位也引用的文件。",
                where="merged",
                mend="请反过来合并，保留各单位都能看到的那一份。",
            )
        moved = BasisUse.objects.filter(basis=goes).update(basis=stays)
        PolicyBasis.objects.filter(successor=goes).exclude(pk=stays.pk).update(successor=stays)
        filled = [name for name in _FILLED if not getattr(stays, name) and getattr(goes, name)]
        for name in filled:
            setattr(stays, name, getattr(goes, name))
        if _takes_successor(stays, goes):
            stays.successor = goes.successor
            filled.append("successor")
        elif stays.successor_id is not None and leads_to(stays.successor, stays):
            stays.successor = None
        told: dict[str, str | int] = {"removed": goes.pk, "number": goes.number, "moved": moved}
        secrets = {"title": goes.title}
        record("basis.merged", by=by, on=stays, changed=filled, facts=told, secrets=secrets)
        stays.save()
        goes.delete()
    return stays


def _takes_successor(stays: PolicyBasis, goes: PolicyBasis) -> bool:
    """Tell whether the kept entry goes on to what replaced the other, and not round to itself."""
    if stays.successor_id not in (None, goes.pk) or goes.successor is None:
        return False
    return not leads_to(goes.successor, stays)
