"""Make persons with names and numbers, permits, employers, bindings, agents, joinings, recusals."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Employer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=18, unique=True, verbose_name="统一社会信用代码")),
                ("name", models.CharField(max_length=200, verbose_name="名称")),
            ],
            options={
                "verbose_name": "用人单位",
                "verbose_name_plural": "用人单位",
                "ordering": ("code",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[0123456789ABCDEFGHJKLMNPQRTUWXY]{18}$")),
                        name="people_employer_code_has_its_shape",
                        violation_error_message="统一社会信用代码格式不符。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="people_employer_has_a_name",
                        violation_error_message="用人单位须有名称。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField(verbose_name="建档时间")),
                (
                    "joined_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="joined",
                        to="people.person",
                        verbose_name="已合并到",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员",
                "verbose_name_plural": "人员",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Permit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kept_number", models.TextField(verbose_name="居住证号（加密）")),
                ("number_index", models.CharField(max_length=100, unique=True, verbose_name="居住证号盲索引")),
                (
                    "form",
                    models.CharField(
                        choices=[("ic_card", "IC卡居住证"), ("paper_nine_year", "九年期纸质居住证")],
                        max_length=20,
                        verbose_name="形式",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="签发日期")),
                ("district", models.SlugField(blank=True, max_length=60, verbose_name="签发区县")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="注销日期")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="permits",
                        to="people.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "居住证",
                "verbose_name_plural": "居住证",
                "ordering": ("person", "issued_on"),
            },
        ),
        migrations.CreateModel(
            name="JoiningRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "待第二人审批"), ("granted", "已合并"), ("refused", "不同意")],
                        default="asked",
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审批时间")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="申请人",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审批人",
                    ),
                ),
                (
                    "joined",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="people.person",
                        verbose_name="并入的人员",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="people.person",
                        verbose_name="保留的人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员合并申请",
                "verbose_name_plural": "人员合并申请",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="IdentityNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("resident", "resident"), ("compatriot", "compatriot"), ("foreigner", "foreigner")],
                        max_length=20,
                        verbose_name="类别",
                    ),
                ),
                ("kept", models.TextField(verbose_name="号码（加密）")),
                ("index", models.CharField(max_length=100, unique=True, verbose_name="盲索引")),
                ("is_current", models.BooleanField(verbose_name="现用")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="numbers",
                        to="people.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "证件号码",
                "verbose_name_plural": "证件号码",
                "ordering": ("person", "id"),
            },
        ),
        migrations.CreateModel(
            name="Binding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of_staff", models.BooleanField(default=False, verbose_name="工作人员账户")),
                (
                    "how",
                    models.CharField(
                        choices=[("register", "登记系统核验"), ("window", "窗口核验")],
                        max_length=20,
                        verbose_name="绑定方式",
                    ),
                ),
                ("bound_at", models.DateTimeField(verbose_name="绑定时间")),
                ("wrong_tries", models.PositiveSmallIntegerField(default=0, verbose_name="核对错误次数")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="终止时间")),
                ("ended_because", models.CharField(blank=True, max_length=200, verbose_name="终止原因")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="bindings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="账户",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="bindings",
                        to="people.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "绑定",
                "verbose_name_plural": "绑定",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Authorisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("employer_clerk", "单位经办人"), ("guardian", "监护人"), ("near_relative", "近亲属")],
                        max_length=20,
                        verbose_name="类别",
                    ),
                ),
                ("proof", models.CharField(max_length=200, verbose_name="委托书或关系证明")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "待本人确认"),
                            ("in_force", "有效"),
                            ("refused", "本人未同意"),
                            ("retracted", "代办人已撤回"),
                            ("withdrawn", "本人已撤销"),
                            ("ended", "已终止"),
                        ],
                        default="asked",
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                ("changed_at", models.DateTimeField(verbose_name="变更时间")),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="authorisations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代办人账户",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        to="people.employer",
                        verbose_name="用人单位",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="authorisations",
                        to="people.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "委托代办",
                "verbose_name_plural": "委托代办",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="PersonName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="姓名")),
                ("is_current", models.BooleanField(verbose_name="现用")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="names",
                        to="people.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "姓名",
                "verbose_name_plural": "姓名",
                "ordering": ("person", "id"),
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "why",
                    models.CharField(
                        choices=[("relative", "亲属"), ("interest", "其他利害关系")], max_length=20, verbose_name="原因"
                    ),
                ),
                ("declared_at", models.DateTimeField(verbose_name="申报时间")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="解除时间")),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="recusals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="工作人员",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="recusals",
                        to="people.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "回避",
                "verbose_name_plural": "回避",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="签注日期")),
                ("until", models.DateField(verbose_name="有效期至")),
                (
                    "permit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="endorsements",
                        to="people.permit",
                        verbose_name="居住证",
                    ),
                ),
            ],
            options={
                "verbose_name": "签注",
                "verbose_name_plural": "签注",
                "ordering": ("permit", "on"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("permit", "on"),
                        name="people_endorsement_once_a_day",
                        violation_error_message="同一天只签注一次。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("on"))),
                        name="people_endorsement_days_in_order",
                        violation_error_message="有效期不得早于签注日期。",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("joined_into", models.F("pk")), _negated=True),
                name="people_person_is_not_joined_to_itself",
                violation_error_message="人员不能合并到自己。",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="joined_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."joined_into_id" IS NOT NULL)',
                    func="\n                    PERFORM 1 FROM people_person WHERE id = NEW.joined_into_id FOR UPDATE;\n                    IF OLD.joined_into_id IS NOT NULL\n                       OR EXISTS (SELECT 1 FROM people_person WHERE joined_into_id = NEW.id)\n                       OR EXISTS (SELECT 1 FROM people_person WHERE id = NEW.joined_into_id\n                                  AND joined_into_id IS NOT NULL)\n                    THEN\n                        RAISE EXCEPTION '合并只有一层，且只合并一次。 Persons are joined once, one deep.'\n                        USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="963022c9c4cd36913752686a4723b7428861bfdb",
                    operation="UPDATE",
                    pgid="pgtrigger_joined_once_67cc7",
                    table="people_person",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kept_number__regex", "^[a-z0-9]+\\.[A-Za-z0-9_-]{40,}$"),
                    ("number_index__regex", "^[a-z0-9]+\\.[0-9a-f]{64}$"),
                ),
                name="people_permit_number_is_encrypted",
                violation_error_message="号码须加密存储。",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ["ic_card", "paper_nine_year"])),
                name="people_permit_form_is_known",
                violation_error_message="居住证形式不明。",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_on__isnull", True), ("cancelled_on__gte", models.F("issued_on")), _connector="OR"
                ),
                name="people_permit_days_in_order",
                violation_error_message="注销日期不得早于签发日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="joiningrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept", models.F("joined")), _negated=True),
                name="people_joining_of_two",
                violation_error_message="须是两份人员档案。",
            ),
        ),
        migrations.AddConstraint(
            model_name="joiningrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="people_joining_has_a_reason",
                violation_error_message="合并须有理由。",
            ),
        ),
        migrations.AddConstraint(
            model_name="joiningrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("state", "asked")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("state__in", ["granted", "refused"]),
                        ("decided_by__isnull", False),
                        models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="people_joining_decided_by_another",
                violation_error_message="合并须由第二人审批。",
            ),
        ),
        migrations.AddConstraint(
            model_name="joiningrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")),
                fields=("joined",),
                name="people_joining_one_open",
                violation_error_message="已有待审批的合并申请。",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitynumber",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("index__regex", "^[a-z0-9]+\\.[0-9a-f]{64}$"), ("kept__regex", "^[a-z0-9]+\\.[A-Za-z0-9_-]{40,}$")
                ),
                name="people_identity_number_is_encrypted",
                violation_error_message="号码须加密存储。",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitynumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["resident", "compatriot", "foreigner"])),
                name="people_identity_number_kind_is_known",
                violation_error_message="号码类别不明。",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitynumber",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_current", True)),
                fields=("person",),
                name="people_identity_number_one_current",
                violation_error_message="现用号码只有一个。",
            ),
        ),
        migrations.AddConstraint(
            model_name="binding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("account",),
                name="people_binding_one_for_an_account",
                violation_error_message="账户已绑定。",
            ),
        ),
        migrations.AddConstraint(
            model_name="binding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True), ("of_staff", False)),
                fields=("person",),
                name="people_binding_one_for_a_person",
                violation_error_message="此人已绑定其他账户。",
            ),
        ),
        migrations.AddConstraint(
            model_name="binding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_because", "")),
                    models.Q(("ended_at__gte", models.F("bound_at")), models.Q(("ended_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="people_binding_ended_for_a_reason",
                violation_error_message="终止绑定须有时间和原因。",
            ),
        ),
        migrations.AddConstraint(
            model_name="binding",
            constraint=models.CheckConstraint(
                condition=models.Q(("wrong_tries__lte", 5)),
                name="people_binding_tries_end",
                violation_error_message="核对次数有上限。",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "in_force", "refused", "retracted", "withdrawn", "ended"])),
                name="people_authorisation_state_is_known",
                violation_error_message="委托状态不明。",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("proof", ""), _negated=True),
                name="people_authorisation_has_a_proof",
                violation_error_message="委托须有委托书或关系证明。",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("employer__isnull", False), ("kind", "employer_clerk")),
                    models.Q(("employer__isnull", True), ("kind__in", ["guardian", "near_relative"])),
                    _connector="OR",
                ),
                name="people_authorisation_of_an_employer_names_it",
                violation_error_message="单位经办须写明单位，其他委托不写。",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "in_force"])),
                fields=("person", "agent"),
                name="people_authorisation_one_live",
                violation_error_message="已有待确认或有效的委托。",
            ),
        ),
        migrations.AddConstraint(
            model_name="personname",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="people_person_name_is_written",
                violation_error_message="姓名不能为空。",
            ),
        ),
        migrations.AddConstraint(
            model_name="personname",
            constraint=models.UniqueConstraint(
                fields=("person", "name"), name="people_person_name_once", violation_error_message="同一姓名只记一次。"
            ),
        ),
        migrations.AddConstraint(
            model_name="personname",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_current", True)),
                fields=("person",),
                name="people_person_name_one_current",
                violation_error_message="现用姓名只有一个。",
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.CheckConstraint(
                condition=models.Q(("why__in", ["relative", "interest"])),
                name="people_recusal_reason_is_known",
                violation_error_message="回避原因不明。",
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("officer", "person"),
                name="people_recusal_once",
                violation_error_message="已登记回避。",
            ),
        ),
    ]
