"""The QR code (二维码) that brings a page from a desk to a phone."""

import io

import segno
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

LONGEST = 300
"""Letters of an address; a code of more is too fine to photograph from a screen."""


@login_not_required
@require_safe
@cache_control(public=True, max_age=86_400)
def qr_code(request: HttpRequest) -> HttpResponse:
    """Draw the address of a page of this site (二维码), named by `page`; the first page for any other."""
    page = request.GET.get("page", "")
    ours = page.startswith("/") and len(page) <= LONGEST and url_has_allowed_host_and_scheme(page, None)
    drawn = io.BytesIO()
    code = segno.make(request.build_absolute_uri(page if ours else "/"), error="m", micro=False)
    code.save(drawn, kind="svg", border=2, omitsize=True, light="#fff", svgclass=None, lineclass=None)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
