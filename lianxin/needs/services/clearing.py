"""What was said goes when its years are over; that it was said, when it was answered and how it was judged stays.

Every number is reckoned from what stays: kind, category, place, unit, moments, states, marks. A word that a rule of the
tables needs is replaced by ``GONE``, never by another word.
"""

from django.db.models import Exists, F, OuterRef, Q, Subquery

from lianxin.audit import services as audit
from lianxin.files import services as files
from lianxin.kit.actions import action
from lianxin.messaging import services as messaging
from lianxin.needs import policies, selectors
from lianxin.needs.models import (
    AttributionReview,
    Callback,
    Category,
    CategorySuggestion,
    ExtensionRequest,
    HeldLetter,
    IntakeDetails,
    NamedPerson,
    NamedUnit,
    Need,
    NeedGram,
    NeedPause,
    NeedStep,
    Topic,
    Whistle,
    WhistleCall,
    WhistleMinutes,
    WhistleRequest,
    WhistleTask,
)
from lianxin.needs.services.words import forget_words
from lianxin.needs.vocabulary import FILES, GONE, WHY_CLEARED, AuditTag

AT_ONCE = 200
_NEED = {
    "client_key": None, "told_marks": [], "content": "", "answers": [], "happened_on": None, "place_words": "", "language": "", "reply_way": "", "about_user": None, "about_words": "",
    "requester_user": None, "requester_name": "", "requester_phone": "", "requester_email": "",
    "requester_phone_hash": "", "speaks_for": "", "pickup_hash": "", "answer": "", "plan": "",
}  # fmt: skip
_REVIEW = {"objection": "", "finding_words": "", "appeal": "", "final_words": "", "words": GONE, "evidence": GONE}


@action
def clear_needs(*, division, before, by, at):
    """Empty what was said in needs of one place that ended before a moment, 200 at a time; one event when there were any.

    Words, names, contacts, photos and messages go, and nothing is found by them any more; the number still finds the
    need. What was published in general words stays published. Returns how many; 0 when none is left.
    """
    policies.can_clear_needs(by).or_raise()
    found = list(selectors.needs_past_keeping(before, at, division_path=division.path).order_by("pk")[:AT_ONCE])
    if not found:
        return 0
    photos = _clear(found, by, at)
    after = {"needs": len(found), "photos": photos}
    audit.record(AuditTag.CLEAR_NEEDS, division, by, after=after, at=at)
    return len(found)


@action
def clear_own_needs(*, past, by, at):
    """The same of somebody's own needs, once they had what is kept of them deleted: ``past`` has those whose years are over.

    One event for each place.
    """
    policies.can_clear_needs(by).or_raise()
    found = list(past.select_related("division"))
    for division in {need.division for need in found}:
        here = [need for need in found if need.division_id == division.pk]
        audit.record(
            AuditTag.CLEAR_NEEDS, division, by, after={"needs": len(here), "photos": _clear(here, by, at)}, at=at
        )
    return len(found)


def _clear(found, by, at):
    """Everything that says something of them. Returns how many photos that were."""
    forget_words(found)
    photos = sum(_remove_photos(need, by, at) for need in found)
    letters = HeldLetter.objects.filter(need__in=found).values_list("public_id", flat=True)
    messaging.forget_messages(
        prefixes=[*(f"need:{need.public_id}:" for need in found), *(f"letter:{held}:" for held in letters)]
    )
    _empty_beside(found)
    _empty(found, at)
    return photos


def _empty(found, at):
    """The need itself. Who could be reached counts in the rates for ever, so that stays, without saying by what."""
    keys = [need.pk for need in found]
    reachable = [n.pk for n in found if n.requester_user_id or n.requester_phone_hash or n.requester_email]
    general = Category.objects.filter(pk=OuterRef("category")).values("name")[:1]
    Need.objects.filter(pk__in=keys).update(**_NEED, title=Subquery(general), cleared_at=at)
    Need.objects.filter(pk__in=reachable).update(requester_phone_hash=GONE)


def _empty_beside(found):
    """Everything else that says something of one of them."""
    NeedGram.objects.filter(need__in=found).delete()
    CategorySuggestion.objects.filter(need__in=found).update(words=[])
    IntakeDetails.objects.filter(need__in=found).update(heard_by_name="")
    HeldLetter.objects.filter(need__in=found).update(sender="", sender_name="", subject="", text="")
    Callback.objects.filter(need__in=found).update(words="")
    ExtensionRequest.objects.filter(need__in=found).update(reason=GONE)
    _empty_steps(found)
    _empty_disputes(found)
    _empty_shared(found)


def _empty_steps(found):
    steps = NeedStep.objects.filter(need__in=found)
    steps.update(note="", internal_note="")
    steps.filter(by_id=F("need__requester_user_id")).update(by_id=None, by_name="")
    _empty_steps_of_merged(found)
    pauses = NeedPause.objects.filter(need__in=found)
    pauses.exclude(contested="").update(contested=GONE)  # that it was doubted moves the promised date
    pauses.update(asked=GONE, proof=GONE, proof_number="", ruling="")


def _empty_steps_of_merged(found):
    """Whose need was merged speaks on the case that leads: nobody's either, whichever of the two is cleared first."""
    merged = Need.objects.filter(Q(pk__in=[need.pk for need in found]) | Q(merged_into__in=found))
    spoke = merged.filter(merged_into=OuterRef("need"), requester_user=OuterRef("by_id"))
    leads = list(merged.exclude(merged_into=None).values_list("merged_into", flat=True))
    NeedStep.objects.filter(Exists(spoke), need__in=leads).update(by_id=None, by_name="")


def _empty_disputes(found):
    AttributionReview.objects.filter(need__in=found).update(**_REVIEW)
    NamedPerson.objects.filter(need__in=found).delete()
    units = NamedUnit.objects.filter(need__in=found).values("need")
    Need.objects.filter(pk__in=[need.pk for need in found]).exclude(pk__in=units).update(names_staff=False)


def _empty_shared(found):
    """What several needs share goes with the last of them that had words."""
    WhistleRequest.objects.filter(need__in=found).update(words=GONE)
    WhistleRequest.objects.filter(need__in=found).exclude(why_not="").update(why_not=GONE)
    keys = [need.pk for need in found]
    told = Need.objects.filter(cleared_at__isnull=True).exclude(pk__in=keys)
    whistles = Whistle.objects.filter(needs__in=found, ended_at__isnull=False).exclude(needs__in=told)
    over = list(whistles.distinct())
    messaging.forget_messages(prefixes=[f"whistle:{whistle.public_id}:" for whistle in over])
    Whistle.objects.filter(pk__in=[whistle.pk for whistle in over]).update(place_words=GONE, problem=GONE, result=GONE)
    calls = WhistleCall.objects.filter(whistle__in=over)
    calls.update(by_caller_words="", by_called_words="")
    calls.exclude(why_not="").update(why_not=GONE)
    WhistleMinutes.objects.filter(whistle__in=over).update(words=GONE)
    WhistleTask.objects.filter(whistle__in=over).update(what=GONE, done_words="")
    topics = Topic.objects.filter(members__need__in=found, ended_at__isnull=False).exclude(members__need__in=told)
    for topic in topics.select_related("division", "category").distinct():
        Topic.objects.filter(pk=topic.pk).update(title=topic.category.name)


def _remove_photos(need, by, at):
    return sum(
        files.remove_files(owner_kind=kind, owner_id=need.public_id, reason=WHY_CLEARED, by=by, at=at) for kind in FILES
    )
