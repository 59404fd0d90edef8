"""The addresses of the app."""

from django.urls import path

from mingxi.office.events.pages import entry, log

urlpatterns = [
    path("log/", log.page, name="log"),
    path("log/<int:event_id>/", entry.page, name="log-entry"),
]
