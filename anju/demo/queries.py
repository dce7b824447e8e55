"""Read the people of the demo city."""

from django.db.models import QuerySet

from anju.accounts.models import Account
from anju.accounts.queries import account_of_mobile
from anju.demo.city import demo_accounts
from anju.demo.models import SampleResident


def sample_residents() -> QuerySet[SampleResident]:
    """Return all sample residents (示例居民) in their order."""
    return SampleResident.objects.order_by("position")


def sample_resident(slug: str) -> SampleResident:
    """Return one sample resident (示例居民); raise SampleResident.DoesNotExist when there is none."""
    return SampleResident.objects.get(slug=slug)


def demo_account(slug: str) -> Account | None:
    """Return the account of somebody of the demo city (演示账户); None where it was not opened, or was closed."""
    told = next((one for one in demo_accounts() if one.slug == slug), None)
    if told is None:
        return None
    if told.is_staff:
        return Account.objects.filter(username=slug, closed_at__isnull=True).first()
    return account_of_mobile(told.mobile)
