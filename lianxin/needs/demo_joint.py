"""Scenes of the sample county with more than one side: whistles and their units, marks and whose they are."""

from django.utils import timezone

from lianxin.needs.demo_services import services
from lianxin.needs.vocabulary import CallAnswer, CallbackResult, Cooperation, NotAttributable, Satisfaction, Solved


def _in_progress(desk):
    desk.register(desk.on(4, 9), category="roads.surface").start(4)


def _called(desk):
    """The two offices of the county that come for a road and its edge."""
    found = desk.village.bureaus
    return [found[code] for code in sorted(found, key=lambda code: code not in ("transport", "housing"))[:2]]


def whistle_asked(desk):
    _in_progress(desk)
    desk.do(
        services.ask_whistle,
        desk.village.handler,
        desk.on(1, 9),
        words="摊位占道又压坏了路面，村里管不了，想请交通、城管一起来看。",
    )


def whistle_declined(desk):
    whistle_asked(desk)
    desk.do(services.decline_whistle, desk.village.officer, desk.on(1, 15), reason="先由村里劝离，三天后还占道再吹哨。")


def _blow(desk, days_ago, kind="enforcement"):
    whistle = services.blow_whistle(
        need=desk.need,
        kind=kind,
        problem="集日摊位占住半条路，路肩压塌了一段，几个部门各管一截。",
        place_words="集市北口",
        units=[unit for unit, _handler in _called(desk)],
        by=desk.village.officer,
        at=desk.on(days_ago, 9),
    )
    desk.need.refresh_from_db()
    return whistle


def whistle_blown(desk):
    whistle_asked(desk)
    whistle = _blow(desk, 1)
    first = whistle.calls.first()
    services.answer_call(call=first, answer=CallAnswer.ARRIVED, by=_called(desk)[0][1], at=desk.on(1, 14, 40))


def whistle_refused(desk):
    _in_progress(desk)
    whistle = _blow(desk, 2)
    first, second = whistle.calls.all()
    services.answer_call(call=first, answer=CallAnswer.ARRIVED, by=_called(desk)[0][1], at=desk.on(2, 15))
    services.answer_call(
        call=second, answer=CallAnswer.CANNOT, why_not="这两天都在防汛点值守，周末才抽得出人。",
        by=_called(desk)[1][1], at=desk.on(2, 16),
    )  # fmt: skip
    services.report_refusal(call=second, by=desk.village.officer, at=desk.on(1, 9))
    services.write_minutes(
        whistle=whistle, words="到场看了北口一百米。先设挡板，摊位退到白线里；路肩由承办单位补。",
        by=desk.village.officer, at=desk.on(1, 10),
    )  # fmt: skip
    today = timezone.localdate(desk.now)
    for unit, what, due_on in (
        (first.unit, "补路肩", today),
        (desk.unit, "劝摊位退到白线里", timezone.localdate(desk.on(1))),
    ):
        services.divide_task(
            whistle=whistle, unit=unit, what=what, due_on=due_on, by=desk.village.officer, at=desk.on(1, 10)
        )


def whistle_ended(desk):
    desk.register(desk.on(9, 9), category="roads.surface").start(9)
    whistle, officer = _blow(desk, 8, kind="key_work"), desk.village.officer
    for call, (_unit, handler) in zip(whistle.calls.all(), _called(desk), strict=True):
        services.answer_call(call=call, answer=CallAnswer.ARRIVED, by=handler, at=desk.on(7, 10))
    task = services.divide_task(
        whistle=whistle, unit=whistle.calls.first().unit, what="补路肩，划摊位线",
        due_on=timezone.localdate(desk.on(5)), by=officer, at=desk.on(7, 11),
    )  # fmt: skip
    services.finish_task(task=task, words="补了十二米，线已划好。", by=_called(desk)[0][1], at=desk.on(6, 16))
    services.end_whistle(
        whistle=whistle, result="路肩补好，摊位线划好，两家每个集日各来一人。", by=officer, at=desk.on(5, 15)
    )
    for call, (_unit, handler) in zip(whistle.calls.all(), _called(desk), strict=True):
        services.rate_as_caller(
            call=call, cooperation=Cooperation.SMOOTH, words="当天就到。", by=officer, at=desk.on(4, 9)
        )
        services.rate_as_called(
            call=call, cooperation=Cooperation.FAIR, words="地点说得不够细。", by=handler, at=desk.on(4, 10)
        )
    desk.need.refresh_from_db()


def _marked_bad(desk, days_ago):
    desk.register(desk.on(days_ago + 5, 9), category="roads.surface").start(days_ago + 5).answer(days_ago + 2).check(
        days_ago + 1
    )
    desk.do(
        services.record_callback,
        desk.village.caller,
        desk.on(days_ago, 16),
        result=CallbackResult.REACHED,
        solved=Solved.PARTLY,
        satisfaction=Satisfaction.UNSATISFIED,
        words="补是补了，整条路还是烂的。",
    )


def _ask_review(desk, days_ago):
    desk.do(
        services.ask_review,
        desk.handler,
        desk.on(days_ago, 9),
        reason=NotAttributable.ABOVE,
        words="坑已补好。整条路重铺要县里立项，材料上月已报。",
        evidence="上报文件的编号和日期，县里收文回执。",
    )


def review_asked(desk):
    _marked_bad(desk, 3)
    _ask_review(desk, 2)


def review_objected(desk):
    review_asked(desk)
    desk.say(services.object_review, desk.on(1, 9), words="去年就说报了，收文回执我没见过。")


def review_found(desk):
    _marked_bad(desk, 12)
    _ask_review(desk, 11)
    desk.do(
        services.decide_review, desk.village.officer, desk.on(5, 10), finding=True, words="查到收文回执，立项不由村里定",
    )  # fmt: skip


def review_appealed(desk):
    review_found(desk)
    desk.say(services.appeal_as_requester, desk.on(4, 9), words="回执是另一条路的。")


def review_ended(desk):
    review_appealed(desk)
    desk.do(
        services.decide_appeal, desk.village.county_officer, desk.on(2, 10), finding=False, words="回执写的确是另一条路",
    )  # fmt: skip


def review_refused(desk):
    _marked_bad(desk, 12)
    _ask_review(desk, 11)
    desk.do(services.decide_review, desk.village.officer, desk.on(5, 10), finding=False, words="没有上报的凭据")
    desk.do(services.appeal_as_unit, desk.handler, desk.on(4, 9), words="收文回执已补上。")


SCENES = (
    whistle_asked,
    whistle_declined,
    whistle_blown,
    whistle_refused,
    whistle_ended,
    review_asked,
    review_objected,
    review_found,
    review_appealed,
    review_ended,
    review_refused,
)
