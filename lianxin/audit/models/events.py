from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class AuditEvent(InsertOnlyModel, models.Model):
    """Who did what to what, when, in which role. No foreign keys, so nothing can take it along when it goes."""

    tag = models.CharField(max_length=80)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=80)
    actor_role = models.CharField(max_length=40, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_label = models.CharField(max_length=200)
    scope_path = PathField(blank=True)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = models.CharField(max_length=500, blank=True)

    objects = InsertOnlyQuerySet.as_manager()

    privacy = classify(
        internal="tag at actor_kind actor_id actor_role subject_kind subject_id scope_path",
        personal="actor_name subject_label before after reason",
    )

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "subject_kind", "at"], name="audit_event_subject"),
            models.Index(fields=["actor_name", "at"], name="audit_event_name"),
            models.Index(fields=["at", "id"], name="audit_event_at"),
            models.Index(fields=["scope_path", "at"], name="audit_event_scope"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.tag} {self.subject_label}"
