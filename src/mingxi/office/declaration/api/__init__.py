"""Declaration for programs: the routers of its rooms under one."""

from ninja import Router

from mingxi.office.declaration.api import checks, drafts, projects

router = Router()
router.add_router("", checks.router)
router.add_router("", projects.router)
router.add_router("", drafts.router)
