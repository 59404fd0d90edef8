"""The address book of the office."""

from django.urls import include, path

urlpatterns = [
    path("", include("mingxi.office.people.pages.urls")),
    path("", include("mingxi.office.declaration.pages.urls")),
    path("", include("mingxi.office.desk.pages.urls")),
]

handler400 = "mingxi.office.frame.errors.bad_request"
handler403 = "mingxi.office.frame.errors.refused"
handler404 = "mingxi.office.frame.errors.not_found"
handler500 = "mingxi.office.frame.errors.failed"
