from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.actors import SYSTEM
from lianxin.kit.privacy import classify


class Grant(models.Model):
    """A role given to a user over a division subtree or one unit, for a time, by a named person.

    Divisions and units live above this room, so the scope is kept as the division's path and the unit's id.
    """

    audit_kind = "grant"

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("角色"), max_length=40, choices=Role)
    scope_path = models.CharField(max_length=80, blank=True)
    scope_label = models.CharField(max_length=200, blank=True)
    unit_id = models.BigIntegerField(null=True, blank=True)
    starts_on = models.DateField(_("起始日"))
    ends_on = models.DateField(_("截止日"), null=True, blank=True)
    given_by_id = models.BigIntegerField(null=True)
    given_by_name = models.CharField(max_length=80)
    given_at = models.DateTimeField()
    basis = models.CharField(_("依据"), max_length=200, blank=True)

    privacy = classify(
        internal="role scope_path scope_label unit_id starts_on ends_on given_by_id given_at basis",
        personal="user given_by_name",
    )

    class Meta:
        indexes = [models.Index(fields=["user", "ends_on"], name="accounts_grant_user")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="accounts_grant_ends_after_start",
            )
        ]

    def __str__(self):
        return f"{self.get_role_display()} · {self.scope_label}"

    @property
    def giver(self):
        """Who gave it, as it is read: a person's name, or the system in the reader's language."""
        return gettext("系统") if self.given_by_name == SYSTEM.name else self.given_by_name
