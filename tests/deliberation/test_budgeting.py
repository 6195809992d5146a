"""A budget from ideas to the projects that win: judged with public reasons, voted on every way, recounted to the same."""

import io
import json
from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.management import call_command

from lianxin.deliberation import selectors, services
from lianxin.deliberation.calc.budgets import pabulib
from lianxin.deliberation.calc.budgets.telling import as_data, from_data
from lianxin.deliberation.models import Budgeting
from lianxin.deliberation.presenters.budgets import decimal
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from tests.deliberation.test_decisions import recount

IDEAS = (("路灯", 600_000), ("长椅", 200_000), ("石板路", 700_000), ("图书", 150_000))


@pytest.mark.parametrize(
    ("amount", "words"),
    [(Fraction(450), "450"), (Fraction(1125, 2), "562.5"), (Fraction(800, 3), "266.6667"), (Fraction(30001, 30000), "1.0000")],
)  # fmt: skip
def test_a_share_is_written_without_zeros_that_say_nothing(amount, words):
    assert decimal(amount) == words


class Purse:
    """A thousand yuan times ten, a roll of twelve."""

    def __init__(self, hall):
        self.hall, self.now = hall, clock.now()

    def started(self, **more):
        given = {"rule": "equal-shares", "kind": "approval"} | more
        return services.start_budgeting(
            body=self.hall.body(size=12), title="一万元办什么事", about="集体收入", amount_fen=1_000_000,
            ideas_until=self.now + timedelta(days=5), by=self.hall.head, at=self.now, **given,
        )  # fmt: skip

    def idea(self, budgeting, title="路灯", fen=600_000, who="resident"):
        idea = services.propose_idea(budgeting=budgeting, title=title, words="天黑", by=self.hall.cast.actor(who))
        return services.accept_idea(idea=idea, cost_fen=fen, reason="供电所报价", by=self.hall.head) if fen else idea

    def voting(self, **more):
        budgeting = self.started(**more)
        for title, fen in IDEAS:
            self.idea(budgeting, title, fen)
        at = self.now + timedelta(days=6)
        return services.open_budget_vote(
            budgeting=budgeting, closes_at=at + timedelta(days=3), by=self.hall.head, at=at
        )

    def voted(self, choices, *, paper=0, **more):
        """Trackers of what was cast by code; the first ``paper`` on paper."""
        ballot = self.voting(**more).ballot
        slips, at = services.make_slips(ballot=ballot, by=self.hall.head, at=ballot.opened_at), ballot.opened_at
        for voter, _code in slips[:paper]:
            services.mark_paper(ballot=ballot, voter=voter, by=self.hall.clerk, at=at)
        for reader in (self.hall.clerk, self.hall.secretary):
            services.read_papers(ballot=ballot, readings=list(enumerate(choices[:paper], 1)), by=reader)
        trackers = [
            services.cast_by_code(ballot=ballot, code=code, choice=choice, at=at)
            for (_voter, code), choice in zip(slips[paper:], choices[paper:], strict=False)
        ]
        services.close_ballot(ballot=ballot, by=self.hall.head, at=ballot.closes_at)
        assert services.decide_budgets(at=ballot.closes_at) == 1
        return Budgeting.objects.get(), trackers


@pytest.fixture
def purse(hall):
    return Purse(hall)


def test_an_idea_waits_in_the_list_of_who_judges_it_and_not_of_who_brought_it(purse):
    budgeting = purse.started()
    purse.idea(budgeting, fen=0)
    purse.idea(budgeting, "长椅", fen=0, who="committee")

    def told(who):
        rows = waiting_for(purse.hall.cast.actor(who), purse.now)
        return [row.meta for row in rows if row.url.endswith(f"/budgets/{budgeting.public_id}/")]

    assert told("secretary") == ["上河村 · 2 个点子等着看行不行"]
    assert told("committee") == ["上河村 · 1 个点子等着看行不行"]
    assert told("resident") == []
    for idea in budgeting.ideas.all():
        services.accept_idea(idea=idea, cost_fen=100, reason="报价", by=purse.hall.secretary)
    assert told("secretary") == []


SHEETS = [["1 路灯"]] * 5 + [["2 长椅", "4 图书"]] * 3 + [["3 石板路", "2 长椅"]] * 2


