from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify
from lianxin.needs.vocabulary import FormRows


class UpperForm(models.Model):
    """一表通: a table an office above asks for, defined once by the county and filled from what is known."""

    audit_kind = "upper_form"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("表名"), max_length=60)
    asked_by = models.CharField(_("谁要的"), max_length=60)
    replaces = models.CharField(_("替掉哪张表"), max_length=120)
    rows = models.CharField(_("一行是什么"), max_length=12, choices=FormRows)
    columns = models.JSONField(_("列"), default=list)
    categories = models.JSONField(_("只要这些分类"), default=list, blank=True)
    channels = models.JSONField(_("只要这些渠道"), default=list, blank=True)
    legal_basis = models.CharField(_("要个人信息的法律依据"), max_length=200, blank=True)
    ends_on = models.DateField(_("用到哪天"))
    made_at = models.DateTimeField()
    made_by_name = models.CharField(_("谁定的"), max_length=80)

    privacy = classify(
        internal=(
            "public_id name asked_by replaces rows columns categories channels legal_basis ends_on made_at made_by_name"
        )
    )

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(replaces=""), name="needs_upper_form_replaces_one"),
        ]

    def __str__(self):
        return self.name
