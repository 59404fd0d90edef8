"""Units and people for programs: the routers of their rooms under one."""

from ninja import Router

from mingxi.office.people.api import appointments, persons, sign_ins, tokens, units

router = Router()
for room in (units, persons, appointments, tokens, sign_ins):
    router.add_router("", room.router)
