"""The addresses of the app."""

from django.urls import URLPattern, path

from mingxi.office.desk.pages import components

urlpatterns: list[URLPattern] = [
    path("components/", components.page, name="components"),
]
