"""The address book of the office."""

from django.urls import include, path

from mingxi.office.desk.api import router as desk
from mingxi.office.frame.api.office_api import OfficeAPI

# Each app's router is added to it here, in the order of the house.
api = OfficeAPI()
api.add_router("", desk)

urlpatterns = [
    path("", include("mingxi.office.frame.pages.urls")),
    path("", include("mingxi.office.people.pages.urls")),
    path("", include("mingxi.office.declaration.pages.urls")),
    path("", include("mingxi.office.desk.pages.urls")),
    path("api/v1/", api.urls),
]

handler400 = "mingxi.office.frame.errors.bad_request"
handler403 = "mingxi.office.frame.errors.refused"
handler404 = "mingxi.office.frame.errors.not_found"
handler500 = "mingxi.office.frame.errors.failed"
