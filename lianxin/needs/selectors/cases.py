"""Cases as their people see them: one, mine, the inbox, the queue."""

from functools import lru_cache

from django.db.models import Q

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.decisions import allow, hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.needs import policies
from lianxin.needs.models import Need, NeedHandler, NeedPause
from lianxin.needs.selectors.facts import late_at
from lianxin.needs.selectors.words import keys_saying, needs_saying
from lianxin.needs.vocabulary import ANSWERED, ASKED_AGAIN_AFTER, UNANSWERED, Alarm, State, Verb

ROW_RELATED = ("unit", "category", "division")


_ROW_FIELDS = (
    "id", "public_id", "number", "title", "public_summary", "state", "urgency", "rung", "received_at", "answered_at", "due_at", "owed",
    "owed_by",
    "category__name", "category__name_en", "division__short_name", "unit_id", "unit__name", "unit__division_path",
)  # fmt: skip


def as_rows(needs):
    """Only what a line of a list says, as named tuples: four models for every line cost a third of a list's time."""
    return needs.values_list(*_ROW_FIELDS, named=True)


def whole(needs):
    """Everything a machine is told of a row."""
    return needs.select_related(*ROW_RELATED)


def find_need(public_id, viewer):
    """The need if ``viewer`` may see it; raises ``NotFound`` otherwise. One query."""
    need = _need_shown(public_id)
    (policies.can_view_need(viewer, need) if need else hide()).or_raise()
    return need


def visible_need(viewer, public_id):
    """The need if ``viewer`` may see it and it is not under seal, else ``None``."""
    return policies.visible_needs(viewer).filter(public_id=public_id, is_sealed=False).first()


def needs_with_phone(viewer, phone, *, since, limit):
    """What somebody with this telephone told since a moment and ``viewer`` may see, newest first; nothing under seal."""
    told = {"requester_phone_hash": lookup_hash("phone", phone), "received_at__gte": since, "is_sealed": False}
    return list(policies.visible_needs(viewer).filter(**told).order_by("-received_at", "-id")[:limit])


def find_held_need(public_id, holder):
    """The need of a session that knows its pick-up code, or ``None``; it never opens for whom the need is about."""
    need = _need_shown(public_id)
    return need if need and not policies.is_complained_about(holder, need) else None


def can_view_held_files_of(holder, public_id):
    """Policy for photos of a need whose pick-up code the session knows."""
    return allow() if find_held_need(public_id, holder) else hide()


def _need_shown(public_id):
    """The need with what its page shows, or ``None``.

    The unit complained about is asked for where there is one: few needs have one, and every case would pay for the join.
    """
    related = ("unit", "category", "division", "merged_into")
    return next(iter(Need.objects.select_related(*related).filter(public_id=public_id)), None)


def need_for_receipt(public_id):
    """The need just registered in this session."""
    return Need.objects.select_related("category", "division").get(public_id=public_id)


def handler_ids(need):
    """Users who have handled the need."""
    return frozenset(NeedHandler.objects.filter(need=need).values_list("user_id", flat=True))


def waits_for_receipt(need):
    """Referred out, and since then nobody has said that it was taken there."""
    last = [step.verb for step in need.steps.all() if step.verb in (Verb.REFER_OUT, Verb.CONFIRM_REFERRAL)][-1:]
    return last == [Verb.REFER_OUT]


def can_view_files_of(actor, public_id):
    """Policy for photos of a need: who sees the case sees them."""
    need = Need.objects.select_related("unit", "about_unit").filter(public_id=public_id).first()
    return policies.can_view_need(actor, need) if need else hide()


def still_sees(actor, need):
    """Whether the actor may know of a need they have just changed."""
    return policies.visible_needs(actor).filter(pk=need.pk).exists()


def my_needs(actor, *, cursor="", size=20):
    """What the actor asked for, newest first."""
    own = Need.objects.filter(requester_user_id=actor.id)
    return page(own, order=("-received_at", "-id"), cursor=cursor, size=size, dressed=as_rows)


def leading(need):
    """The case that is worked on: what a merged need was merged into, else the need itself."""
    return need.merged_into if need.state == State.MERGED else need


def has_reopened(need):
    """Whether its own requester had it done again; what those merged into it asked for is counted with theirs."""
    if not need.reopened:
        return False
    return need.reopened > sum(need.merged.values_list("reopened", flat=True))


#: So many needs of today's list are shown; beyond that the list of needs has them.
MOST_IN_INBOX = 50


