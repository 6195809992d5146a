"""Resolutions, processes and ballots: lists, one of each, and what they say as plain data."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.deliberation import policies
from lianxin.deliberation.calc import recounting
from lianxin.deliberation.calc.ballots import Reason
from lianxin.deliberation.calc.counting import agreed_readings
from lianxin.deliberation.models import Ballot, Meeting, Resolution
from lianxin.deliberation.selectors.attending import attendance_numbers
from lianxin.deliberation.vocabulary import LIVE, BodyKind, Mark, MeetingState, ResolutionState
from lianxin.kit.decisions import hide, shown
from lianxin.kit.paging import page
from lianxin.kit.sql import compiled
from lianxin.kit.tree import within
from lianxin.people import selectors as people
from lianxin.points import services as points

#: Fewer sheets than these are never listed: a neighbour would read the choice off the name.
FEWEST_LISTED = 5


#: Whoever of a village may adopt what binds all of it.
_WHOLE_VILLAGE = (
    BodyKind.VILLAGERS_ASSEMBLY, BodyKind.VILLAGER_REPS, BodyKind.RESIDENTS_ASSEMBLY, BodyKind.RESIDENT_REPS,
)  # fmt: skip


def decided_in(division):
    """What the assembly of a place or its representatives decided and what still holds, for the rooms below: one query."""
    rows = Resolution.objects.filter(
        body__division=division, body__kind__in=_WHOLE_VILLAGE,
        state__in=LIVE,
    )  # fmt: skip
    return [
        points.Decided("resolution", each.public_id, f"{each.number} {each.title}", each.effective_on)
        for each in rows.select_related("body")[:100]
    ]


def fallen_among(ids):
    """Those among them that were revoked or annulled, for the rooms below: one query."""
    rows = Resolution.objects.filter(public_id__in=ids, state__in=(ResolutionState.REVOKED, ResolutionState.ANNULLED))
    return set(rows.values_list("public_id", flat=True))


@dataclass(frozen=True, slots=True)
class Adopted:
    """A resolution in force for a room above: who decided what, when they met, at what cost, on which topic."""

    id: str
    label: str
    title: str
    text: str
    met_on: date
    body: str = ""
    budget_fen: int = 0
    topic_id: str = ""
    topic_label: str = ""


def decided_by(division, kinds):
    """What bodies of these kinds at a place decided and what still holds, the newest first: one query."""
    rows = Resolution.objects.filter(body__division=division, body__kind__in=kinds, state__in=LIVE).select_related(
        "body", "item__meeting", "item__topic"
    )
    return [
        Adopted(
            each.public_id, f"{each.number} {each.title}", each.title, each.text,
            timezone.localdate(each.item.meeting.starts_at), each.body.name, each.budget_fen,
            each.item.topic.public_id if each.item.topic else "", each.item.topic.title if each.item.topic else "",
        )
        for each in rows[:100]
    ]  # fmt: skip


def branch_meetings(division):
    """Meetings of the Party branch of a place whose minutes are written, the newest first."""
    rows = Meeting.objects.filter(
        division_path=division.path, body__kind__in=policies.PARTY_BODIES,
        state__in=(MeetingState.MINUTED, MeetingState.VALIDATED),
    )  # fmt: skip
    return list(rows.order_by("-starts_at", "-id")[:20])


def rule_of_item(item):
    """The rule of a vote at a meeting as a bundle writes it, over who was there when it was put to the vote."""
    found, body = item.meeting.quorum, item.meeting.body
    there = attendance_at(item) if item.voted_at else asdict(attendance_numbers(item.meeting))
    charter = {"quorum": body.charter_quorum, "majority": body.charter_majority}
    return {
        "function": "yes-no",
        "quorum": {
            "rule": body.rule(item.rule).code, "roll": found["roll"], "attendance": there, "charter": charter,
        },
    }  # fmt: skip


def attendance_at(item):
    """Who was there when an item was voted; where that was not kept, when its meeting opened."""
    return item.outcome.get("attendance") or item.meeting.quorum["attendance"]


def standing(ballot):
    """The sheets nobody has taken back."""
    return ballot.sheets.filter(taken_back__isnull=True)


def sheets_of(ballot):
    """Every sheet as a bundle writes it, in an order that tells nothing."""
    return sorted(
        ([tracker or None, choice] for tracker, choice in standing(ballot).values_list("tracker", "choice")),
        key=lambda sheet: (sheet[0] or "", str(sheet[1])),
    )


def find_resolution(public_id, viewer):
    """Everybody's once published; before that who sees the hall there."""
    rows = Resolution.objects.select_related(
        "item__meeting__body", "item__topic", "body__division", "bundle", "minutes", "ended__body", "ended__later__body"
    )
    found = rows.filter(public_id=public_id).first()
    if found is None or (found.published_at is None and not policies.can_see_hall(viewer, found.division_path)):
        hide().or_raise()
    return found


