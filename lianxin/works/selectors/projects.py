"""Projects: of a place, one of them, what it rests on, whose turn it is."""

from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery

from lianxin.deliberation import selectors as hall
from lianxin.deliberation.vocabulary import BodyKind
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.errors import NotAllowed, NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.works import policies
from lianxin.works.models import Acceptance, Change, Movement, Payment, Project, Purchase
from lianxin.works.selectors.left_lying import matters, told
from lianxin.works.vocabulary import PaymentState, ProjectState, PurchaseState

#: Who may decide on what the whole village builds.
_DECIDERS = (
    BodyKind.VILLAGERS_ASSEMBLY, BodyKind.VILLAGER_REPS, BodyKind.RESIDENTS_ASSEMBLY, BodyKind.RESIDENT_REPS,
)  # fmt: skip


def projects(*, place="", cursor="", size=20):
    """All of a place, the newest first."""
    rows = Project.objects.filter(within(place, "division_path")).select_related("division")
    return page(rows, order=("-id",), cursor=cursor, size=size)


def has_projects(division=None):
    """Whether a place has projects, or any place."""
    return (Project.objects.filter(division=division) if division else Project.objects.all()).exists()


def find_project(public_id):
    return shown(
        Project.objects.select_related("division", "book", "asset", "card__division")
        .filter(public_id=public_id)
        .first()
    )


def told_whole(*, public_id="", place="", cursor="", size=200):
    """A page of projects with all that is published of them, one or all of a place, the newest first: as many queries for many as for
    one."""
    rows = (
        Project.objects.filter(public_id=public_id)
        if public_id
        else Project.objects.filter(within(place, "division_path"))
    )
    related = (
        "stages",
        "changes",
        "lines",
        Prefetch("movements", Movement.objects.select_related("payment")),
        Prefetch("purchases", Purchase.objects.select_related("chosen").annotate(offers=Count("bids"))),
        "purchases__amendments",
        "purchases__project__division",
    )
    return page(rows.select_related("division").prefetch_related(*related), order=("-id",), cursor=cursor, size=size)


def project_on(topic_id):
    """The newest project that rests on a matter of the hall, or ``None``; with ``accepted_on`` and ``refused_on``."""
    said = Acceptance.objects.filter(project=OuterRef("pk")).order_by("-id")
    rows = Project.objects.filter(topic_id=topic_id).select_related("division")
    rows = rows.annotate(
        accepted_on=Subquery(said.filter(is_passed=True).values("on")[:1]),
        refused_on=Subquery(said.filter(is_passed=False).values("on")[:1]),
    )
    return rows.order_by("-id").first()


def stages_of(project):
    return list(project.stages.order_by("id"))


def changes_of(project):
    return list(project.changes.select_related("line").order_by("id"))


def begun_on(project):
    """The day work began, or ``None``."""
    return project.stages.filter(state=ProjectState.BUILDING).order_by("id").values_list("on", flat=True).first()


def designed_on(project):
    """The day the design that stands was written, or ``None``."""
    rows = project.stages.filter(state=ProjectState.DESIGNED).order_by("-id")
    return rows.values_list("on", flat=True).first()


def completed_on(project):
    """The day work was last said to be done, or ``None``."""
    rows = project.stages.filter(state=ProjectState.COMPLETED)
    return rows.order_by("-id").values_list("on", flat=True).first()


def book_for(division):
    """The books of the collective or the village with a bank account, or ``None``: what a firm there keeps is its own."""
    found = ledger.collective_books_at(division)
    return next((each for each in found if ledger.account_of_kind(each, Kind.BANK, Measure.FEN)), None)


def decisions_at(division):
    """Resolutions in force of the assembly of a place or its representatives."""
    return hall.decided_by(division, _DECIDERS)


def open_decisions(division):
    """Those no project was opened from."""
    taken = set(Project.objects.filter(division=division).values_list("decision_id", flat=True))
    return [each for each in decisions_at(division) if each.id not in taken]


def decisions_naming(project):
    """Resolutions that name the project's number."""
    return [each for each in decisions_at(project.division) if project.number in f"{each.title}{each.text}"]


def decisions_to_change(project):
    """Resolutions that name the project's number and were not used for a change of it."""
    used = set(Change.objects.filter(project=project).values_list("decision_id", flat=True)) | {project.decision_id}
    return [each for each in decisions_naming(project) if each.id not in used]


def built_by(resolution_id):
    """``(address id, title)`` of what is built by a resolution of the hall: rows for another question, not asked yet."""
    return Project.objects.filter(decision_id=resolution_id).order_by().values_list("public_id", "title")


def topic_behind(project, viewer):
    """The matter in the hall as far as this reader may see it, or ``None``."""
    if not project.topic_id:
        return None
    try:
        return hall.find_topic(project.topic_id, viewer)
    except (NotFound, NotAllowed):
        return None


_LED = (
    ProjectState.IDEA, ProjectState.SCREENED, ProjectState.CONSULTED, ProjectState.DECIDED, ProjectState.APPROVED,
    ProjectState.PROCURED, ProjectState.BUILDING, ProjectState.SETTLED,
)  # fmt: skip


def work_of(actor):
    """Projects whose next step is the actor's (``is_turn``) or where something lies there for them (``left_…``, by
    ``left_lying.matters``), or ``None`` when there cannot be any."""
    if not actor.is_user:
        return None
    led = within_any(actor.scopes(*policies.LEADERS), "division_path")
    kept = within_any(actor.scopes(*policies.KEEPERS), "division_path")
    watched = within_any(actor.scopes(*policies.SUPERVISORS), "division_path")
    approved = within_any(actor.scopes(*policies.APPROVERS), "division_path")
    drafted = Payment.objects.filter(project=OuterRef("pk"), state=PaymentState.DRAFTED).exclude(drafted_by=actor.id)
    to_open = Purchase.objects.filter(project=OuterRef("pk"), state=PurchaseState.PLANNED, opens_on__lte=clock.today())
    to_look = Q(state__in=(ProjectState.HANDED_OVER, ProjectState.MAINTAINED), asset__next_on__lte=clock.today())
    unaudited = Q(state=ProjectState.SETTLED, audited_on__isnull=True)
    turn = (
        led & (Q(state__in=_LED) & ~unaudited | to_look | Exists(drafted))
        | kept & Q(state__in=(ProjectState.DESIGNED, ProjectState.ACCEPTED))
        | watched & (Q(state=ProjectState.COMPLETED) | Exists(to_open))
        | approved & Q(state=ProjectState.FUNDED) & ~Q(opened_by=actor.id)
        | approved & unaudited & ~Q(opened_by=actor.id)
    )
    left = matters(led, kept, watched, actor.id, clock.today())
    rows = Project.objects.filter(reduce(or_, left.values(), turn))
    return rows.annotate(is_turn=told(turn), **{f"left_{name}": told(each) for name, each in left.items()})
