"""My page (我的): who I am here, who may act for me, for whom I act, who opened my file."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from anju.accounts.states import Role
from anju.audit.models import Event
from anju.common import clock
from anju.common.closed import for_roles
from anju.people import queries
from anju.people.actions import authorisations
from anju.people.models import Authorisation, Person
from anju.people.permissions import NoLeave
from anju.people.permits.rules import permit_rules
from anju.people.states import AUTHORISATION_MOVES, SEES, Actor, AgentKind, AuthorisationState, MoveRefused, Part
from anju.web.account.session import Holder, holder_of
from anju.web.dates import day_in_words
from anju.web.words import KIND_WORDS, MOVE_WORDS, PART_WORDS, PERMIT_WORDS, ROLE_WORDS, STATE_WORDS


@dataclass(frozen=True, slots=True)
class Move:
    """A button."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody who may act for somebody, as shown."""

    number: int
    who: str
    kind: str
    sees: str
    state: str
    since: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody opened the file, as shown."""

    when: str
    who: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class MyPage:
    """Everything the page shows."""

    title: str
    name: str
    number: str
    permit: str
    agents: tuple[Act, ...]
    acts: tuple[Act, ...]
    readings: tuple[Reading, ...]


@for_roles(Role.RESIDENT)
@never_cache
@require_safe
def my_people(request: HttpRequest) -> HttpResponse:
    """Show the own page (我的), once it is known who asks."""
    holder = holder_of(request)
    if holder.binding is None:
        return redirect("applicant:bind_person")
    if holder.person is None:
        return redirect("applicant:confirm_holder")
    return render(request, "applicant/my_people.html", {"page": _page(holder, holder.person)})


@for_roles(Role.RESIDENT)
@require_POST
def move_authorisation(request: HttpRequest, number: int, move: str) -> HttpResponse:
    """Confirm, refuse, withdraw, retract or end an authorisation (确认、撤销委托)."""
    holder = holder_of(request)
    action = _actions().get(move)
    authorisation = Authorisation.objects.filter(pk=number).first()
    if holder.person is None or action is None or authorisation is None:
        raise Http404
    try:
        action(authorisation=authorisation, by=holder.account, at=clock.now())
    except NoLeave:
        raise Http404 from None
    except MoveRefused:
        pass  # somebody was faster: the page shows what it is now
    return redirect("applicant:my_people")


def _actions() -> dict[str, Callable[..., Authorisation]]:
    return {move: getattr(authorisations, f"{move}_authorisation") for move in MOVE_WORDS}


def _page(holder: Holder, person: Person) -> MyPage:
    return MyPage(
        title=_("My page"),
        name=queries.masked_name_of(person),
        number=queries.masked_number_of(person),
        permit=_permit(person),
        agents=tuple(_act(one, Actor.PERSON, _agent(one)) for one in queries.authorisations_of(person)),
        acts=tuple(
            _act(one, Actor.AGENT, queries.masked_name_of(one.person))
            for one in queries.authorisations_by(holder.account)
        ),
        readings=tuple(_reading(event) for event in queries.readings_of(person)[:50]),
    )


def _permit(person: Person) -> str:
    permit = queries.permit_of(person)
    if permit is None:
        return _("No permit is on file")
    judged = queries.validity_of(permit, clock.today(), permit_rules(settings.CITY))
    opens = day_in_words(judged.endorse_from) if judged.endorse_from else ""
    return str(PERMIT_WORDS[judged.state]) % {"until": day_in_words(judged.until), "from": opens}


def _agent(one: Authorisation) -> str:
    if one.employer:
        return one.employer.name
    own = queries.binding_of(one.agent)
    return queries.masked_name_of(own.person) if own else _("Unknown")


def _act(one: Authorisation, actor: Actor, who: str) -> Act:
    state, kind = AuthorisationState(one.state), AgentKind(one.kind)
    moves = [move for move, (_after, actors) in AUTHORISATION_MOVES[state].items() if actor in actors]
    return Act(
        number=one.pk,
        who=who,
        kind=str(KIND_WORDS[kind]),
        sees=_(", ").join(str(PART_WORDS[part]) for part in Part if part in SEES[kind]),
        state=str(STATE_WORDS[state]),
        since=day_in_words(clock.day_of(one.changed_at)),
        moves=tuple(Move(move, str(MOVE_WORDS[move])) for move in moves),
    )


def _reading(event: Event) -> Reading:
    shown = event.verb == "unmask_identity_number"
    return Reading(
        when=day_in_words(clock.day_of(event.at)),
        who=_(", ").join(str(ROLE_WORDS[Role(role)]) for role in event.detail["roles"]),
        what=_("saw the whole identity number") if shown else _("opened the file"),
        reason=event.detail["reason"],
    )
