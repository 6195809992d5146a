from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class StoredFile(models.Model):
    """A photo that belongs to something of a room above; private unless that room's policy lets somebody in."""

    audit_kind = "file"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    owner_kind = models.CharField(max_length=40)
    owner_id = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    mime = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    caption = models.CharField(_("说明"), max_length=200, blank=True)
    stored_at = models.DateTimeField()
    stored_by_id = models.BigIntegerField(null=True)
    stored_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal="public_id owner_kind owner_id sha256 mime size width height stored_at stored_by_id",
        personal="caption stored_by_name",
    )

    class Meta:
        indexes = [models.Index(fields=["owner_kind", "owner_id", "id"], name="files_stored_owner")]

    def __str__(self):
        return self.public_id
