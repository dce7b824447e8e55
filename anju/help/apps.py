"""The app of help."""

from django.apps import AppConfig


class HelpConfig(AppConfig):
    """Hold the queue of reported errors."""

    name = "anju.help"
    label = "help"
    verbose_name = "帮助"
