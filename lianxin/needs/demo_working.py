"""Scenes at the unit: taken up, waited for, put off."""

from datetime import timedelta

from lianxin.needs.demo_services import services


def accepted(desk):
    desk.register(desk.on(1, 9), category="roads.surface").dispatch(desk.on(1, 9, 30))
    desk.do(services.accept_need, desk.handler, desk.on(1, 10))


def in_progress(desk):
    desk.register(desk.on(4, 9), category="roads.lamp").start(4)
    desk.do(services.record_progress, desk.handler, desk.on(2, 15), words="灯已买到，约了电工明天装。")


def waiting_requester(desk):
    desk.register(desk.on(3, 9), category="sewage").start(3)
    desk.do(
        services.ask_requester,
        desk.handler,
        desk.on(2, 10),
        asked="请补一张现场的照片，或约个时间带我们去看",
        kind="call",
        proof="10:00 电话告知，对方说明天在家",
    )


def pause_contested(desk):
    waiting_requester(desk)
    desk.say(services.contest_pause, desk.on(1, 10), words="我第二天就在家等了，没有人来。")


def pause_lifted(desk):
    pause_contested(desk)
    desk.do(services.lift_pause, desk.village.officer, desk.on(1, 14), reason="没有通话记录，也没有人去过现场")


def pause_upheld(desk):
    pause_contested(desk)
    desk.do(services.uphold_pause, desk.village.officer, desk.on(1, 14), reason="有通话记录，约的是今天上午")


def supplemented(desk):
    waiting_requester(desk)
    desk.say(services.supplement_need, desk.on(1, 11), words="照片拍了，今天下午我也在家。")


def waiting_third_party(desk):
    desk.register(desk.on(3, 9), category="roads.bridge", bureau=True, urgency="normal").start(3)
    desk.do(services.await_third_party, desk.handler, desk.on(2, 9), words="护栏厂家明天送货")


def extension_requested(desk):
    desk.register(desk.on(2, 9), category="roads.surface").start(2)
    desk.do(
        services.request_extension,
        desk.handler,
        desk.on(1, 10),
        reason="连着下雨，路面干了才能补",
        new_due_at=desk.need.due_at + timedelta(days=5),
    )


def extended(desk):
    extension_requested(desk)
    desk.do(services.grant_extension, desk.village.officer, desk.on(1, 15))


def extension_refused(desk):
    extension_requested(desk)
    desk.do(services.refuse_extension, desk.village.officer, desk.on(1, 15), reason="先用冷补料，按期办")


def returned(desk):
    desk.register(desk.on(3, 9), category="rubbish").start(3).answer(2)
    desk.do(services.return_answer, desk.village.caller, desk.on(1, 9), reason="没有写清什么时候清运的")
