"""Seal a text (密封), for a visitor to carry or for a row to hold: nobody else can read it, or change it unnoticed.

text → zlib → AES-GCM → base64url. The key comes from the secret key of the site, one for each purpose, so that
what was sealed for one purpose opens for no other. The moment of sealing stands inside the seal.
"""

import secrets
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

KEY_BYTES, NONCE_BYTES, MOMENT_BYTES = 32, 12, 8


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A text that carried a good seal, and when it was sealed."""

    text: str
    sealed_at: datetime


def seal(text: str, *, purpose: str, at: datetime) -> str:
    """Seal a text; the letters are safe in a cookie and in an address."""
    moment = int(at.timestamp()).to_bytes(MOMENT_BYTES, "big")
    nonce = secrets.token_bytes(NONCE_BYTES)
    box = AESGCM(_key(settings.SECRET_KEY, purpose))
    sealed = nonce + box.encrypt(nonce, moment + zlib.compress(text.encode("utf-8"), 9), None)
    return urlsafe_b64encode(sealed).decode("ascii").rstrip("=")


def unseal(sealed: str, *, purpose: str) -> Unsealed | None:
    """Open a seal; None for whatever this site has not sealed for this purpose."""
    try:
        raw = urlsafe_b64decode(sealed.encode("ascii") + b"=" * (-len(sealed) % 4))
    except (NotBase64, UnicodeEncodeError):
        return None
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        opened = _opened(raw, AESGCM(_key(secret, purpose)))
        if opened is not None:
            moment, text = opened[:MOMENT_BYTES], zlib.decompress(opened[MOMENT_BYTES:])
            return Unsealed(text.decode("utf-8"), datetime.fromtimestamp(int.from_bytes(moment, "big"), UTC))
    return None


def _opened(raw: bytes, box: AESGCM) -> bytes | None:
    try:
        return box.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None)
    except (InvalidTag, ValueError):  # a nonce that is too short is a ValueError
        return None


def _key(secret: str | bytes, purpose: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"anju {purpose}".encode())
    return derivation.derive(force_bytes(secret))
