"""The addresses of the public pages. The language stands before them: nothing for Chinese, /en for English."""

from django.urls import path

from anju.web.public import sheets

app_name = "public"
urlpatterns = [path("", sheets.score_sheet, name="score_sheet")]
