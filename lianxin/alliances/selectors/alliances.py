"""Questions about alliances, who is in them, whose turn it is and what came of it. None writes."""

from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from lianxin.alliances import policies
from lianxin.alliances.calc import balance as balances
from lianxin.alliances.calc import chairs
from lianxin.alliances.models import Alliance, Delegate, Item, Match, Meeting, Member
from lianxin.alliances.vocabulary import ENDS, GIVERS_TURN, PROOF, RECEIVED, RECEIVERS_TURN, WANTED
from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.decisions import hide, shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within_any


def find_alliance(public_id):
    """An alliance with its unit and charters; raises ``NotFound``."""
    rows = Alliance.objects.select_related("unit").prefetch_related("charters")
    return shown(rows.filter(public_id=public_id).first())


def alliances_page(viewer, cursor=""):
    """Those the viewer reads, the youngest first."""
    rows = policies.read_alliances(viewer).select_related("unit")
    rows = rows.annotate(count=Count("members", filter=Q(members__left_on__isnull=True)))
    return page(rows, order=("-founded_on", "-id"), cursor=cursor)


def find_member(public_id):
    """A member still in its alliance; raises ``NotFound``."""
    rows = Member.objects.select_related("alliance__unit").filter(left_on__isnull=True)
    return shown(rows.filter(public_id=public_id).first())


def find_delegate(pk):
    """Somebody who speaks for a member; raises ``NotFound``."""
    rows = Delegate.objects.select_related("member__alliance__unit", "user")
    return shown(rows.filter(pk=pk, ends_on__isnull=True).first())


def find_meeting(public_id):
    return shown(Meeting.objects.select_related("alliance__unit").filter(public_id=public_id).first())


def find_item(public_id):
    rows = Item.objects.select_related("member__alliance__unit", "division")
    return shown(rows.filter(public_id=public_id).first())


def find_match(public_id):
    rows = Match.objects.select_related("giver__alliance__unit", "wanted__member__alliance", "offered", "delivered_by")
    return shown(rows.filter(public_id=public_id).first())


def members_of(alliance):
    """Everybody who is or was a member, in the order they joined: a list."""
    return list(Member.objects.filter(alliance=alliance).order_by("joined_on", "id"))


def delegates_of(alliance):
    """``{member: who speaks for it}``."""
    found: dict[int, list] = {}
    rows = Delegate.objects.filter(member__alliance=alliance, ends_on__isnull=True).select_related("user")
    for each in rows:
        found.setdefault(each.member_id, []).append(each)
    return found


def charters_of(alliance):
    """Those that hold or will, by their days: one entered later took the place of what had not begun before its own day."""
    held = []
    for each in sorted(alliance.charters.all(), key=lambda charter: charter.pk):
        held = [*(before for before in held if before.starts_on < each.starts_on), each]
    return held


def charter_of(alliance, on=None):
    """What holds on a day (today): the first one before it begins."""
    charters = charters_of(alliance)
    held = [each for each in charters if each.starts_on <= (on or clock.today())]
    return (held or charters[:1])[-1]


def terms_of(alliance, members, until):
    """``[(term, its member)]`` from the first charter to ``until``."""
    keys = {member.public_id: member.pk for member in members}
    rules = [
        chairs.Rule(
            each.starts_on, each.term_months, each.order, tuple(keys[turn] for turn in each.turns if turn in keys)
        )
        for each in charters_of(alliance)
    ]
    seats = [chairs.Seat(m.pk, m.joined_on, m.left_on, m.turn, m.may_chair, m.sits_from) for m in members]
    known = {member.pk: member for member in members}
    return [(term, known.get(term.key)) for term in chairs.rotation(rules, seats, until)]


def chair_on(alliance, day):
    """The member whose turn it is on a day, or ``None``: two queries."""
    terms = terms_of(alliance, members_of(alliance), day)
    term = chairs.term_on([term for term, _member in terms], day)
    return next((member for each, member in terms if each is term), None)


