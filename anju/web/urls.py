"""The addresses of the public pages. The language stands before them: nothing for Chinese, /en for English."""

from django.urls import include, path

from anju.web.public import display, qr_code, sheets

app_name = "public"
urlpatterns = [
    path("", sheets.score_sheet, name="start"),
    path("", sheets.score_sheet, name="score_sheet"),
    path("", sheets.score_sheet, name="samples"),
    path("display", display.display, name="display"),
    path("help/", include("anju.web.public.help.urls")),
    path("qr.svg", qr_code.qr_code, name="qr_code"),
]
