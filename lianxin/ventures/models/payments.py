"""What was paid of a statement, and what came back: both only ever added."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.insert_only import InsertOnlyModel, InsertOnlyQuerySet
from lianxin.kit.privacy import classify
from lianxin.kit.sent_back import SentBack
from lianxin.ventures.models.plans import Statement
from lianxin.ventures.vocabulary import PaymentWay


class Payment(InsertOnlyModel, models.Model):
    """A statement paid whole; anew only after the one before was sent back. The entry in the books it is part of."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="payments")
    attempt = models.PositiveSmallIntegerField(_("第几次"), default=1)
    way = models.CharField(_("怎么发的"), max_length=9, choices=PaymentWay)
    on = models.DateField(_("哪天"))
    receipt = models.CharField(_("回单、收条"), max_length=80)
    entry_id = models.BigIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=80)

    objects = InsertOnlyQuerySet.as_manager()
    privacy = classify(internal="statement attempt way on entry_id at by_name", personal="receipt")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "attempt"], name="ventures_payment_once_each_time"),
            models.CheckConstraint(condition=Q(attempt__gt=0), name="ventures_payment_counted_from_one"),
        ]

    def __str__(self):
        return f"{self.statement_id} {self.on}"

    @property
    def sent_back(self):
        """The return of it, or ``None``."""
        return getattr(self, "returned", None)


class PaymentReturn(SentBack):
    """A payment that came back: the holder is owed the whole of it again."""

    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="returned")

    privacy = classify(internal="payment on entry_id at by_name", personal="words receipt")
