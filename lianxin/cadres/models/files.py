from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.masking import mask_name
from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class File(models.Model):
    """一人一档: one file a person, who reads all of it. What stands here the person said; nothing adds up to a figure."""

    audit_kind = "cadre_file"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("姓名"), max_length=40)
    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    division = models.ForeignKey("territory.Division", on_delete=models.PROTECT, related_name="+")
    division_path = PathField(db_index=True)
    is_member = models.BooleanField(_("是党员"), default=False)
    education = models.CharField(_("学历、学什么的"), max_length=80, blank=True)
    skills = models.CharField(_("会什么"), max_length=200, blank=True)
    languages = models.CharField(_("会说什么话"), max_length=80, blank=True)
    places_served = models.CharField(_("在哪里干过"), max_length=200, blank=True)
    opened_at = models.DateTimeField()
    opened_by_name = models.CharField(max_length=80)

    privacy = classify(
        internal="public_id user division division_path opened_at opened_by_name",
        personal="name person is_member education skills languages places_served",
    )

    class Meta:
        verbose_name = _("干部档案")
        verbose_name_plural = _("干部档案")
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["division_path", "id"], name="cadres_file_place")]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="cadres_file_has_a_name")]

    def __str__(self):
        return self.name

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        """The record of what was done outlives the file: the masked name only."""
        return mask_name(self.name)
