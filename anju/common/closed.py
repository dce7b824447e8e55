"""Keep every door closed (默认关闭) that is not opened by name.

A page is open to everybody only when its view carries Django's mark `login_not_required`. All others, those
of apps still to come included, answer 403 with a page that says what to do.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., object]
Respond = Callable[[HttpRequest], HttpResponse]


class ClosedByDefault:
    """Refuse each view without the mark, before it runs."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on: which view it meets is known only in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Answer 403 unless the view is open to everybody."""
        if getattr(view, "login_required", True):
            return render(request, "closed.html", status=403)
        return None
