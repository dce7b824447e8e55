"""Conditions after Kleene: what is not known stays open only where it matters."""

import itertools
from typing import Any

import pytest

from anju.engine.expressions import AllOf, AnyOf, CompareClass, Field, IsOneOf, Not
from anju.engine.expressions.base import Expression
from anju.engine.types import YES_NO, Type

TRUTHS = (True, False, None)
FIELDS = tuple(Field(f"f{place}", place, YES_NO) for place in range(3))
RANK = Field("rank", 0, Type("class", members=("low", "middle", "high")))


def value(node: Expression, *record: Any) -> Any:
    """Compute an expression on a record."""
    return node.compile()(None, record)  # type: ignore[arg-type]  # nothing here reads the scope


@pytest.mark.parametrize("truths", list(itertools.product(TRUTHS, repeat=3)))
def test_all_fail_by_one_and_any_hold_by_one(truths: tuple[bool | None, ...]) -> None:
    every = False if False in truths else None if None in truths else True
    some = True if True in truths else None if None in truths else False
    assert (value(AllOf(FIELDS), *truths), value(AnyOf(FIELDS), *truths)) == (every, some)


def test_what_is_not_known_cannot_be_denied() -> None:
    assert [value(Not(FIELDS[0]), truth) for truth in TRUTHS] == [False, True, None]


@pytest.mark.parametrize(
    ("sign", "answers"),
    [
        ("=", [False, True, False]), ("!=", [True, False, True]), ("<", [True, False, False]),
        ("<=", [True, True, False]), (">", [False, False, True]), (">=", [False, True, True]),
    ],
)  # fmt: skip
def test_classes_are_compared_in_the_order_in_which_they_are_listed(sign: str, answers: list[bool]) -> None:
    node = CompareClass(sign, RANK, "middle")
    assert [value(node, rank) for rank in RANK.type.members] == answers


@pytest.mark.parametrize(
    ("rank", "at_least_middle", "at_an_end"),
    [
        (frozenset({"middle", "high"}), True, None),
        (frozenset({"low", "high"}), None, True),
        (frozenset({"low", "middle", "high"}), None, None),
        (frozenset({"middle"}), True, False),
    ],
)
def test_a_class_not_known_says_what_all_its_members_say(rank: Any, at_least_middle: Any, at_an_end: Any) -> None:
    found = value(CompareClass(">=", RANK, "middle"), rank), value(IsOneOf(RANK, frozenset({"low", "high"})), rank)
    assert found == (at_least_middle, at_an_end)
