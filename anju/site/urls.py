"""The addresses of all pages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("language", login_not_required(set_language), name="set_language"),
    *i18n_patterns(
        path("", include("anju.web.urls")),
        path("", include("anju.web.account.urls")),
        path("", include("anju.web.account.staff_urls")),
        path("my/", include("anju.web.applicant.urls")),
        path("staff/", include("anju.web.officer.urls")),
        prefix_default_language=False,
    ),
]
