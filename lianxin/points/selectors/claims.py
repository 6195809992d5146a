"""Claims, activities and batches, as far as somebody may see them."""

from django.db.models import Exists, Q, Sum
from django.db.models.functions import Coalesce

from lianxin.accounts.vocabulary import Role
from lianxin.bulletin import selectors as board
from lianxin.kit import clock
from lianxin.kit.decisions import hide, shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.people import selectors as people
from lianxin.people.calc.identity import VOTING_AGE, age_on
from lianxin.points import policies
from lianxin.points.calc.caps import first_of_month
from lianxin.points.models import Activity, Batch, Claim, Goal, PanelAppeal, PanelDecision, Reversal
from lianxin.points.vocabulary import VERIFIERS, ClaimState, ReversalState

_RELATED = ("rule__rule_set", "division", "person", "household", "first_by", "second_by", "batch")

#: A state of the list that is the reader's own: claims that wait for their word.
TO_VERIFY = "mine"
_REACHED = Coalesce(Sum("activities__claims__points", filter=Q(activities__claims__state=ClaimState.SETTLED)), 0)


def find_claim(public_id, actor):
    found = Claim.objects.select_related(*_RELATED).filter(public_id=public_id).first()
    (policies.can_view_claim(actor, found) if found else hide()).or_raise()
    return found


def claims(actor, *, place="", state="", cursor="", size=20):
    """Claims of the places somebody works for, the newest first: one page. ``TO_VERIFY``: what waits for their own word."""
    rows = claims_to_verify(actor) if state == TO_VERIFY else policies.visible_claims(actor)
    rows = rows.filter(within(place, "division_path"))
    if state in ClaimState.values:
        rows = rows.filter(state=state)
    return page(rows.select_related("rule", "person", "division"), order=("-id",), cursor=cursor, size=size)


def claims_to_verify(actor):
    """What waits for the actor's word as a verifier: by rules that name a role of theirs at the place, of people they are not tied
    to, entered and verified first by others they are not tied to either. Whose account belongs to nobody verifies nothing."""
    named = Q(pk__in=[])
    for role in VERIFIERS:
        named |= within_any(actor.scopes(role), "division_path") & Q(rule__verified_by__icontains=f'"{role.value}"')
    tied = people.persons_tied_to(actor.id)
    mine = Q(entered_by=actor.id) | Q(first_by__in=tied.filter(user__isnull=False).values("user"))
    theirs = Q(person__in=tied) | Q(household__in=people.homes_with(tied))
    rows = Claim.objects.filter(
        named, Exists(people.owners_of(actor.id)), state__in=(ClaimState.WAITING, ClaimState.ONCE)
    )
    return rows.exclude(pk__in=Claim.objects.filter(mine | theirs).values("pk"))


def family_in_care(actor, household_id):
    """The members of a household in whose care this liaison is; nobody of any other."""
    home = people.find_household(actor, household_id) if household_id and actor.holds(Role.LIAISON) else None
    return people.members_by_household([home.pk])[home.pk] if home and policies.has_in_care(actor, home) else []


def claims_to_post(rule_set, month):
    """Verified claims of a rule set up to the end of a month that hang nowhere yet, in the order they came."""
    rows = Claim.objects.filter(rule__rule_set=rule_set, state=ClaimState.VERIFIED, on__lt=first_of_month(month, 1))
    return rows.select_related("rule", "person", "division").order_by("id")


def claims_of_batch(batch):
    """What of a batch still stands: not what a panel found wrong, also while an award is on its way back."""
    on_the_way = (ReversalState.NOTICED, ReversalState.APPEALED)
    found_right = Q(is_upheld=True) | Q(appeal__is_upheld=True)
    wrong = PanelDecision.objects.filter(found_right, claim__batch=batch, claim__reversal__state__in=on_the_way)
    rows = batch.claims.filter(state__in=(ClaimState.POSTED, ClaimState.SETTLED)).exclude(pk__in=wrong.values("claim"))
    return rows.select_related("rule", "person", "household", "division").order_by("id")


