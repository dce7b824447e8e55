"""The people of the demo city."""

from django.db import models
from django.db.models import Q


class SampleResident(models.Model):
    """A made-up person whose score anybody may look at (示例居民)."""

    slug = models.SlugField("代号")
    position = models.PositiveSmallIntegerField("次序")
    label_zh = models.CharField("中文名称", max_length=100)
    label_en = models.CharField("英文名称", max_length=100)
    story_zh = models.TextField("中文说明")
    story_en = models.TextField("英文说明")
    edition = models.CharField("细则版本", max_length=100)
    as_of = models.DateField("计分日")
    person_file = models.JSONField("个人资料文件")

    class Meta:
        verbose_name = "示例居民"
        verbose_name_plural = "示例居民"
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=["slug"],
                name="demo_sample_resident_slug_once",
                violation_error_message="示例居民的代号不能重复。",
            ),
            models.UniqueConstraint(
                fields=["position"],
                name="demo_sample_resident_position_once",
                # Checked at the end of a transaction, so that residents can change places.
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="示例居民的次序不能重复。",
            ),
            models.CheckConstraint(
                condition=~Q(slug="") & ~Q(label_zh="") & ~Q(label_en="") & ~Q(story_zh="") & ~Q(story_en=""),
                name="demo_sample_resident_is_told_in_both_languages",
                violation_error_message="示例居民须有代号,以及中文和英文的名称与说明。",
            ),
            models.CheckConstraint(
                condition=Q(person_file__has_key="person") | Q(person_file__has_key="household"),
                name="demo_sample_resident_has_person_or_household",
                violation_error_message="个人资料文件须写明一个人(person)或一个家庭(household)。",
            ),
        )

    def __str__(self) -> str:
        return self.label_zh
