"""Quarrels in the sample county: one agreed and waiting for the signatures, one agreed by word of mouth and half kept."""

from datetime import timedelta

from django.utils import timezone

from lianxin.needs.demo_services import services
from lianxin.needs.models import Mediation
from lianxin.needs.vocabulary import Channel

_ROOM = "党群服务中心一楼调解室"
_FIRST, _SECOND = ("钱有余", "", "村东头"), ("孙长庚", "", "村东头")


def _begun(desk, days_ago, facts):
    desk.register(desk.on(days_ago, 9), category="disputes", channel=Channel.WALK_IN)
    desk.do(services.mediate_need, desk.village.clerk, desk.on(days_ago, 10), parties=[_FIRST, _SECOND], facts=facts)
    return Mediation.objects.get(need=desk.need)


def mediation_to_sign(desk):
    clerk = desk.village.clerk
    mediation = _begun(desk, 4, "两家屋后一条滴水沟，孙家砌墙占了半边，雨天水往钱家灌。")
    services.call_parties(mediation=mediation, meets_at=desk.on(2, 14), meets_where=_ROOM, by=clerk, at=desk.on(4, 11))
    services.propose_settlement(
        mediation=mediation, proposal="墙退六寸，沟重新抹，工钱两家各出一半。", by=clerk, at=desk.on(2, 15)
    )
    today = timezone.localdate(desk.now)
    items = [
        ("孙家把墙退回六寸", today + timedelta(days=10)),
        ("两家各出一半工钱，把沟抹好", today + timedelta(days=20)),
    ]
    services.agree_in_writing(mediation=mediation, items=items, by=clerk, at=desk.on(1, 16))


def mediation_by_word(desk):
    clerk = desk.village.clerk
    mediation = _begun(desk, 16, "孙家的鸡进了钱家菜地，两家拌了嘴，菜苗踩坏两垄。")
    first = timezone.localdate(desk.on(9))
    items = [("孙家补两垄菜苗", first), ("孙家把鸡圈起来", first)]
    services.agree_orally(mediation=mediation, items=items, by=clerk, at=desk.on(14, 10))
    desk.do(services.answer_on_spot, clerk, desk.on(14, 11), answer="两家已经谈成，约定的事各自按日子做。")
    item = mediation.items.first()
    services.check_agreement(
        item=item, kept=True, checked_on=timezone.localdate(desk.on(8)), words="苗补上了", by=clerk, at=desk.on(8, 10)
    )
    services.read_mediation(mediation=mediation, reason="回访前核对约定的事", by=clerk, at=desk.on(8, 9))


def mediation_called(desk):
    mediation = _begun(desk, 1, "两家合用一口压水井，半夜抽水吵人，又说不清电费怎么摊。")
    services.call_parties(
        mediation=mediation,
        meets_at=timezone.localtime(desk.now).replace(hour=15, minute=0, second=0, microsecond=0) + timedelta(days=2),
        meets_where=_ROOM,
        by=desk.village.clerk,
        at=desk.on(1, 11),
    )


SCENES = (mediation_to_sign, mediation_by_word, mediation_called)
