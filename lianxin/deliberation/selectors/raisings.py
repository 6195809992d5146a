"""Fund raisings: lists, one with its sums, its households and persons, what was raised earlier in the year."""

from collections import defaultdict

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Sum

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.calc.raisings import FREES, LABOUR, MONEY, Owed, owed
from lianxin.deliberation.models import (
    FundRaising,
    Item,
    Meeting,
    ProcessStep,
    RaisingExemption,
    RaisingHousehold,
    RaisingLine,
    RaisingReceipt,
)
from lianxin.deliberation.selectors.processes import resolutions_for
from lianxin.deliberation.vocabulary import (
    ENDED,
    RAISING_WAYS,
    BodyKind,
    Deciders,
    MeetingState,
    Owing,
    ProcessState,
    RaisingVerb,
)
from lianxin.kit.decisions import shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any

#: Receipts that count: not put right, and putting none right.
_STANDING = RaisingReceipt.objects.filter(corrects__isnull=True, corrected_by__isnull=True)
_LIVE = RaisingExemption.objects.filter(ended_at__isnull=True)
_BODIES = {
    Deciders.REPS: (BodyKind.VILLAGER_REPS, BodyKind.RESIDENT_REPS),
    Deciders.ASSEMBLY: (BodyKind.VILLAGERS_ASSEMBLY, BodyKind.RESIDENTS_ASSEMBLY),
}
_WRITTEN = (MeetingState.MINUTED, MeetingState.VALIDATED)


def raisings(*, place="", cursor="", size=20):
    rows = FundRaising.objects.filter(within(place, "division_path"))
    rows = rows.select_related("division", "process__plan", "process__topic").prefetch_related("process__steps")
    return page(rows, order=("-drafted_at", "-id"), cursor=cursor, size=size)


def raisings_to_look_at(actor):
    """Raisings whose next step is the township's check, the county's answer or the village's posting, where that is the
    actor's: those longest under way first."""
    waits = Q()
    for roles, done, to_do in (
        ((Role.TOWNSHIP_OFFICER,), "decide", "township"),
        ((Role.COUNTY_OFFICER,), "township", "county"),
        (policies.CLERKS, "county", "open_decision"),
    ):
        waits |= within_any(actor.scopes(*roles), "division_path") & Q(_taken(done)) & ~Q(_taken(to_do))
    rows = FundRaising.objects.filter(waits, process__state=ProcessState.RUNNING)
    return (
        rows.select_related("division", "process__plan").prefetch_related("process__steps").order_by("drafted_at", "id")
    )


def _taken(code):
    return Exists(ProcessStep.objects.filter(process=OuterRef("process"), code=code))


def find_raising(public_id):
    rows = FundRaising.objects.select_related(
        "division", "process__plan", "process__division", "process__topic", "roll"
    )
    return shown(rows.prefetch_related("process__steps").filter(public_id=public_id).first())


def raisings_decided(public_ids):
    """Those of them that were decided and not given up, so that what they raise is collected, or was: one query."""
    rows = ProcessStep.objects.filter(process__raising__public_id__in=public_ids).exclude(
        process__state=ProcessState.STOPPED
    )
    found, taken = {}, defaultdict(set)
    for step in rows.select_related("process__plan", "process__raising"):
        found[step.process.raising.public_id] = step.process
        taken[step.process_id].add(step.code)
    waits = {key: process.next_phase(taken[process.pk]) for key, process in found.items()}
    collecting = RAISING_WAYS[RaisingVerb.RECEIVE][0]
    return {key for key, phase in waits.items() if phase is None or phase.code in collecting}


def find_raising_household(public_id):
    rows = RaisingHousehold.objects.select_related("raising__process__plan", "raising__division")
    return shown(rows.prefetch_related(*_ACCOUNT).filter(public_id=public_id).first())


def find_raising_line(public_id):
    rows = RaisingLine.objects.select_related("household", "raising__process__plan", "raising__division")
    return shown(rows.prefetch_related("raising__process__steps").filter(public_id=public_id).first())


_LINES = Prefetch("lines", RaisingLine.objects.prefetch_related(Prefetch("exemptions", _LIVE, to_attr="live")))
_RECEIPTS = Prefetch("receipts", RaisingReceipt.objects.select_related("corrected_by"))
_ACCOUNT = ("raising__process__steps", _LINES, _RECEIPTS)


def raising_households(raising, *, text="", cursor="", size=30):
    """A page of the households with their persons, exemptions and receipts; ``text`` is a name or a code."""
    rows = raising.households.prefetch_related(_LINES, _RECEIPTS)
    if text := text.strip():
        rows = rows.filter(Q(code=text) | Q(pk__in=raising.lines.filter(name__contains=text).values("household")))
    return page(rows, order=("number", "id"), cursor=cursor, size=size)


def all_households(raising):
    """Every household in its order, its persons, exemptions and receipts at hand: four queries."""
    return list(raising.households.prefetch_related(_LINES, _RECEIPTS))


def owed_by(raising, lines):
    """What these persons owe together; their ``live`` exemptions are at hand."""
    asked = (
        owed(raising.per_head_fen, raising.per_worker_days, works=line.works, grounds=[e.ground for e in line.live])
        for line in lines
    )
    return sum(asked, Owed())