def bundle_by_seal(resolution_or_ballot):
    return bytes(resolution_or_ballot.bundle.data)


def ballots(*, place="", cursor="", size=20):
    """What everybody may know of: what the Party branch votes on is the branch's own."""
    rows = Ballot.objects.filter(within(place, "division_path")).exclude(body__kind__in=policies.PARTY_BODIES)
    rows = rows.select_related("body")
    return page(rows, order=("-opened_at", "-id"), cursor=cursor, size=size)


def find_ballot(public_id):
    return shown(
        Ballot.objects.select_related("body__division", "bundle", "item__meeting__body", "first_round")
        .filter(public_id=public_id)
        .first()
    )


def find_ballot_to_vote(public_id):
    """The ballot alone: what a voter sees of it."""
    return shown(next(iter(_ballot_to_vote(public_id)), None))


@compiled
def _ballot_to_vote(public_id):
    return Ballot.objects.filter(public_id=public_id).order_by()


def find_voters(ballot, text):
    """Entries of the roll whose name or household is ``text``."""
    return list(ballot.voters.filter(name__startswith=text)[:20] or ballot.voters.filter(household_code=text)[:20])


def own_entry(ballot, actor):
    """The entry of the roll that is this account's own, or ``None``."""
    person = people.person_of(actor.id) if actor.is_user else None
    return ballot.voters.filter(person=person).first() if person else None


def marks_of(ballot):
    """How many entries were used in which way."""
    found = dict(ballot.voters.order_by().values_list("mark").annotate(number=Count("id")))
    return {mark: found.get(mark.value, 0) for mark in Mark if mark != Mark.BACK}


def result_of(rule, sheets):
    return recounting.ballot(rule, sheets)


def may_list(sheets):
    """Whether the single sheets may be shown."""
    return sheets >= FEWEST_LISTED


def roll_rows(body, roll):
    """``(name, household, person id, votes)`` of the body's roll as it is now."""
    if body.held_to.roll:
        return [(name, code, person, 1) for name, code, person in people.names_on_roll(roll)] if roll else []
    sitting = body.members.filter(ends_on__isnull=True).order_by("id")
    return list(sitting.values_list("name", "household_code", "person_id", "votes"))


def fault_of(rule, choice):
    """What is wrong with one sheet, in words; empty when it counts."""
    invalid = recounting.ballot({**rule, "quorum": None}, [[None, choice]])["invalid"]
    return str(_faults()[next(iter(invalid))]) if invalid else ""


def _faults():
    return {
        Reason.EMPTY: _("还没有选。"),
        Reason.TOO_MANY: _("选多了，请去掉几个。"),
        Reason.UNKNOWN: _("选了票上没有的。"),
        Reason.REPEATED: _("同一个选了两次。"),
        Reason.OUT_OF_RANGE: _("点数不对，请看票上写的上限。"),
        Reason.NO_REASON: _("请写理由。"),
    }


def paper_readings(ballot):
    """What was read on the paper sheets so far, and where it differs."""
    return agreed_readings([(r.number, r.reader_id, r.is_third, r.choice) for r in ballot.readings.all()])


def readings_that_differ(ballot):
    """``[(number, its readings, whether two of three have read alike)]`` of the sheets the first two read differently."""
    found, rows = paper_readings(ballot), defaultdict(list)
    for each in ballot.readings.filter(number__in=found.disputed).order_by("number", "is_third", "id"):
        rows[each.number].append(each)
    return [(number, rows[number], number in found.agreed) for number in found.disputed]


def has_paper(ballot):
    """Whether anybody on the roll is marked as having voted on paper."""
    return ballot.voters.filter(mark=Mark.PAPER).exists()


def strikes_of(ballot):
    """Paper marks somebody has said are a mistake, the first first."""
    return list(ballot.strikes.select_related("voter", "rightful"))


def difference_in_words(papers, marked):
    """Why paper cannot be counted yet, all of it: what the readings differ in, what one alone has read, how far they are from the roll."""
    told = []
    if papers.differ:
        told.append(
            _("读得不一样的纸票：第 {numbers} 张，请第三个人只读这几张，两个人一样的算").format(
                numbers="、".join(map(str, papers.differ))
            )
        )
    if papers.missing:
        told.append(_("只有一个人读过的纸票：第 {numbers} 张").format(numbers="、".join(map(str, papers.missing))))
    read = len(papers.agreed) + len(papers.differ) + len(papers.missing)
    if not told or read != marked:
        told.append(
            _("名册上记着 {marked} 人投了纸票，读过的一共 {read} 张，读得一致的 {agreed} 张").format(
                marked=marked, read=read, agreed=len(papers.agreed)
            )
        )
    return "；".join(told) + "。"
