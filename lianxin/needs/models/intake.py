from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify


class IntakeDetails(models.Model):
    """What a channel knows beside the need: when it was called, what the letter says, who heard it at the door."""

    need = models.OneToOneField("needs.Need", on_delete=models.PROTECT, related_name="intake")
    called_at = models.DateTimeField(_("来电时间"), null=True, blank=True)
    written_on = models.DateField(_("信上的日期"), null=True, blank=True)
    postmarked_on = models.DateField(_("邮戳日期"), null=True, blank=True)
    heard_by_name = models.CharField(_("谁听到的"), max_length=40, blank=True)
    household_agreed = models.BooleanField(_("这一户同意代报"), null=True)

    privacy = classify(internal="need called_at written_on postmarked_on household_agreed", personal="heard_by_name")

    def __str__(self):
        return str(self.need_id)
