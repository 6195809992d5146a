"""The township looks at the plan of a venture before it starts, and answers with words; what is sent back is put right."""

from datetime import date

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.harvests import services
from lianxin.harvests.errors import WrongState
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from tests.harvests.test_ventures import refused


def waits(farm, who):
    return [row.next_action for row in waiting_for(farm.cast.actor(who), clock.now()) if row.title == "香菇大棚"]


def test_nothing_starts_before_the_township_has_agreed(farm):
    venture = farm.opened(is_checked=False)
    home, *_rest = farm.households()
    batch = farm.planned()
    with pytest.raises(RuleBroken, match="镇里看过计划"):
        services.begin_batch(batch=batch, on=date(2025, 3, 1), by=farm.keeper)
    with pytest.raises(WrongState):
        farm.pooled(home)
    assert (waits(farm, "township_officer"), waits(farm, "accountant")) == (["看计划，答复能不能办"], [])
    call = {"venture": venture, "words": "可以办。"}
    for who in ("accountant", "secretary", "resident"):
        with pytest.raises(NotAllowed):
            services.check_venture(by=farm.cast.actor(who), **call)
    officer = farm.cast.actor("township_officer")
    refused("words", "怎么说", services.check_venture, by=officer, **call | {"words": " "})
    farm.venture = services.check_venture(by=officer, **call)
    with pytest.raises(WrongState):
        services.return_venture(by=officer, **call)
    services.begin_batch(batch=batch, on=date(2025, 3, 1), by=farm.keeper)
    farm.pooled(home)
    assert waits(farm, "township_officer") == []
    event = AuditEvent.objects.get(tag="harvests:venture:check")
    assert (event.reason, event.after) == ("可以办。", {"state": "open"})


def test_a_plan_that_is_sent_back_is_put_right_and_asked_about_again(farm):
    venture, officer = farm.opened(is_checked=False), farm.cast.actor("township_officer")
    given = {"venture": venture, "plan": "只用村边四荒地。", "scale": 800, "land_mu": 0, "support": "县站"}
    with pytest.raises(WrongState):
        services.revise_venture(by=farm.keeper, **given)
    services.return_venture(venture=venture, words="占了基本农田，要换地。", by=officer)
    assert (waits(farm, "township_officer"), waits(farm, "accountant")) == ([], ["镇里退回了计划：照着改"])
    refused("plan", "怎么办", services.revise_venture, by=farm.keeper, **given | {"plan": " "})
    with pytest.raises(NotAllowed):
        services.revise_venture(by=officer, **given)
    asked = services.revise_venture(by=farm.keeper, **given)
    assert (asked.state, asked.plan, asked.checked_words) == ("asked", "只用村边四荒地。", "")
    assert waits(farm, "township_officer") == ["看计划，答复能不能办"]


def test_the_township_answers_by_a_form_and_everybody_reads_it(client, farm):
    venture = farm.opened(is_checked=False)
    address = f"/harvests/{venture.public_id}/"
    assert "请镇里看，最晚" in client.get(address).content.decode()
    client.force_login(farm.cast.user("township_officer"))
    assert "看过计划，同意办" in client.get(address).content.decode()
    assert client.post(f"{address}return/", {"words": "租金没有着落，写清楚。"}).status_code == 302
    client.force_login(farm.cast.user("accountant"))
    told = client.get(address).content.decode()
    assert "租金没有着落，写清楚。" in told
    given = {"plan": "租金先付一年。", "scale": "8.00", "support": ""}
    assert client.post(f"{address}revise/", given).status_code == 302
    client.force_login(farm.cast.user("township_officer"))
    assert client.post(f"{address}check/", {"words": "可以办。"}).status_code == 302
    client.logout()
    told = client.get(address).content.decode()
    assert "可以办。" in told
    assert "租金先付一年。" in told
