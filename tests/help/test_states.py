"""An error report moves as the table says, and in no other way."""

import pytest

from anju.help.states import MOVES, MoveRefused, State, next_state

ALL_MOVES = sorted({move for moves in MOVES.values() for move in moves})


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", ALL_MOVES)
def test_each_pair_of_state_and_move_is_made_or_refused(state: State, move: str) -> None:
    """What the table does not name is refused."""
    made = {("received", "look_at"): State.LOOKED_AT, ("looked_at", "settle"): State.SETTLED}
    try:
        answered: State | None = next_state(state, move)
    except MoveRefused:
        answered = None
    assert answered == made.get((state.value, move))


def test_refusal_says_what_can_be_done_instead() -> None:
    with pytest.raises(MoveRefused, match="A report that is received cannot settle; it can: look_at"):
        next_state("received", "settle")
    with pytest.raises(MoveRefused, match="A report that is settled cannot look_at; it can: nothing"):
        next_state("settled", "look_at")
