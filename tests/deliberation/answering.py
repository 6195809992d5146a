"""The same answer sent by many threads at once, as a slow phone does: ``python -m tests.deliberation.answering``."""

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


def main():
    from lianxin.accounts.selectors import actor_for
    from lianxin.deliberation.models import Answer

    asking, statements, user = asked()
    actor, failures = actor_for(user), []
    for statement in statements:
        together = threading.Barrier(TAPS)
        words = (asking, statement, actor, together, failures)
        threads = [threading.Thread(target=tap, args=words) for _tap in range(TAPS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    counted = list(asking.statements.values_list("answered", flat=True))
    print(json.dumps({"failures": failures, "answers": Answer.objects.count(), "counted": counted}))


if __name__ == "__main__":
    django.setup()
    main()
