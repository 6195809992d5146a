"""Events, the log of public facts and its heads: the database itself refuses to change or delete what is only ever added."""

import django.core.serializers.json
from django.db import migrations, models

import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.laying import Statements, Together
from lianxin.kit.only_added import SAYS, OnlyAdded

_REFUSES = f"""
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: {SAYS}', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("audit", "0001_initial"),
        ("audit", "0002_insert_only_triggers"),
    ]
    dependencies = []
    operations = [
        Together(
            migrations.CreateModel(
                name="AuditEvent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("tag", models.CharField(max_length=80)),
                    ("at", models.DateTimeField()),
                    ("actor_kind", models.CharField(max_length=10)),
                    ("actor_id", models.BigIntegerField(null=True)),
                    ("actor_name", models.CharField(max_length=80)),
                    ("actor_role", models.CharField(blank=True, max_length=40)),
                    ("subject_kind", models.CharField(max_length=40)),
                    ("subject_id", models.CharField(max_length=40)),
                    ("subject_label", models.CharField(max_length=200)),
                    ("scope_path", lianxin.kit.tree.PathField(blank=True, max_length=80)),
                    ("before", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                    ("after", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                    ("reason", models.CharField(blank=True, max_length=500)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["subject_id", "subject_kind", "at"], name="audit_event_subject"),
                        models.Index(fields=["actor_name", "at"], name="audit_event_name"),
                        models.Index(fields=["at", "id"], name="audit_event_at"),
                        models.Index(fields=["scope_path", "at"], name="audit_event_scope"),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="LogEntry",
                fields=[
                    ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                    ("block", models.IntegerField()),
                    ("kind", models.CharField(max_length=60)),
                    ("subject_id", models.CharField(blank=True, max_length=40)),
                    ("at", models.DateTimeField()),
                    ("body", models.TextField()),
                    ("hashes", models.BinaryField()),
                ],
                options={
                    "ordering": ["number"],
                    "indexes": [models.Index(fields=["block", "subject_id"], name="audit_log_subject")],
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("number__gte", 0)), name="audit_log_from_zero")
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="TreeHead",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("size", models.BigIntegerField(unique=True)),
                    ("root", models.BinaryField()),
                    ("signed_at", models.DateTimeField()),
                    ("note", models.TextField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("size__gte", 0)), name="audit_head_size")
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="EventSeal",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("first_id", models.BigIntegerField()),
                    ("last_id", models.BigIntegerField(unique=True)),
                    ("count", models.BigIntegerField()),
                    ("salt", models.BinaryField()),
                    ("digest", models.CharField(max_length=64)),
                    ("entry_number", models.BigIntegerField(unique=True)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("last_id__gte", models.F("first_id"))), name="audit_seal_forward"
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
        ),
        Statements(postgresql=[_REFUSES], back={"postgresql": ["DROP FUNCTION audit_refuse_change()"]}),
        OnlyAdded("audit_auditevent"),
        OnlyAdded("audit_logentry", key="number"),
        OnlyAdded("audit_treehead", "audit_eventseal"),
    ]
