from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.deliberation.vocabulary import AffectedGround, AffectedKind
from lianxin.kit.ids import new_public_id
from lianxin.kit.privacy import classify


class _Concerned(models.Model):
    """Somebody a topic concerns: entered by name, struck off with a reason, never deleted."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("谁"), max_length=40)
    household_code = models.CharField(_("户编号"), max_length=30, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by_name = models.CharField(max_length=80)
    struck_reason = models.CharField(_("为什么去掉"), max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]


class Affected(_Concerned):
    """Whom a topic concerns and why, with how many of its seats are theirs."""

    topic = models.ForeignKey("deliberation.Topic", on_delete=models.PROTECT, related_name="affected")
    kind = models.CharField(_("是一户、一个小组还是一个人"), max_length=10, choices=AffectedKind)
    seats = models.PositiveSmallIntegerField(_("请几个人来"))
    reason = models.CharField(_("为什么和他们有关"), max_length=200)

    privacy = classify(
        public="public_id topic kind seats reason", internal="household_code entered_by_name struck_reason",
        personal="name person",
    )  # fmt: skip

    class Meta(_Concerned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "kind", "name", "household_code"], condition=Q(struck_reason=""),
                name="hall_affected_once",
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="hall_affected_has_a_seat"),
            models.CheckConstraint(condition=~Q(reason=""), name="hall_affected_with_reason"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.topic_id} {self.pk}"


class AffectedName(_Concerned):
    """Who of a group it concerns sits on its seats, and how it is theirs too. Others of the talk read the family name alone."""

    affected = models.ForeignKey(Affected, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(_("姓名"), max_length=40)
    ground = models.CharField(_("怎么有关"), max_length=10, choices=AffectedGround)

    privacy = classify(
        public="public_id affected ground", internal="household_code entered_by_name struck_reason",
        personal="name person",
    )  # fmt: skip

    class Meta(_Concerned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["affected", "name", "household_code"], condition=Q(struck_reason=""),
                name="hall_affected_name_once",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.affected_id} {self.pk}"
