"""Money behind points that was none is taken back by name before its posting is reversed, and nobody loses what they were given."""

import pytest

from lianxin.kit.errors import RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.ledger import selectors as ledger
from lianxin.ledger import services as books
from lianxin.ledger.models import Entry
from lianxin.points import selectors, services
from lianxin.points.models import Funding, FundingTaken, Pool, Purse
from lianxin.points.presenters import waiting as presenters
from lianxin.points.services import Decided


@pytest.fixture
def backed(village):
    """Twelve points given out of fourteen that one posting backs."""
    village.rule_set, village.person = village.funded(fen=700), village.family()
    village.settled(village.rule_set, village.person)
    village.funding, village.accountant = Funding.objects.get(), village.cast.actor("accountant")
    return village


def taken_back(backed):
    return services.withdraw_funding(funding=backed.funding, reason="记错了户头", by=backed.accountant, at=backed.now)


def reversed_entry(backed):
    return books.reverse_entry(
        entry=backed.funding.entry, reason="记错了户头", on=backed.today, by=backed.accountant, at=backed.now
    )


def test_a_posting_points_rest_on_is_reversed_after_they_are_taken_back(backed):
    with pytest.raises(RuleBroken, match=r"这笔钱用来发积分了.*7\.00 元"):
        reversed_entry(backed)
    made = taken_back(backed)
    assert made.from_pool == 2
    assert ledger.balance_of(Pool.objects.get().account) == 0
    assert reversed_entry(backed)
    assert ledger.wrong_balances() == []
    assert selectors.balance_of(Purse.objects.get()) == 12, "what was given stays given"
    with pytest.raises(RuleBroken, match="已经收回"):
        taken_back(backed)


def test_what_was_given_without_money_is_named_and_stops_awards_until_there_is_some(backed):
    taken_back(backed)
    assert not FundingTaken.objects.get().funding.rule_set.fundings.filter(taken__isnull=True).exists()
    assert [each.gap for each in selectors.rules_without_money(backed.accountant)] == [12]
    told = [row.title for row in waiting_for(backed.accountant, backed.now)]
    assert "积分没有钱了" in str(told)
    backed.later(35)
    backed.verified(backed.claimed(backed.rule_set, backed.person))
    batch = backed.batch(backed.rule_set)
    backed.funded(backed.rule_set, fen=900)
    with pytest.raises(RuleBroken, match="12 分发出去以后钱收回了"):
        services.settle_batch(batch=batch, by=backed.head, at=backed.later(10))
    backed.funded(backed.rule_set, fen=300)
    assert services.settle_batch(batch=batch, by=backed.head, at=backed.now).state == "settled"
    assert [each.gap for each in selectors.rules_without_money(backed.accountant)] == []


def test_money_an_older_version_lacks_is_laid_behind_that_version(backed, client):
    taken_back(backed)
    older = backed.rule_set  # ended by the next
    backed.decisions.append(Decided("letter", "R8", "村代决〔2026〕8号 积分规则", backed.today))
    backed.in_force(backed.draft(rules=[], title="新的积分规则"), decision="R8")
    (row,) = presenters.money_waiting(backed.accountant, backed.now)
    client.force_login(backed.cast.user("accountant"))
    assert str(older) in client.get(row.url).content.decode()
    assert client.get(row.url.partition("&")[0]).context["heading"] == "新的积分规则 v2"
    sent = {"kind": "collective", "entry": backed.money(600).public_id, "shows_donor": "on"}
    assert client.post(row.url, sent).status_code == 302
    assert Funding.objects.latest("pk").rule_set == older
    assert presenters.money_waiting(backed.accountant, backed.now) == []


def test_money_taken_back_thanks_nobody_and_backs_other_points(backed):
    taken_back(backed)
    month = backed.today.replace(day=1)
    assert selectors.settlement(backed.cast.village, month, backed.today).funded_fen == 0
    assert [entry.used for entry in selectors.money_to_fund(backed.rule_set)] == [0]


def test_what_was_paid_out_backs_nothing(backed):
    bank, income = backed.funding.entry.book.accounts.order_by("code")
    bill = books.Posting(on=backed.today, words="付路灯电费", lines=((income, 300), (bank, -300)))
    paid = Entry.objects.get(pk=books.post(book=bank.book, posting=bill, by=backed.cast.actor("clerk")))
    assert paid not in selectors.money_to_fund(backed.rule_set)
    with pytest.raises(RuleBroken, match="请选账本里是哪一笔钱"):
        services.fund_budget(
            rule_set=backed.rule_set, kind="collective", entry=paid, by=backed.accountant, at=backed.now
        )
