"""A year at the door for the sample county: liaisons, visits, promises, a hand-over that is open. Invented, by the services."""

from datetime import timedelta

from django.db import transaction

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.liaison import selectors
from lianxin.liaison import services as of_the_room
from lianxin.liaison.calc.matching import group_of
from lianxin.liaison.models import Promise
from lianxin.liaison.services import Change, NeedDraft, PromiseDraft, VisitDraft
from lianxin.liaison.vocabulary import EndReason, PromiseState
from lianxin.messaging.services import dated
from lianxin.needs import selectors as needs
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import selectors as people
from lianxin.people import services as people_services

services = dated(of_the_room)

_NOTES = (
    "老人身体硬朗，说院墙有道缝，雨天渗水。", "孩子在县里上高中，周末回来。", "问了医保什么时候缴，当面讲清楚了。",
    "地里玉米收完了，想问冬天种什么。", "儿子在外地，春节回来。", "家里一切都好，留了电话。", "说村口路灯有点暗。", "",
)  # fmt: skip
_PROMISES = (
    "帮问养老金认证怎么办",
    "带一份医保缴费说明来",
    "约修理师傅看院墙",
    "把种植补贴的表送来",
    "教会用手机预约挂号",
)
_TOPICS = ("policy", "production", "health", "school", "safety", "public")
_SKILLS = ("farming", "mediation", "health", "phones", "repair", "children")


def load_liaisons(*, village, branch, users, secretary, rng):
    """Enrol ``users`` as liaisons and give each seven households, all but the last few of the village's. Returns them."""
    started = clock.today() - timedelta(days=400)
    found = [
        services.enrol_liaison(
            user=user, division=village, branch=branch, starts_on=started, phone=f"+8619900007{number:03d}",
            skills=rng.sample(_SKILLS, 2), exemption="old" if number == len(users) - 1 else "", by=secretary,
        )
        for number, user in enumerate(users)
    ]  # fmt: skip
    homes = list(people.living_households(village.path).order_by("code")[: 7 * (len(found) - 1)])
    plan = [Change(home, found[number % (len(found) - 1)]) for number, home in enumerate(homes)]
    services.adopt_assignments(
        division=village, changes=plan, basis="支部党员大会", by=secretary, at=clock.now() - timedelta(days=380)
    )
    return found


def load_neighbours(*, village, branch, users, secretary, rng):
    """Everybody else of the village gets somebody of the own group, ten households each at most; returns these liaisons.

    One has moved away since: the households wait, and the next proposal gives them to those who have room.
    """
    started = clock.today() - timedelta(days=200)
    found = [
        services.enrol_liaison(
            user=user, division=village, branch=branch, starts_on=started, phone=f"+8619900008{number:03d}",
            skills=rng.sample(_SKILLS, 2), by=secretary,
        )
        for number, user in enumerate(users)
    ]  # fmt: skip
    services.adopt_assignments(
        division=village, changes=list(_by_group(village, found)), basis="支部党员大会，扩大联系户", by=secretary,
        at=clock.now() - timedelta(days=190),
    )  # fmt: skip
    services.leave_liaison(liaison=found[-1], reason=EndReason.MOVED, by=secretary, at=clock.now() - timedelta(days=5))
    return found[:-1]


def _by_group(village, liaisons):
    """Households without a lead go to whom they have most in common with: the group, then whoever has room."""
    room = dict.fromkeys(liaisons, 10)
    own = people.households_of_users([each.user_id for each in liaisons])
    groups = {each: group_of(own[each.user_id].address) for each in liaisons if each.user_id in own}
    for home in selectors.without_lead(village.path):
        able = [each for each in liaisons if room[each] and own.get(each.user_id) != home]
        if able:
            near = group_of(home.address)
            chosen = min(able, key=lambda each: (groups.get(each) != near, -room[each]))
            room[chosen] -= 1
            yield Change(home, chosen)


@transaction.atomic
def load_visits(*, village, liaisons, actors, clerk, rng, quarters=4):
    """A visit a quarter to each household, confirmed by most; promises kept, but for some."""
    today = clock.now()
    for liaison in liaisons:
        actor = actors[liaison.user_id]
        for held in selectors.my_assignments(liaison.user_id):
            for quarter in range(quarters):
                at = today - timedelta(
                    days=90 * quarters - 10 - 90 * quarter - rng.randint(0, 40), hours=rng.randint(0, 8)
                )
                visit = services.record_visit(
                    contact=held.contact,
                    draft=VisitDraft(
                        channel=rng.choice(("home", "home", "phone", "met_outside")), met_at=at,
                        spoken_to=rng.randint(1, 3), topics=tuple(rng.sample(_TOPICS, 2)), note=rng.choice(_NOTES),
                        promises=(_promise(at, rng),) if rng.random() < 0.2 else (),
                    ),
                    client_id=f"sample-{held.contact.public_id}-{quarter}", by=actor, at=at,
                )  # fmt: skip
                if rng.random() < 0.6:
                    services.confirm_visit(visit=visit, is_so=rng.random() < 0.97, by=clerk, at=at + timedelta(days=3))
    keepers = [liaison.pk for liaison in liaisons]
    for promise in Promise.objects.filter(keeper__in=keepers, due_on__lt=clock.today()).select_related("keeper"):
        if rng.random() < 0.85:
            services.settle_promise(promise=promise, state=PromiseState.KEPT, by=actors[promise.keeper.user_id])


def load_today(*, liaisons, actors, secretary):
    """A need told at the door this morning, a household that has just changed hands, one that waits, one in hospital."""
    _tell_a_need(liaisons[1], actors)
    _hand_over(liaisons, secretary)


def _promise(at, rng):
    return PromiseDraft(rng.choice(_PROMISES), clock.day_of(at) + timedelta(days=rng.choice((7, 14, 30))))


def _tell_a_need(liaison, actors):
    """Told at the door two hours ago: a case with its clock, waiting at the desk."""
    held = selectors.my_assignments(liaison.user_id).first()
    lamp = next((kind for top in needs.categories() for kind in top.kinds if kind.code == "roads.lamp"), None)
    if held and lamp:
        at = clock.now() - timedelta(hours=2)
        need = NeedDraft(lamp, "村口的路灯坏了两盏，晚上看不见。", consents=True)
        services.record_visit(
            contact=held.contact, draft=VisitDraft(channel="home", met_at=at, topics=("safety",), needs=(need,)),
            client_id=f"sample-{held.contact.public_id}-today", by=actors[liaison.user_id], at=at,
        )  # fmt: skip


def _hand_over(liaisons, secretary):
    """One household moves to somebody else, one waits since three weeks, something happened in a third."""
    held = list(selectors.my_assignments(liaisons[0].user_id))
    if len(held) < 3:
        return
    services.assign(target=held[0].contact, liaison=liaisons[1], reason=EndReason.ILLNESS, by=secretary)
    services.end_assignment(
        assignment=held[1], reason=EndReason.MOVED, by=secretary, at=clock.now() - timedelta(days=21)
    )
    services.note_event(
        contact=held[2].contact, kind="hospital", happened_on=clock.today() - timedelta(days=1), by=secretary
    )


def load_groups(*, village, liaison, secretary):
    """New kinds of work: a station of couriers, and one courier without a household here."""
    group = organisations.create_unit(kind=UnitKind.COMPANY, name="上河外卖骑手站", division=village, by=SYSTEM)
    courier = people_services.register_person(name="孔小暑", division=village, phone="19900009901", by=secretary)
    for target in (group, courier):
        services.assign(target=target, liaison=liaison, basis="联系新就业群体", by=secretary)
