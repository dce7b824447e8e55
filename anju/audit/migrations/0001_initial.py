"""Make the record of who did what."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("actor", models.CharField(max_length=200, verbose_name="操作人")),
                ("verb", models.CharField(max_length=100, verbose_name="操作")),
                ("subject_type", models.CharField(max_length=100, verbose_name="对象类型")),
                ("subject_id", models.CharField(max_length=100, verbose_name="对象编号")),
                ("detail", models.JSONField(default=dict, verbose_name="详情")),
            ],
            options={
                "verbose_name": "留痕记录",
                "verbose_name_plural": "留痕记录",
                "ordering": ("id",),
                "indexes": [models.Index(fields=["subject_type", "subject_id"], name="audit_event_by_subject")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("actor", ""), _negated=True),
                        name="audit_event_has_actor",
                        violation_error_message="留痕必须写明操作人。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verb__regex", "^[a-z]+(_[a-z]+)*$")),
                        name="audit_event_verb_is_lower_snake",
                        violation_error_message="操作须为小写英文动作名,如 submit_application。",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="only_grows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '留痕只能增加,不能更改或删除。 The audit record only grows.' USING ERRCODE = 'restrict_violation';",
                    hash="5a01691e9728f6c1348488c1e1c8233357bbe729",
                    level="STATEMENT",
                    operation="UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_only_grows_3edc6",
                    table="audit_event",
                    when="BEFORE",
                ),
            ),
        ),
    ]
