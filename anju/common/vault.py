"""Keep personal numbers in rows (个人号码加密存储): encrypted under a key with a name, found by a keyed blind index.

    kept   <key>.<nonce + ciphertext>    AES-256-GCM, or SM4-GCM, as the key says
    index  <key>.<digest>                HMAC with SHA-256, or SM3: equal for equal texts, and only for them

The first of `settings.FIELD_KEYS` writes; all of them read and search, so a key is changed by putting a new one
before it, running the rotation of each app, and only then taking the old one away. A text kept for one purpose
opens for no other. Unlike a seal (`common.sealing`), nothing here leaves the database.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import AEADDecryptionContext, Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256, SM3
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

NONCE_BYTES, TAG_BYTES, INDEX_KEY_BYTES = 12, 16, 32

KEPT = r"^[a-z0-9]+\.[A-Za-z0-9_-]{40,}$"
"""What a row may hold, for the constraints of tables: a number in clear does not fit."""

INDEXED = r"^[a-z0-9]+\.[0-9a-f]{64}$"


class Suite(StrEnum):
    """The algorithms of one key: the international ones, or those of GB/T 32905 and 32907 (国密)."""

    AES_GCM = "aes_gcm"
    SM4_GCM = "sm4_gcm"


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """One key with its name (密钥编号)."""

    name: str
    suite: Suite
    secret: str


class Unreadable(Exception):
    """What a row holds opens under no key of this site: a key is missing, or the row was tampered with (无法解密).

    Look which key the row names, and put that key back into ANJU_FIELD_KEYS.
    """


def encrypt(text: str, *, purpose: str) -> str:
    """Encrypt a text for a row, under the first key (加密)."""
    key = _keys()[0]
    nonce = secrets.token_bytes(NONCE_BYTES)
    box = Cipher(_algorithm(key, purpose), modes.GCM(nonce)).encryptor()
    body = box.update(text.encode("utf-8")) + box.finalize()
    return f"{key.name}.{urlsafe_b64encode(nonce + body + box.tag).decode('ascii').rstrip('=')}"


def decrypt(kept: str, *, purpose: str) -> str:
    """Open what a row holds (解密). Raises Unreadable."""
    name, _, body = kept.partition(".")
    for key in _keys():
        if key.name == name:
            return _opened(urlsafe_b64decode(body + "=" * (-len(body) % 4)), key, purpose)
    raise Unreadable(name)


def index_of(text: str, *, purpose: str) -> str:
    """Compute the blind index that a new row holds (盲索引)."""
    return _index(_keys()[0], text, purpose)


def indexes_of(text: str, *, purpose: str) -> Sequence[str]:
    """Compute all blind indexes under which a row may hold this text: what a search asks for."""
    return [_index(key, text, purpose) for key in _keys()]


def is_current(kept_or_index: str) -> bool:
    """Say whether a row was written under the first key; a rotation rewrites the others."""
    return kept_or_index.partition(".")[0] == _keys()[0].name


def _opened(raw: bytes, key: Key, purpose: str) -> str:
    nonce, body, tag = raw[:NONCE_BYTES], raw[NONCE_BYTES:-TAG_BYTES], raw[-TAG_BYTES:]
    try:
        box: AEADDecryptionContext = Cipher(_algorithm(key, purpose), modes.GCM(nonce, tag)).decryptor()
        return (box.update(body) + box.finalize()).decode("utf-8")
    except (InvalidTag, ValueError):  # a nonce or tag that is too short is a ValueError
        raise Unreadable(key.name) from None


def _algorithm(key: Key, purpose: str) -> algorithms.AES | algorithms.SM4:
    if key.suite is Suite.SM4_GCM:
        return algorithms.SM4(_derived(key, f"encrypt {purpose}", 16))
    return algorithms.AES(_derived(key, f"encrypt {purpose}", 32))


def _index(key: Key, text: str, purpose: str) -> str:
    digest = HMAC(_derived(key, f"index {purpose}", INDEX_KEY_BYTES), SM3() if key.suite is Suite.SM4_GCM else SHA256())
    digest.update(text.encode("utf-8"))
    return f"{key.name}.{digest.finalize().hex()}"


def _derived(key: Key, what_for: str, length: int) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=length, salt=None, info=f"anju {what_for}".encode())
    return derivation.derive(force_bytes(key.secret))


def _keys() -> list[Key]:
    return [Key(name, Suite(suite), secret) for name, suite, secret in settings.FIELD_KEYS]
