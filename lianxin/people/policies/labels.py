"""Who may know of a priority label, give one and end it. A label whose day, or the day of the consent to it, is over is read by its person alone."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.people.models import Consent, PriorityLabel
from lianxin.people.policies.care import in_care_of, is_own
from lianxin.people.policies.records import reach_of
from lianxin.people.vocabulary import LABEL_READERS, LabelAudience, Purpose

#: So long before the day a label is to be looked at anew it waits in the inbox.
_REVIEWED_AHEAD = timedelta(days=7)


def can_view_label(actor, label):
    readers = LABEL_READERS[LabelAudience(label.visible_to)]
    if actor.is_user and label.person.user_id == actor.id:
        return allow()
    if is_own(actor, label.person) and _agreed_by_guardian(actor, label):
        return allow()
    reads = _reads_labels(actor, readers, label.person_id, label.division_path) and is_standing(label)
    return allow() if reads else hide()


def _agreed_by_guardian(actor, label):
    return label.person.consents.filter(_standing(), label=label.label, guardian__user_id=actor.id).exists()


def _standing():
    return Q(purpose=Purpose.PRIORITY_LABEL, withdrawn_at__isnull=True, until__gte=clock.today())


def is_standing(label):
    """Its day has not come, nor that of the consent to it: what is over is read by the person alone."""
    lapsed = Q(purpose=Purpose.PRIORITY_LABEL, withdrawn_at__isnull=True, until__lt=clock.today())
    return label.expires_on >= clock.today() and not label.person.consents.filter(lapsed, label=label.label).exists()


def standing_labels():
    """Twin of ``is_standing``, a ``Q`` over labels."""
    own = Consent.objects.filter(person=OuterRef("person"), label=OuterRef("label"), withdrawn_at__isnull=True)
    return Q(~Exists(own.filter(until__lt=clock.today())), expires_on__gte=clock.today())


def _reads_labels(actor, readers, person_id, path):
    """Liaisons read those of their own households only."""
    village = [role for role in readers if role != Role.LIAISON]
    return actor.holds(*village, path=path) or (
        Role.LIAISON in readers and actor.holds(Role.LIAISON) and person_id in reach_of(actor).persons
    )


def can_manage_labels(actor, person):
    readers = LABEL_READERS[LabelAudience.LIAISON_AND_HEAD]
    return check(
        actor.is_system or _reads_labels(actor, readers, person.pk, person.division_path),
        _("只有联系人和站点负责人可以登记重点户标签。"),
    )


def labels_visible_to(actor, queryset):
    """Twin of ``can_view_label``."""
    mine = Q(pk__in=[])
    if actor.is_user:
        given = Consent.objects.filter(
            _standing(), person=OuterRef("person"), label=OuterRef("label"), guardian__user_id=actor.id
        )
        mine = Q(person__user_id=actor.id) | Q(in_care_of(actor, "person__"), Exists(given))
    seen = Q(pk__in=[])
    for audience, readers in LABEL_READERS.items():
        village = [role for role in readers if role != Role.LIAISON]
        sees = within_any(actor.scopes(*village), "division_path")
        if Role.LIAISON in readers and actor.holds(Role.LIAISON):
            sees |= Q(person__in=reach_of(actor).persons)
        seen |= Q(visible_to=audience) & sees
    return queryset.filter(mine | (seen & standing_labels()))


def labels_to_review(actor):
    """Those whose review is due within a week, for the head of the station; ``None`` for everybody else."""
    if not actor.is_user or not actor.holds(Role.BRANCH_SECRETARY):
        return None
    today = clock.today()
    return PriorityLabel.objects.filter(
        within_any(actor.scopes(Role.BRANCH_SECRETARY), "division_path"),
        ended_on__isnull=True, review_on__lte=today + _REVIEWED_AHEAD, expires_on__gte=today,
    )  # fmt: skip


def visible_labels(actor):
    """Every label the actor may know of."""
    return labels_visible_to(actor, PriorityLabel.objects.all())
