"""What waits for a second person: money undone, a company wound up."""

from django.db import models

from lianxin.kit.privacy import classify
from lianxin.kit.second_hand import Proposed


class Proposal(Proposed):
    """Of a batch a sale that is undone, of an input that it never was, else the end of the venture."""

    audit_kind = "venture_proposal"

    venture = models.ForeignKey("harvests.Venture", on_delete=models.PROTECT, related_name="proposals")
    event = models.ForeignKey(
        "harvests.Event", on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    put_in = models.ForeignKey(
        "harvests.Input", on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )

    privacy = classify(
        internal="public_id verb state asked_by asked_at decided_by decided_at venture event put_in",
        personal="given told because",
    )

    class Meta(Proposed.Meta):
        pass

    @property
    def scope_path(self):
        return self.venture.division_path
