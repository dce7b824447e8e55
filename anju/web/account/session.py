"""What a session remembers of a sign-in (登录会话): which mobile is being proved, and which person was confirmed.

A mobile stands in it sealed; whoever reads the table of sessions reads no number.
"""

from dataclasses import dataclass

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from anju.accounts.models import Account
from anju.common import clock
from anju.common.sealing import seal, unseal
from anju.people.models import Binding, Person
from anju.people.queries import binding_of

PURPOSE, HOLDER = "mobile that is being proved", "holder"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever signed in, as far as it is known who that is (登录人)."""

    account: Account
    binding: Binding | None
    is_confirmed: bool

    @property
    def person(self) -> Person | None:
        """Answer the person, once confirmed in this session."""
        return self.binding.person if self.binding and self.is_confirmed else None


def remember_mobile(request: HttpRequest, key: str, text: str) -> None:
    """Remember, sealed, what is being proved."""
    request.session[key] = seal(text, purpose=PURPOSE, at=clock.now())


def remembered(request: HttpRequest, key: str) -> str:
    """Answer what is being proved; empty where nothing is."""
    opened = unseal(request.session.get(key, ""), purpose=PURPOSE)
    return opened.text if opened else ""


def sign_in(request: HttpRequest, account: Account, method: str) -> HttpResponse:
    """Sign somebody in who has proved to be the holder of an account (登录), and answer where to go."""
    record_authentication(request, account, method=method)
    answer: HttpResponse = perform_login(request, Login(user=account))
    return answer


def holder_of(request: HttpRequest) -> Holder:
    """Answer who signed in; the page is one that only residents enter."""
    account = request.user
    if not isinstance(account, Account):
        raise TypeError("Only those who signed in come here.")
    binding = binding_of(account)
    return Holder(account, binding, binding is not None and request.session.get(HOLDER) == binding.pk)


def confirm(request: HttpRequest, binding: Binding) -> None:
    """Remember that the person of a binding was confirmed in this session."""
    request.session[HOLDER] = binding.pk
