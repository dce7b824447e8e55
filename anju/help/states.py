"""The life of an error report (纠错单的办理状态): one table of moves."""

from collections.abc import Mapping

from django.db import models


class State(models.TextChoices):
    """How far an error report has come."""

    RECEIVED = "received", "已收到"
    LOOKED_AT = "looked_at", "已查看"
    SETTLED = "settled", "已处理"


class Outcome(models.TextChoices):
    """What came of an error report."""

    CHANGED = "changed", "已更正"
    UNCHANGED = "unchanged", "无需更正"
    UNCLEAR = "unclear", "无法核实"


MOVES: Mapping[State, Mapping[str, State]] = {
    State.RECEIVED: {"look_at": State.LOOKED_AT},
    State.LOOKED_AT: {"settle": State.SETTLED},
    State.SETTLED: {},
}

if missing := set(State) - set(MOVES):
    raise LookupError(f"The table of moves misses {sorted(missing)}.")


class MoveRefused(Exception):
    """The report is in a state from which this move is not made (当前状态不能这样办理)."""

    def __init__(self, state: State, move: str) -> None:
        """Say from where the move would have been made, and which moves there are."""
        possible = "、".join(MOVES[state])
        super().__init__(
            f"状态为“{state.label}”的纠错单不能 {move}；可以：{possible or '无'}。"
            f" A report that is {state.value} cannot {move}; it can: {possible or 'nothing'}."
        )


def next_state(state: str, move: str) -> State:
    """Answer the state that a move leads to. Raises MoveRefused."""
    here = State(state)
    if move not in MOVES[here]:
        raise MoveRefused(here, move)
    return MOVES[here][move]
