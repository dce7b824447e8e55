"""The lives of a binding, an authorisation and a request to join two persons; and what each kind of agent may see."""

from collections.abc import Mapping

from django.db import models


class PermitForm(models.TextChoices):
    """What a permit is made of."""

    IC_CARD = "ic_card", "IC卡居住证"
    PAPER_NINE_YEAR = "paper_nine_year", "九年期纸质居住证"


class AgentKind(models.TextChoices):
    """Why somebody may act for another."""

    EMPLOYER_CLERK = "employer_clerk", "单位经办人"
    GUARDIAN = "guardian", "监护人"
    NEAR_RELATIVE = "near_relative", "近亲属"


class Part(models.TextChoices):
    """A part of a person's matters that an agent may or may not see."""

    STATUS = "status", "办理进度"
    FACTS = "facts", "申报信息"
    SHEET = "sheet", "积分明细"


SEES: Mapping[AgentKind, frozenset[Part]] = {
    AgentKind.EMPLOYER_CLERK: frozenset({Part.STATUS}),
    AgentKind.GUARDIAN: frozenset(Part),
    AgentKind.NEAR_RELATIVE: frozenset(Part),
}
"""What each kind of agent may see: an employer's clerk how far it is, never the points."""


class AuthorisationState(models.TextChoices):
    """How far an authorisation has come."""

    ASKED = "asked", "待本人确认"
    IN_FORCE = "in_force", "有效"
    REFUSED = "refused", "本人未同意"
    RETRACTED = "retracted", "代办人已撤回"
    WITHDRAWN = "withdrawn", "本人已撤销"
    ENDED = "ended", "已终止"


class Actor(models.TextChoices):
    """Who makes a move of an authorisation."""

    PERSON = "person", "本人"
    AGENT = "agent", "代办人"
    WINDOW = "window", "窗口"


A = AuthorisationState
AUTHORISATION_MOVES: Mapping[A, Mapping[str, tuple[A, frozenset[Actor]]]] = {
    A.ASKED: {
        "confirm": (A.IN_FORCE, frozenset({Actor.PERSON, Actor.WINDOW})),
        "refuse": (A.REFUSED, frozenset({Actor.PERSON, Actor.WINDOW})),
        "retract": (A.RETRACTED, frozenset({Actor.AGENT})),
    },
    A.IN_FORCE: {
        "withdraw": (A.WITHDRAWN, frozenset({Actor.PERSON, Actor.WINDOW})),
        "end": (A.ENDED, frozenset({Actor.AGENT, Actor.WINDOW})),
    },
    A.REFUSED: {},
    A.RETRACTED: {},
    A.WITHDRAWN: {},
    A.ENDED: {},
}
LIVE = (A.ASKED, A.IN_FORCE)


class JoiningState(models.TextChoices):
    """How far a request to join two persons has come."""

    ASKED = "asked", "待第二人审批"
    GRANTED = "granted", "已合并"
    REFUSED = "refused", "不同意"


JOINING_MOVES: Mapping[JoiningState, Mapping[str, JoiningState]] = {
    JoiningState.ASKED: {"grant": JoiningState.GRANTED, "refuse": JoiningState.REFUSED},
    JoiningState.GRANTED: {},
    JoiningState.REFUSED: {},
}

if set(A) - set(AUTHORISATION_MOVES) or set(JoiningState) - set(JOINING_MOVES) or set(AgentKind) - set(SEES):
    raise LookupError("A table of moves or of sights is not complete.")


class MoveRefused(Exception):
    """This move is not made from here, or not by this one (当前状态或身份不能这样办理)."""


def next_authorisation_state(state: str, move: str, actor: Actor) -> AuthorisationState:
    """Answer the state to which a move by somebody leads. Raises MoveRefused."""
    found = AUTHORISATION_MOVES[A(state)].get(move)
    if found is None or actor not in found[1]:
        raise MoveRefused
    return found[0]


def next_joining_state(state: str, move: str) -> JoiningState:
    """Answer the state to which a move leads. Raises MoveRefused."""
    try:
        return JOINING_MOVES[JoiningState(state)][move]
    except KeyError:
        raise MoveRefused from None
