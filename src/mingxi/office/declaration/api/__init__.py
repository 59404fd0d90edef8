"""Declaration for programs: the routers of its rooms under one."""

from ninja import Router

from mingxi.office.declaration.api import (
    bases,
    checks,
    comments,
    library,
    library_files,
    projects,
    review_settings,
    reviews,
    sending,
)

router = Router()
for room in (
    checks,
    projects,
    reviews,
    sending,
    comments,
    review_settings,
    library,
    library_files,
    bases,
):
    router.add_router("", room.router)
