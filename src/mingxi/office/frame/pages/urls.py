"""The addresses of the frame."""

from django.urls import path

from mingxi.office.frame.pages import health

urlpatterns = [path("health/", health.page, name="health")]
