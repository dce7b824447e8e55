"""The app of the record of who did what."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Hold the record that only grows."""

    name = "anju.audit"
    label = "audit"
    verbose_name = "留痕"
