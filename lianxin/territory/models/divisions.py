from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.territory.vocabulary import Level, SuccessionKind


class Division(models.Model):
    """A place in the tree of divisions, with an id of its own that outlives codes and names.

    ``path`` is built from own ids (see ``kit.tree``) and is copied onto facts as ``division_path``.
    """

    audit_kind = "division"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = PathField(unique=True)
    level = models.CharField(max_length=12, choices=Level)
    code = models.CharField(_("区划代码"), max_length=15, blank=True, db_index=True)
    name = models.CharField(_("名称"), max_length=80)
    short_name = PathField(_("简称"), blank=True, db_index=True)
    pinyin = PathField(max_length=160, blank=True, db_index=True)
    initials = PathField(blank=True, db_index=True)
    urban_rural_class = models.CharField(_("城乡分类"), max_length=3, blank=True)
    kind_note = models.CharField(
        _("说明"), max_length=60, blank=True, help_text=_("不是普通乡镇的，写明是什么，例如开发区。")
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    privacy = classify(
        public=(
            "public_id parent path level code name short_name pinyin initials urban_rural_class kind_note "
            "valid_from valid_to"
        )
    )

    class Meta:
        indexes = [
            models.Index(fields=["path"], name="territory_living_path", condition=models.Q(valid_to__isnull=True))
        ]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.path


class FormerName(models.Model):
    """What a place was called, and under which code and parent, until a day."""

    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="former")
    code = models.CharField(max_length=15, blank=True, db_index=True)
    name = models.CharField(max_length=80)
    short_name = PathField(blank=True, db_index=True)
    parent = models.ForeignKey("territory.Division", on_delete=models.PROTECT, null=True, related_name="+")
    until = models.DateField()
    source = models.CharField(max_length=120, blank=True)

    privacy = classify(public="division code name short_name parent until source")

    class Meta:
        indexes = [models.Index(fields=["division", "until"], name="territory_former_division")]

    def __str__(self):
        return f"{self.name} {self.code}"


class Succession(models.Model):
    """A place became another: by merger or split. Recodes and renames keep the place and need no successor."""

    audit_kind = "succession"

    predecessor = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="predecessions")
    kind = models.CharField(max_length=8, choices=SuccessionKind)
    on = models.DateField()
    source = models.CharField(max_length=120, blank=True)

    privacy = classify(public="predecessor successor kind on source")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="territory_succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="territory_succession_not_itself"
            ),
        ]

    def __str__(self):
        return f"{self.predecessor_id} → {self.successor_id}"
