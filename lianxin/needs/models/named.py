from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.privacy import classify
from lianxin.kit.tree import PathField
from lianxin.needs.vocabulary import Verdict

_RULED_BY_SOMEBODY = Q(verdict=Verdict.ASKED, ruled_at__isnull=True, ruled_by__isnull=True) | (
    ~Q(verdict=Verdict.ASKED) & Q(ruled_at__isnull=False, ruled_by__isnull=False)
)


class NamedPerson(models.Model):
    """Somebody with a post or a role whom a complaint names. Until the desk says it is not them they do not see it."""

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="named_people")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    called = models.CharField(_("怎么写的"), max_length=60)
    post_words = models.CharField(_("岗位"), max_length=200, blank=True)
    place_path = PathField(blank=True)
    verdict = models.CharField(_("是不是"), max_length=12, choices=Verdict, default=Verdict.ASKED)
    ruled_at = models.DateTimeField(null=True, blank=True)
    ruled_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(internal="need place_path verdict ruled_at ruled_by", personal="user called post_words")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "user"], name="needs_named_once"),
            models.CheckConstraint(condition=_RULED_BY_SOMEBODY, name="needs_named_ruled_by_somebody"),
        ]

    def __str__(self):
        return self.called


class NamedUnit(models.Model):
    """A unit a complaint names beside ``Need.about_unit``, or that one where only its text names it. Until the desk says
    it is not meant, whoever works for it does not see the need.
    """

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="named_units")
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(_("是不是"), max_length=12, choices=Verdict, default=Verdict.ASKED)
    ruled_at = models.DateTimeField(null=True, blank=True)
    ruled_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = classify(internal="need unit verdict ruled_at ruled_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "unit"], name="needs_named_unit_once"),
            models.CheckConstraint(condition=_RULED_BY_SOMEBODY, name="needs_named_unit_ruled_by_somebody"),
        ]

    def __str__(self):
        return self.unit.name

    @property
    def post_words(self):
        return self.unit.name
