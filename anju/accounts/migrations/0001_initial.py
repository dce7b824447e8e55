"""Make accounts, codes, units with their names and successions, and appointments."""

import django.contrib.postgres.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "username",
                    models.CharField(blank=True, max_length=60, null=True, unique=True, verbose_name="用户名"),
                ),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="姓名")),
                ("kept_mobile", models.TextField(blank=True, verbose_name="手机号（加密）")),
                (
                    "mobile_index",
                    models.CharField(blank=True, max_length=100, null=True, unique=True, verbose_name="手机号盲索引"),
                ),
                ("opened_at", models.DateTimeField(verbose_name="开户时间")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="注销时间")),
            ],
            options={
                "verbose_name": "账户",
                "verbose_name_plural": "账户",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kept_mobile", ""), ("mobile_index__isnull", True)),
                            models.Q(
                                ("kept_mobile__regex", "^[a-z0-9]+\\.[A-Za-z0-9_-]{40,}$"),
                                ("mobile_index__regex", "^[a-z0-9]+\\.[0-9a-f]{64}$"),
                                ("username__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="accounts_account_mobile_is_encrypted_and_a_residents",
                        violation_error_message="手机号须加密存储并带盲索引；工作人员账户不以手机号登录。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("username__isnull", True),
                            models.Q(models.Q(("username", ""), _negated=True), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="accounts_account_staff_has_names",
                        violation_error_message="工作人员账户须有用户名和姓名。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True), ("mobile_index__isnull", True), _connector="OR"
                        ),
                        name="accounts_account_closed_releases_the_mobile",
                        violation_error_message="注销的账户不再占用手机号。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mobile_index", models.CharField(db_index=True, max_length=100, verbose_name="手机号盲索引")),
                ("digest", models.CharField(max_length=64, verbose_name="验证码摘要")),
                ("sent_at", models.DateTimeField(verbose_name="发送时间")),
                ("good_until", models.DateTimeField(verbose_name="有效期至")),
                ("wrong_tries", models.PositiveSmallIntegerField(default=0, verbose_name="错误次数")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="使用时间")),
            ],
            options={
                "verbose_name": "短信验证码",
                "verbose_name_plural": "短信验证码",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("digest__regex", "^[0-9a-f]{64}$"), ("mobile_index__regex", "^[a-z0-9]+\\.[0-9a-f]{64}$")
                        ),
                        name="accounts_sign_in_code_is_a_digest",
                        violation_error_message="验证码与手机号不得明文存储。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("good_until__gt", models.F("sent_at")), ("wrong_tries__lte", 5)),
                        name="accounts_sign_in_code_ends",
                        violation_error_message="验证码须有有效期，且错误次数有上限。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("district", "区县"), ("department", "部门"), ("office", "办事机构")],
                        max_length=20,
                        verbose_name="类别",
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="代码")),
                ("begins_on", models.DateField(verbose_name="设立日期")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="offices_of",
                        to="accounts.unit",
                        verbose_name="所属部门",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="offices_there",
                        to="accounts.unit",
                        verbose_name="所在区县",
                    ),
                ),
            ],
            options={
                "verbose_name": "机构",
                "verbose_name_plural": "机构",
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="承继日期")),
                (
                    "after",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="predecessions",
                        to="accounts.unit",
                        verbose_name="承继机构",
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="successions",
                        to="accounts.unit",
                        verbose_name="原机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "机构承继",
                "verbose_name_plural": "机构承继",
                "ordering": ("on", "id"),
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("window_clerk", "窗口受理人员"),
                            ("department_verifier", "部门核查人员"),
                            ("district_officer", "区级经办人员"),
                            ("city_officer", "市级经办人员"),
                            ("rule_editor", "细则编辑"),
                            ("rule_approver", "细则审批"),
                            ("auditor", "审计人员"),
                            ("administrator", "系统管理员"),
                        ],
                        max_length=30,
                        verbose_name="角色",
                    ),
                ),
                ("begins_on", models.DateField(verbose_name="任职起")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="任职止")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="appointments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="账户",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        to="accounts.unit",
                        verbose_name="任职机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "任职",
                "verbose_name_plural": "任职",
                "ordering": ("account", "begins_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="UnitName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_zh", models.CharField(max_length=100, verbose_name="中文名称")),
                ("name_en", models.CharField(max_length=100, verbose_name="英文名称")),
                ("begins_on", models.DateField(verbose_name="启用日期")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="names",
                        to="accounts.unit",
                        verbose_name="机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "机构名称",
                "verbose_name_plural": "机构名称",
                "ordering": ("unit", "begins_on"),
            },
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["district", "department", "office"])),
                name="accounts_unit_kind_is_known",
                violation_error_message="机构类别不在规定的范围内。",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "office"),
                    models.Q(("department__isnull", True), ("district__isnull", True)),
                    _connector="OR",
                ),
                name="accounts_unit_only_offices_stand_somewhere",
                violation_error_message="只有办事机构写明所在区县和所属部门。",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"),
                name="accounts_unit_days_in_order",
                violation_error_message="终止日期不得早于起始日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                fields=("before", "after"),
                name="accounts_succession_once",
                violation_error_message="同一承继关系只记一次。",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("before", models.F("after")), _negated=True),
                name="accounts_succession_of_another",
                violation_error_message="机构不能承继自己。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "administrator",
                            "auditor",
                            "city_officer",
                            "department_verifier",
                            "district_officer",
                            "rule_approver",
                            "rule_editor",
                            "window_clerk",
                        ],
                    )
                ),
                name="accounts_appointment_to_an_office_role",
                violation_error_message="居民和代办人的身份不由任命产生。",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"),
                name="accounts_appointment_days_in_order",
                violation_error_message="终止日期不得早于起始日期。",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="fits",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    PERFORM 1 FROM accounts_account WHERE id = NEW.account_id FOR UPDATE;\n    IF EXISTS (\n        SELECT 1 FROM accounts_appointment AS other\n        JOIN (VALUES ('administrator', 'auditor'), ('auditor', 'administrator'), ('administrator', 'city_officer'), ('city_officer', 'administrator'), ('administrator', 'department_verifier'), ('department_verifier', 'administrator'), ('administrator', 'district_officer'), ('district_officer', 'administrator'), ('administrator', 'rule_approver'), ('rule_approver', 'administrator'), ('administrator', 'rule_editor'), ('rule_editor', 'administrator'), ('administrator', 'window_clerk'), ('window_clerk', 'administrator'), ('auditor', 'city_officer'), ('city_officer', 'auditor'), ('auditor', 'department_verifier'), ('department_verifier', 'auditor'), ('auditor', 'district_officer'), ('district_officer', 'auditor'), ('auditor', 'rule_approver'), ('rule_approver', 'auditor'), ('auditor', 'rule_editor'), ('rule_editor', 'auditor'), ('auditor', 'window_clerk'), ('window_clerk', 'auditor'), ('city_officer', 'department_verifier'), ('department_verifier', 'city_officer'), ('city_officer', 'district_officer'), ('district_officer', 'city_officer'), ('city_officer', 'window_clerk'), ('window_clerk', 'city_officer'), ('department_verifier', 'district_officer'), ('district_officer', 'department_verifier'), ('district_officer', 'window_clerk'), ('window_clerk', 'district_officer'), ('rule_approver', 'rule_editor'), ('rule_editor', 'rule_approver')) AS apart(one, two) ON apart.one = other.role AND apart.two = NEW.role\n        WHERE other.account_id = NEW.account_id AND other.id <> NEW.id\n          AND daterange(other.begins_on, other.ends_on, '[]') && daterange(NEW.begins_on, NEW.ends_on, '[]')\n    ) THEN\n        RAISE EXCEPTION '同一人不得兼任互不相容的角色。 Incompatible roles.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF (SELECT kind FROM accounts_unit WHERE id = NEW.unit_id)\n       IS DISTINCT FROM (SELECT kind FROM (VALUES ('department_verifier', 'department'), ('district_officer', 'district'), ('window_clerk', 'office')) AS scope(role, kind) WHERE role = NEW.role)\n    THEN\n        RAISE EXCEPTION '角色与任职机构的类别不符。 The role asks for another kind of unit.'\n        USING ERRCODE = 'check_violation';\n    END IF;\n    IF EXISTS (SELECT 1 FROM accounts_account WHERE id = NEW.account_id AND username IS NULL) THEN\n        RAISE EXCEPTION '居民账户不能任职。 Residents hold no office.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="d5ac061b4d85cc538777f3f206756f4c6b96b58d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_fits_0d0b5",
                    table="accounts_appointment",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="unitname",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name_zh", ""), _negated=True), models.Q(("name_en", ""), _negated=True)),
                name="accounts_unit_name_in_both_languages",
                violation_error_message="机构须有中文和英文名称。",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitname",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("begins_on")), _connector="OR"),
                name="accounts_unit_name_days_in_order",
                violation_error_message="终止日期不得早于起始日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="unitname",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("unit_id"), models.F("unit_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("begins_on"), models.F("ends_on"), models.Value("[]"), function="daterange"
                        ),
                        "&&",
                    ),
                ],
                name="accounts_unit_name_one_a_day",
                violation_error_message="同一机构同一天只有一个名称。",
            ),
        ),
    ]
