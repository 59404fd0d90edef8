"""Declaration for programs: the routers of its rooms under one."""

from ninja import Router

from mingxi.office.declaration.api import (
    bases,
    basis_files,
    checks,
    comments,
    drafts,
    exchange,
    imports,
    library,
    library_changes,
    library_files,
    ordering,
    projects,
    review_settings,
    reviews,
    rolling,
    sending,
)

router = Router()
for room in (
    bases,
    basis_files,
    checks,
    comments,
    drafts,
    exchange,
    imports,
    library,
    library_changes,
    library_files,
    ordering,
    projects,
    review_settings,
    reviews,
    rolling,
    sending,
):
    router.add_router("", room.router)
