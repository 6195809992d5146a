"""Paper: a wrong mark is struck by two people before the count, and a third reads where two differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import selectors, services
from lianxin.deliberation.calc.counting import agreed_readings
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import PaperStrike
from lianxin.deliberation.presenters import doubt_rows, strike_lines
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.deliberation.test_ballots import after, opened


def marked(hall, size=8):
    """A ballot whose first entry was marked for paper by mistake; with its slips."""
    ballot = opened(hall, size)
    slips = services.make_slips(ballot=ballot, by=hall.head)
    services.mark_paper(ballot=ballot, voter=slips[0][0], by=hall.clerk)
    return ballot, slips


def asked(hall, ballot, voter, by=None):
    return services.ask_to_strike(ballot=ballot, voter=voter, reason="隔壁同名的投的。", by=by or hall.clerk)


def test_a_wrong_mark_is_struck_by_two_and_the_entry_votes_with_its_old_code(hall):
    ballot, slips = marked(hall)
    strike = asked(hall, ballot, slips[0][0])
    assert ballot.voters.first().mark == "paper"  # one alone changes nothing
    with pytest.raises(RuleBroken, match="换一位"):
        services.strike_mark(ballot=ballot, strike=strike, by=hall.clerk)
    with pytest.raises(NotAllowed):
        services.strike_mark(ballot=ballot, strike=strike, by=hall.cast.actor("resident"))
    services.strike_mark(ballot=ballot, strike=strike, by=hall.supervisor)
    assert ballot.voters.first().mark == "none"
    services.cast_by_code(ballot=ballot, code=slips[0][1], choice=["yes"])
    first, second = AuditEvent.objects.filter(subject_id=ballot.public_id, tag__contains="strike").order_by("id")
    assert [(each.actor_name, each.reason, each.after["number"]) for each in (first, second)] == [
        (hall.clerk.name, "隔壁同名的投的。", 1), (hall.supervisor.name, "隔壁同名的投的。", 1),
    ]  # fmt: skip
    with pytest.raises(RuleBroken, match="核对过"):
        services.keep_mark(ballot=ballot, strike=strike, by=hall.secretary)


def test_who_took_a_helped_vote_back_is_not_helped_after_the_strike_either(hall):
    ballot = opened(hall, 8)
    voter = ballot.voters.first()
    _tracker, receipt = services.cast_with_helper(ballot=ballot, voter=voter, choice=["no"], by=hall.clerk)
    services.take_back(ballot=ballot, receipt=receipt)
    services.mark_paper(ballot=ballot, voter=voter, by=hall.clerk)
    services.strike_mark(ballot=ballot, strike=asked(hall, ballot, voter), by=hall.secretary)
    with pytest.raises(RuleBroken, match="收回过"):
        services.cast_with_helper(ballot=ballot, voter=voter, choice=["no"], by=hall.clerk)
    assert "back" not in str(AuditEvent.objects.get(tag="deliberation:ballot:strike_mark").after)
    closed = services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    assert not closed.voters.filter(gave_back=True).exists()


def test_only_a_paper_mark_is_struck_once_at_a_time_and_by_staff(hall):
    ballot, slips = marked(hall)
    with pytest.raises(RuleBroken, match="没有记"):
        asked(hall, ballot, slips[1][0])
    with pytest.raises(NotAllowed):
        asked(hall, ballot, slips[0][0], by=hall.cast.actor("resident"))
    strike = asked(hall, ballot, slips[0][0])
    with pytest.raises(RuleBroken, match="第二个人"):
        asked(hall, ballot, slips[0][0])
    services.keep_mark(ballot=ballot, strike=strike, by=hall.secretary)
    assert ballot.voters.first().mark == "paper"
    assert asked(hall, ballot, slips[0][0]).pk != strike.pk


def test_what_is_doubted_is_not_counted_and_what_was_counted_is_not_struck(hall):
    ballot, slips = marked(hall)
    for _voter, code in slips[1:]:
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    for reader in (hall.clerk, hall.secretary):
        services.read_papers(ballot=ballot, readings=[(1, ["no"])], by=reader)
    strike = asked(hall, ballot, slips[0][0])
    with pytest.raises(RuleBroken, match="第二个人核对"):
        services.close_ballot(ballot=ballot, by=hall.head)
    services.keep_mark(ballot=ballot, strike=strike, by=hall.secretary)
    services.close_ballot(ballot=ballot, by=hall.head)
    with pytest.raises(WrongState):
        asked(hall, ballot, slips[0][0])
    with pytest.raises(WrongState):
        services.strike_mark(ballot=ballot, strike=strike, by=hall.secretary)
    assert PaperStrike.objects.get().is_struck is False


def test_a_mark_struck_for_a_sheet_in_the_box_stops_the_count(hall):
    ballot, slips = marked(hall)
    for _voter, code in slips[1:]:
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    services.strike_mark(ballot=ballot, strike=asked(hall, ballot, slips[0][0]), by=hall.secretary)
    services.cast_by_code(ballot=ballot, code=slips[0][1], choice=["yes"])
    for reader in (hall.clerk, hall.secretary):
        services.read_papers(ballot=ballot, readings=[(1, ["no"])], by=reader)
    with pytest.raises(RuleBroken, match="记着 0 人投了纸票，读过的一共 1 张"):
        services.close_ballot(ballot=ballot, by=hall.head)


def test_after_closing_time_a_wrong_mark_goes_to_whose_paper_it_was(hall):
    ballot, slips = marked(hall)
    late = after(ballot)
    for _voter, code in slips[2:]:
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    for reader in (hall.clerk, hall.secretary):
        services.read_papers(ballot=ballot, readings=[(1, ["no"])], by=reader)
    wrong, right, used = (slips[at][0] for at in range(3))
    with pytest.raises(RuleBroken, match="截止"):
        services.mark_paper(ballot=ballot, voter=right, by=hall.clerk, at=late)
    for number in (used.number, 99):
        with pytest.raises(RuleBroken, match="记不到他名下") as refused:
            services.ask_to_strike(ballot=ballot, voter=wrong, reason="同名", rightful=number, by=hall.clerk, at=late)
        assert refused.value.field == "rightful"
    strike = services.ask_to_strike(
        ballot=ballot, voter=wrong, reason="同名", rightful=right.number, by=hall.clerk, at=late
    )
    assert ballot.voters.get(pk=right.pk).mark == "none"
    services.strike_mark(ballot=ballot, strike=strike, by=hall.supervisor, at=late)
    assert [ballot.voters.get(pk=each.pk).mark for each in (wrong, right)] == ["none", "paper"]
    [told] = strike_lines(selectors.strikes_of(ballot))
    assert told.endswith(f"改记到第 {right.number} 号。")
    closed = services.close_ballot(ballot=ballot, by=hall.head, at=late)
    assert (closed.marks["paper"], closed.marks["none"]) == (1, 1)


def test_the_two_steps_are_on_the_page_of_who_may(hall, client):
    ballot, slips = marked(hall)
    at = f"/hall/ballots/{ballot.public_id}/"
    client.force_login(hall.cast.user("clerk"))
    assert "登记错了纸票" in client.get(at).content.decode()
    form = {"voter": slips[0][0].pk, "reason": "同名的。"}
    assert client.post(f"{at}strike/?q={slips[0][0].name}", form).status_code == 302
    assert "等另一个人核对" in client.get(at).content.decode()
    strike = {"strike": PaperStrike.objects.get().pk}
    assert doubt_rows(hall.clerk, ballot.opened_at) == []  # it waits for somebody else
    assert [row.url for row in doubt_rows(hall.supervisor, ballot.opened_at)] == [at]
    assert f"{at}strike-confirm/" not in client.get(at).content.decode()
    assert "换一位" in client.post(f"{at}strike-confirm/", strike).content.decode()
    client.force_login(hall.cast.user("supervisor"))
    assert client.post(f"{at}strike-confirm/", strike).status_code == 302
    assert "已经划掉" in client.get(at).content.decode()
    client.logout()
    assert "划掉" not in client.get(at).content.decode()


def test_a_third_decides_where_two_differ_and_reads_nothing_else(hall, client):
    ballot = opened(hall, 6)
    for voter in ballot.voters.all():
        services.mark_paper(ballot=ballot, voter=voter, by=hall.clerk)
    same = [(number, ["yes"]) for number in range(1, 6)]
    services.read_papers(ballot=ballot, readings=[*same, (6, ["yes"])], by=hall.clerk)
    with pytest.raises(RuleBroken, match="只有一个人读过的纸票：第 1、2、3、4、5、6 张"):
        services.close_ballot(ballot=ballot, by=hall.head)
    services.read_papers(ballot=ballot, readings=[*same, (6, ["no"])], by=hall.secretary)
    with pytest.raises(RuleBroken, match="第 6 张，请第三个人"):
        services.close_ballot(ballot=ballot, by=hall.head)
    with pytest.raises(RuleBroken, match="第 6 张两个人读得不一样，读的已经定住"):  # nobody gives way to the other
        services.read_papers(ballot=ballot, readings=[*same, (6, ["no"])], by=hall.clerk)
    with pytest.raises(RuleBroken, match="已经定住"):
        services.read_papers(ballot=ballot, readings=[(6, None)], by=hall.secretary)
    services.read_papers(ballot=ballot, readings=[*same, (6, ["no"])], by=hall.secretary)  # the same said again
    assert AuditEvent.objects.filter(tag="deliberation:ballot:read_papers").last().after["differ"] == 1
    client.force_login(hall.cast.user("clerk"))
    page = client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()
    assert ("读得不一样。等第三个人读" in page, "读的是" in page) == (True, False)
    with pytest.raises(RuleBroken, match="第 1 张不用读"):
        services.read_papers(ballot=ballot, readings=[(1, ["no"]), (6, ["no"])], by=hall.head)
    services.read_papers(ballot=ballot, readings=[(6, [])], by=hall.head)
    with pytest.raises(RuleBroken, match="第 6 张"):
        services.close_ballot(ballot=ballot, by=hall.head)
    client.force_login(hall.cast.user("clerk"))
    page = client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()
    assert (
        f"第 6 张：{hall.clerk.name}读的是同意；{hall.secretary.name}读的是不同意；{hall.head.name}读的是空白" in page
    )
    services.read_papers(ballot=ballot, readings=[(6, ["no"])], by=hall.head)
    assert "两个人一样，定了" in client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()
    with pytest.raises(RuleBroken, match="第三个人读过"):
        services.read_papers(ballot=ballot, readings=[(6, ["yes"])], by=hall.cast.actor("accountant"))
    with pytest.raises(RuleBroken, match="已经定住"):
        services.read_papers(ballot=ballot, readings=[(6, ["no"])], by=hall.clerk)
    closed = services.close_ballot(ballot=ballot, by=hall.head)
    assert closed.result["counts"] == [["yes", 5], ["no", 1], ["abstain", 0]]
    assert AuditEvent.objects.get(tag="deliberation:ballot:close").after["differed"] == 1


def test_without_a_difference_nobody_reads_a_third_time(hall):
    ballot = opened(hall, 6)
    services.mark_paper(ballot=ballot, voter=ballot.voters.first(), by=hall.clerk)
    for reader in (hall.clerk, hall.secretary):
        services.read_papers(ballot=ballot, readings=[(1, ["yes"])], by=reader)
    with pytest.raises(RuleBroken, match="不用第三个人"):
        services.read_papers(ballot=ballot, readings=[(1, ["no"])], by=hall.head)
    assert selectors.readings_that_differ(ballot) == []


_CHOICES = st.sampled_from(["yes", "no", "abstain"])


@given(
    st.dictionaries(st.integers(1, 30), st.tuples(_CHOICES | st.none(), _CHOICES | st.none(), _CHOICES | st.none())),
    st.randoms(),
)
def test_agreed_readings_count_what_two_have_read_alike_in_whatever_order(sheets, random):
    rows = [
        (number, reader, reader == 3, [choice])
        for number, read in sheets.items()
        for reader, choice in enumerate(read, 1)
        if choice
    ]
    shuffled = random.sample(rows, len(rows))
    found = agreed_readings(rows)
    assert agreed_readings(shuffled) == found
    parts = [set(found.agreed), set(found.differ), set(found.missing)]
    assert sum(map(len, parts)) == len(set().union(*parts)) == len({number for number, *_rest in rows})
    for number, [choice] in found.agreed.items():
        first, second, third = sheets[number]
        assert choice == first == second or (first != second and choice == third in (first, second))
    assert set(found.differ) <= set(found.disputed)
    assert all(None in sheets[number][:2] for number in found.missing)
