"""The desk for programs: the routers of its rooms under one."""

from ninja import Router

from mingxi.office.desk.api import home, jobs, life, overview, searching

router = Router()
for room in (home, overview, life, searching, jobs):
    router.add_router("", room.router)
