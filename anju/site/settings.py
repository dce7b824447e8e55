"""The settings of Django. Each value that differs between places is read from the environment:

ANJU_HOME           folder of the database, the secret key and the collected static files
ANJU_SECRET_KEY     the secret key, instead of the one kept in the home
ANJU_DATABASE_ROLE  app (when not given) or owner, who migrates
ANJU_ALLOWED_HOSTS  names the site answers to, with commas between
ANJU_CITY           the city whose help comes first; hangzhou when not given
ANJU_HTTPS          yes, where a proxy in front speaks HTTPS and says so in X-Forwarded-Proto
ANJU_DEMO           yes, for the demo city: accounts to choose from, codes shown, time that can be travelled
ANJU_FIELD_KEYS     keys of personal numbers in rows, newest first: name:suite:secret, with commas between; the suite is
                    aes_gcm, or sm4_gcm for SM4 and SM3. When not given, one key named site comes from the secret key
ANJU_SMS_SENDER     the class that sends short messages; when not given none is sent, and in the demo they go to a file
ANJU_IDENTITY_REGISTER, ANJU_FACE_CHECK   the classes that ask the register and check a face, likewise
ANJU_DEBUG          yes, on a programmer's machine only
DATABASE_URL, DATABASE_OWNER_URL, ANJU_DURABLE: see `anju.postgres.address`
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from anju.postgres import database_name, home
from anju.site.secret import field_keys, secret_key

PACKAGE = Path(__file__).resolve().parents[1]


def _says_yes(variable: str) -> bool:
    return os.environ.get(variable) == "yes"


DEBUG = _says_yes("ANJU_DEBUG")
DEMO = _says_yes("ANJU_DEMO")
SECRET_KEY = secret_key()
FIELD_KEYS = field_keys(SECRET_KEY)
CITY = os.environ.get("ANJU_CITY", "hangzhou")
ALLOWED_HOSTS = os.environ.get("ANJU_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ROOT_URLCONF = "anju.site.urls"
WSGI_APPLICATION = "anju.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "pgtrigger",
    "anju.web",  # first of ours: its templates come before those of `common`
    "anju.demo",
    "anju.help",
    "anju.people",
    "anju.accounts",
    "anju.audit",
    "anju.common",
    "allauth",  # after ours, whose templates it would cover
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Compressed pages and secrets: what could be guessed through their length (BREACH) is the CSRF token alone. Django
    # masks it anew in each answer, and this middleware adds a length by chance. Answers stand in sealed cookies.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "anju.web.doors.WhoAsks",
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

# Rate limits are counted here, and by all processes together. `prepare` makes the table.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}

# ---- who signs in, and how
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
LOGIN_URL = "account:sign_in"
LOGIN_REDIRECT_URL = "account:signed_in"
ACCOUNT_ADAPTER = "anju.web.account.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up by it: the adapter refuses
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "30/m/ip,3/m/key,10/d/key",
    "confirm_login_code": "60/m/ip,60/d/key",
    "bind_person": "10/d/user",
}
MFA_ADAPTER = "anju.web.account.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Anju"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO  # the demo speaks HTTP to the machine itself
SMS_FILE = home() / "sms.jsonl"
DEMO_CLOCK = home() / "demo-clock"
NO_REGISTER, DEMO_REGISTERS = "anju.people.registers.NoRegister", "anju.demo.city.registers"
IDENTITY_REGISTER = os.environ.get(
    "ANJU_IDENTITY_REGISTER", f"{DEMO_REGISTERS}.SimulatedRegister" if DEMO else NO_REGISTER
)
FACE_CHECK = os.environ.get("ANJU_FACE_CHECK", f"{DEMO_REGISTERS}.SimulatedFaceCheck" if DEMO else NO_REGISTER)
SMS_SENDER = os.environ.get(
    "ANJU_SMS_SENDER", "anju.accounts.sms.file.FileSender" if DEMO else "anju.accounts.sms.NoSender"
)

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
    SESSION_COOKIE_SECURE = True
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
