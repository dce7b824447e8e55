"""The addresses of signing in."""

from django.urls import path

from anju.web.account import leaving, signing_in

app_name = "account"
urlpatterns = [
    path("account/sign-in", signing_in.sign_in, name="sign_in"),
    path("account/code", signing_in.confirm_code, name="confirm_code"),
    path("account/", leaving.signed_in, name="signed_in"),
    path("demo/sign-in/<slug:slug>", leaving.sign_in_as, name="sign_in_as"),
    path("demo/clock", leaving.demo_clock, name="demo_clock"),
]
