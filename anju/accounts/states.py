"""Roles (角色), what each is for, and which of them no one person may hold together."""

from collections.abc import Mapping

from django.db import models


class Role(models.TextChoices):
    """What somebody is to the service."""

    RESIDENT = "resident", "居民"
    EMPLOYER_CLERK = "employer_clerk", "单位经办人"
    GUARDIAN = "guardian", "监护人"
    NEAR_RELATIVE = "near_relative", "近亲属"
    WINDOW_CLERK = "window_clerk", "窗口受理人员"
    DEPARTMENT_VERIFIER = "department_verifier", "部门核查人员"
    DISTRICT_OFFICER = "district_officer", "区级经办人员"
    CITY_OFFICER = "city_officer", "市级经办人员"
    RULE_EDITOR = "rule_editor", "细则编辑"
    RULE_APPROVER = "rule_approver", "细则审批"
    AUDITOR = "auditor", "审计人员"
    ADMINISTRATOR = "administrator", "系统管理员"


class UnitKind(models.TextChoices):
    """What sort of unit: a part of the city, a department, or an office with a door."""

    DISTRICT = "district", "区县"
    DEPARTMENT = "department", "部门"
    OFFICE = "office", "办事机构"


RESIDENTS = frozenset({Role.RESIDENT, Role.EMPLOYER_CLERK, Role.GUARDIAN, Role.NEAR_RELATIVE})
"""Roles that nobody is appointed to: a mobile makes a resident, an authorisation makes an agent."""

SCOPES: Mapping[Role, UnitKind | None] = {
    Role.WINDOW_CLERK: UnitKind.OFFICE,
    Role.DEPARTMENT_VERIFIER: UnitKind.DEPARTMENT,
    Role.DISTRICT_OFFICER: UnitKind.DISTRICT,
    Role.CITY_OFFICER: None,
    Role.RULE_EDITOR: None,
    Role.RULE_APPROVER: None,
    Role.AUDITOR: None,
    Role.ADMINISTRATOR: None,
}
"""The kind of unit to which an appointment is bound; None for the whole city."""

OFFICE_ROLES = frozenset(SCOPES)

PERSON_FILE_ROLES = frozenset(
    {Role.WINDOW_CLERK, Role.DEPARTMENT_VERIFIER, Role.DISTRICT_OFFICER, Role.CITY_OFFICER, Role.AUDITOR}
)
"""Roles whose work is done in files of persons; recusal is asked of each."""


def _pairs() -> frozenset[frozenset[Role]]:
    """Whoever writes does not approve; whoever audits, or gives out roles, does nothing else."""
    alone = {frozenset({one, other}) for one in (Role.AUDITOR, Role.ADMINISTRATOR) for other in OFFICE_ROLES - {one}}
    apart = {
        frozenset({Role.RULE_EDITOR, Role.RULE_APPROVER}),
        frozenset({Role.WINDOW_CLERK, Role.DISTRICT_OFFICER}),
        frozenset({Role.WINDOW_CLERK, Role.CITY_OFFICER}),
        frozenset({Role.DEPARTMENT_VERIFIER, Role.DISTRICT_OFFICER}),
        frozenset({Role.DEPARTMENT_VERIFIER, Role.CITY_OFFICER}),
        frozenset({Role.DISTRICT_OFFICER, Role.CITY_OFFICER}),  # the city reviews what the district ruled
    }
    return frozenset(alone | apart)


INCOMPATIBLE = _pairs()

if missing := set(Role) - RESIDENTS - OFFICE_ROLES:
    raise LookupError(f"The table of scopes misses {sorted(missing)}.")
