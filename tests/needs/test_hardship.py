"""Somebody may need aid: the village reports it, the township's civil affairs has it at once, and nobody reads it in public."""

import pytest

from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import selectors, services
from lianxin.needs.models import Need
from tests.needs.conftest import at

FORM = {"content": "王奶奶独自在家，三天没有生火做饭。", "division": "上河村", "client_key": "K" * 20}


def test_the_township_has_it_at_once_and_who_did_not_ask_hears_nothing(desk, client):
    client.force_login(desk.cast.user("clerk"))
    assert "/needs/hardship/" in client.get("/needs/").content.decode()
    for _twice in range(2):
        assert client.post("/needs/hardship/", {**FORM, "name": "王奶奶"}).status_code == 302
    need = Need.objects.get()
    assert (need.category.code, need.desk_path) == ("aid", desk.cast.township.path)
    assert (need.requester_name, need.wants_reply, need.may_publish) == ("王奶奶", False, False)
    assert need.pk in {row.id for row in selectors.inbox(desk.actor("township_officer"))}
    told = Message.objects.filter(user_id=desk.actor("township_officer").id, title__startswith="村里报告")
    assert told.count() == 1
    assert not Message.objects.filter(user=None).exists()
    assert "第三十九条" in need.content


def test_on_behalf_only_of_who_asked_and_by_whoever_works_there(desk):
    told = {"division": desk.cast.village, "content": FORM["content"], "client_key": "k1", "at": at(11, 23)}
    with pytest.raises(RuleBroken, match="请写明是谁"):
        services.report_hardship(**told, asks_us=True, by=desk.actor("liaison"))
    need = services.report_hardship(
        **told, asks_us=True, name="王奶奶", phone="+8619900000002", by=desk.actor("liaison")
    ).need
    assert (need.wants_reply, "第三十七条" in need.content) == (True, True)
    for stranger in ("outsider", "resident"):
        with pytest.raises(NotAllowed):
            services.report_hardship(**told, by=desk.actor(stranger))
