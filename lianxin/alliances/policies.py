"""Who reads an alliance, who keeps it, and who speaks for a member. To everybody else it does not exist.

A delegate holds the role of a partner for the alliance's unit alone: it opens this alliance and nothing else.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.alliances.models import Alliance, Delegate, Member
from lianxin.alliances.vocabulary import WANTED
from lianxin.kit import clock
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.organisations.policies import KEEPERS, can_manage_unit

READERS = (*KEEPERS, Role.AUDITOR)


def can_found(actor, division):
    """Whoever keeps the register of organisations there."""
    return can_manage_unit(actor, division.path)


def can_read(actor, alliance):
    """Officers of the place, the auditor, and the members' delegates."""
    reads = (
        actor.is_system
        or actor.holds(*READERS, path=alliance.scope_path)
        or alliance.unit_id in actor.units(Role.ALLIANCE_PARTNER)
    )
    return allow() if reads else hide()


def read_alliances(actor):
    """Twin of ``can_read``."""
    mine = within_any(actor.scopes(*READERS), "unit__division_path")
    return Alliance.objects.filter(mine | Q(unit_id__in=actor.units(Role.ALLIANCE_PARTNER)))


def can_keep(actor, alliance):
    """Members, the charter, the end of it: the officers of its place write down what the members agreed on."""
    reads = can_read(actor, alliance)
    return reads and check(
        actor.is_system or actor.holds(*KEEPERS, path=alliance.scope_path),
        _("章程、成员和代表由联盟所在地方的乡镇、县工作人员登记。"),
    )


def can_record(actor, alliance):
    """A meeting is written down by any member's delegate, or for them by the officers."""
    reads = can_read(actor, alliance)
    return reads and check(
        can_keep(actor, alliance) or bool(seats(actor, alliance)), _("会议由成员单位的代表或者乡镇、县工作人员登记。")
    )


def seats(actor, alliance):
    """Keys of the members of this alliance the actor speaks for today. One query an actor and alliance."""
    if alliance.unit_id not in actor.units(Role.ALLIANCE_PARTNER):
        return frozenset()
    key = ("alliances.seats", alliance.pk)
    if key not in actor.known:
        held = Delegate.objects.filter(_in_force(), user_id=actor.id, member__alliance=alliance)
        actor.known[key] = frozenset(held.values_list("member_id", flat=True))
    return actor.known[key]


def voices(actor, alliance):
    """Keys of the members the actor speaks for today: as a delegate, or as an officer for those that have none."""
    mine = seats(actor, alliance)
    if not can_keep(actor, alliance):
        return mine
    key = ("alliances.voices", alliance.pk)
    if key not in actor.known:
        found = Member.objects.filter(alliance=alliance)
        without = found if actor.is_system else found.exclude(has_delegate())
        actor.known[key] = mine | frozenset(without.values_list("pk", flat=True))
    return actor.known[key]


def has_delegate(member="pk"):
    """Whether somebody speaks today for the member a query names."""
    return Exists(Delegate.objects.filter(_in_force(), member=OuterRef(member)))


def can_speak(actor, member):
    """Lists, claims and confirmations of a member: its delegates alone; only where it has none, the officers."""
    reads = can_read(actor, member.alliance)
    return reads and check(
        member.pk in voices(actor, member.alliance), _("这一步由{name}的代表来做。").format(name=member.name)
    )


def speakers(actor, alliance):
    """Twin of ``can_speak`` over the members there are."""
    found = Member.objects.filter(alliance=alliance, left_on__isnull=True)
    return found.filter(pk__in=voices(actor, alliance)) if can_read(actor, alliance) else found.none()


def can_list(actor, alliance):
    """Whoever speaks for a member writes on the lists."""
    reads = can_read(actor, alliance)
    return reads and check(speakers(actor, alliance).exists(), _("清单由各成员单位的代表来写。"))


def can_give(actor, match):
    """Agree, deliver, decline: who gives."""
    return can_speak(actor, match.giver)


def can_receive(actor, match):
    """Send back and thank: who receives."""
    return can_speak(actor, match.wanted.member)


def can_confirm(actor, match):
    """Who receives, and never the hand that wrote down the delivery."""
    receives = can_receive(actor, match)
    return receives and check(
        actor.id is None or match.delivered_by_id != actor.id, _("送到是您登记的，收没收到要由另一个人确认。")
    )


def can_call_off(actor, match):
    """Either side."""
    return can_give(actor, match) or can_receive(actor, match)


def _in_force():
    today = clock.today()
    return Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))


def can_found_any(actor):
    """Whoever may found one somewhere; the service asks where."""
    return check(actor.is_system or actor.holds(*KEEPERS), _("联盟由乡镇、县里的工作人员登记。"))


def can_take_up(actor, item):
    """Claim what another member needs."""
    alliance = item.member.alliance
    speaks = check(bool(voices(actor, alliance) - {item.member_id}), _("由别的成员单位的代表来认领。"))
    return speaks and check(item.kind in WANTED and _is_on(item, alliance), _("这一条不能认领了。"))


def can_ask(actor, item):
    """Ask for what stands on another member's list."""
    alliance = item.member.alliance
    speaks = check(bool(voices(actor, alliance) - {item.member_id}), _("由别的成员单位的代表来请。"))
    return speaks and check(item.kind not in WANTED and _is_on(item, alliance), _("这一条不能请了。"))


def _is_on(item, alliance):
    return item.is_open and not item.is_past and not alliance.ended_on


def can_take_off(actor, item):
    """Take a line off its list."""
    return can_speak(actor, item.member) and check(item.is_open, _("这一条已经办成或者撤下了。"))
