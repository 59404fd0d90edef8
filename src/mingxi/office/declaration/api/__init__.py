"""Declaration for programs: the routers of its rooms under one."""

from ninja import Router

from mingxi.office.declaration.api import bases, checks, library, library_files

router = Router()
router.add_router("", checks.router)
router.add_router("", library.router)
router.add_router("", library_files.router)
router.add_router("", bases.router)
