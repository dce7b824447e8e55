"""Words for roles, agents, authorisations and permits (名称), in the language of the page."""

from django.utils.translation import gettext_lazy as _

from anju.accounts.states import Role
from anju.people.permits.validity import PermitState
from anju.people.states import AgentKind, AuthorisationState, Part

ROLE_WORDS = {
    Role.RESIDENT: _("Resident"),
    Role.EMPLOYER_CLERK: _("Employer's clerk"),
    Role.GUARDIAN: _("Guardian"),
    Role.NEAR_RELATIVE: _("Near relative"),
    Role.WINDOW_CLERK: _("Window clerk"),
    Role.DEPARTMENT_VERIFIER: _("Department verifier"),
    Role.DISTRICT_OFFICER: _("District officer"),
    Role.CITY_OFFICER: _("City officer"),
    Role.RULE_EDITOR: _("Rule editor"),
    Role.RULE_APPROVER: _("Rule approver"),
    Role.AUDITOR: _("Auditor"),
    Role.ADMINISTRATOR: _("Administrator"),
}

KIND_WORDS = {
    AgentKind.EMPLOYER_CLERK: _("Employer's clerk"),
    AgentKind.GUARDIAN: _("Guardian"),
    AgentKind.NEAR_RELATIVE: _("Near relative"),
}
STATE_WORDS = {
    AuthorisationState.ASKED: _("Waits for the person's answer"),
    AuthorisationState.IN_FORCE: _("May act"),
    AuthorisationState.REFUSED: _("Refused"),
    AuthorisationState.RETRACTED: _("Retracted by the agent"),
    AuthorisationState.WITHDRAWN: _("Withdrawn"),
    AuthorisationState.ENDED: _("Ended"),
}
PART_WORDS = {
    Part.STATUS: _("how far it is"),
    Part.FACTS: _("what was filed"),
    Part.SHEET: _("the points"),
}
MOVE_WORDS = {
    "confirm": _("Let them act"),
    "refuse": _("Do not let them"),
    "withdraw": _("Withdraw"),
    "retract": _("Take back"),
    "end": _("End"),
}
PERMIT_WORDS = {
    PermitState.VALID: _("Valid until %(until)s; endorse it from %(from)s on"),
    PermitState.GRACE: _("In the days of grace: endorse it at the police station (it was due by %(until)s)"),
    PermitState.SUSPENDED: _("Not endorsed by %(until)s, so it is suspended: have it endorsed at the police station"),
    PermitState.ENDED: _("Ran out on %(until)s: ask for a new one at the police station"),
    PermitState.CANCELLED: _("Cancelled; it was valid until %(until)s"),
    PermitState.NOT_YET: _("Not valid yet"),
}
