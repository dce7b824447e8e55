"""The addresses of those who work here, below staff/."""

from django.urls import path

from anju.web.officer import home, windows

app_name = "officer"
urlpatterns = [
    path("", home.home, name="home"),
    path("bind", windows.rebind_person, name="rebind_person"),
    path("bind/code", windows.confirm_rebinding, name="confirm_rebinding"),
]
