"""The address book of the office."""

from django.urls import include, path

from mingxi.office.frame.api.office_api import OfficeAPI

# Each app's router is added to it here, in the order of the house.
api = OfficeAPI()
api.add_router("/log", "mingxi.office.events.api.router", tags=["日志"])
api.add_router("", "mingxi.office.people.api.router", tags=["单位与人员"])
api.add_router("", "mingxi.office.declaration.api.router", tags=["申报"])
api.add_router("", "mingxi.office.budget.api.router", tags=["预算"])
api.add_router("", "mingxi.office.desk.api.router", tags=["工作台"])

urlpatterns = [
    path("", include("mingxi.office.frame.pages.urls")),
    path("", include("mingxi.office.events.pages.urls")),
    path("", include("mingxi.office.people.pages.urls")),
    path("", include("mingxi.office.declaration.pages.urls")),
    path("", include("mingxi.office.budget.pages.urls")),
    path("", include("mingxi.office.desk.pages.urls")),
    path("api/v1/", api.urls),
]

handler400 = "mingxi.office.frame.errors.bad_request"
handler403 = "mingxi.office.frame.errors.refused"
handler404 = "mingxi.office.frame.errors.not_found"
handler500 = "mingxi.office.frame.errors.failed"
