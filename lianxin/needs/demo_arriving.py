"""Scenes at the receiving desk: told, turned away, passed on, handed out."""

from datetime import timedelta

from django.utils import timezone

from lianxin.needs.demo_services import services
from lianxin.needs.models import Category
from lianxin.needs.vocabulary import Channel, RejectReason


def registered(desk):
    desk.register(desk.now - timedelta(minutes=desk.rng.randint(5, 90)), category="rubbish", filed_as="other")


def registered_by_phone(desk):
    desk.register(desk.now - timedelta(minutes=40), category="roads.lamp", channel=Channel.PHONE)


def emergency(desk):
    desk.register(desk.now - timedelta(minutes=8), category="housing", urgency="emergency")


def forgotten_at_the_desk(desk):
    desk.register(desk.on(6, 9), category="sewage")


def rejected(desk):
    desk.register(desk.on(2, 9), category="roads.lamp")
    desk.do(
        services.reject_need,
        desk.village.clerk,
        desk.on(2, 10),
        reason=RejectReason.SAME_MATTER,
        alternative="请看上一件诉求的进展，有新情况再补充",
    )


def referred_out(desk):
    desk.register(desk.on(2, 9), category="land")
    desk.do(
        services.refer_out,
        desk.village.clerk,
        desk.on(2, 10),
        reason=RejectReason.OTHER_CHANNEL,
        alternative="请到县人民法院诉讼服务中心查询",
    )
    desk.do(
        services.confirm_referral,
        desk.village.clerk,
        desk.on(1, 15),
        taken_by="县人民法院诉讼服务中心",
        taken_on=timezone.localdate(desk.on(1, 15)),
        number="诉前 0173",
    )


def referred_back(desk):
    desk.register(desk.on(2, 9, 30), category="housing")
    desk.do(
        services.refer_out,
        desk.village.clerk,
        desk.on(2, 10),
        reason=RejectReason.OTHER_CHANNEL,
        alternative="请到县住房和城乡建设局窗口办理",
    )
    desk.say(services.return_referral, desk.on(1, 16), words="窗口说要村里先出证明")


def answered_on_spot(desk):
    desk.register(desk.on(1, 9), category="aid", channel=Channel.WALK_IN)
    desk.do(services.answer_on_spot, desk.village.clerk, desk.on(1, 9, 20), answer="已讲明条件，材料清单给您带走。")


def passed_up(desk):
    desk.register(desk.on(1, 9), category="other")
    desk.do(services.pass_up, desk.village.clerk, desk.on(1, 10), reason="分不清该哪个部门管")


def reclassified(desk):
    desk.register(desk.on(1, 9), category="other")
    desk.do(
        services.reclassify_need,
        desk.village.clerk,
        desk.on(1, 9, 20),
        category=Category.objects.get(code="roads.surface"),
        urgency="normal",
        reason="说的是路面破损",
    )


def dispatched(desk):
    desk.register(desk.on(1, 9), category="roads.surface").dispatch(desk.on(1, 9, 30))


def objected(desk):
    desk.register(desk.on(1, 9), category="utilities.water", bureau=True, urgency="normal").dispatch(desk.on(1, 9, 30))
    desk.do(
        services.object_to_dispatch,
        desk.handler,
        desk.on(1, 10),
        reason="这条支管由村里管护",
        proposed=desk.village.unit,
    )


def upheld(desk):
    objected(desk)
    desk.do(services.uphold_dispatch, desk.village.clerk, desk.on(1, 11), reason="责任清单写明由贵单位牵头")


def redispatched(desk):
    objected(desk)
    desk.do(services.redispatch_need, desk.village.clerk, desk.on(1, 11), unit=desk.village.unit)
