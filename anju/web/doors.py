"""Say who asks for a page (来访者), for the doors that `common.closed` keeps.

A resident holds the role of residents. Somebody who works here holds the roles of the appointments in force today,
once a second factor was shown in this session; before that, nothing but the pages that set one up.
"""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anju.accounts.actions import record_sign_in
from anju.accounts.models import Account
from anju.accounts.queries import roles_of
from anju.common import clock
from anju.common.closed import Respond, Visitor, let_in

STAFF = "staff"
"""Whoever works here, appointed or not, second factor or not: for the pages that set one up."""

SHOWN = "second_factor_shown"


class WhoAsks:
    """Look up the roles of whoever asks, when a door depends on them."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the request its visitor."""
        let_in(request, lambda: visitor_of(request))
        return self.get_response(request)


def visitor_of(request: HttpRequest) -> Visitor:
    """Answer who asks (来访者), and where to go to be let in."""
    account = request.user
    if not isinstance(account, Account):
        return Visitor(way_in=reverse("account:sign_in"))
    if not account.is_staff:
        return Visitor(_codes(account))
    if has_shown_second_factor(request, account):
        return Visitor(_codes(account) | {STAFF})
    return Visitor(frozenset({STAFF}), _way_to_second_factor(account))


def has_shown_second_factor(request: HttpRequest, account: Account) -> bool:
    """Say whether a second factor was shown, or set up, in this session (是否已用第二因素)."""
    records = get_authentication_records(request, account)
    return bool(request.session.get(SHOWN)) or any(record["method"] == "mfa" for record in records)


def remember_second_factor(request: HttpRequest, **_: object) -> None:
    """Note in the session that a second factor was set up in it."""
    request.session[SHOWN] = True


def note_sign_in(user: Account, **_: object) -> None:
    """Put a sign-in on record, by whatever way it was made."""
    record_sign_in(account=user, at=clock.now())


user_logged_in.connect(note_sign_in, dispatch_uid="anju.web.doors.sign_in")
authenticator_added.connect(remember_second_factor, dispatch_uid="anju.web.doors")


def _way_to_second_factor(account: Account) -> str:
    if is_mfa_enabled(account, [Authenticator.Type.TOTP]):
        return reverse("mfa_reauthenticate")
    return reverse("mfa_reauthenticate_webauthn" if is_mfa_enabled(account) else "mfa_activate_totp")


def _codes(account: Account) -> frozenset[str]:
    return frozenset(role.value for role in roles_of(account, clock.today()))
