"""The app of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Hold who may sign in, and what for."""

    name = "anju.accounts"
    label = "accounts"
    verbose_name = "账户"
