"""Money the bank sent back: one shape of row and one check of it, for every room that pays.

A room's own model names what came back (a one-to-one ``returned``) and classifies the fields.
"""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.templatetags.kit import day


class SentBack(InsertOnlyModel, models.Model):
    """A payment that was sent and came back, whole and once: owed again from its day, by an entry the other way round."""

    on = models.DateField(gettext_lazy("哪天退回的"))
    words = models.CharField(gettext_lazy("银行怎么说"), max_length=120)
    receipt = models.CharField(gettext_lazy("退汇单号"), max_length=80)
    entry_id = models.BigIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self):
        return f"{self.on} {self.receipt}"


def check_sent_back(*, paid_on, on, words, receipt, at):
    """Refuse a day before the payment or to come, and a return without the bank's words and its slip."""
    if not words.strip():
        raise RuleBroken(_("请写银行怎么说的，例如“账号不存在”。"), field="words")
    if not receipt.strip():
        raise RuleBroken(_("请写退汇单号，或者凭据放在哪里。"), field="receipt")
    if on > clock.day_of(at):
        raise RuleBroken(_("退回的日子不能在将来。"), field="on")
    if on < paid_on:
        raise RuleBroken(_("{day}才付的，退回的日子不能比它早。").format(day=day(paid_on)), field="on")
