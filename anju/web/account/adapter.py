"""What allauth asks of us: who may sign up (nobody), where to go afterwards, how secrets are kept (登录适配)."""

from ipaddress import ip_address

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from anju.common import vault

SECOND_FACTOR = "second factor of an account"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Staff sign in by password; an administrator opens their accounts, nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: accounts are opened by `accounts.actions` alone."""
        return False

    def is_reauthentication_required(self, *, app: str, **_: object) -> bool:
        """Ask for a factor once more before factors are changed; whoever has none yet has just typed the password."""
        return bool(is_mfa_enabled(context.request.user))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Answer the address of the visitor, as the proxy in front says where there is one (ANJU_HTTPS)."""
        address = str(request.META.get("REMOTE_ADDR", ""))
        if settings.SECURE_PROXY_SSL_HEADER:
            address = str(request.META.get("HTTP_X_FORWARDED_FOR", address)).rpartition(",")[2].strip()
        return str(ip_address(address))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """The secret of a second factor stands encrypted in its row."""

    def encrypt(self, text: str) -> str:
        """Encrypt the secret."""
        return vault.encrypt(text, purpose=SECOND_FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        """Open the secret."""
        return vault.decrypt(encrypted_text, purpose=SECOND_FACTOR)
