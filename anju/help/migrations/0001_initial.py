"""Make the queue of error reports, and the count of those that a visitor sent today."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("city", models.CharField(max_length=40, verbose_name="城市")),
                ("about", models.CharField(max_length=100, verbose_name="页面")),
                ("text", models.CharField(max_length=1000, verbose_name="哪里不对")),
                ("sealed_contact", models.TextField(blank=True, verbose_name="联系方式（密封）")),
                ("received_at", models.DateTimeField(verbose_name="收到时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("received", "已收到"), ("looked_at", "已查看"), ("settled", "已处理")],
                        default="received",
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("changed", "已更正"), ("unchanged", "无需更正"), ("unclear", "无法核实")],
                        max_length=20,
                        verbose_name="结果",
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=1000, verbose_name="答复")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="处理时间")),
            ],
            options={
                "verbose_name": "纠错单",
                "verbose_name_plural": "纠错单",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["state", "id"], name="help_error_report_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="help_error_report_says_something",
                        violation_error_message="请写明哪里不对。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["received", "looked_at", "settled"]),
                            ("outcome__in", ["", "changed", "unchanged", "unclear"]),
                        ),
                        name="help_error_report_state_is_known",
                        violation_error_message="状态或结果不在规定的范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("sealed_contact", ""),
                                ("settled_at__isnull", False),
                                ("state", "settled"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "settled"), _negated=True),
                                ("outcome", ""),
                                ("settled_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="help_error_report_settled_with_outcome_and_without_contact",
                        violation_error_message="处理完毕的纠错单须有结果和时间，且联系方式已删除；未处理的没有结果。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportAllowance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="日期")),
                ("visitor", models.CharField(max_length=64, verbose_name="访客摘要")),
                ("sent", models.PositiveSmallIntegerField(default=0, verbose_name="已提交")),
            ],
            options={
                "verbose_name": "当日提交次数",
                "verbose_name_plural": "当日提交次数",
                "ordering": ("on", "visitor"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("on", "visitor"),
                        name="help_report_allowance_once_a_day",
                        violation_error_message="同一访客每天只有一行。",
                    )
                ],
            },
        ),
    ]
