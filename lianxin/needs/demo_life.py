"""One need of the sample county being lived: the people of its place, its time, and what the desk does with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lianxin.kit.actors import Actor
from lianxin.needs.demo_desk import ring_until
from lianxin.needs.demo_handling import handle, pace_of
from lianxin.needs.demo_services import services
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import RejectReason, State

#: Matters that a court may be asked about.
_FOR_COURT = ("land", "housing", "property", "disputes")


@dataclass(frozen=True)
class DemoVillage:
    """The people of one place who live the year of its needs."""

    division: object
    unit: object  # the committee that handles what the village can
    clerk: Actor
    handler: Actor
    caller: Actor
    officer: Actor  # of the township
    county_officer: Actor
    residents: list  # (name, phone, Actor or None)
    bureaus: dict  # bureau code -> (unit, handler Actor)


@dataclass
class Case:
    """One need being lived: ``at`` walks on; nothing happens after ``now``."""

    village: DemoVillage
    story: object
    rng: object
    at: datetime
    now: datetime
    need: Need = None
    unit: object = None
    handler: Actor = None
    requester: Actor = None

    def wait(self, low, high):
        """Let working-day hours pass, night hours too; alarms ring on the way. False when the present is reached."""
        self.at += timedelta(minutes=self.rng.randint(int(low * 60), int(high * 60)))
        if not 8 <= self.at.hour + 8 < 19:  # keep steps in the day (UTC+8)
            self.at = self.at.replace(hour=1, minute=self.rng.randint(0, 59)) + timedelta(days=self.at.hour >= 11)
        if self.need:
            ring_until(self.need, min(self.at, self.now))
        return self.at <= self.now

    def do(self, service, by, **values):
        self.need = service(need=self.need, by=by, at=self.at, **values)


def at_the_desk(case):
    village, rng, need = case.village, case.rng, case.need
    desk = village.officer if need.is_sealed else village.clerk
    if not case.wait(*pace_of(need).desk):
        return None
    luck = rng.random()
    if need.kind in ("enquiry", "praise") and need.may_be_answered_at_once and luck < 0.6:
        return case.do(services.answer_on_spot, desk, answer=case.story.answer)
    if luck < 0.025:
        return case.do(
            services.reject_need,
            desk,
            reason=RejectReason.SAME_MATTER,
            alternative="请看上一件诉求的进展，有新情况再补充",
        )
    if luck < 0.04 and case.story.category in _FOR_COURT:
        return case.do(
            services.refer_out, desk, reason=RejectReason.OTHER_CHANNEL, alternative="请到县人民法院诉讼服务中心查询"
        )
    if luck < 0.06 and not need.is_anonymous and need.requester_user_id:
        return case.do(services.withdraw_need, case.requester, words="")
    if luck < 0.08 and _merge(case, desk):
        return None
    if need.may_publish and rng.random() < 0.8:
        case.do(services.publish_need, desk, summary=case.story.summary)
    return _dispatch(case, desk)


def _merge(case, desk):
    into = (
        Need.objects.filter(
            division=case.need.division, category=case.need.category, is_sealed=False, state=State.IN_PROGRESS
        )
        .exclude(pk=case.need.pk)
        .first()
    )
    if into is None:
        return False
    case.do(services.merge_need, desk, into=into)
    return True


def _dispatch(case, desk):
    village, rng = case.village, case.rng
    bureau = village.bureaus.get(case.story.bureau)
    if bureau and rng.random() < 0.75:
        case.unit, case.handler = bureau
    elif case.need.is_sealed:
        case.unit, case.handler = village.bureaus.get("discipline") or (village.unit, village.handler)
    else:
        case.unit, case.handler = village.unit, village.handler
    case.do(services.dispatch_need, desk, unit=case.unit)
    if rng.random() < 0.05 and case.unit != village.unit and not case.need.is_sealed:
        if not case.wait(0.2, 2):
            return None
        case.do(services.object_to_dispatch, case.handler, reason="这条路由村里管护", proposed=village.unit)
        if not case.wait(0.5, 3):
            return None
        if rng.random() < 0.6:
            case.unit, case.handler = village.unit, village.handler
            case.do(services.redispatch_need, desk, unit=case.unit)
        else:
            case.do(services.uphold_dispatch, desk, reason="责任清单写明由贵单位牵头")
    return handle(case, desk)
