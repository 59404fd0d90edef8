"""The address book of the office."""

from django.urls import include, path

urlpatterns = [
    path("", include("mingxi.office.frame.pages.urls")),
    path("", include("mingxi.office.people.pages.urls")),
    path("", include("mingxi.office.declaration.pages.urls")),
    path("", include("mingxi.office.desk.pages.urls")),
]
