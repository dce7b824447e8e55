"""The app of the Django helpers."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Hold the page shown where a door is closed."""

    name = "anju.common"
    label = "common"
    verbose_name = "公共"
