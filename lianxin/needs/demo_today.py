"""What lies on the desks of the sample county today: a need in every state, and every kind of clock."""

from datetime import timedelta

from django.db import transaction

from lianxin.kit import clock
from lianxin.needs import demo_arriving as arriving
from lianxin.needs import demo_ending as ending
from lianxin.needs import demo_working as working
from lianxin.needs.demo_desk import Desk, ring_until
from lianxin.needs.demo_joint import SCENES as JOINT_SCENES
from lianxin.needs.demo_mediation import SCENES as MEDIATION_SCENES
from lianxin.needs.demo_services import services
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Channel

#: In the first village, whose sample account is shown to a newcomer, the requester has an account.
_OF_THE_FIRST = (
    working.waiting_requester,
    ending.callback,
    working.in_progress,
    ending.closed_by_requester,
    arriving.registered,
)
_EVERYWHERE = (
    arriving.registered,
    arriving.dispatched,
    working.accepted,
    ending.callback,
    ending.resolved,
    ending.overdue,
    arriving.registered_by_phone,
    arriving.emergency,
    arriving.forgotten_at_the_desk,
    arriving.rejected,
    arriving.referred_out,
    arriving.referred_back,
    arriving.answered_on_spot,
    arriving.passed_up,
    arriving.reclassified,
    arriving.objected,
    arriving.upheld,
    arriving.redispatched,
    working.in_progress,
    working.waiting_requester,
    working.pause_contested,
    working.pause_lifted,
    working.pause_upheld,
    working.supplemented,
    working.waiting_third_party,
    working.extension_requested,
    working.extended,
    working.extension_refused,
    working.returned,
    ending.closed_silent,
    ending.explained,
    ending.called_once_in_vain,
    ending.unreachable,
    ending.reopened,
    ending.reopened_again,
    ending.merged,
    ending.withdrawn,
    ending.overdue_bureau,
    *JOINT_SCENES,
    *MEDIATION_SCENES,
)


def load_today(villages, *, categories, rng, now):
    """Play every scene in the first village's neighbours, the common ones in the first village too."""
    plays = [(villages[0], scene, True) for scene in _OF_THE_FIRST]
    plays += [(villages[0], scene, False) for scene in _EVERYWHERE[:6]]
    plays += [(villages[number % len(villages)], scene, False) for number, scene in enumerate(_EVERYWHERE * 2, 1)]
    for village, scene, with_account in plays:
        with transaction.atomic():
            desk = Desk(village, categories, now, rng, with_account)
            scene(desk)
            ring_until(desk.need, now)
    services.ring_whistles(at=now)


def load_before_merger(unit, division, *, clerk):
    """A need with a unit that is about to go into another."""
    at = clock.now() - timedelta(hours=3)
    need = services.register_on_behalf(
        matter=Matter(
            kind="help", category=Category.objects.get(code="roads.lamp"), title="大厅门口的灯坏了",
            content="便民服务所门口的灯坏了两天，晚上来办事看不见台阶。", division=division,
        ),
        requester=Requester(name="石谷雨", phone="+8619900009907"), channel=Channel.WALK_IN,
        client_key=f"merger-{unit.public_id}", by=clerk, at=at,
    ).need  # fmt: skip
    return services.dispatch_need(need=need, unit=unit, by=clerk, at=at + timedelta(minutes=20))