def account_of(household):
    """``(owed, came in)`` of a household whose lines and receipts are at hand."""
    came = Owed()
    for receipt in household.receipts.all():
        came += Owed(receipt.amount, 0) if receipt.kind == Owing.MONEY else Owed(0, receipt.amount)
    return owed_by(household.raising, household.lines.all()), came


def lines_of(raising, persons=None):
    """Its persons with what lets them off; all of them, or these."""
    rows = raising.lines.prefetch_related(Prefetch("exemptions", _LIVE, to_attr="live"))
    return rows if persons is None else rows.filter(person__in=persons)


def grounds_for(part):
    return [ground for ground, parts in FREES.items() if part in parts]


def _still_owing(lines, part):
    rows = lines if part == MONEY else lines.filter(works=True)
    return rows.exclude(exemptions__in=_LIVE.filter(ground__in=grounds_for(part)))


def sums_of(raising):
    """Who is asked and what it comes to, how many are let off on which ground, what came in: three queries."""
    let_off = {
        part: Exists(_LIVE.filter(line=OuterRef("pk"), ground__in=grounds_for(part))) for part in (MONEY, LABOUR)
    }
    told = raising.lines.order_by().aggregate(
        persons=Count("id"), workers=Count("id", filter=Q(works=True)), payers=Count("id", filter=~let_off[MONEY]),
        working=Count("id", filter=Q(works=True) & ~let_off[LABOUR]),
    )  # fmt: skip
    exempt = _LIVE.filter(line__raising=raising).order_by().values_list("ground")
    came = dict(raising.receipts.order_by().values_list("kind").annotate(sum=Sum("amount")))
    return told | {
        "owed": Owed(told["payers"] * raising.per_head_fen, told["working"] * raising.per_worker_days),
        "exempt": dict(exempt.annotate(persons=Count("line", distinct=True))),
        "came": Owed(came.get(Owing.MONEY, 0), came.get(Owing.LABOUR, 0)),
    }


def has_standing_receipts(process):
    """Whether money or labour came in under a matter and was not given back."""
    return _STANDING.filter(raising__process=process).exists()


def signatures_of(raising):
    """``(yes, no, of all)`` households, as entered from paper."""
    told = raising.households.order_by().aggregate(
        all=Count("id"), yes=Count("id", filter=Q(agrees=True)), no=Count("id", filter=Q(agrees=False))
    )
    return told["yes"], told["no"], told["all"]


def raised_earlier(raising, persons=None):
    """``{person id: Owed}`` of what other matters of that place and year that were put forward ask of them.

    One that was stopped, or whose resolution fell, asks nothing once all that came in under it was given back.
    """
    others = FundRaising.objects.filter(division=raising.division_id, year=raising.year, proposed_at__isnull=False)
    fell = Exists(ProcessStep.objects.filter(process=OuterRef("process"), resolution__state__in=ENDED))
    over = (Q(process__state=ProcessState.STOPPED) | Q(fell)) & ~Q(Exists(_STANDING.filter(raising=OuterRef("pk"))))
    others = others.exclude(over).exclude(pk=raising.pk)
    found: dict[int, Owed] = defaultdict(Owed)
    for other in others:
        lines = other.lines.order_by() if persons is None else other.lines.filter(person__in=persons).order_by()
        for part, asked in ((MONEY, Owed(other.per_head_fen, 0)), (LABOUR, Owed(0, other.per_worker_days))):
            for person in _still_owing(lines, part).values_list("person", flat=True):
                found[person] += asked
    return found


def meetings_to_decide(raising):
    """Meetings of the body that was to decide, with minutes, that passed this version of it, the latest first."""
    passed = item_of_raising(raising)
    return [each for each in _passed(raising, _BODIES[raising.deciders]) if passed.filter(meeting=each).exists()]


def item_of_raising(raising):
    """Items whose motion names this version."""
    return Item.objects.filter(passed=True, motion__contains=raising.draft_number)


def resolutions_of_raising(raising):
    """Resolutions of the meeting that decided, on what was raised."""
    ours = set(item_of_raising(raising).values_list("pk", flat=True))
    return [each for each in resolutions_for(raising.process) if each.item_id in ours]


def items_for_hardship(raising):
    """Items that may have let somebody off this raising for hardship, the latest first: passed by a body that may decide it, at a
    meeting held since it was drafted, and naming it; not the one that passed the raising itself."""
    kinds = [kind for kinds in _BODIES.values() for kind in kinds]
    named = Q(title__contains=str(raising)) | Q(motion__contains=str(raising))
    rows = Item.objects.filter(
        named, passed=True, meeting__division_path=raising.division_path, meeting__body__kind__in=kinds,
        meeting__state__in=_WRITTEN, meeting__starts_at__gte=raising.drafted_at,
    )  # fmt: skip
    rows = rows.exclude(motion__contains=raising.draft_number).select_related("meeting__body")
    return list(rows.order_by("-meeting__starts_at", "-id")[:30])


def _passed(raising, kinds):
    rows = Meeting.objects.filter(
        division_path=raising.division_path, body__kind__in=kinds, state__in=_WRITTEN, items__passed=True
    )
    return list(rows.select_related("body").distinct().order_by("-starts_at", "-id")[:30])
