"""The addresses of the public pages; a placeholder until they are written."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

app_name = "public"


@login_not_required
def score_sheet(request: HttpRequest) -> HttpResponse:
    """Say the name of the house."""
    return HttpResponse("安居")


urlpatterns = [path("", score_sheet, name="score_sheet")]
