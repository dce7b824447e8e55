"""Who may open a person's file, and who may act for a person (档案权限、代办权限)."""

from datetime import date

from anju.accounts.models import Account
from anju.accounts.queries import roles_of
from anju.accounts.states import PERSON_FILE_ROLES, Role
from anju.people.models import Authorisation, Binding, Person, Recusal
from anju.people.states import SEES, AgentKind, AuthorisationState, Part


class NoLeave(Exception):
    """This account may not do that (没有此项权限). Ask an administrator, or somebody who holds the role."""


class Recused(NoLeave):
    """The file is one's own, a relative's, or another from which one keeps away (应当回避). A colleague must do it."""


def is_recused(officer: Account, person: Person) -> bool:
    """Say whether somebody must keep away from a file (是否应当回避): the own, a relative's, or a declared one."""
    files = _files_of(person)
    own = Binding.objects.filter(account=officer, ended_at__isnull=True).values_list("person_id", flat=True)
    if set(own) & files or Recusal.objects.filter(officer=officer, person__in=files, ended_at__isnull=True).exists():
        return True
    return _is_near(set(own), files)


def can_open_file(officer: Account, person: Person, on: date) -> bool:
    """Say whether somebody who works here may open a person's file on a day (能否打开档案)."""
    return bool(roles_of(officer, on) & PERSON_FILE_ROLES) and not is_recused(officer, person)


def require_open_file(officer: Account, person: Person, on: date, *roles: Role) -> frozenset[Role]:
    """Answer the roles by which somebody opens a file, of those named if any are. Raises NoLeave, Recused."""
    held = roles_of(officer, on) & (frozenset(roles) or PERSON_FILE_ROLES)
    if not held:
        raise NoLeave
    if is_recused(officer, person):
        raise Recused
    return held


def what_agent_sees(agent: Account, person: Person) -> frozenset[Part]:
    """Answer the parts of a person's matters that somebody may see for them (代办人可见范围); none without leave."""
    given = Authorisation.objects.filter(agent=agent, person=person, state=AuthorisationState.IN_FORCE)
    seen = [SEES[AgentKind(kind)] for kind in given.values_list("kind", flat=True)]
    return frozenset().union(*seen)


def _files_of(person: Person) -> set[int]:
    """Answer the file of a person, and those it was joined with."""
    first = person.joined_into_id or person.pk
    return {first, *Person.objects.filter(joined_into=first).values_list("pk", flat=True)}


def _is_near(own: set[int], files: set[int]) -> bool:
    """Say whether one is, or was, guardian or near relative of the other, in either direction."""
    kin = Authorisation.objects.filter(kind__in=[AgentKind.GUARDIAN, AgentKind.NEAR_RELATIVE])
    for ones, others in ((own, files), (files, own)):
        accounts = Binding.objects.filter(person__in=ones, ended_at__isnull=True).values("account")
        if kin.filter(person__in=others, agent__in=accounts).exists():
            return True
    return False
