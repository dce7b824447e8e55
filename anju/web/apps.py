"""The app of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Hold the pages."""

    name = "anju.web"
    label = "web"
    verbose_name = "页面"
