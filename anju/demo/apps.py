"""The app of the demo city."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Hold the sample residents."""

    name = "anju.demo"
    label = "demo"
    verbose_name = "示例"
