from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.catalogue import Item
from lianxin.bulletin.vocabulary import Affairs, Body, Frequency
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class OwnItem(models.Model):
    """An item a place added to the starter catalogue, or one it does in another way than the place above."""

    audit_kind = "bulletin_item"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField()
    code = models.CharField(_("事项编号"), max_length=40)
    affairs = models.CharField(_("哪一类"), max_length=10, choices=Affairs)
    name = models.CharField(_("事项"), max_length=60)
    basis = models.CharField(_("依据"), max_length=200)
    frequency = models.CharField(_("多久公开一次"), max_length=10, choices=Frequency)
    due_day = models.PositiveSmallIntegerField(_("期满后第几天前"))
    prepares = models.CharField(_("谁填"), max_length=12, choices=Body)
    reviews = models.CharField(_("谁审"), max_length=12, choices=Body)
    approves = models.CharField(_("谁确认"), max_length=12, choices=Body)

    names_receivers = models.BooleanField(_("依法要写受助人姓名"), default=False)
    changed_at = models.DateTimeField(default=timezone.now)

    privacy = classify(
        public=(
            "public_id division division_path code affairs name basis frequency due_day prepares reviews approves "
            "names_receivers changed_at"
        )
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["division", "code"], name="bulletin_item_code_once"),
            models.CheckConstraint(condition=models.Q(due_day__range=(1, 31)), name="bulletin_item_due_day"),
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path

    def as_item(self):
        return Item(
            self.code, self.affairs, self.name, self.basis, self.frequency, self.due_day, self.prepares, self.reviews,
            self.approves, self.names_receivers, self.division_path,
        )  # fmt: skip
