"""Headers of every answer that Django's and django-csp's middleware do not set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

# What no page of ours ever asks a browser for (Permissions Policy, W3C).
_UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
_HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "Cross-Origin-Resource-Policy": "same-origin",
    # Machines of an office are shared: nothing that was read stays in a browser's cache.
    "Cache-Control": "no-store, private",
}


class HeadersMiddleware:
    """Sets them where a view has not set its own; static files pass before and may be cached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with the headers."""
        response = self.get_response(request)
        for name, value in _HEADERS.items():
            response.setdefault(name, value)
        return response
