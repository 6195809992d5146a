"""What one person enters and another confirms before it counts: one shape of row for every room with such verbs.

A room's own model says what it is about and classifies the fields; its services check before asking and again before it counts.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id
from lianxin.kit.templatetags.kit import day


class Look(models.TextChoices):
    WAITING = "waiting", _("等另一个人核对")
    CONFIRMED = "confirmed", _("核对过，算数")
    REFUSED = "refused", _("没有同意")


#: The tone of each on a page.
TONES = {Look.WAITING: "wait", Look.CONFIRMED: "ok", Look.REFUSED: "late"}
#: What may still be decided.
WAYS = {"decide": (frozenset({Look.WAITING}), None)}


class Asked(models.Model):
    """Who asked, and what became of it: it waits until somebody else has looked."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    state = models.CharField(_("状态"), max_length=10, choices=Look, default=Look.WAITING)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(_("为什么没有同意"), max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(asked_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="%(app_label)s_%(class)s_by_two",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | ~Q(state="waiting") & Q(decided_at__isnull=False),
                name="%(app_label)s_%(class)s_decided_on_a_day",
            ),
        ]

    @property
    def is_waiting(self):
        return self.state == Look.WAITING


class Proposed(Asked):
    """``verb`` with what was ``given`` as plain values; ``told`` is what the second person reads."""

    audit_kind = "proposal"

    verb = models.CharField(max_length=20)
    given = models.JSONField()
    told = models.CharField(_("登记的是什么"), max_length=400)

    class Meta(Asked.Meta):
        abstract = True
        ordering = ["-id"]

    def __str__(self):
        return self.told

    @property
    def audit_label(self):
        return self.told[:120]


def held(proposal, *related, otherwise):
    """Fetch it again with what it is about and hold its row until the transaction ends; raises ``otherwise(it)`` once it is decided."""
    rows = type(proposal).objects.select_for_update(of=("self",)).select_related(*related)
    found = rows.get(pk=proposal.pk)
    if found.state != Look.WAITING:
        raise otherwise(found)
    return found


def confirm(proposal, by, at):
    """Another has looked, and it counts: the caller writes what follows."""
    _decide(proposal, Look.CONFIRMED, by, at)


def refuse(proposal, reason, by, at):
    """Another has looked, and it does not count; a right one is entered anew. Refuses to without a reason."""
    if not reason.strip():
        raise RuleBroken(_now("请写明哪里不对。"), field="reason")
    proposal.because = reason.strip()[:300]
    _decide(proposal, Look.REFUSED, by, at)


def _decide(proposal, state, by, at):
    proposal.state, proposal.decided_by_id, proposal.decided_at = state, by.id, at
    proposal.save(update_fields=["state", "decided_by", "decided_at", "because"])


def look_facts(proposal):
    """Who entered what, and who looked."""
    facts = [
        (_now("登记的是什么"), proposal.told),
        (_now("谁登记的"), f"{proposal.asked_by.name if proposal.asked_by else ''} {day(proposal.asked_at)}".strip()),
    ]
    if proposal.decided_at:
        by = proposal.decided_by.name if proposal.decided_by else ""
        facts.append((_now("谁核对的"), f"{by} {day(proposal.decided_at)}".strip()))
    if proposal.because:
        facts.append((_now("为什么没有同意"), proposal.because))
    return facts
