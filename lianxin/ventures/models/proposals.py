"""What waits for a second person: classes and first shares, a change of them, cash that was handed out, what is paid after a plan was
filed."""

from django.db import models

from lianxin.kit.privacy import classify
from lianxin.kit.second_hand import Proposed


class Proposal(Proposed):
    """Of a plan what was paid, of a holder a change of their shares, else a class or the first shares of a register."""

    register = models.ForeignKey("ventures.Register", on_delete=models.PROTECT, related_name="proposals")
    plan = models.ForeignKey("ventures.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="proposals")
    holder = models.ForeignKey(
        "ventures.Holder", on_delete=models.PROTECT, null=True, blank=True, related_name="proposals"
    )

    privacy = classify(
        internal="public_id verb state asked_by asked_at decided_by decided_at register plan holder",
        personal="given told because",
    )

    class Meta(Proposed.Meta):
        pass

    @property
    def scope_path(self):
        return self.register.division_path