@pytest.mark.parametrize(
    ("rule", "kind", "sheets", "args"),
    [
        ("equal-shares", "approval", SHEETS, ["equal-shares"]),
        ("greedy", "approval", SHEETS, ["greedy"]),
        ("phragmen", "approval", SHEETS, ["phragmen"]),
        ("equal-shares", "points", [[["1 路灯", 6], ["2 长椅", 4]]] * 4 + [[["3 石板路", 9]]] * 3, ["equal-shares"]),
        ("greedy", "points", [[["1 路灯", 1]]] * 3 + [[["4 图书", 10]]] * 3, ["greedy"]),
    ],
)
def test_bundle_file_and_page_come_to_the_same(purse, client, tmp_path, rule, kind, sheets, args):
    given = {"rule": rule, "kind": kind} | ({"points_each": 10} if kind == "points" else {})
    budgeting, _trackers = purse.voted(sheets, paper=2, **given)
    winners = list(from_data(budgeting.result).winners)
    assert winners
    at = f"/hall/budgets/{budgeting.public_id}/"
    said = recount(client.get(f"{at}bundle.zip").content, tmp_path)
    assert said.returncode == 0, said.stdout
    file = tmp_path / "vote.pb"
    file.write_bytes(client.get(f"{at}budget.pb").content)
    out = io.StringIO()
    call_command("budget", "run", str(file), "--rule", *args, "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (told["winners"], told["published"]) == (winners, sorted(winners, key=int))
    assert told["rounds"][0]["words"] in client.get(at).content.decode()
    assert pabulib.read(file.read_text()).election.voters == len(sheets)


def test_what_a_vote_paid_for_is_said_to_its_tracker_alone(purse, client):
    budgeting, trackers = purse.voted(SHEETS)
    at = f"/hall/budgets/{budgeting.public_id}/mine/"
    assert "我的一票" in client.get(at).content.decode()
    page = client.post(at, {"tracker": trackers[0].lower()}).content.decode()
    assert "您的一份里出了 1200 元" in page  # five who want lamps for 6000
    outcome = from_data(budgeting.result)
    sums = {name: Fraction(0) for name in outcome.winners}
    for tracker in trackers:
        _chosen, paid = selectors.paid_with(budgeting, selectors.choice_of(budgeting, tracker))
        assert sum(paid.values()) <= outcome.share
        for name, amount in paid.items():
            sums[name] += amount
    costs = {str(idea.number): selectors.yuan(idea.cost_fen) for idea in selectors.projects_of(budgeting)}
    assert sums == {name: costs[name] for name in outcome.winners}
    wrong = client.post(at, {"tracker": "0000"})
    assert wrong.status_code == 422
    assert "没有这个查询码" in wrong.content.decode()
    ticks = "、".join(choice.partition(" ")[0] for choice in selectors.choice_of(budgeting, trackers[0]))
    on_paper = client.post(at, {"ticks": ticks.replace("、", "，")}).content.decode()
    assert page.split("</h1>")[1] == on_paper.split("</h1>")[1]  # who ticked the same paid the same
    for typed, said in (
        ({"ticks": "77"}, "选了票上没有的"),
        ({}, "填一样就行"),
        ({"ticks": "1", "tracker": "0"}, "填一样就行"),
    ):
        refused = client.post(at, typed)
        assert (refused.status_code, said in refused.content.decode()) == (422, True)


def test_an_idea_is_judged_by_somebody_else_with_a_reason_everybody_reads(purse, hall, client):
    budgeting = purse.started()
    idea = purse.idea(budgeting, fen=None)
    page = client.get(f"/hall/budgets/{budgeting.public_id}/").content.decode()
    assert "还有 1 个点子等着答复" in page
    assert "路灯" not in page
    with pytest.raises(NotAllowed):
        services.accept_idea(idea=idea, cost_fen=1, reason="好", by=hall.cast.actor("resident"))
    own = purse.idea(budgeting, title="长椅", fen=None, who="committee")
    with pytest.raises(NotAllowed):
        services.accept_idea(idea=own, cost_fen=1, reason="好", by=hall.head)
    with pytest.raises(RuleBroken):
        services.refuse_idea(idea=idea, reason=" ", by=hall.head)
    with pytest.raises(RuleBroken):
        services.accept_idea(idea=idea, cost_fen=1_000_001, reason="贵", by=hall.head)
    services.refuse_idea(idea=idea, reason="占了农田", by=hall.head)
    page = client.get(f"/hall/budgets/{budgeting.public_id}/").content.decode()
    assert "占了农田" in page
    assert "周小满" not in page


def test_who_brings_an_idea(purse, hall):
    budgeting = purse.started()
    for who in ("courier", "township_officer", "outsider"):
        with pytest.raises(NotAllowed):
            services.propose_idea(budgeting=budgeting, title="井", words="话", by=hall.cast.actor(who))
    idea = services.propose_idea(budgeting=budgeting, title="井", words="话", author_name="钱大暑", by=hall.clerk)
    assert (idea.author_id, idea.author_name, idea.entered_by_name) == (None, "钱大暑", "郑谷雨")
    with pytest.raises(NotAllowed):
        services.propose_idea(
            budgeting=budgeting, title="井", words="话", author_name="别人", by=hall.cast.actor("resident")
        )
    with pytest.raises(RuleBroken):
        services.propose_idea(budgeting=budgeting, title="井", words="话", by=hall.clerk, at=budgeting.ideas_until)


def test_the_vote_waits_for_every_answer(purse, hall):
    budgeting, after = purse.started(), purse.now + timedelta(days=6)
    given = {"budgeting": budgeting, "closes_at": after + timedelta(days=4), "by": hall.head}
    purse.idea(budgeting)
    for at in (purse.now, after):  # too early; only one project
        with pytest.raises(RuleBroken):
            services.open_budget_vote(**given, at=at)
    purse.idea(budgeting, title="长椅", fen=None)
    with pytest.raises(RuleBroken):
        services.open_budget_vote(**given, at=after)
    stopped = services.stop_budgeting(budgeting=budgeting, reason="钱没有到", by=hall.head)
    assert stopped.state == "stopped"
    with pytest.raises(RuleBroken):
        services.open_budget_vote(**given, at=after)


def test_where_the_law_wants_a_meeting_it_is_a_poll(purse):
    assert purse.voting().ballot.is_poll


def test_a_sheet_that_cannot_count_is_a_ballot_with_nothing_on_it(purse, tmp_path):
    budgeting, _trackers = purse.voted([[], *SHEETS], paper=1)
    assert (budgeting.ballot.result["invalid"], budgeting.ballot.result["handed_in"]) == ({"empty": 1}, 11)
    assert selectors.election_of(budgeting, selectors.budget_sheets(budgeting.ballot)).voters == 11
    assert recount(bytes(budgeting.bundle.data), tmp_path).returncode == 0


def test_of_very_few_ballots_only_who_won_is_told(purse, client):
    budgeting, _trackers = purse.voted([["1 路灯"]] * 3)
    assert budgeting.bundle is None
    page = client.get(f"/hall/budgets/{budgeting.public_id}/").content.decode()
    assert "入选" in page
    assert "3 人支持" not in page
    assert client.get(f"/hall/budgets/{budgeting.public_id}/budget.pb").status_code == 404


def test_an_outcome_told_as_plain_values_comes_back(purse):
    budgeting, _trackers = purse.voted(SHEETS)
    assert as_data(from_data(budgeting.result)) == budgeting.result


def test_paper_sheets_are_read_by_the_numbers_of_their_projects(purse, hall, client):
    ballot = purse.voting().ballot
    client.force_login(hall.cast.user("clerk"))
    client.post(f"/hall/ballots/{ballot.public_id}/readings/", {"readings": "1 1、4\n2 2 长椅\n3 空"})
    assert [each.choice for each in ballot.readings.order_by("number")] == [["1 路灯", "4 图书"], ["2 长椅"], []]


def test_a_budget_is_started_and_an_idea_brought_in_the_browser(purse, hall, client):
    body = hall.body(size=5)
    client.force_login(hall.cast.user("committee"))
    typed = {
        "title": "五千元",
        "amount": "5000.50",
        "about": "捐款",
        "rule": "greedy",
        "kind": "points",
        "ideas_until": "2099-01-01T09:00",
    }
    wrong = client.post(f"/hall/bodies/{body.public_id}/budget/", typed)
    assert wrong.status_code == 422
    assert "捐款" in wrong.content.decode()
    page = client.post(f"/hall/bodies/{body.public_id}/budget/", typed | {"points_each": "5"}, follow=True)
    made = Budgeting.objects.get()
    assert made.amount_fen == 500_050
    assert "5000.50 元" in page.content.decode()
    assert "花钱少的先；钱也一样，票上排在前面的先" in page.content.decode(), "before anybody votes"
    client.force_login(hall.cast.user("resident"))
    client.post(f"/hall/budgets/{made.public_id}/idea/", {"title": "书", "words": "孩子要看"})
    assert made.ideas.get().author_name == "周小满"
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/ideas/{made.ideas.get().public_id}/accept/"
    page = client.post(at, {"cost": "300", "reason": "书店报价"}, follow=True).content.decode()
    assert "书店报价" in page
    assert (made.ideas.get().cost_fen, "300 元" in page) == (30_000, True)


def test_the_list_of_projects_and_the_result_are_printed(purse, client):
    budgeting, _trackers = purse.voted(SHEETS)
    assert client.get(f"/hall/budgets/{budgeting.public_id}/list.pdf").content.startswith(b"%PDF")
