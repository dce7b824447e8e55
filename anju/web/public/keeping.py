"""What every page does that holds a person's answers (已填内容的保管)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from anju.web.errors import FAULTY
from anju.web.languages import language_in_use
from anju.web.simulation.carrying import COOKIES, AnswersTooLong, carried_by, carry

View = Callable[..., HttpResponseBase]
FRESH = timedelta(minutes=10)
"""Answers sealed so recently are not sealed anew: most pages then set no cookie."""

# Not `no-store`: with it a browser could not go back to the page before, and would lose what was typed there. With
# `no-cache` nobody between keeps the page, and the browser asks again before it shows it as new.
_private = cache_control(private=True, no_cache=True)


@dataclass(frozen=True, slots=True)
class TooLongPage:
    """The page for answers that a browser cannot carry."""

    title: str
    say: str


def for_the_person_alone(view: View) -> View:
    """Keep a page between the site and the person, and the answers alive while they are looked at.

    Answers too long to be carried are refused with a page that says what can be done.
    """
    private = _private(view)

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response: HttpResponseBase = private(request, *args, **kwargs)
        except AnswersTooLong as long:
            page = TooLongPage(_("Error: %(problem)s") % {"problem": _("Too much to carry")}, _said(long))
            return render(request, "public/too_long.html", {"page": page}, status=FAULTY)
        return _kept_alive(request, response)

    return kept


def _kept_alive(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Seal anew what was not used for a while, unless the page has changed it.

    Only with whole pages: a part that is fetched beside them could arrive after a change, and undo it.
    """
    if request.method != "GET" or "HX-Request" in request.headers or not response.cookies.keys().isdisjoint(COOKIES):
        return response
    carried = carried_by(request)
    return carry(response, carried.answers) if carried and carried.age > FRESH else response


def _said(long: AnswersTooLong) -> str:
    return long.say.in_(language_in_use())
