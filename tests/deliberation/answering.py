"""The same answer sent, the same meeting planned again by many threads at once, as a slow phone does: ``python -m tests.deliberation.answering``."""

import json
import threading
from datetime import timedelta

import django

TAPS, ROUNDS = 6, 12


def asked():
    from lianxin.accounts.vocabulary import Role
    from lianxin.deliberation import services
    from lianxin.kit import clock
    from lianxin.kit.actors import SYSTEM
    from tests.cast import decide_on_systems, make_division, make_user

    village = make_division(None, "village", "上河村", code="990101001")
    decide_on_systems(village)
    topic = services.propose_topic(division=village, title="停车", words="堵", by=SYSTEM)
    services.accept_topic(topic=topic, reason="大家关心", by=SYSTEM)
    services.name_affected(topic=topic, kind="group", name="二组", seats=4, reason="门口。", by=SYSTEM)
    topic = services.publish_topic(
        topic=topic, materials="能划二十个车位。", discuss_at=clock.now() + timedelta(days=6), discuss_where="村委会", seats=9,
        by=SYSTEM,
    )  # fmt: skip
    words = [f"意见{number}" for number in range(ROUNDS)]
    asking = services.open_asking(
        topic=topic, question="怎么停？", statements=words, closes_at=clock.now() + timedelta(days=1), by=SYSTEM
    )
    return asking, list(asking.statements.all()), make_user("resident", "周小满", role=Role.RESIDENT, scope=village)


def tap(asking, statement, actor, together, failures):
    from django.db import connection

    from lianxin.deliberation import services

    together.wait()
    try:
        services.answer_statement(asking=asking, statement=statement, value=1, by=actor)
    except Exception as error:
        failures.append(repr(error))
    connection.close()


def failed_meeting(village):
    """A meeting too few came to."""
    from lianxin.deliberation import services
    from lianxin.kit import clock
    from lianxin.kit.actors import SYSTEM

    body = services.set_up_body(division=village, kind="party_branch", name="支部", by=SYSTEM)
    services.add_members(body=body, members=[(f"党员{number}", "") for number in range(5)], by=SYSTEM)
    meeting = services.plan_meeting(
        body=body, starts_at=clock.now(), place="村委会", convenor="支部", chair="王清明", recorder="冯芒种", by=SYSTEM
    )
    services.add_item(meeting=meeting, title="买灯", motion="买三盏灯。", by=SYSTEM)
    services.call_meeting(meeting=meeting, by=SYSTEM)
    rows = [(meeting.seats.first(), "in_person", False, "")]
    services.enter_attendance(meeting=meeting, rows=rows, by=SYSTEM)
    return services.open_meeting(meeting=meeting, by=SYSTEM)


def again(meeting, starts_at, together, failures):
    from django.db import connection

    from lianxin.deliberation import services
    from lianxin.kit.actors import SYSTEM

    together.wait()
    try:
        services.plan_again(meeting=meeting, starts_at=starts_at, place="村小学", by=SYSTEM)
    except Exception as error:
        failures.append(repr(error))
    connection.close()


def at_once(does, *words):
    """The same done by many threads at the same moment."""
    together = threading.Barrier(TAPS)
    threads = [threading.Thread(target=does, args=(*words[:-1], together, words[-1])) for _tap in range(TAPS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    from lianxin.accounts.selectors import actor_for
    from lianxin.deliberation.models import Answer

    asking, statements, user = asked()
    actor, failures = actor_for(user), []
    for statement in statements:
        at_once(tap, asking, statement, actor, failures)
    meeting = failed_meeting(asking.topic.division)
    at_once(again, meeting, meeting.starts_at + timedelta(days=9), failures)
    counted = list(asking.statements.values_list("answered", flat=True))
    told = {"failures": failures, "answers": Answer.objects.count(), "counted": counted}
    print(json.dumps(told | {"planned_again": meeting.tried_again.count()}))


if __name__ == "__main__":
    django.setup()
    main()
