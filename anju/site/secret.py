"""Keep the secret keys of the site."""

import contextlib
import os
import secrets
from pathlib import Path

from anju.postgres import make_home


def secret_key() -> str:
    """Return ANJU_SECRET_KEY, or else a key made once and kept in the home, readable by its owner alone."""
    return os.environ.get("ANJU_SECRET_KEY") or _kept(make_home() / "secret-key")


def field_keys(site_key: str) -> list[tuple[str, str, str]]:
    """Read ANJU_FIELD_KEYS: name, suite and secret of each key, the newest first; or one made of the site's own key."""
    written = os.environ.get("ANJU_FIELD_KEYS")
    if not written:
        return [("site", "aes_gcm", site_key)]
    return [(name, suite, secret) for name, suite, secret in (one.split(":", 2) for one in written.split(","))]


def _kept(file: Path) -> str:
    """Read the key, making it first if need be: whole, and the same for all who make it at once."""
    if not file.exists():
        new = file.with_name(f"secret-key.new.{secrets.token_hex(8)}")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):
            os.link(new, file)
        new.unlink()
    return file.read_text(encoding="ascii")
