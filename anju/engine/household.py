"""Roles of a household (家庭成员角色)."""

ROLES = ("applicant", "spouse", "mother", "father", "guardian", "child")
