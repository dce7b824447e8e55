"""From what went wrong to an HTTP answer. No other file of Anju names an HTTP code.

what went wrong
├── FaultyForm          the question or the file has faults; all are listed on the page        422
│   └── OutsideEdition  the edition decides nothing about the day asked for                    422
├── BodyTooLarge        more was sent than the page takes; it is not even read                 413
└── the rest            Django's own pages: 400.html, 403.html, 403_csrf.html, 404.html, 500.html
"""

from collections.abc import Callable
from functools import wraps

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

DONE, FAULTY, TOO_LARGE = 200, 422, 413
MOST_BYTES = 1024 * 1024
"""A file of a person is a few kilobytes; a megabyte is the longest life many times over."""

FORM_AROUND_IT = 64 * 1024
"""Room for the other fields of the form and its boundaries."""

View = Callable[[HttpRequest], HttpResponse]


def keep_small(view: View) -> View:
    """Refuse a body that is too large before it is read, and let no upload touch the disk.

    The token against forged requests (CSRF) stands in the body, so its check comes after this one, not before.
    """
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def kept_small(request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + FORM_AROUND_IT:
            return render(request, "413.html", status=TOO_LARGE)
        request.upload_handlers = [MemoryFileUploadHandler(request)]
        answer: HttpResponse = protected(request)
        return answer

    return kept_small
