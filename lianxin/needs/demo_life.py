"""One need of the sample county being lived, from the desk to what its requester says in the end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lianxin.kit.actors import Actor
from lianxin.needs import services
from lianxin.needs.demo_desk import ring_until
from lianxin.needs.demo_texts import WORDS_SATISFIED, WORDS_UNSATISFIED
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import CallbackResult, RejectReason, Solved, State

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


@dataclass(frozen=True)
class _Pace:
    """Hours, at least and at most, until each step is taken."""

    desk: tuple
    accepted: tuple
    contacted: tuple
    progress: tuple
    answered: tuple
    slowly: tuple


_CALM = _Pace((0.2, 5), (0.05, 4), (0.05, 6), (1, 30), (2, 60), (120, 300))
_PACES = {
    "urgent": _Pace((0.05, 0.4), (0.05, 0.4), (0.05, 0.4), (1, 6), (1, 10), (120, 300)),
    "emergency": _Pace((0.02, 0.15), (0.02, 0.1), (0.02, 0.1), (0.1, 0.5), (0.1, 0.9), (1, 6)),
}


def _pace(need):
    return _PACES.get(need.urgency, _CALM)


def at_the_desk(case):
    village, rng, need = case.village, case.rng, case.need
    desk = village.officer if need.is_sealed else village.clerk
    if not case.wait(*_pace(need).desk):
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
    return _handle(case, desk)


def _handle(case, desk):
    rng, pace = case.rng, _pace(case.need)
    fast = pace is not _CALM
    if not case.wait(*pace.accepted):
        return None
    case.do(services.accept_need, case.handler)
    if not case.wait(*(pace.contacted if fast or rng.random() >= 0.1 else (0.05, 60))):
        return None
    case.do(services.record_contact, case.handler, words="电话联系，说了怎么办、大概几天")
    if case.story.progress and rng.random() < 0.7:
        if not case.wait(*pace.progress):
            return None
        case.do(services.record_progress, case.handler, words=case.story.progress)
    luck = rng.random()
    if luck < 0.08 and not case.need.is_anonymous:
        if not _pause(case):
            return None
    elif luck < 0.16 and not fast and case.at < case.need.due_at:
        if not _extend(case):
            return None
    elif luck < 0.22:
        case.do(services.await_third_party, case.handler, words="等配件到货")
    slow = rng.random() < 0.1
    if not case.wait(*(pace.slowly if slow else pace.answered)):
        return None
    return _answer(case, desk)


def _pause(case):
    case.do(
        services.ask_requester,
        case.handler,
        asked="请补一张现场照片，或约个时间带我们去看",
        proof="当天电话告知，对方说周末在家",
    )
    if not case.wait(10, 70):
        return False
    case.do(services.resume_handling, case.handler)
    return True


def _extend(case):
    case.do(
        services.request_extension,
        case.handler,
        reason="要等材料到货，需多几天",
        new_due_at=case.need.due_at + timedelta(days=case.rng.choice((3, 5, 7))),
    )
    if not case.wait(0.5, 8):
        return False
    decide = (
        case.village.county_officer
        if case.unit.division_path != case.village.unit.division_path
        else case.village.officer
    )
    if case.rng.random() < 0.75:
        case.do(services.grant_extension, decide)
    else:
        case.do(services.refuse_extension, decide, reason="先用备件，按期办")
    return True


def _answer(case, desk):
    rng, village = case.rng, case.village
    if rng.random() < 0.06:
        case.do(
            services.explain_unresolvable,
            case.handler,
            reason="今年没有这项资金，现有规定也不允许先建",
            plan="已列入明年第一季度项目申报，四月再告诉您结果",
        )
    else:
        case.do(services.report_resolved, case.handler, answer=case.story.answer or "已办好。")
    if not case.wait(0.5, 12):
        return None
    if rng.random() < 0.04:
        checker = village.caller if not case.need.is_sealed else village.county_officer
        case.do(services.return_answer, checker, reason="没有写清什么时候修好的")
        if not case.wait(2, 20):
            return None
        case.do(
            services.report_resolved, case.handler, answer=(case.story.answer or "已办好。") + "时间、经办人已补写。"
        )
        if not case.wait(0.5, 6):
            return None
    case.do(services.approve_answer, village.caller if not case.need.is_sealed else village.county_officer)
    return _listen(case)


def _listen(case):
    rng, village = case.rng, case.village
    caller = village.caller if not case.need.is_sealed else village.county_officer
    silent = case.need.is_anonymous or rng.random() < 0.12
    if silent:
        ends = case.need.silence_ends_at
        if ends <= case.now:
            case.at = ends
            services.close_silent_need(need_id=case.need.pk, at=ends)
        return None
    if rng.random() < 0.04:
        for _attempt in range(3):
            if not case.wait(24, 30):
                return None
            case.do(services.record_callback, caller, result=CallbackResult.UNREACHABLE)
        return None
    if not case.wait(2, 48):
        return None
    solved = rng.choices((Solved.YES, Solved.PARTLY, Solved.NO), (78, 14, 8))[0]
    level = {Solved.YES: (5, 5, 4, 4, 4, 3), Solved.PARTLY: (4, 3, 3, 2), Solved.NO: (2, 1)}[solved]
    words = rng.choice(WORDS_SATISFIED if solved == Solved.YES else WORDS_UNSATISFIED)
    before = case.need.reopened
    case.do(
        services.record_callback,
        caller,
        result=CallbackResult.REACHED,
        contacted=True,
        solved=solved,
        satisfaction=rng.choice(level),
        words=words,
        may_quote=rng.random() < 0.5,
    )
    if case.need.reopened > before:
        return _handle(case, village.clerk)
    return None
