"""What is sealed can be opened by this site, for its purpose, unchanged; and by nobody else."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from anju.common.sealing import Unsealed, seal, unseal

NOON = datetime(2026, 8, 21, 4, 0, 0, tzinfo=UTC)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def key(now: str, *before: str) -> dict[str, Any]:
    """Answer the settings of a site with this key, and with former ones."""
    return {"SECRET_KEY": now, "SECRET_KEY_FALLBACKS": before}


@given(text=st.text(st.characters(exclude_categories=["Cs"])), at=st.integers(0, 7_000_000_000))
def test_every_text_comes_back_with_its_moment(text: str, at: int) -> None:
    moment = datetime.fromtimestamp(at, UTC)
    assert unseal(seal(text, purpose="answers", at=moment), purpose="answers") == Unsealed(text, moment)


def test_same_text_is_sealed_differently_each_time_and_shows_nothing() -> None:
    first, second = (seal("1990-05-01", purpose="answers", at=NOON) for _ in range(2))
    assert (first == second, "1990" in first, set(first) - set(LETTERS)) == (False, False, set())


def test_seal_opens_for_its_own_purpose_only() -> None:
    assert unseal(seal("text", purpose="link", at=NOON), purpose="answers") is None


@given(place=st.integers(0, 10_000), letter=st.sampled_from(LETTERS))
def test_letter_changed_anywhere_breaks_the_seal(place: int, letter: str) -> None:
    sealed = seal("some text of a person", purpose="answers", at=NOON)
    place %= len(sealed) - 1  # the last letter holds bits that mean nothing
    changed = sealed[:place] + letter + sealed[place + 1 :]
    assert (unseal(changed, purpose="answers") is None) == (changed != sealed)


@given(st.text())
def test_whatever_else_is_sent_opens_nothing(sent: str) -> None:
    assert unseal(sent, purpose="answers") is None


def test_seal_of_another_site_opens_nothing() -> None:
    sealed = seal("text", purpose="answers", at=NOON)
    with override_settings(**key("another")):
        assert unseal(sealed, purpose="answers") is None


@pytest.mark.parametrize("kept", [[], ["older", "before"]])
def test_seal_of_a_former_key_opens_while_the_site_keeps_that_key(kept: list[str]) -> None:
    with override_settings(**key("before")):
        sealed = seal("text", purpose="answers", at=NOON)
    with override_settings(**key("now", *kept)):
        assert unseal(sealed, purpose="answers") == (Unsealed("text", NOON) if kept else None)
