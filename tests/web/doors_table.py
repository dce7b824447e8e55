"""Who may enter which page (门禁表): written by hand, so that a door that opens by mistake is seen."""

from anju.accounts.states import OFFICE_ROLES, Role
from anju.web.doors import STAFF

EVERYBODY = "everybody"
RESIDENT = frozenset({Role.RESIDENT.value})
OFFICE = frozenset(role.value for role in OFFICE_ROLES)
WINDOW = frozenset({Role.WINDOW_CLERK.value})
SIGNED_IN = RESIDENT | {STAFF}
WORKS_HERE = frozenset({STAFF})

PUBLIC = {
    "set_language",
    "account:sign_in", "account:confirm_code", "account:sign_in_as", "account:demo_clock",
    "account_login", "account_logout", "mfa_login_webauthn", "mfa_authenticate",
}  # fmt: skip
"""Open to everybody, besides the pages under `public:`. Those of the demo answer 404 anywhere else."""

DOORS = {
    "account:signed_in": SIGNED_IN,
    "applicant:my_people": RESIDENT,
    "applicant:bind_person": RESIDENT,
    "applicant:confirm_holder": RESIDENT,
    "applicant:disown": RESIDENT,
    "applicant:move_authorisation": RESIDENT,
    "officer:home": OFFICE,
    "officer:rebind_person": WINDOW,
    "officer:confirm_rebinding": WINDOW,
    "account_reauthenticate": WORKS_HERE,
    "mfa_reauthenticate": WORKS_HERE,
    "mfa_reauthenticate_webauthn": WORKS_HERE,
    "mfa_index": WORKS_HERE,
    "mfa_activate_totp": WORKS_HERE,
    "mfa_deactivate_totp": WORKS_HERE,
    "mfa_list_webauthn": WORKS_HERE,
    "mfa_add_webauthn": WORKS_HERE,
    "mfa_remove_webauthn": WORKS_HERE,
}
