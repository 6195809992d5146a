"""What hangs, what hung, and what was said against it."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, Value
from django.db.models.functions import Concat

from lianxin.audit import selectors as audit
from lianxin.bulletin import policies
from lianxin.bulletin.calc.renditions import digest_of
from lianxin.bulletin.models import BoardMark, Notice, Objection, Posting
from lianxin.bulletin.vocabulary import HANGS, OPEN_OBJECTIONS, WALL, ObjectionState, State
from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within

#: What hangs now: on the wall, or on the wall and about to be corrected.
_HANGING = (State.POSTED, State.CORRECTING)


def board(*, place="", affairs="", item="", year="", now_hanging=False, readable=False, cursor="", size=20):
    """What hangs or hung within a place, newest first, ``readable`` leaves out what only has a head: two queries at most."""
    # What hangs now has been posted: that it has a day is not asked again, or the few are looked for among all the days.
    hung = {"state__in": _HANGING} if now_hanging else {"posted_on__isnull": False}
    rows = Notice.objects.filter(**hung)
    if readable:
        rows = rows.filter(on_the_web(clock.today()))
    if place:
        # As an expression, which no index answers: the newest are walked until the page is full, not a place sorted.
        rows = rows.alias(of=Concat("division_path", Value(""))).filter(within(place, "of"))
    if affairs:
        rows = rows.filter(affairs=affairs)
    if item:
        rows = rows.filter(item_code=item)
    if is_year(year):
        rows = rows.filter(posted_on__year=int(year))
    return page(rows, order=("-posted_on", "-id"), cursor=cursor, size=size, dressed=as_rows)


def is_year(text):
    return text.isascii() and text.isdigit() and len(text) == 4 and text != "0000"


def as_rows(rows):
    """With what a row of a list or a feed shows, and nothing else: a search dresses three times what it then shows."""
    return rows.select_related("posting", "division").only(
        "public_id", "number", "state", "affairs", "item_code", "item_name", "posted_on", "posted_until",
        "posting__title", "posting__at", "division__name", "division__short_name",
    )  # fmt: skip


def posted_in(year):
    """Notices whose posting now hung in a year was hung up then, newest first: a queryset."""
    rows = Notice.objects.filter(posted_on__year=year).order_by("-posted_on", "-id")
    return rows.select_related("posting", "division").defer("body", "tables", "posting__board", "posting__web")


def on_the_web(day):
    """A ``Q`` for notices of which everybody may read more than the head on a day: not what was found wrong until it is corrected.
    Of the others the archive keeps the rest."""
    return Q(state__in=HANGS, web_until__gte=day)


def is_on_the_web(notice, day):
    """Twin of ``on_the_web`` for a notice that has hung."""
    return notice.state in HANGS and notice.web_until >= day


def boards_shown():
    """``(public id, day)`` of every place with a board and of its newest notice, in the order of places: one query."""
    hung = Notice.objects.filter(posted_on__isnull=False).order_by("division_path")
    return hung.values_list("division__public_id").annotate(Max("posted_on"))


def posted_span():
    """``(day of the first posting, moment of the newest)``, both ``None`` before there is one: two queries by the primary key."""
    rows = Posting.objects.order_by("id")
    first, last = rows.values_list("first_on", flat=True).first(), rows.reverse().values_list("at", flat=True).first()
    return first, last


def posted_years():
    """Years in which something was hung up, newest first."""
    days = Notice.objects.filter(posted_on__isnull=False).dates("posted_on", "year", order="DESC")
    return [day.year for day in days]


def find_notice(public_id, actor):
    """A notice the actor may see, or ``NotFound``."""
    rows = Notice.objects.select_related("division", "posting", "prepared_by", "reviewed_by", "approved_by")
    found = rows.filter(public_id=public_id).first()
    (policies.can_view_notice(actor, found) if found else hide()).or_raise()
    return found


def postings_of(notice):
    """Every time a notice was hung up, newest first."""
    return list(notice.postings.order_by("-ordinal"))


def find_posting(public_id):
    """The posting with this code, or ``None``."""
    return Posting.objects.select_related("notice__division").filter(public_id=public_id).first()


@dataclass(frozen=True)
class Proof:
    """Whether a posting is what the public log says: ``entry_number`` there; ``is_signed`` when a signed head covers it."""

    entry_number: int
    is_same: bool
    is_signed: bool


def proof_of(posting) -> Proof:
    """Make the digest of what is stored again and compare it with the public log: two queries."""
    entry = audit.entry_numbered(posting.entry_number)
    said = json.loads(entry.body)["fact"] if entry else {}
    is_same = said.get("digest") == digest_of(posting.public_id, posting.board)
    head = audit.newest_head()
    return Proof(posting.entry_number, is_same, bool(head and head.size > posting.entry_number))


def marks_of(notice):
    """Where the paper of a notice was seen to hang, newest first."""
    return list(BoardMark.objects.filter(posting__notice=notice).select_related("posting").order_by("-id"))


def wall_photos_of(notice):
    """Photos of the physical board with this notice on it, in the order they came: one query."""
    return files.files_of(WALL, notice.public_id)


def pictures_in(photos):
    """``[bytes]`` of such photos, for the archive: what was lost from the disk is left out."""
    paths = [files.file_path(each.sha256) for each in photos]
    return [path.read_bytes() for path in paths if path.exists()]


def can_view_wall(actor, public_id):
    """Policy of those photos, which may show who passed by: who may take the archive."""
    found = Notice.objects.filter(public_id=public_id).first()
    return policies.can_take_archive(actor, found) if found else hide()


def has_fingerprint(posting, digest):
    return posting.papers.filter(sha256=digest).exists()


def postings_without_papers(*, limit):
    """Postings whose papers have no fingerprint yet, oldest first."""
    fresh = Posting.objects.filter(papers__isnull=True).select_related("notice__division")
    return list(fresh.order_by("id")[:limit])


def find_objection(public_id):
    """The objection with this code, or ``None``."""
    return (
        Objection.objects.select_related("notice__division", "notice__posting", "posting")
        .filter(public_id=public_id)
        .first()
    )


def open_objections(actor):
    """Objections the actor may answer, or ``None`` for who answers none."""
    if not policies.answers_objections(actor):
        return None
    rows = Objection.objects.filter(policies.objections_answered_by(actor), state__in=OPEN_OBJECTIONS)
    return rows.exclude(state=ObjectionState.APPEALED)


def objections_for(actor, *, most=50):
    """The oldest of them, with what a row shows: one query."""
    rows = open_objections(actor)
    if rows is None:
        return []
    return list(rows.select_related("notice__division", "posting").order_by("final_due_on", "id")[:most])


def objections_passed_on(actor):
    """Open objections that were passed on to the actor, the oldest first, with what a row shows; ``None`` for who gets none."""
    theirs = policies.objections_passed_on_to(actor)
    if theirs is None:
        return None
    rows = Objection.objects.filter(theirs, state__in=OPEN_OBJECTIONS)
    return rows.select_related("notice__division", "posting").order_by("above_due_on", "id")


def objections_overdue(day, *, limit):
    """Open objections whose last day is over and that nobody above has been told of, the oldest first."""
    rows = Objection.objects.filter(state__in=OPEN_OBJECTIONS, final_due_on__lt=day, passed_on_at__isnull=True)
    return list(rows.order_by("final_due_on", "id")[:limit])


def notices_over(day, *, limit):
    """Notices that have hung their whole time on ``day`` and have nothing left to answer, oldest first."""
    over = Notice.objects.filter(state=State.POSTED, posted_until__lt=day)
    return list(over.exclude(objections__state__in=OPEN_OBJECTIONS).order_by("posted_until", "id")[:limit])


def open_objections_of(notice):
    return notice.objections.filter(state__in=OPEN_OBJECTIONS)


def notices_of(source_kind, source_id):
    """What was made public of a thing of an upper room, newest first."""
    return Notice.objects.filter(source_kind=source_kind, source_id=source_id).order_by("-id")


def sources_prepared_by(source_kind, user_id):
    """Ids of an upper room's things whose notice this person prepared: a queryset."""
    rows = Notice.objects.filter(prepared_by_id=user_id, prepared_by__isnull=False, source_kind=source_kind)
    return rows.values("source_id")


