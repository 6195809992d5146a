"""Contracts of a venture: their dues and their end wait for who keeps it, before and when late; so does the rent of the year."""

from datetime import timedelta

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.harvests import selectors, services
from lianxin.harvests.models import Contract, ContractDue, Event, Input
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed
from lianxin.kit.waiting import waiting_for
from lianxin.territory.calc.terms import months_later
from tests.harvests.test_ventures import refused


def signed(farm, **more):
    today = clock.today()
    words = {
        "kind": "partner", "number": "合 1", "party": "山珍公司", "terms": "亏了各担一半。", "starts_on": today - timedelta(days=40),
        "ends_on": today + timedelta(days=400), "by": farm.keeper,
    } | more  # fmt: skip
    return services.sign_contract(venture=farm.venture, **words)


def waits(farm, words, who="accountant"):
    rows = waiting_for(farm.cast.actor(who), clock.now())
    return [(row.tone, row.next_action) for row in rows if words in row.title]


def test_dues_are_announced_a_week_before_and_stay_until_they_are_done(farm):
    farm.opened()
    today = clock.today()
    call = {"way": "pay", "due_fen": 50_000, "months": 2}
    refused("way", "每期多少", signed, farm=farm, way="pay")
    refused("way", "每期多少", signed, farm=farm, due_fen=1, months=1)
    refused("months", "最多 240 期", signed, farm=farm, **call | {"months": 1}, ends_on=today + timedelta(days=9000))
    made = signed(farm, starts_on=months_later(today, -2) + timedelta(days=10), **call)
    assert [each.fen for each in selectors.open_dues(farm.venture)] == [50_000] * made.dues.count()
    assert waits(farm, "合 1") == [("late", "合同上的款过期没有办：付了或者收了，登记回单")]
    assert waits(farm, "合 1", "committee") == []
    first, second, *_more = selectors.open_dues(farm.venture)
    done = {"venture": farm.venture, "due": first, "receipt": "回单 5", "by": farm.keeper}
    refused("on", "还没有到", services.do_due, on=today + timedelta(days=1), **done)
    refused("receipt", "凭据号", services.do_due, on=today, **done | {"receipt": " "})
    with pytest.raises(NotAllowed):
        services.do_due(on=today, **done | {"by": farm.head})
    services.do_due(on=today, **done)
    refused("due", "还没有付", services.do_due, on=today, **done)
    assert waits(farm, "合 1") == []  # the next one is ten days ahead
    ContractDue.objects.filter(pk=second.pk).update(due_on=today + timedelta(days=7))
    assert waits(farm, "合 1") == [("wait", "合同上的款七天内该付、该收")]
    assert AuditEvent.objects.get(tag="harvests:venture:due").after["yuan"] == "500.00"


def test_a_contract_that_ends_waits_until_it_is_wound_up(farm):
    farm.opened()
    today = clock.today()
    made = signed(farm, ends_on=today + timedelta(days=91), way="get", due_fen=100, months=1)
    for due in selectors.open_dues(farm.venture)[:2]:
        services.do_due(venture=farm.venture, due=due, on=today, receipt="收 1", by=farm.keeper)
    assert waits(farm, "合 1") == []
    Contract.objects.filter(pk=made.pk).update(ends_on=today + timedelta(days=90))
    assert waits(farm, "合 1") == [("wait", "合同快到期了：续签，还是了结")]
    Contract.objects.filter(pk=made.pk).update(ends_on=today - timedelta(days=1))
    assert waits(farm, "合 1") == [("late", "合同到期了：续签，还是了结")]
    call = {"venture": farm.venture, "contract": made, "reason": "续签合 2", "by": farm.keeper}
    refused("on", "合同开始以后", services.end_contract, on=today + timedelta(days=1), **call)
    services.end_contract(on=today, **call)
    refused("contract", "还没有了结", services.end_contract, on=today, **call)
    assert (waits(farm, "合 1"), selectors.open_dues(farm.venture)) == ([], [])
    assert {each.is_void for each in made.dues.filter(done_on__isnull=True)} == {True}
    (told,) = selectors.contracts_of(farm.venture)
    assert (told.ended_because, told.next_due_on) == ("续签合 2", None)


def test_the_rent_of_a_year_waits_from_a_week_before_its_day_until_it_is_noted(farm):
    farm.opened()
    home, *_rest = farm.households()
    put_in = farm.pooled(home, gets="rent", rent_fen=60_000)
    today, rows = clock.today(), lambda: waits(farm, "香菇大棚")
    day = today.replace(year=today.year - 1, day=1) if today.month > 1 else today.replace(year=today.year - 1)
    Input.objects.filter(pk=put_in.pk).update(starts_on=day, ends_on=today + timedelta(days=900))
    note = {"venture": farm.venture, "put_in": put_in, "on": today, "words": "地租", "by": farm.keeper}
    assert rows() == [("late", "该给一户的租金没有记：记上，再填付款单")]
    services.owe_idle_rent(year=today.year - 1, fen=60_000, **note)
    assert len(rows()) == 1
    Input.objects.filter(pk=put_in.pk).update(ends_on=months_later(day, 12))
    assert not selectors.rents_to_note(farm.keeper)  # the term of one year ends on the day of the year it began
    assert not selectors.rents_to_note(farm.keeper, months_later(day, 12))
    Input.objects.filter(pk=put_in.pk).update(ends_on=months_later(day, 12) + timedelta(days=1))
    assert selectors.rents_to_note(farm.keeper).get() == put_in
    Input.objects.filter(pk=put_in.pk).update(ends_on=today + timedelta(days=900))
    services.owe_idle_rent(year=today.year, fen=59_999, **note)
    assert len(rows()) == 1
    services.owe_idle_rent(year=today.year, fen=1, **note)
    assert rows() == []
    assert Event.objects.count() == 3


def test_contracts_are_kept_by_forms(client, farm):
    farm.opened()
    client.force_login(farm.cast.user("accountant"))
    today, address = clock.today(), f"/harvests/{farm.venture.public_id}/"
    given = {
        "kind": "partner", "number": "合 1", "party": "山珍公司", "terms": "亏了各担一半。", "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=300)).isoformat(), "way": "get", "due_fen": "500",
    }  # fmt: skip
    assert "几个月一期" in client.post(f"{address}contract/", given).content.decode()
    assert client.post(f"{address}contract/", given | {"months": "3"}).status_code == 302
    told = client.get(address).content.decode()
    assert "下一期：我们收 500.00 元" in told
    first = selectors.open_dues(farm.venture)[0]
    assert client.post(f"{address}due/", {"due": first.pk, "on": today, "receipt": "收 9"}).status_code == 302
    (contract,) = selectors.open_contracts(farm.venture)
    ended = {"contract": contract.pk, "on": today, "reason": "提前解除"}
    assert client.post(f"{address}end-contract/", ended).status_code == 302
    told = client.get(address).content.decode()
    assert "提前解除" in told
    assert "合同了结</a>" not in told
