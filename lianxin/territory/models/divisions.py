from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.territory.vocabulary import Level


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
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    privacy = classify(public="public_id parent path level code name valid_from valid_to")

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.path
