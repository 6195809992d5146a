"""Whose data opens to whom as one's own: the person's, and that of whom they are guardian of today."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.second_hand import Look
from lianxin.kit.tree import within_any
from lianxin.people.calc.identity import is_under_age
from lianxin.people.models import Guardianship
from lianxin.people.vocabulary import OFFICERS, REGISTRARS


def in_force(on=None, path=""):
    """``Q`` over guardianships (``path`` leads to them): confirmed by a second person, begun, not ended, both alive."""
    day = on or clock.today()
    lasts = Q(**{f"{path}ends_on__isnull": True}) | Q(**{f"{path}ends_on__gt": day})
    held = {
        "state": Look.CONFIRMED, "starts_on__lte": day, "guardian__died_on__isnull": True,
        "person__died_on__isnull": True,
    }  # fmt: skip
    return lasts & Q(**{f"{path}{name}": value for name, value in held.items()})


def is_in_force(guardianship):
    """The same of one row, fetched with both persons."""
    today = clock.today()
    begun = guardianship.state == Look.CONFIRMED and guardianship.starts_on <= today
    lasts = guardianship.ends_on is None or guardianship.ends_on > today
    return begun and lasts and not (guardianship.person.died_on or guardianship.guardian.died_on)


def _wardships(actor):
    return Guardianship.objects.filter(in_force(), guardian__user_id=actor.id)


def wards_of(actor):
    """Keys of the persons the actor is guardian of today: asked once for an actor."""
    if not actor.is_user:
        return frozenset()
    if "people.wards" not in actor.known:
        actor.known["people.wards"] = frozenset(_wardships(actor).values_list("person_id", flat=True))
    return actor.known["people.wards"]


def is_own(actor, person):
    """The person themself, or who is their guardian today. Most have none and are asked no further."""
    if not actor.is_user:
        return False
    return person.user_id == actor.id or (person.has_guardian and person.pk in wards_of(actor))


def in_care_of(actor, path=""):
    """``Q`` over persons (``path`` leads to them): whose guardian the actor is; twin of the second half of ``is_own``."""
    return Q(**{f"{path}in" if path else "pk__in": _wardships(actor).values("person")})


def is_minor(person):
    """Whether the law gives this person a guardian by age (Civil Code Art. 27). Unknown is no."""
    return is_under_age(clock.today(), birth_date=person.birth_date, birth_year=person.birth_year)


def can_settle_guardianship(actor, asked, *, takes_back=False):
    """Somebody else than who asked, and neither of the two it is about (fetched with it)."""
    if not actor.holds(*REGISTRARS, *OFFICERS, path=asked.division_path):
        return hide()
    if takes_back and actor.id == asked.asked_by_id:
        return allow()
    return check(
        actor.id not in (asked.asked_by_id, asked.person.user_id, asked.guardian.user_id),
        _("提出的人、监护人和被监护的人都不能核对，请另一位登记人或乡镇干部核对。"),
    )


def can_end_guardianship(actor, guardianship):
    """Who registers people there, and officers above."""
    return check(
        actor.is_system or actor.holds(*REGISTRARS, *OFFICERS, path=guardianship.division_path),
        _("监护由本村登记人员或乡镇干部登记终止。"),
    )


def guardianships_to_settle(actor):
    """Twin of ``can_settle_guardianship``; ``None`` for who has no second pair of eyes to lend."""
    if not actor.is_user or not actor.holds(*REGISTRARS, *OFFICERS):
        return None
    return (
        Guardianship.objects.filter(
            within_any(actor.scopes(*REGISTRARS, *OFFICERS), "division_path"), state=Look.WAITING
        )
        .exclude(asked_by_id=actor.id, asked_by__isnull=False)
        .exclude(person__user_id=actor.id, person__user__isnull=False)
        .exclude(guardian__user_id=actor.id, guardian__user__isnull=False)
    )
