"""Declaration for programs: the routers of its rooms under one."""

from ninja import Router

from mingxi.office.declaration.api import (
    checks,
    comments,
    projects,
    review_settings,
    reviews,
    sending,
)

router = Router()
router.add_router("", checks.router)
router.add_router("", projects.router)
router.add_router("", reviews.router)
router.add_router("", sending.router)
router.add_router("", comments.router)
router.add_router("", review_settings.router)
