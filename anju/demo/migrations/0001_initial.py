"""Make the table of sample residents."""

import django.db.models.constraints
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SampleResident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(verbose_name="代号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="次序")),
                ("label_zh", models.CharField(max_length=100, verbose_name="中文名称")),
                ("label_en", models.CharField(max_length=100, verbose_name="英文名称")),
                ("story_zh", models.TextField(verbose_name="中文说明")),
                ("story_en", models.TextField(verbose_name="英文说明")),
                ("edition", models.CharField(max_length=100, verbose_name="细则版本")),
                ("as_of", models.DateField(verbose_name="计分日")),
                ("person_file", models.JSONField(verbose_name="个人资料文件")),
            ],
            options={
                "verbose_name": "示例居民",
                "verbose_name_plural": "示例居民",
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("slug",),
                        name="demo_sample_resident_slug_once",
                        violation_error_message="示例居民的代号不能重复。",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("position",),
                        name="demo_sample_resident_position_once",
                        violation_error_message="示例居民的次序不能重复。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("slug", ""), _negated=True),
                            models.Q(("label_zh", ""), _negated=True),
                            models.Q(("label_en", ""), _negated=True),
                            models.Q(("story_zh", ""), _negated=True),
                            models.Q(("story_en", ""), _negated=True),
                        ),
                        name="demo_sample_resident_is_told_in_both_languages",
                        violation_error_message="示例居民须有代号,以及中文和英文的名称与说明。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person_file__has_key", "person"), ("person_file__has_key", "household"), _connector="OR"
                        ),
                        name="demo_sample_resident_has_person_or_household",
                        violation_error_message="个人资料文件须写明一个人(person)或一个家庭(household)。",
                    ),
                ],
            },
        ),
    ]
