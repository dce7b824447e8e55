"""Try out what the settings promise."""

import io
import logging
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.urls import path
from django.utils.translation import get_language

from anju.site.secret import secret_key
from tests.conftest import UndefinedVariable
from tests.site.conftest import Environment


@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_language())


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken")


urlpatterns = [path("page", language), path("broken", broken)]
on_pages_of_this_file = pytest.mark.urls(__name__)


@on_pages_of_this_file
@pytest.mark.parametrize("address", ["/page", "/nowhere"])
def test_every_answer_carries_the_headers_that_protect_its_reader(address: str) -> None:
    answer = Client().get(address)
    policy = {part.split()[0]: part.split()[1:] for part in answer["Content-Security-Policy"].split(";")}
    assert policy == {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    names = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    assert [answer[name] for name in names] == ["DENY", "nosniff", "same-origin", "same-origin"]


@on_pages_of_this_file
@pytest.mark.parametrize(
    ("asked", "given"), [("", "zh-hans"), ("zh-CN,zh", "zh-hans"), ("en-GB", "en"), ("fr", "zh-hans")]
)
def test_language_is_the_one_asked_for_and_chinese_otherwise(asked: str, given: str) -> None:
    assert Client().get("/page", headers={"Accept-Language": asked}).content.decode() == given


def test_language_can_be_chosen_and_is_remembered() -> None:
    client = Client()
    answer = client.post("/language", {"language": "en", "next": "/"})
    assert (answer.status_code, answer["Location"], client.cookies["django_language"].value) == (302, "/en/", "en")


@on_pages_of_this_file
def test_host_that_is_not_ours_is_refused() -> None:
    assert Client().get("/page", headers={"Host": "evil.example"}).status_code == 400


@on_pages_of_this_file
@pytest.mark.parametrize("address", ["/broken", "/nowhere", "/page"])
def test_log_holds_neither_query_string_nor_body(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = logging.getLogger("django").handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    # Not setStream, which flushes the one before: a command tried in this process may have left a closed one.
    monkeypatch.setattr(handler, "stream", log := io.StringIO())
    Client(raise_request_exception=False).post(f"{address}?id=330106199005010000", {"name": "王秘密"})
    assert ("330106" in log.getvalue(), "秘密" in log.getvalue()) == (False, False)
    assert (address in log.getvalue()) == (address != "/page")


def test_template_that_names_an_unknown_variable_fails_the_test() -> None:
    template = engines["django"].from_string("{{ known }} {{ unknown }}")
    with pytest.raises(UndefinedVariable, match="unknown"):
        template.render({"known": 1})


def test_debug_is_off() -> None:
    assert settings.DEBUG is False


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_site_behind_https_passes_the_deployment_checks_of_django(environment: Environment) -> None:
    # The browser tests of the same run need this one; a deployment must not have it.
    deployed = {name: value for name, value in environment.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=deployed | {"ANJU_HTTPS": "yes"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_secret_key_is_made_once_and_only_its_owner_can_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANJU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ANJU_SECRET_KEY", raising=False)
    all_at_once = threading.Barrier(16)

    def ask(_: int) -> str:
        all_at_once.wait()
        return secret_key()

    with ThreadPoolExecutor(16) as askers:
        keys = set(askers.map(ask, range(16)))
    file = tmp_path / "home" / "secret-key"
    assert (keys, len(file.read_text()) > 60) == ({file.read_text()}, True)
    assert [(path.name, oct(path.stat().st_mode & 0o777)) for path in file.parent.iterdir()] == [
        ("secret-key", "0o600")
    ]


def test_secret_key_of_the_environment_is_used_and_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJU_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ANJU_SECRET_KEY", "given")
    assert (secret_key(), (tmp_path / "home").exists()) == ("given", False)
