from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField


class LinkRequest(models.Model):
    """Somebody who registers people says whose account this is; it is so once a second person has said the same."""

    audit_kind = "link_request"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="link_requests")
    division_path = PathField()
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("提出时间"))
    asked_by_id = models.BigIntegerField()
    asked_by_name = models.CharField(max_length=80)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_name = models.CharField(max_length=80, blank=True)
    is_confirmed = models.BooleanField(_("核对无误"), null=True)
    reason = models.CharField(_("理由"), max_length=200, blank=True)

    privacy = classify(
        internal="division_path asked_at asked_by_id settled_at is_confirmed",
        personal="person user asked_by_name settled_by_name reason",
    )

    class Meta:
        verbose_name = _("账号关联的提出")
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, is_confirmed__isnull=True, settled_by_name="")
                | (Q(settled_at__isnull=False, is_confirmed__isnull=False) & ~Q(settled_by_name="")),
                name="people_link_settled_whole",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(settled_at__isnull=True), name="people_link_one_open_person"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(settled_at__isnull=True), name="people_link_one_open_user"
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.user_id}"

    @property
    def scope_path(self):
        return self.division_path

    @property
    def audit_label(self):
        return self.person.audit_label
