from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import AssemblyMatter
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify


class Delegation(InsertOnlyModel, models.Model):
    """A matter the assembly has given to its representatives until a day. It falls with its resolution; only ever added."""

    body = models.ForeignKey("deliberation.Body", on_delete=models.PROTECT, related_name="delegations")
    resolution = models.ForeignKey("deliberation.Resolution", on_delete=models.PROTECT, related_name="delegations")
    matter = models.CharField(_("哪一类事项"), max_length=12, choices=AssemblyMatter)
    words = models.CharField(_("决议里怎么写的"), max_length=200)
    begins_on = models.DateField(_("从哪天起"))
    until = models.DateField(_("到哪天"))
    entered_at = models.DateTimeField()
    entered_by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(public="body resolution matter words begins_on until entered_at", internal="entered_by_name")

    class Meta:
        ordering = ["until", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "resolution", "matter"], name="hall_delegation_once"),
            models.CheckConstraint(condition=Q(until__gte=F("begins_on")), name="hall_delegation_ends_after_it_begins"),
        ]

    def __str__(self):
        return self.words
