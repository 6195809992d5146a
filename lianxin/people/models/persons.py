from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.crypto import SealedField
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class Person(models.Model):
    """A natural person known to a village or community."""

    audit_kind = "person"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="person")
    name = models.CharField(_("姓名"), max_length=40)
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="persons")
    division_path = PathField(db_index=True)
    phone = SealedField(_("手机号"), blank=True)
    phone_hash = models.CharField(max_length=64, blank=True, db_index=True)

    privacy = classify(internal="public_id user division division_path", personal="name phone", secret="phone_hash")

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path
