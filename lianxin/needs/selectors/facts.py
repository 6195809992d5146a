"""A need as the rates see it: from where it stands now, and the same from the record alone."""

from dataclasses import replace

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, When
from django.utils.timezone import localtime

from lianxin.needs.calc import rates
from lianxin.needs.models import Callback, Need, NeedPause
from lianxin.needs.vocabulary import Anonymity, CallbackResult, ClosedBy, State, Verb

COUNTED_FIELDS = (
    "state", "anonymity", "wants_reply", "contact_due_at", "contacted_at", "solved", "satisfaction", "closed_by",
    "requester_user_id", "requester_phone_hash", "requester_email", "due_at", "answered_at", "received_at", "not_attributable", "dispatched_at",
    "contact_was_late", "answer_was_late",
)  # fmt: skip

#: Pauses in which the clock stands still: one the requester doubts counts once it was upheld.
_STANDING = NeedPause.objects.filter(Q(upheld=True) | Q(contested=""), ended_at__isnull=True)
_PAUSED_AT = Case(
    When(state=State.WAITING_REQUESTER, then=Subquery(_STANDING.filter(need=OuterRef("pk")).values("started_at")[:1]))
)

_ENDED_AS = {
    State.REJECTED: rates.Excluded.OUT_OF_SCOPE,
    State.REFERRED_OUT: rates.Excluded.OUT_OF_SCOPE,
    State.WITHDRAWN: rates.Excluded.WITHDRAWN,
    State.MERGED: rates.Excluded.MERGED,
}

#: Steps that answer, and steps that begin again.
_ANSWERING = (Verb.REPORT_RESOLVED, Verb.EXPLAIN, Verb.ANSWER_ON_SPOT)
_BEGINNING = (Verb.REOPEN, Verb.REOPEN_AGAIN)
#: What was answered before these was no answer: its promise runs on, or is given anew.
_UNANSWERING = (*_BEGINNING, Verb.RETURN_ANSWER)


def counted(needs, *more):
    """Rows of what the rates ask of each need, and ``more``."""
    return needs.annotate(paused_at=_PAUSED_AT).values_list(*COUNTED_FIELDS, "paused_at", *more, named=True)


def late_at(at):
    """A ``Q``: the promise is over and nothing was answered. What stands still became late before, or not at all."""
    in_time = _STANDING.filter(need=OuterRef("pk"), started_at__lt=OuterRef("due_at"))
    return Q(due_at__lt=at, answered_at__isnull=True) & ~Q(Q(state=State.WAITING_REQUESTER), Exists(in_time))


def case_facts(need):
    """A need as the rates see it, from where it stands now: a row of ``counted``."""
    reachable = need.anonymity != Anonymity.ANONYMOUS and bool(
        need.requester_user_id or need.requester_phone_hash or need.requester_email
    )
    return rates.CaseFacts(
        ended_as=_ENDED_AS.get(need.state, ""),
        reachable=reachable,
        wants_reply=need.wants_reply,
        contact_due=need.contact_due_at,
        contacted_at=need.contacted_at,
        solved=need.solved,
        satisfaction=need.satisfaction or 0,
        unreachable=need.closed_by == ClosedBy.UNREACHABLE,
        silent=need.closed_by == ClosedBy.SILENCE,
        due=need.due_at,
        answered_at=need.answered_at,
        not_attributable=need.not_attributable,
        paused_at=need.paused_at,
        contact_was_late=need.contact_was_late,
        answer_was_late=need.answer_was_late,
        no_contact=_no_contact(on_spot=need.closed_by == ClosedBy.ON_SPOT, dispatched=need.dispatched_at is not None),
    )


def _no_contact(*, on_spot, dispatched):
    """Why no unit owes a contact: who stands there is answered without one, and nobody has what no unit was given."""
    if on_spot:
        return rates.Excluded.ON_SPOT
    return "" if dispatched else rates.Excluded.NOT_DISPATCHED


def days_taken(need):
    """The days from registration to answer, in a list; an empty one while there is no answer."""
    return [rates.days_open(localtime(need.received_at), localtime(need.answered_at))] if need.answered_at else []


def recounted_facts(need, steps, callbacks, reviews=(), pauses=()):
    """The same as ``case_facts``, but from the record alone: its steps, call-backs, findings and pauses in their order.

    Of the need itself only who asked is looked at, which no step changes.
    """
    facts = case_facts(need)
    steps = [step for step in steps if step.verb != Verb.WRITE]  # words change nothing that is counted
    heard = [callback for callback in callbacks if callback.result == CallbackResult.REACHED]
    contacted = answered = None
    before = steps[0]
    solved, satisfaction, contact_was_late, answer_was_late = "", 0, False, False
    for step in steps:
        while heard and heard[0].at <= step.at:
            solved, satisfaction = heard[0].solved, heard.pop(0).satisfaction
        if step.verb in _BEGINNING:
            owed = before.unit_name and before.verb != Verb.ANSWER_ON_SPOT
            contact_was_late |= bool(owed) and (contacted is None or contacted > before.contact_due_at)
            answer_was_late |= answered is None or answered > before.due_at
            contacted, solved, satisfaction = None, "", 0
        if step.verb in _UNANSWERING:
            answered = None
        if step.verb == Verb.CONTACT:
            contacted = contacted or step.at
        elif step.verb in _ANSWERING:
            contacted, answered = contacted or step.at, step.at
        before = step
    last = steps[-1]
    return replace(
        facts,
        ended_as=_ENDED_AS.get(last.target, ""),
        contact_due=last.contact_due_at,
        contacted_at=contacted,
        solved=solved,
        satisfaction=satisfaction,
        unreachable=last.verb == Verb.CLOSE_UNREACHABLE,
        silent=last.verb == Verb.CLOSE_SILENT,
        due=last.due_at,
        answered_at=answered,
        contact_was_late=contact_was_late,
        answer_was_late=answer_was_late,
        not_attributable=_found_not_attributable(steps, reviews),
        no_contact=_no_contact(on_spot=last.verb == Verb.ANSWER_ON_SPOT, dispatched=bool(last.unit_name)),
        paused_at=next((each.started_at for each in pauses if each.ended_at is None and each.moves_the_date), None),
    )


def _found_not_attributable(steps, reviews):
    """What was found last of the mark that stands: a mark ends when the need begins again."""
    begun = max((step.at for step in steps if step.verb in _BEGINNING), default=None)
    found = [review for review in reviews if begun is None or review.asked_at > begun]
    return bool(found and found[-1].stands)


def recount():
    """Whether the rates follow from the record alone: ``(needs looked at, numbers of those that differ)``."""
    looked_at, differing = 0, []
    related = ("steps", "reviews", "pauses", Prefetch("callbacks", Callback.objects.order_by("at", "id")))
    needs = Need.objects.annotate(paused_at=_PAUSED_AT).prefetch_related(*related)
    for need in needs.order_by("pk").iterator(chunk_size=500):
        looked_at += 1
        record = (list(each.all()) for each in (need.steps, need.callbacks, need.reviews, need.pauses))
        if recounted_facts(need, *record) != case_facts(need):
            differing.append(need.number)
    return looked_at, differing