def inbox(actor, *, size=MOST_IN_INBOX):
    """What waits for this person now, by the clock: dispatching, handling, deciding, checking, calling back.

    One query. Nothing they have already done, nothing that waits for somebody else.
    """
    if not actor.is_user or not actor.roles:
        return []
    mine = policies.handled_by(actor)
    waits = (
        (Q(state__in=[State.REGISTERED, State.OBJECTED]) & _own_desk(actor))
        | (Q(state__in=[State.DISPATCHED, State.REOPENED, State.ACCEPTED, State.IN_PROGRESS]) & mine)
        | (Q(state__in=[State.WAITING_THIRD_PARTY, State.WHISTLE_OPEN]) & mine)
        | (Q(state=State.WAITING_REQUESTER, pk__in=lasting_pauses(clock.now()).values("need_id")) & mine)
        | ((Q(state=State.EXTENSION_REQUESTED) | _pause_to_rule_on()) & _one_level_up(actor))
        | (Q(state__in=ANSWERED) & (mine | _own_place(actor)) & ~Q(answered_by_id=actor.id))
        | (Q(state=State.CALLBACK) & _own_place(actor))
        | (Q(escalated_to_path__in=_leader_scopes(actor), state__in=[*UNANSWERED]))
    )
    done_by_me = NeedHandler.objects.filter(user_id=actor.id).values("need_id")
    not_mine_to_judge = ~(Q(state__in=[*ANSWERED, State.CALLBACK]) & Q(pk__in=done_by_me))
    rows = policies.visible_needs(actor).filter(waits, not_mine_to_judge, still_open=1)
    return page(rows, order=("due_at", "id"), size=size, dressed=as_rows).items


def lasting_pauses(at):
    """Pauses that have lasted a while: what was asked may have been forgotten, by either side."""
    lasting = NeedPause.objects.filter(ended_at__isnull=True, started_at__lte=at - ASKED_AGAIN_AFTER)
    return lasting.select_related("need__unit", "need__division", "need__category").order_by("pk")


def _pause_to_rule_on():
    doubted = NeedPause.objects.filter(ended_at__isnull=True, upheld__isnull=True).exclude(contested="")
    return Q(state=State.WAITING_REQUESTER, pk__in=doubted.values("need_id"))


def _own_desk(actor):
    return Q(desk_path__in=actor.scopes(*policies.COUNTY_DISPATCHERS))


def _own_place(actor):
    return Q(division_path__in=actor.scopes(*policies.COUNTY_DISPATCHERS)) | Q(
        desk_path__in=actor.scopes(*policies.COUNTY_DISPATCHERS)
    )


def _one_level_up(actor):
    query = Q(pk__in=[])
    for scope in actor.scopes(Role.TOWNSHIP_OFFICER):
        query |= within(scope, "unit__division_path") & ~Q(unit__division_path=scope)
    for scope in actor.scopes(Role.COUNTY_OFFICER):  # and where no township leads today, what is below it
        led = accounts.paths_held(Role.TOWNSHIP_OFFICER, scope)
        query |= within(scope, "unit__division_path") & (
            Q(unit__division_path__in=led) | ~within_any(led, "unit__division_path")
        )
    return query


def _leader_scopes(actor):
    return actor.scopes(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)


@lru_cache(maxsize=1024)
def _queue_in(actor, state):
    rows = policies.visible_needs(actor).exclude(requester_user_id=actor.id)
    if state in State.values:
        return rows.filter(state=state)
    if state == "all":
        return rows
    return rows.filter(still_open=0) if state == "ended" else rows.filter(still_open=1)


def queue(actor, *, state="", category="", text="", place="", overdue="", cursor="", size=20, dressed=as_rows):
    """Needs the actor may see, filtered, oldest promise first. ``overdue="long"``: what whoever leads has to see to."""
    rows = _queue_in(actor, state)
    if category:
        rows = rows.filter(Q(category__code=category) | Q(category__parent__code=category))
    if text:
        rows = rows.filter(pk__in=keys_saying(text, actor))
    if place:
        rows = rows.filter(within(place, "division_path"))
    if overdue:
        rows = rows.filter(late_at(clock.now()))
    if overdue == "long":
        rows = rows.filter(rung__gte=Alarm.LONG_OVERDUE)
    return page(rows, order=("due_at", "id"), cursor=cursor, size=size, dressed=dressed)


def search(text, viewer, *, limit=10):
    """Needs with this number, that say these words or whose title sounds like these letters, as ``viewer`` may see them."""
    return list(as_rows(needs_saying(text, viewer)).order_by("-received_at")[:limit])
