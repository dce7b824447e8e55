"""The settings of Django. Each value that differs between places is read from the environment:

ANJU_HOME           folder of the database, the secret key and the collected static files
ANJU_SECRET_KEY     the secret key, instead of the one kept in the home
ANJU_DATABASE_ROLE  app (when not given) or owner, who migrates
ANJU_ALLOWED_HOSTS  names the site answers to, with commas between
ANJU_CITY           the city whose help comes first; hangzhou when not given
ANJU_HTTPS          yes, where a proxy in front speaks HTTPS and says so in X-Forwarded-Proto
ANJU_DEBUG          yes, on a programmer's machine only
DATABASE_URL, DATABASE_OWNER_URL, ANJU_DURABLE: see `anju.postgres.address`
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from anju.postgres import database_name, home
from anju.site.secret import secret_key

PACKAGE = Path(__file__).resolve().parents[1]


def _says_yes(variable: str) -> bool:
    return os.environ.get(variable) == "yes"


DEBUG = _says_yes("ANJU_DEBUG")
SECRET_KEY = secret_key()
CITY = os.environ.get("ANJU_CITY", "hangzhou")
ALLOWED_HOSTS = os.environ.get("ANJU_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ROOT_URLCONF = "anju.site.urls"
WSGI_APPLICATION = "anju.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "pgtrigger",
    "anju.web",  # first of ours: its templates come before those of `common`
    "anju.demo",
    "anju.help",
    "anju.audit",
    "anju.common",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Compressed pages and secrets: what could be guessed through their length (BREACH) is the CSRF token alone. Django
    # masks it anew in each answer, and this middleware adds a length by chance. Answers stand in sealed cookies.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "anju.common.closed.ClosedByDefault",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "anju.web.shell.shell",
            ],
        },
    }
]

# The engine asks `anju.postgres` for the server at the first connection, not here.
DATABASES = {
    "default": {
        "ENGINE": "anju.site.database",
        "NAME": database_name(),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}

USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = home() / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # the arrows and ticks of form fields stand in Bootstrap's style sheet as data
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
if _says_yes("ANJU_HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    # Whether other sites under the same name speak HTTPS is not ours to say: W005 and W021 ask for that.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True

# What people type stands in bodies and query strings: neither is ever logged, nor mailed to anybody.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "anju": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