def chairs_around(terms, day):
    """``(the term that runs, the next one)`` of ``terms_of``; either may be ``None``."""
    ahead = [(term, member) for term, member in terms if term.ends_on > day]
    return (*ahead[:2], None, None)[:2]


def look_ahead(charter, day):
    """Until when terms are counted so that the next one is among them."""
    return day + timedelta(days=31 * charter.term_months + 1)


def meetings_page(alliance, cursor=""):
    return page(Meeting.objects.filter(alliance=alliance), order=("-held_on", "-id"), cursor=cursor, size=10)


def matches_page(alliance, cursor=""):
    """Every match of an alliance, the newest first: one query."""
    rows = Match.objects.filter(giver__alliance=alliance).select_related("giver", "wanted__member")
    return page(rows, order=("-id",), cursor=cursor)


def matches_of(member):
    """Where a member gives or receives: a queryset."""
    return Match.objects.filter(Q(giver=member) | Q(wanted__member=member))


def matches_around(item):
    """What came of a line, the newest first: a list."""
    rows = Match.objects.filter(Q(wanted=item) | Q(offered=item)).select_related("giver", "wanted__member")
    return list(rows.order_by("-id"))


def proof_of(match):
    """Photos of the delivery."""
    return files.files_of(PROOF, match.public_id)


def can_view_proof(actor, public_id):
    """Whoever reads the alliance."""
    found = Match.objects.select_related("giver__alliance__unit").filter(public_id=public_id).first()
    return policies.can_read(actor, found.giver.alliance) if found else hide()


def balance_of(alliance, members):
    """What each member gave and received, by name."""
    rows = Match.objects.filter(giver__alliance=alliance, state__in=RECEIVED).exclude(giver=F("wanted__member"))
    return balances.balance({m.pk: m.name for m in members}, rows.values_list("giver_id", "wanted__member_id"))


def results_of(alliance):
    """``(needs and projects met, all that were ever listed and not taken off)``: the measure of an alliance."""
    rows = Item.objects.filter(member__alliance=alliance, kind__in=WANTED, off_on__isnull=True)
    found = rows.aggregate(met=Count("done_on"), all=Count("pk"))
    return found["met"], found["all"]


def waiting_matches(actor):
    """Matches that wait for this delegate, or for the officer where a member has none: a queryset; ``None`` for who is neither."""
    turn = Q()
    if actor.units("alliance_partner"):
        mine = Delegate.objects.filter(user_id=actor.id, ends_on__isnull=True).values("member_id")
        turn |= Q(state__in=GIVERS_TURN, giver__in=mine) | Q(state__in=RECEIVERS_TURN, wanted__member__in=mine)
    if actor.holds(*policies.KEEPERS):
        at_giver = Q(state__in=GIVERS_TURN) & ~Q(policies.has_delegate("giver"))
        at_receiver = Q(state__in=RECEIVERS_TURN) & ~Q(policies.has_delegate("wanted__member"))
        turn |= within_any(actor.scopes(*policies.KEEPERS), "giver__alliance__unit__division_path") & (
            at_giver | at_receiver
        )
    if not turn:
        return None
    there = Match.objects.filter(turn, giver__alliance__ended_on__isnull=True, wanted__member__left_on__isnull=True)
    return there.exclude(state__in=ENDS).select_related("giver", "wanted__member")


def seats_of_unit(unit):
    """Seats a unit has in alliances that run: a queryset."""
    rows = Member.objects.filter(unit=unit, left_on__isnull=True, alliance__ended_on__isnull=True)
    return rows.select_related("alliance__unit")


def open_words(unit):
    """Seats a unit has in alliances, and that it is one itself, in phrases for who ends it."""
    running = Alliance.objects.filter(unit=unit, ended_on__isnull=True).select_related("unit")
    return [
        *(_("在{alliance}里的成员身份").format(alliance=each.alliance) for each in seats_of_unit(unit)),
        *(_("没有结束的联盟（{alliance}）").format(alliance=each) for each in running),
    ]


def alliance_of(unit):
    """The alliance a unit of the register stands for, or ``None``."""
    return Alliance.objects.select_related("unit").filter(unit=unit).first()
