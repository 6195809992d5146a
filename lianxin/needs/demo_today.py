"""What lies on the desks of the sample county today: a need in every state, and every kind of clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lianxin.kit.actors import ANONYMOUS, Actor
from lianxin.needs import services
from lianxin.needs.demo_joint import SCENES as JOINT_SCENES
from lianxin.needs.demo_mediation import SCENES as MEDIATION_SCENES
from lianxin.needs.demo_sayings import said
from lianxin.needs.demo_texts import STORIES
from lianxin.needs.models import Category, Need
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity, CallbackResult, Channel, RejectReason, Satisfaction, Solved


def ring_until(need, until):
    """Ring every alarm of ``need`` that is due by then, each at its moment."""
    while need.next_alarm_at and need.next_alarm_at <= until:
        services.ring_need(need_id=need.pk, at=need.next_alarm_at)
        need.refresh_from_db()


@dataclass
class _Desk:
    """One need of one village; each step says on which day before today, and at what time, it was taken."""

    village: object
    categories: dict
    now: datetime
    rng: object
    with_account: bool = False
    need: Need = None
    requester: Actor = ANONYMOUS
    unit: object = None
    handler: Actor = None

    def on(self, days_ago, hour=10, minute=0):
        """A moment in local time, never later than the present."""
        at = timezone.localtime(self.now).replace(hour=hour, minute=minute, second=0, microsecond=0)
        return min(at - timedelta(days=days_ago), self.now)

    def register(self, at, *, category, channel=Channel.WEB, urgency="", bureau=False, filed_as=""):
        """A resident tells it, on the web or at the counter, and may not know which category it is."""
        fitting = [story for story in STORIES if story.category == category and (story.bureau or not bureau)]
        story = self.rng.choice(fitting)
        village = self.village
        self.unit, self.handler = village.bureaus[story.bureau] if bureau else (village.unit, village.handler)
        with_account = [row for row in village.residents if row[2]] if self.with_account else []
        name, phone, actor = (with_account or self.rng.sample(village.residents, 1))[0]
        matter = Matter(
            kind=story.kind,
            category=self.categories[filed_as or category],
            title=story.title,
            content=said(story, self.rng),
            division=village.division,
            urgency=urgency or story.urgency,
            place_words=story.place,
            may_publish=self.rng.random() < 0.6,
        )
        who = {
            "matter": matter,
            "requester": Requester(name=name, phone=phone, anonymity=Anonymity.NAMED),
            "client_key": f"today-{village.division.public_id}-{self.rng.getrandbits(60):x}",
            "at": at,
        }
        if channel == Channel.WEB:
            self.requester = actor or ANONYMOUS
            self.need = services.register_need(by=self.requester, **who).need
        else:
            self.need = services.register_on_behalf(channel=channel, by=village.clerk, **who).need
        return self

    def do(self, service, by, at, **values):
        """The clock rings what is due before, then ``service`` happens."""
        ring_until(self.need, at)
        self.need = service(need=self.need, by=by, at=at, **values)
        return self

    def say(self, service, at, **values):
        """What only the requester can do."""
        return self.do(service, self.requester, at, holds_pickup=self.requester is ANONYMOUS, **values)

    def dispatch(self, at):
        return self.do(services.dispatch_need, self.village.clerk, at, unit=self.unit)

    def start(self, days_ago):
        """Dispatched in the morning, accepted and talked over the same day."""
        return (
            self.dispatch(self.on(days_ago, 9, 20))
            .do(services.accept_need, self.handler, self.on(days_ago, 10, 5))
            .do(services.record_contact, self.handler, self.on(days_ago, 11), words="电话联系，说了怎么办、大概几天")
        )

    def answer(self, days_ago):
        return self.do(
            services.report_resolved, self.handler, self.on(days_ago, 15), answer="已办好，请您看看是不是这样。"
        )

    def check(self, days_ago):
        return self.do(services.approve_answer, self.village.caller, self.on(days_ago, 16))


def _registered(desk):
    desk.register(desk.now - timedelta(minutes=desk.rng.randint(5, 90)), category="rubbish", filed_as="other")


def _registered_by_phone(desk):
    desk.register(desk.now - timedelta(minutes=40), category="roads.lamp", channel=Channel.PHONE)


def _emergency(desk):
    desk.register(desk.now - timedelta(minutes=8), category="housing", urgency="emergency")


def _forgotten_at_the_desk(desk):
    desk.register(desk.on(6, 9), category="sewage")


def _rejected(desk):
    desk.register(desk.on(2, 9), category="roads.lamp")
    desk.do(
        services.reject_need,
        desk.village.clerk,
        desk.on(2, 10),
        reason=RejectReason.SAME_MATTER,
        alternative="请看上一件诉求的进展，有新情况再补充",
    )


def _referred_out(desk):
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


def _referred_back(desk):
    desk.register(desk.on(2, 9, 30), category="housing")
    desk.do(
        services.refer_out,
        desk.village.clerk,
        desk.on(2, 10),
        reason=RejectReason.OTHER_CHANNEL,
        alternative="请到县住房和城乡建设局窗口办理",
    )
    desk.say(services.return_referral, desk.on(1, 16), words="窗口说要村里先出证明")


def _answered_on_spot(desk):
    desk.register(desk.on(1, 9), category="aid", channel=Channel.WALK_IN)
    desk.do(services.answer_on_spot, desk.village.clerk, desk.on(1, 9, 20), answer="已讲明条件，材料清单给您带走。")


def _passed_up(desk):
    desk.register(desk.on(1, 9), category="other")
    desk.do(services.pass_up, desk.village.clerk, desk.on(1, 10), reason="分不清该哪个部门管")


def _reclassified(desk):
    desk.register(desk.on(1, 9), category="other")
    desk.do(
        services.reclassify_need,
        desk.village.clerk,
        desk.on(1, 9, 20),
        category=Category.objects.get(code="roads.surface"),
        urgency="normal",
        reason="说的是路面破损",
    )


def _dispatched(desk):
    desk.register(desk.on(1, 9), category="roads.surface").dispatch(desk.on(1, 9, 30))


def _objected(desk):
    desk.register(desk.on(1, 9), category="utilities.water", bureau=True, urgency="normal").dispatch(desk.on(1, 9, 30))
    desk.do(
        services.object_to_dispatch,
        desk.handler,
        desk.on(1, 10),
        reason="这条支管由村里管护",
        proposed=desk.village.unit,
    )


def _upheld(desk):
    _objected(desk)
    desk.do(services.uphold_dispatch, desk.village.clerk, desk.on(1, 11), reason="责任清单写明由贵单位牵头")


def _redispatched(desk):
    _objected(desk)
    desk.do(services.redispatch_need, desk.village.clerk, desk.on(1, 11), unit=desk.village.unit)


def _accepted(desk):
    desk.register(desk.on(1, 9), category="roads.surface").dispatch(desk.on(1, 9, 30))
    desk.do(services.accept_need, desk.handler, desk.on(1, 10))


def _in_progress(desk):
    desk.register(desk.on(4, 9), category="roads.lamp").start(4)
    desk.do(services.record_progress, desk.handler, desk.on(2, 15), words="灯已买到，约了电工明天装。")


def _waiting_requester(desk):
    desk.register(desk.on(3, 9), category="sewage").start(3)
    desk.do(
        services.ask_requester,
        desk.handler,
        desk.on(2, 10),
        asked="请补一张井盖的照片，或约个时间带我们去看",
        proof="10:00 电话告知，对方说明天在家",
    )


def _pause_contested(desk):
    _waiting_requester(desk)
    desk.say(services.contest_pause, desk.on(1, 10), words="我第二天就在家等了，没有人来。")


def _pause_lifted(desk):
    _pause_contested(desk)
    desk.do(services.lift_pause, desk.village.officer, desk.on(1, 14), reason="没有通话记录，也没有人去过现场")


def _pause_upheld(desk):
    _pause_contested(desk)
    desk.do(services.uphold_pause, desk.village.officer, desk.on(1, 14), reason="有通话记录，约的是今天上午")


def _supplemented(desk):
    _waiting_requester(desk)
    desk.say(services.supplement_need, desk.on(1, 11), words="井盖在卫生室门口，今天下午我在家。")


def _waiting_third_party(desk):
    desk.register(desk.on(3, 9), category="roads.bridge", bureau=True, urgency="normal").start(3)
    desk.do(services.await_third_party, desk.handler, desk.on(2, 9), words="护栏厂家明天送货")


def _extension_requested(desk):
    desk.register(desk.on(2, 9), category="roads.surface").start(2)
    desk.do(
        services.request_extension,
        desk.handler,
        desk.on(1, 10),
        reason="连着下雨，路面干了才能补",
        new_due_at=desk.need.due_at + timedelta(days=5),
    )


def _extended(desk):
    _extension_requested(desk)
    desk.do(services.grant_extension, desk.village.officer, desk.on(1, 15))


def _extension_refused(desk):
    _extension_requested(desk)
    desk.do(services.refuse_extension, desk.village.officer, desk.on(1, 15), reason="先用冷补料，按期办")


def _returned(desk):
    desk.register(desk.on(3, 9), category="rubbish").start(3).answer(2)
    desk.do(services.return_answer, desk.village.caller, desk.on(1, 9), reason="没有写清什么时候清运的")


def _closed_silent(desk):
    desk.register(desk.on(40, 9), category="roads.lamp").start(40).answer(38).check(38)
    services.close_silent_need(need_id=desk.need.pk, at=desk.need.silence_ends_at)


def _resolved(desk):
    desk.register(desk.on(3, 9), category="rubbish").start(3).answer(1)


def _explained(desk):
    desk.register(desk.on(3, 9), category="utilities.gas", urgency="normal").start(3)
    desk.do(
        services.explain_unresolvable,
        desk.handler,
        desk.on(1, 15),
        reason="主管道还没有铺到这条路",
        plan="列入明年二季度计划，四月再告诉您结果",
    )


def _callback(desk):
    desk.register(desk.on(4, 9), category="roads.lamp").start(4).answer(2).check(2)


def _called_once_in_vain(desk):
    _callback(desk)
    desk.do(services.record_callback, desk.village.caller, desk.on(1, 10), result=CallbackResult.UNREACHABLE)


def _unreachable(desk):
    desk.register(desk.on(7, 9), category="roads.lamp").start(7).answer(6).check(6)
    for days_ago in (5, 4, 3):
        desk.do(services.record_callback, desk.village.caller, desk.on(days_ago), result=CallbackResult.UNREACHABLE)


def _closed_by_requester(desk):
    _callback(desk)
    desk.say(
        services.close_need, desk.on(1, 19), solved=Solved.YES, satisfaction=Satisfaction.VERY_SATISFIED, words="修得快"
    )


def _reopened(desk):
    _callback(desk)
    desk.say(services.reopen_need, desk.on(1, 19), words="只亮了一晚，又灭了。")


def _reopened_again(desk):
    desk.register(desk.on(12, 9), category="roads.lamp").start(12).answer(11).check(11)
    desk.say(services.reopen_need, desk.on(10, 9), words="又灭了。")
    desk.do(services.accept_need, desk.handler, desk.on(10, 10))
    desk.do(services.record_contact, desk.handler, desk.on(10, 11), words="当天上门看过").answer(9).check(9)
    desk.say(services.close_need, desk.on(8, 9), solved=Solved.PARTLY, satisfaction=Satisfaction.FAIR)
    desk.do(services.reopen_again, desk.village.officer, desk.on(1, 9), reason="走访核实，线路老化没有换")


def _merged(desk):
    desk.register(desk.on(2, 9), category="roads.lamp").start(2)
    into = desk.need
    desk.register(desk.on(1, 9), category="roads.lamp")
    desk.do(services.merge_need, desk.village.clerk, desk.on(1, 9, 30), into=into)


def _withdrawn(desk):
    desk.register(desk.on(1, 9), category="culture").say(services.withdraw_need, desk.on(1, 12), words="邻居帮忙解决了")


def _overdue(desk):
    desk.register(desk.on(30, 9), category="roads.surface", urgency="normal").start(30)


def _overdue_bureau(desk):
    desk.register(desk.on(4, 9), category="utilities.power", bureau=True).start(4)


#: In the first village, whose sample account is shown to a newcomer, the requester has an account.
_OF_THE_FIRST = (_waiting_requester, _callback, _in_progress, _closed_by_requester, _registered)
_EVERYWHERE = (
    _registered,
    _dispatched,
    _accepted,
    _callback,
    _resolved,
    _overdue,
    _registered_by_phone,
    _emergency,
    _forgotten_at_the_desk,
    _rejected,
    _referred_out,
    _referred_back,
    _answered_on_spot,
    _passed_up,
    _reclassified,
    _objected,
    _upheld,
    _redispatched,
    _in_progress,
    _waiting_requester,
    _pause_contested,
    _pause_lifted,
    _pause_upheld,
    _supplemented,
    _waiting_third_party,
    _extension_requested,
    _extended,
    _extension_refused,
    _returned,
    _closed_silent,
    _explained,
    _called_once_in_vain,
    _unreachable,
    _reopened,
    _reopened_again,
    _merged,
    _withdrawn,
    _overdue_bureau,
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
            desk = _Desk(village, categories, now, rng, with_account)
            scene(desk)
            ring_until(desk.need, now)
    services.ring_whistles(at=now)
