"""The addresses at which staff sign in (工作人员登录): allauth's pages, a door before each, in our templates.

Their names have no prefix: the library leads from one to the other by them.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from anju.common.closed import for_roles
from anju.web.doors import STAFF

_public, _staff = login_not_required, for_roles(STAFF)

urlpatterns = [
    path("account/sign-out", _public(account.logout), name="account_logout"),
    path("staff/sign-in", _public(account.login), name="account_login"),
    path("staff/sign-in/passkey", _public(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("staff/sign-in/second-factor", _public(second_factor.authenticate), name="mfa_authenticate"),
    path("staff/confirm", _staff(account.reauthenticate), name="account_reauthenticate"),
    path("staff/confirm/code", _staff(second_factor.reauthenticate), name="mfa_reauthenticate"),
    path("staff/confirm/passkey", _staff(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("staff/second-factor", _staff(second_factor.index), name="mfa_index"),
    path("staff/second-factor/app", _staff(totp.activate_totp), name="mfa_activate_totp"),
    path("staff/second-factor/app/remove", _staff(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("staff/second-factor/passkeys", _staff(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("staff/second-factor/passkeys/add", _staff(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("staff/second-factor/passkeys/<int:pk>/remove", _staff(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
]
