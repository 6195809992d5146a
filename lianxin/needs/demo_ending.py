"""Scenes of answers and what requesters say of them."""

from lianxin.needs.demo_services import services
from lianxin.needs.vocabulary import CallbackResult, Satisfaction, Solved


def closed_silent(desk):
    desk.register(desk.on(40, 9), category="roads.lamp").start(40).answer(38).check(38)
    services.close_silent_need(need_id=desk.need.pk, at=desk.need.silence_ends_at)


def resolved(desk):
    desk.register(desk.on(3, 9), category="rubbish").start(3).answer(1)


def explained(desk):
    desk.register(desk.on(3, 9), category="utilities.gas", urgency="normal").start(3)
    desk.do(
        services.explain_unresolvable,
        desk.handler,
        desk.on(1, 15),
        reason="主管道还没有铺到这条路",
        plan="列入明年二季度计划，四月再告诉您结果",
    )


def callback(desk):
    desk.register(desk.on(4, 9), category="roads.lamp").start(4).answer(2).check(2)


def called_once_in_vain(desk):
    callback(desk)
    desk.do(services.record_callback, desk.village.caller, desk.on(1, 10), result=CallbackResult.UNREACHABLE)


def unreachable(desk):
    desk.register(desk.on(7, 9), category="roads.lamp").start(7).answer(6).check(6)
    for days_ago in (5, 4, 3):
        desk.do(services.record_callback, desk.village.caller, desk.on(days_ago), result=CallbackResult.UNREACHABLE)


def closed_by_requester(desk):
    callback(desk)
    desk.say(
        services.close_need, desk.on(1, 19), solved=Solved.YES, satisfaction=Satisfaction.VERY_SATISFIED, words="修得快"
    )


def reopened(desk):
    callback(desk)
    desk.say(services.reopen_need, desk.on(1, 19), words="只亮了一晚，又灭了。")


def reopened_again(desk):
    desk.register(desk.on(12, 9), category="roads.lamp").start(12).answer(11).check(11)
    desk.say(services.reopen_need, desk.on(10, 9), words="又灭了。")
    desk.do(services.accept_need, desk.handler, desk.on(10, 10))
    desk.do(services.record_contact, desk.handler, desk.on(10, 11), words="当天上门看过").answer(9).check(9)
    desk.say(services.close_need, desk.on(8, 9), solved=Solved.PARTLY, satisfaction=Satisfaction.FAIR)
    desk.do(services.reopen_again, desk.village.officer, desk.on(1, 9), reason="走访核实，线路老化没有换")


def merged(desk):
    desk.register(desk.on(2, 9), category="roads.lamp").start(2)
    into = desk.need
    desk.register(desk.on(1, 9), category="roads.lamp")
    desk.do(services.merge_need, desk.village.clerk, desk.on(1, 9, 30), into=into)


def withdrawn(desk):
    """Another asked for the same: that one goes on."""
    desk.register(desk.on(1, 9), category="culture")
    first, requester = desk.need, desk.requester
    desk.register(desk.on(1, 9, 10), category="culture")
    desk.do(services.merge_need, desk.village.clerk, desk.on(1, 9, 30), into=first)
    desk.need, desk.requester = first, requester
    desk.say(services.withdraw_need, desk.on(1, 12), words="邻居帮忙解决了")


def overdue(desk):
    desk.register(desk.on(30, 9), category="roads.surface", urgency="normal").start(30)


def overdue_bureau(desk):
    desk.register(desk.on(4, 9), category="utilities.power", bureau=True).start(4)
