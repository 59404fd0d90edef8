"""Declaration for programs: the routers of its rooms under one."""

from ninja import Router

from mingxi.office.declaration.api import (
    bases,
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
    sending,
)

router = Router()
for room in (
    bases,
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
    sending,
):
    router.add_router("", room.router)
