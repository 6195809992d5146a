"""The page of a topic asks few questions, whoever opens it and wherever the topic stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.deliberation import services
from tests.deliberation.test_following import topic  # noqa: F401


@pytest.mark.parametrize("name", ["secretary", "resident", "township_officer"])
def test_a_topic_asks_twelve_questions_at_most(hall, client, topic, name):  # noqa: F811
    accepted = services.accept_topic(topic=hall.topic(title="老井"), reason="好", by=hall.secretary)
    for number in range(3):
        services.name_affected(
            topic=accepted, kind="group", name=f"{number}组", seats=1, reason="近。", by=hall.secretary
        )
    client.force_login(hall.cast.user(name))
    for each in (topic, hall.published(title="又一件"), accepted):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/hall/topics/{each.public_id}/")
        assert len(queries) <= 12, each.state