def sources_hung(source_kind, day):
    """Ids of an upper room's things whose notice, corrected where it had to be, hung its whole time before a day, with nothing
    left to answer: a queryset."""
    hung = Notice.objects.filter(source_kind=source_kind, posted_until__lt=day, state__in=HANGS)
    return hung.exclude(objections__state__in=OPEN_OBJECTIONS).values("source_id")


def upheld_at(source_kind, source_id):
    """When the last objection to the notice of an upper room's thing was found right: a subquery of one moment."""
    rows = Objection.objects.filter(
        notice__source_kind=source_kind, notice__source_id=source_id, state=ObjectionState.UPHELD
    )
    return rows.exclude(notice__state=State.WITHDRAWN).order_by("-answered_at").values("answered_at")[:1]


def sources_made_public(source_kind):
    """Ids of an upper room's things with a notice that was not withdrawn, under way or over: a queryset."""
    return Notice.objects.filter(source_kind=source_kind).exclude(state=State.WITHDRAWN).values("source_id")


def sources_under_way(source_kind):
    """Of these, those whose notice still goes its way: a queryset."""
    return sources_made_public(source_kind).exclude(state__in=(State.COMPLETED, State.ARCHIVED))


def open_objections_to(source_kind):
    """What waits for an answer of all that was objected to in notices of an upper room's things: a queryset."""
    return Objection.objects.filter(notice__source_kind=source_kind, state__in=OPEN_OBJECTIONS)


@dataclass(frozen=True)
class Standing:
    """Where the publication of a thing stands. ``is_over``: it hung its whole time and nothing is left to answer.
    ``on_web``: everybody may read more of it than its head."""

    notice_id: str
    number: str
    state: str
    posted_on: date | None
    posted_until: date | None
    open_objections: int
    upheld_objections: int
    upheld_at: datetime | None
    on_web: bool

    @property
    def is_corrected(self):
        """Whether another text is on its way to the wall where one hangs or hung."""
        return self.posted_until is not None and self.state not in HANGS

    @property
    def is_over(self):
        return self.state in (State.COMPLETED, State.ARCHIVED) and not self.open_objections


def standing_of(source_kind, source_id) -> Standing | None:
    """Where the newest notice of a thing stands, or ``None`` when it was never made public: one query."""
    rows = notices_of(source_kind, source_id).exclude(state=State.WITHDRAWN)
    notice = rows.annotate(
        waiting=Count("objections", filter=Q(objections__state__in=OPEN_OBJECTIONS)),
        upheld=Count("objections", filter=Q(objections__state=ObjectionState.UPHELD)),
        upheld_at=Max("objections__answered_at", filter=Q(objections__state=ObjectionState.UPHELD)),
    ).first()
    return notice and Standing(
        notice.public_id, notice.number, notice.state, notice.posted_on, notice.posted_until, notice.waiting,
        notice.upheld, notice.upheld_at, bool(notice.posting_id) and is_on_the_web(notice, clock.today()),
    )  # fmt: skip
