"""Read the people of the demo city."""

from django.db.models import QuerySet

from anju.demo.models import SampleResident


def sample_residents() -> QuerySet[SampleResident]:
    """Return all sample residents (示例居民) in their order."""
    return SampleResident.objects.order_by("position")


def sample_resident(slug: str) -> SampleResident:
    """Return one sample resident (示例居民); raise SampleResident.DoesNotExist when there is none."""
    return SampleResident.objects.get(slug=slug)
