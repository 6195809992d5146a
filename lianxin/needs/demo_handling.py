"""One need of the sample county at the unit: taken up, answered, and what its requester says in the end."""

from dataclasses import dataclass
from datetime import timedelta

from lianxin.needs.demo_services import services
from lianxin.needs.demo_texts import WORDS_SATISFIED, WORDS_UNSATISFIED
from lianxin.needs.vocabulary import CallbackResult, Solved


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


def pace_of(need):
    return _PACES.get(need.urgency, _CALM)


def handle(case, desk):
    rng, pace = case.rng, pace_of(case.need)
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
        kind="call",
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
        if ends and ends <= case.now:
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
        return handle(case, village.clerk)
    return None