def claims_ever_in(batch):
    """Everything that hung in a batch, also what was taken out."""
    return batch.claims.select_related("rule").order_by("id")


def find_batch(public_id):
    return shown(Batch.objects.select_related("division", "rule_set").filter(public_id=public_id).first())


def batches(*, place="", size=12):
    """The newest batches of a place."""
    return list(Batch.objects.filter(within(place, "division_path")).select_related("division")[:size])


def batches_between(division, first, last):
    """Batches of the months that begin in a time, in their order."""
    rows = Batch.objects.filter(division=division, month__range=(first.replace(day=1), last))
    return list(rows.select_related("division").order_by("month", "serial"))


def removal_of(claim):
    """The decision of a panel by which a claim was taken out, or ``None``; with the appeal against it."""
    rows = PanelDecision.objects.filter(claim=claim, is_upheld=True).select_related("batch__division", "appeal")
    return rows.order_by("-id").first()


def found_of(objection):
    """What a panel found of the objection with this code, or ``None``; with the appeal against it."""
    rows = PanelDecision.objects.filter(objection=objection)
    return rows.select_related("batch__division", "claim__rule", "appeal").first()


def found_in(batch):
    """``{code of the objection: decision}`` of a batch: one query."""
    rows = PanelDecision.objects.filter(batch=batch).select_related("claim", "appeal")
    return {each.objection: each for each in rows}


def objections_to_judge(batch):
    """Open objections to a batch that no panel has decided; what is appealed waits for the next level."""
    notice = board.notices_of("points_batch", batch.public_id).first()
    decided = set(PanelDecision.objects.filter(batch=batch).values_list("objection", flat=True)) if notice else ()
    return [each for each in board.open_objections_of(notice) if each.public_id not in decided] if notice else []


def find_appeal(public_id, actor):
    """An appeal against a panel, for the place and for who decides it."""
    related = ("decision__batch__division", "decision__claim__rule", "decision__claim__person")
    found = PanelAppeal.objects.select_related(*related).filter(public_id=public_id).first()
    may = found and (policies.can_decide_appeal(actor, found) or policies.can_settle_batch(actor, found.decision.batch))
    (may or hide()).or_raise()
    return found


def find_activity(public_id, actor):
    related = ("division", "rule__rule_set", "organiser", "goal")
    found = Activity.objects.select_related(*related).filter(public_id=public_id).first()
    (policies.can_view_activity(actor, found) if found else hide()).or_raise()
    return found


def activities(*, place="", size=12):
    rows = Activity.objects.filter(within(place, "division_path"))
    return list(rows.select_related("rule", "division")[:size])


def goals(*, place="", size=12):
    """Common goals with ``reached``: the sum of what was settled by their activities, never whose it was. One query."""
    return list(Goal.objects.filter(within(place, "division_path")).annotate(reached=_REACHED)[:size])


def find_goal(public_id):
    return shown(Goal.objects.select_related("division").annotate(reached=_REACHED).filter(public_id=public_id).first())


def activities_for(goal, size=50):
    return list(goal.activities.order_by("-on", "-id")[:size])


def find_reversal(public_id, actor):
    related = ("claim__rule", "claim__division", "claim__person")
    found = Reversal.objects.select_related(*related).filter(public_id=public_id).first()
    (policies.can_view_claim(actor, found.claim) if found else hide()).or_raise()
    return found


def is_known_grown(person, on=None):
    """Whether a birthday or a year says that they are eighteen: of whom nothing is known is neither named nor given a purse."""
    return bool(person.birth_date or person.birth_year) and not is_minor(person, on)


def is_minor(person, on=None):
    """Under eighteen on a day; of a year alone, while that may still be so. Of whom nothing is known, no."""
    age = age_on(on or clock.today(), birth_date=person.birth_date, birth_year=person.birth_year)
    return age is not None and age < VOTING_AGE
