"""A vote on a budget declared void: everybody reads why and who said so, the old one stays, and it is voted on anew."""

from datetime import timedelta

import pytest

from lianxin.audit.calc import recountable
from lianxin.deliberation import services
from lianxin.deliberation.calc.budgets.telling import from_data
from lianxin.deliberation.models import Budgeting
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.people.models import Person
from tests.deliberation.test_budgeting import SHEETS, Purse
from tests.deliberation.test_decisions import recount

WHY = "印票时漏了一个项目"


@pytest.fixture
def purse(hall):
    return Purse(hall)


def void(purse, ballot, by=None, **more):
    return services.void_ballot(ballot=ballot, reason=WHY, by=by or purse.hall.supervisor, **more)


def anew(purse, budgeting, sheets):
    opened = budgeting.ideas_until + timedelta(days=9)
    budgeting = services.open_budget_vote(
        budgeting=budgeting, closes_at=opened + timedelta(days=3), by=purse.hall.head, at=opened
    )
    slips = services.make_slips(ballot=budgeting.ballot, by=purse.hall.head, at=opened)
    for (_voter, code), choice in zip(slips, sheets, strict=False):
        services.cast_by_code(ballot=budgeting.ballot, code=code, choice=choice, at=opened)
    services.close_ballot(ballot=budgeting.ballot, by=purse.hall.head, at=budgeting.ballot.closes_at)
    assert services.decide_budgets(at=budgeting.ballot.closes_at) == 1
    return Budgeting.objects.get()


def test_the_old_vote_stays_and_says_void_and_a_new_one_decides(purse, client, tmp_path):
    budgeting, _trackers = purse.voted(SHEETS)
    first, seal = budgeting.ballot, budgeting.bundle.seal
    with pytest.raises(NotAllowed):
        void(purse, first, by=purse.hall.head)  # who holds it may not once the result is known
    voided = void(purse, first)
    budgeting = Budgeting.objects.get()
    assert (budgeting.state, budgeting.ballot, budgeting.result, budgeting.bundle) == ("again", None, {}, None)
    at = f"/hall/budgets/{budgeting.public_id}/"
    page = client.get(at).content.decode()
    assert f"{voided.voided_by_name}宣布作废，不算数：{WHY}" in page
    assert "投票作废，要重新投" in page
    assert "作废以前算出来的，不算数" in page
    assert "人支持" in page
    assert "下载选票文件" not in page
    assert client.get(f"{at}mine/").status_code == 404
    for kind in ("bundle", "budget"):
        data = client.get(f"/hall/ballots/{first.public_id}/{kind}.zip").content
        said = recount(data, tmp_path)
        assert (said.returncode, said.stdout.startswith(f"已经作废，不算数：{WHY}")) == (0, True)
        _kind, parts = recountable.read(recountable.unpack(data))
        assert parts["context"]["void"]["who"] == voided.voided_by_name
    assert parts["context"]["void"]["was"] == seal
    budgeting = anew(purse, budgeting, [["3 石板路"]] * 6)
    assert (budgeting.state, from_data(budgeting.result).winners) == ("decided", ("3",))
    assert budgeting.void_votes.get().result["rounds"]
    page = client.get(at).content.decode()
    assert page.index("自己重算一遍") < page.index("作废的投票")
    assert client.get(f"/hall/ballots/{first.public_id}/void.pdf").content.startswith(b"%PDF")
    assert client.get(f"/hall/ballots/{budgeting.ballot.public_id}/void.pdf").status_code == 404


def test_an_open_vote_is_void_without_a_count(purse, client):
    ballot = purse.voting().ballot
    void(purse, ballot, by=purse.hall.head, at=ballot.opened_at)
    budgeting = Budgeting.objects.get()
    assert (budgeting.state, budgeting.void_votes.get().result) == ("again", {})
    page = client.get(f"/hall/budgets/{budgeting.public_id}/").content.decode()
    assert WHY in page
    assert "作废以前算出来的" not in page
    assert client.get(f"/hall/ballots/{ballot.public_id}/budget.zip").status_code == 404
    with pytest.raises(RuleBroken):
        void(purse, ballot)
    with pytest.raises(RuleBroken):
        services.propose_idea(budgeting=budgeting, title="井", words="话", by=purse.hall.head)
    assert services.stop_budgeting(budgeting=budgeting, reason="不投了", by=purse.hall.head).state == "stopped"


def test_counted_and_not_yet_worked_out_is_not_worked_out_any_more(purse):
    ballot = purse.voting().ballot
    slips = services.make_slips(ballot=ballot, by=purse.hall.head, at=ballot.opened_at)
    for _voter, code in slips[:6]:
        services.cast_by_code(ballot=ballot, code=code, choice=["1 路灯"], at=ballot.opened_at)
    services.close_ballot(ballot=ballot, by=purse.hall.head, at=ballot.closes_at)
    void(purse, ballot)
    assert services.decide_budgets() == 0
    assert Budgeting.objects.get().state == "again"


def test_everybody_on_the_roll_with_an_account_is_told_whether_they_voted_or_not(purse):
    ballot = purse.voting().ballot
    for voter, number in zip(ballot.voters.all(), (1, 2), strict=False):
        voter.person = people.register_person(name=f"村民{number}", division=purse.hall.cast.village, by=SYSTEM)
        voter.save(update_fields=["person"])
    resident = purse.hall.cast.user("resident")
    Person.objects.filter(pk=voter.person_id).update(user=resident)
    void(purse, ballot, by=purse.hall.head, at=ballot.opened_at)
    told = Message.objects.filter(kind="deliberation.ballot")
    assert [each.user_id for each in told] == [resident.pk]
    assert all(WHY in each.body and each.url == f"/hall/ballots/{ballot.public_id}/" for each in told)
