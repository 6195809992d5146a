from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.elections.models.elections import Election
from lianxin.elections.vocabulary import Handover
from lianxin.kit.privacy import classify


class HandoverItem(models.Model):
    """One thing the outgoing body hands over."""

    audit_kind = "handover"

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="handover")
    what = models.CharField(max_length=10, choices=Handover)
    done_on = models.DateField(null=True, blank=True)
    words = models.CharField(_("交了什么、谁交谁接"), max_length=300, blank=True)
    noted_by_name = models.CharField(max_length=80, blank=True)

    privacy = classify(internal="election what done_on words noted_by_name")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["election", "what"], name="elections_handover_once"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, words="") | Q(done_on__isnull=False) & ~Q(words=""),
                name="elections_handover_whole",
            ),
        ]

    def __str__(self):
        return f"{self.election_id} {self.what}"

    @property
    def scope_path(self):
        return self.election.division_path
