from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Undisclosed(models.Model):
    """An item of a place that did not hang days after it was due: the level above was told, and may order that it is made public
    (Organic Law of Villagers' Committees, Article 36)."""

    audit_kind = "undisclosed"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    item_code = models.CharField(max_length=40)
    item_name = models.CharField(_("事项"), max_length=80)
    first_on = models.DateField(_("说的是从哪天"))
    last_on = models.DateField(_("到哪天"))
    due_on = models.DateField(_("该哪天前公开"))
    told_on = models.DateField(_("哪天报到上级"))
    ordered_at = models.DateTimeField(_("哪天责成公布"), null=True, blank=True)
    ordered_by_name = models.CharField(max_length=80, blank=True)
    order = models.CharField(_("责成的话"), max_length=200, blank=True)
    publish_by = models.DateField(_("限哪天前公布"), null=True, blank=True)

    privacy = classify(
        internal=(
            "public_id division division_path item_code item_name first_on last_on due_on told_on ordered_at ordered_by_name order "
            "publish_by"
        )
    )

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "item_code", "first_on", "last_on"], name="bulletin_undisclosed_once"
            ),
            models.CheckConstraint(
                condition=Q(ordered_at__isnull=True, publish_by__isnull=True)
                | Q(ordered_at__isnull=False, publish_by__isnull=False),
                name="bulletin_undisclosed_ordered_until",
            ),
        ]

    def __str__(self):
        return f"{self.item_name} {self.first_on}–{self.last_on}"

    @property
    def audit_label(self):
        return f"{self.division.short_name} · {self}"

    @property
    def scope_path(self):
        return self.division_path
