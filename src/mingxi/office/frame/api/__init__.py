"""The interface for programs: the same services and selectors as the pages, under ``/api/v1/``.

An app's ``api.py`` holds ``router = ninja.Router()`` and one function per operation:

    @router.get("/units", response=PageOf[UnitOut], summary="单位列表")
    @needs(SEE_UNITS)
    def get_units(request: HttpRequest, paging: Query[Paging]) -> PageOf[UnitOut]:
        return page_of(units_for(request.user), paging, by="code", told=unit_out)

    @router.post("/units", response={201: UnitOut}, summary="设立单位")
    @writes(MANAGE_UNITS)
    def post_unit(request: HttpRequest, unit: UnitIn) -> Status[UnitOut]:
        return Status(201, unit_out(found_unit(name=unit.name, by=request.user)))

``office/urls.py`` mounts the router. ``request.user`` is the person whose token was shown. A write
is done once for each ``Idempotency-Key`` (see ``idempotency``). Errors have one shape, ``Problem``;
a service's ``RefusedError`` becomes one by itself.
"""

from mingxi.office.frame.api.guarding import needs, writes
from mingxi.office.frame.api.paging import PageOf, Paging, page_of
from mingxi.office.frame.api.problems import Problem
from mingxi.office.frame.api.tokens import token_holder_with
from mingxi.office.frame.api.values import Day, Fen, Id, Moment, Sent

__all__ = [
    "Day",
    "Fen",
    "Id",
    "Moment",
    "PageOf",
    "Paging",
    "Problem",
    "Sent",
    "needs",
    "page_of",
    "token_holder_with",
    "writes",
]
