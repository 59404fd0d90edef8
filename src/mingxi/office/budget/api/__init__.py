"""Budget for programs: the routers of its rooms under one."""

from ninja import Router

from mingxi.office.budget.api import approvals, caps, controls, figures, spreading, years

router = Router()
for room in (years, controls, spreading, approvals, caps, figures):
    router.add_router("", room.router)
