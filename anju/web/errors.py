"""From what went wrong to an HTTP answer. No other file of Anju names an HTTP code.

what went wrong
├── FaultyFile, or a field of the form: all faults are listed on the page                          422
├── OutsideEdition: the edition decides nothing about the day asked for; the page offers "as if"   422
├── TooManyReports: as many errors were reported from there today as may be                         429
├── a body larger than a page takes: it is not looked at (413.html)                                413
└── the rest: Django's own answers in our words (400.html, 403.html, 403_csrf.html, 404.html, 500.html)
"""

from collections.abc import Callable
from functools import wraps

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

DONE, TOO_LARGE, FAULTY, TOO_MANY = 200, 413, 422, 429
MOST_BYTES = 1024 * 1024
"""A file of a person is a few kilobytes; a megabyte is the longest life many times over."""

MOST_SWALLOWED = 32 * 1024 * 1024
"""A browser hears an answer only after it has sent all: so much is taken in and thrown away, more is cut off."""

FORM_AROUND_IT = 64 * 1024
"""Room for the other fields of the form and its boundaries."""

View = Callable[..., HttpResponseBase]


def keep_small(view: View) -> View:
    """Refuse a body that is too large before it is looked at, and let no upload touch the disk.

    The token against forged requests (CSRF) stands in the body, so its check comes after this one, not before.
    """
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def kept_small(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > MOST_BYTES + FORM_AROUND_IT:
            while length <= MOST_SWALLOWED and request.read(FORM_AROUND_IT):
                pass
            return render(request, "413.html", status=TOO_LARGE)
        request.upload_handlers = [MemoryFileUploadHandler(request)]
        answer: HttpResponseBase = protected(request, *args, **kwargs)
        return answer

    return kept_small
