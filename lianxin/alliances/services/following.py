"""What an alliance does when a unit of the register goes into another."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from lianxin.alliances import selectors
from lianxin.alliances.models import Alliance, Delegate, Match, Member
from lianxin.alliances.services.members import end_delegates
from lianxin.alliances.services.running import lock
from lianxin.alliances.services.telling import county_words, tell
from lianxin.alliances.vocabulary import ENDS, SETTLED, AuditTag, MatchState
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


def refuse_to_end(unit):
    """An alliance itself goes into nothing and is not split: it ends."""
    if Alliance.objects.filter(unit=unit, ended_on__isnull=True).exists():
        raise RuleBroken(_("联盟不能并入别的单位，也不能拆分。不办了，请在“党建联盟”里结束它。"))


@action
def follow_unit(*, unit, into, on, by):
    """A unit went into another: the successor holds its seats from now on. Where it has one already, the two become one."""
    seats = list(selectors.seats_of_unit(unit))
    if not seats:
        return
    for seat in seats:
        lock(seat.alliance)
        there = Member.objects.filter(alliance=seat.alliance_id, left_on__isnull=True).exclude(pk=seat.pk)
        if kept := there.filter(unit=into).first():
            _join(seat, kept, by)
        else:
            seat.unit = into
            seat.name = seat.name if there.filter(name=into.name).exists() else into.name
            seat.save(update_fields=["unit", "name"])
    audit.record(AuditTag.FOLLOW, seats[0], by, after={"from": unit.name, "to": into.name, "count": len(seats)})


def _join(seat, kept, by):
    """The surplus seat ends; what is open at it, and who speaks for it, is the other's. What the two had with one another is off, and what
    both had promised the same third is off once; whoever speaks for a side is told."""
    today = clock.today()
    with county_words():
        reason = _("并入{name}，两个席位合成一个").format(name=kept.name)
    known = kept.delegates.filter(ends_on__isnull=True).values("user_id")
    Delegate.objects.filter(member=seat, ends_on__isnull=True).exclude(user_id__in=known).update(member=kept)
    end_delegates(seat.alliance_id, by=by, member=seat)
    wanted_by_kept = list(_under_way().filter(giver=kept).values_list("wanted_id", flat=True))
    needless = Q(giver=seat, wanted__member=kept) | Q(giver=kept, wanted__member=seat)
    needless |= Q(giver=seat, wanted_id__in=wanted_by_kept)
    for match in _under_way().filter(needless).select_related("giver", "wanted__member"):
        match.state, match.steps, match.said = MatchState.CALLED_OFF, match.steps + 1, reason[:200]
        match.save(update_fields=["state", "steps", "said"])
        tell(match, by, because=reason)
    _under_way().filter(giver=seat).update(giver=kept)
    is_open = Q(done_on__isnull=True, off_on__isnull=True) | Exists(_unended().filter(wanted=OuterRef("pk")))
    seat.items.filter(is_open).update(member=kept)
    seat.left_on, seat.left_reason = today, reason[:200]
    seat.save(update_fields=["left_on", "left_reason"])


def _unended():
    return Match.objects.exclude(state__in=ENDS)


def _under_way():
    """What is still to be given: of what was received only the thanks are left, and who gave it stays."""
    return Match.objects.exclude(state__in=SETTLED)
