"""What a row keeps opens for this site and purpose only; what is equal is found, whatever key wrote it."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from anju.common import vault
from anju.common.vault import Unreadable

OLD, NEW = ("k1", "aes_gcm", "first"), ("k2", "sm4_gcm", "second")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def keys(*those: tuple[str, str, str]) -> Any:
    """Work with these keys, the newest first."""
    return override_settings(FIELD_KEYS=list(those))


@pytest.mark.parametrize("key", [OLD, NEW])
@given(text=TEXTS)
def test_every_text_comes_back_and_is_kept_differently_each_time(key: tuple[str, str, str], text: str) -> None:
    with keys(key):
        first, second = (vault.encrypt(text, purpose="number") for _ in range(2))
        assert (vault.decrypt(first, purpose="number"), first == second) == (text, False)


@given(one=TEXTS, other=TEXTS)
def test_indexes_are_equal_exactly_for_equal_texts(one: str, other: str) -> None:
    indexes = [vault.index_of(text, purpose="number") for text in (one, other)]
    assert (indexes[0] == indexes[1]) == (one == other)


@given(text=TEXTS)
def test_search_finds_what_any_key_of_the_site_wrote(text: str) -> None:
    with keys(OLD):
        written = vault.index_of(text, purpose="number")
    with keys(NEW, OLD):
        assert written in vault.indexes_of(text, purpose="number")
        assert not vault.is_current(written)


def test_text_kept_for_one_purpose_opens_for_no_other() -> None:
    with pytest.raises(Unreadable):
        vault.decrypt(vault.encrypt("text", purpose="mobile"), purpose="number")


def test_index_of_one_purpose_says_nothing_about_another() -> None:
    assert vault.index_of("text", purpose="mobile") != vault.index_of("text", purpose="number")


@pytest.mark.parametrize("kept", ["", "k9.AAAA", "site.", "site.AAAA", "11010519491231002X"])
def test_what_no_key_of_this_site_wrote_is_unreadable(kept: str) -> None:
    with pytest.raises(Unreadable):
        vault.decrypt(kept, purpose="number")


def test_row_that_was_tampered_with_is_unreadable() -> None:
    kept = vault.encrypt("11010519491231002X", purpose="number")
    changed = kept[:8] + ("A" if kept[8] != "A" else "B") + kept[9:]
    with pytest.raises(Unreadable):
        vault.decrypt(changed, purpose="number")


def test_national_suite_uses_keys_of_its_size() -> None:
    with keys(NEW):
        assert (SM4.block_size, vault.decrypt(vault.encrypt("x", purpose="p"), purpose="p")) == (128, "x")
