"""Keep every door closed (默认关闭) that is not opened by name.

A page is open to everybody only when its view carries Django's mark `login_not_required`, and to some when it says
which roles may enter: `@for_roles(...)`. All others, those of apps still to come included, answer 403 with a page
that says what to do. Who somebody is, and where to sign in, a middleware before this one says by `let_in`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

View = Callable[..., object]
V = TypeVar("V", bound=View)
Respond = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks for a page (来访者): the roles held now, and where to go to hold more, if anywhere."""

    roles: frozenset[str] = frozenset()
    way_in: str = ""


NOBODY = Visitor()


class Visited(HttpRequest):
    """A request of which it is known who asks."""

    visitor: Callable[[], Visitor]


def for_roles(*roles: str) -> Callable[[V], V]:
    """Open a view to those who hold one of these roles (按角色开放)."""

    def opened(view: V) -> V:
        cast(_Door, view).open_to = frozenset(roles)
        return view

    return opened


def open_to(view: View) -> frozenset[str]:
    """Answer the roles for which a view is open; none where it does not say."""
    roles: Iterable[str] = getattr(view, "open_to", ())
    return frozenset(roles)


def let_in(request: HttpRequest, visitor: Callable[[], Visitor]) -> None:
    """Say who asks; it is looked up only where a door depends on it."""
    cast(Visited, request).visitor = visitor


class ClosedByDefault:
    """Refuse each view without a mark, before it runs."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on: which view it meets is known only in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Answer 403 unless the view is open to whoever asks, or lead to where its role is gained."""
        if not getattr(view, "login_required", True):
            return None
        roles = open_to(view)
        visitor: Visitor = getattr(request, "visitor", lambda: NOBODY)() if roles else NOBODY
        if roles & visitor.roles:
            return None
        if visitor.way_in:
            return redirect(visitor.way_in)
        return render(request, "closed.html", status=403)


class _Door:
    open_to: frozenset[str]
