"""The addresses of help, below help/. The city stands before all but the first page."""

from django.urls import path, register_converter

from anju.web.public.help import changes, guides, home, lines, questions, reported, reports, search, tables, windows
from anju.web.public.help.addresses import City, EditionOfCity

register_converter(City, "city")
register_converter(EditionOfCity, "edition")

urlpatterns = [
    path("", home.help, name="help"),
    path("<city:told>/", home.help, name="help"),
    path("<city:told>/windows", windows.windows, name="windows"),
    path("<city:told>/faq", questions.faq, name="faq"),
    path("<city:told>/guides", guides.guides, name="guides"),
    path("<city:told>/guides/<slug:name>", guides.guide, name="guide"),
    path("<city:told>/materials", guides.material_list, name="material_list"),
    path("<city:told>/table", tables.points_table, name="points_table"),
    path("<city:told>/table/<edition:edition>", tables.points_table, name="points_table"),
    path("<city:told>/table/<edition:edition>/changes", changes.points_changes, name="points_changes"),
    path("<city:told>/lines", lines.earlier_lines, name="earlier_lines"),
    path("<city:told>/search", search.search_help, name="search_help"),
    path("<city:told>/report", reports.report_error, name="report_error"),
    path("<city:told>/report/<str:signed>", reported.reported_error, name="reported_error"),
]
