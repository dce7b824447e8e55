"""The app of people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Hold the residents, and who may act for them."""

    name = "anju.people"
    label = "people"
    verbose_name = "人员"
