"""Money and labour a village raises: what a year may ask of one person, who is let off, who signs, checks and answers, what came in."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from lianxin.bulletin import selectors as board
from lianxin.deliberation import selectors, services
from lianxin.deliberation.calc.raisings import (
    FREES,
    LABOUR,
    MONEY,
    Owed,
    WorkingAges,
    above,
    is_backed,
    is_carried,
    is_worker,
    labour_as_money,
    owed,
)
from lianxin.deliberation.models import FundRaising, RaisingHousehold
from lianxin.deliberation.presenters.raisings import let_off_in_words
from lianxin.deliberation.vocabulary import Ground
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.people import selectors as people_in

AGES = WorkingAges(18, 55, 50)
amounts = st.integers(min_value=0, max_value=100_000)


@given(amounts, amounts, st.integers(0, 30), st.integers(0, 30))
def test_the_cap_exactly_fits_and_a_fen_or_a_day_more_does_not(fen, earlier_fen, days, earlier_days):
    earlier, cap = Owed(earlier_fen, earlier_days), Owed(fen + earlier_fen, days + earlier_days)
    assert not above(Owed(fen, days), earlier, cap)
    assert above(Owed(fen + 1, days + 1), earlier, cap) == Owed(1, 1)


@given(amounts, amounts)
def test_what_is_not_asked_is_never_above(fen, earlier):
    assert not above(Owed(0, 0), Owed(earlier, earlier), Owed(0, 0))
    assert above(Owed(fen + 1, 0), Owed(0, earlier), Owed(fen, 0)) == Owed(1, 0)


@given(amounts, st.integers(0, 30), st.booleans(), st.sets(st.sampled_from(sorted(FREES))))
def test_each_ground_lets_off_its_part_whole_and_nothing_else(fen, days, works, grounds):
    parts = {part for ground in grounds for part in FREES[ground]}
    found = owed(fen, days, works=works, grounds=grounds)
    assert found == Owed(0 if MONEY in parts else fen, days if works and LABOUR not in parts else 0)


def test_every_ground_says_what_it_lets_off():
    assert set(FREES) == set(Ground.values)
    assert FREES["low_income"] == (MONEY,)
    assert {ground for ground, parts in FREES.items() if parts == (LABOUR,)} == {
        "disabled_veteran", "student", "pregnant", "sick",
    }  # fmt: skip


@given(st.integers(1, 10_000))
def test_signatures_are_counted_by_whole_numbers(of):
    tenth, fifth, half = -(-of // 10), -(-of // 5), of // 2
    assert is_backed("villagers", tenth, of)
    assert not is_backed("villagers", tenth - 1, of)
    assert is_backed("reps", fifth, of)
    assert not is_backed("reps", fifth - 1, of)
    assert not is_backed("reps", of + 1, of)
    assert is_backed("committee", 0, 0)
    assert not is_carried(half, of)
    assert is_carried(half + 1, of)


@given(st.integers(10, 70))
def test_of_age_to_work_are_both_ends_and_nobody_unknown(years):
    on = date(2026, 11, 28)
    birthday = date(on.year - years, on.month, on.day)
    day_after = birthday + timedelta(days=1)  # a year younger still
    assert is_worker("male", (birthday, birthday), on, AGES) == (18 <= years <= 55)
    assert is_worker("female", (birthday, birthday), on, AGES) == (18 <= years <= 50)
    assert is_worker("male", (day_after, day_after), on, AGES) == (18 <= years - 1 <= 55)
    assert not is_worker("", (birthday, birthday), on, AGES)
    assert not is_worker("male", None, on, AGES)


def test_of_whom_only_the_year_is_known_is_asked_what_surely_holds():
    on = date(2026, 6, 1)
    year = lambda born: (date(born, 1, 1), date(born, 12, 31))  # noqa: E731
    assert not is_worker("male", year(2008), on, AGES)  # perhaps still seventeen
    assert is_worker("male", year(2007), on, AGES)
    assert not is_worker("male", year(1970), on, AGES)  # perhaps fifty-six already
    assert is_worker("male", year(1971), on, AGES)


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("不出工的每个工交八十元。", True),
        ("可以以资代劳。", True),
        ("一个工折八十元。", True),
        ("出工的自带工具，每个劳力两个工。", False),
        ("每人出十五元，每个劳力出两个工。", False),
        ("修三百米水渠，水泥一万元。", False),
    ],
)
def test_words_that_turn_labour_into_money_are_found(text, turned):
    assert bool(labour_as_money(text)) is turned


def lines(raising):
    return {line.name: line for line in selectors.lines_of(raising)}


def signed(hall, raising, yes):
    households = list(raising.households.all())
    rows = [(each, number < yes) for number, each in enumerate(households)]
    return services.enter_signatures(raising=raising, rows=rows, by=hall.clerk)


def decided(hall, raising):
    """Proposed, signed by all, and passed by the representatives."""
    services.propose_raising(raising=raising, by=hall.head)
    services.count_signatures(raising=signed(hall, raising, 3), by=hall.head)
    hall.now -= timedelta(days=10)
    words = selectors.motion_of_raising(raising)
    meeting = hall.validated(hall.minuted(hall.held(hall.called(days=10, motion=words), 30), yes=20, no=5, abstain=5))
    return services.decide_raising(raising=raising, meeting=meeting, by=hall.head), meeting


def passed(hall, title, motion):
    """A meeting of representatives, sixteen days from the hall's now, that passed one item."""
    called = hall.called(hall.body(name=f"{title}代表会议"), days=16, title=title, motion=motion)
    return hall.minuted(hall.held(called, 30), yes=20, no=5, abstain=5)


def posted(hall, raising):
    """Checked by township and county, and on the board."""
    raising, meeting = decided(hall, raising)
    services.pass_raising(
        raising=raising, words="没有意见", filing="柳政〔2026〕3号", by=hall.cast.actor("township_officer")
    )
    services.reply_raising(
        raising=raising, words="同意", filing="青农〔2026〕8号", by=hall.cast.actor("county_officer")
    )
    today = clock.today()
    resolution = services.register_resolution(
        item=meeting.items.get(), effective_on=today, responsible="村委会", due_on=today, review_on=today, by=hall.head
    )
    services.publish_resolution(resolution=resolution, by=hall.head)
    return services.post_raising(raising=raising, resolution=resolution, by=hall.head), resolution


def test_a_draft_lists_everybody_and_who_works(hall):
    raising = hall.raising()
    sums = selectors.sums_of(raising)
    assert (sums["persons"], sums["workers"], sums["owed"]) == (9, 3, Owed(9000, 6))
    assert [each.code for each in raising.households.all()] == ["000", "001", "002"]
    assert (raising.cap_fen, raising.cap_days, raising.phase.code) == (1500, 10, "raise")
    assert "省里批准" in raising.cap_basis


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"per_head_fen": 1501}, "per_head"),
        ({"per_worker_days": 11}, "per_worker_days"),
        ({"per_head_fen": 0, "per_worker_days": 0}, "per_head"),
        ({"what": "不出工的每个工交八十元。"}, "what"),
        ({"proposer": "villagers", "signers": [("甲0", "000")]}, "signers"),  # no roll of voters
        ({"proposer": "reps", "signers": [("代表01", "001")]}, "signers"),  # no representatives
        ({"year": 2020}, "year"),
    ],
)
def test_a_draft_that_asks_too_much_or_rests_on_too_few_is_refused(hall, more, field):
    with pytest.raises(RuleBroken) as refused:
        hall.raising(**more)
    assert refused.value.field == field
    assert not FundRaising.objects.exists()


def test_who_proposes_is_known_by_name_and_counted_against_the_roll(hall, client):
    hall.body(size=41)  # a fifth is 8 1/5
    roll, signed = hall.registered(), [(f"代表{number:02d}", "") for number in range(1, 9)]
    for more, told in (([], "41 人里的 8 人"), ([("代表08", "008")], "一人签一次"), ([("路人", "")], "名册上没有")):
        with pytest.raises(RuleBroken, match=told) as refused:
            hall.raising(roll, proposer="reps", signers=[*signed, *more])
        assert refused.value.field == "signers"
    raising = hall.raising(roll, proposer="reps", signers=[*signed, ("代表09", "009")])
    assert (raising.proposer_signed, raising.proposer_of, raising.signers.count()) == (9, 41, 9)
    voters = hall.roll(size=15)
    of = len(people_in.names_on_roll(voters))
    names = [(name, code) for name, code, _person in people_in.names_on_roll(voters)]
    least = -(-of // 10)
    with pytest.raises(RuleBroken, match=f"{of} 人里的 {least - 1} 人"):
        hall.raising(roll, proposer="villagers", signers=names[: least - 1])
    by_villagers = hall.raising(roll, proposer="villagers", signers=names[:least])
    assert by_villagers.signers.filter(person__isnull=False).count() == least
    client.force_login(hall.cast.user("committee"))
    assert "代表09" in client.get(f"/hall/raisings/{raising.public_id}/households/").content.decode()
    client.logout()
    page = client.get(f"/hall/raisings/{raising.public_id}/").content.decode()
    assert "41 人里的 9 人" in page
    assert "代表09" not in page


def test_what_was_raised_earlier_in_the_year_counts(hall):
    roll = hall.registered()
    first = services.propose_raising(raising=hall.raising(roll), by=hall.head)
    second = hall.raising(roll, title="修路", per_head_fen=501, per_worker_days=8)
    with pytest.raises(RuleBroken) as refused:
        services.propose_raising(raising=second, by=hall.head)
    assert "9 人今年已经筹过" in refused.value.message
    third = hall.raising(roll, title="种树", per_head_fen=500, per_worker_days=8)
    assert services.propose_raising(raising=third, by=hall.head).phase.code == "households"
    next_year = hall.raising(roll, title="明年的", year=clock.today().year + 1)
    assert services.propose_raising(raising=next_year, by=hall.head).phase.code == "households"
    for each in (first, third):
        services.stop_process(process=each.process, reason="不做了", by=hall.head)
    assert services.propose_raising(raising=second, by=hall.head).phase.code == "households"


def test_who_was_let_off_is_not_counted_and_putting_them_back_is_looked_at(hall):
    roll = hall.registered(1)
    today = clock.today()
    first = hall.raising(roll, per_head_fen=1500, per_worker_days=0)
    for name in ("甲0", "乙0", "丙0"):
        services.exempt(
            line=lines(first)[name], ground="low_income", decided_by="民政所", decided_on=today, by=hall.clerk
        )
    assert selectors.sums_of(first)["owed"] == Owed(0, 0)
    services.propose_raising(raising=first, by=hall.head)
    second = hall.raising(roll, title="修路", per_head_fen=1500, per_worker_days=0)
    services.propose_raising(raising=second, by=hall.head)
    with pytest.raises(RuleBroken):
        services.end_exemption(line=lines(first)["甲0"], ground="low_income", reason="登记错了", by=hall.clerk)


def test_a_ground_is_entered_once_with_who_decided_and_hardship_by_a_meeting(hall):
    raising, today = hall.raising(), clock.today()
    man, woman = lines(raising)["甲0"], lines(raising)["乙0"]
    sick = {"ground": "sick", "decided_by": "村委会看过病历", "decided_on": today, "by": hall.clerk}
    services.exempt(line=man, **sick)
    for again in (man, woman):  # once only; and a woman of sixty works not anyway
        with pytest.raises(RuleBroken):
            services.exempt(line=again, **sick)
    with pytest.raises(RuleBroken) as refused:
        services.exempt(line=woman, ground="hardship", decided_by="村里", decided_on=today, by=hall.clerk)
    assert refused.value.field == "item"
    with pytest.raises(NotAllowed):
        services.exempt(line=woman, **(sick | {"by": hall.cast.actor("resident")}))
    assert selectors.sums_of(raising)["owed"] == Owed(9000, 4)
    services.end_exemption(line=man, ground="sick", reason="病好了", by=hall.clerk)
    assert selectors.sums_of(raising)["owed"] == Owed(9000, 6)
    early = passed(hall, "困难户减免", f"“{raising}”里三户困难的不出钱。")
    type(early).objects.filter(pk=early.pk).update(starts_at=raising.drafted_at - timedelta(days=1))
    raising, meeting = decided(hall, raising)
    other = passed(hall, "修路灯", "同意。")
    named = passed(hall, "困难的不出钱", f"“{raising}”里三户困难的不出钱。")
    given = {"ground": "hardship", "decided_by": "代表会议", "decided_on": today, "by": hall.clerk}
    for unfit in (early, meeting, other):  # before it was drafted; on the raising itself; on something else
        with pytest.raises(RuleBroken, match="单独表决一项"):
            services.exempt(line=woman, item=unfit.items.get(), **given)
    services.exempt(line=woman, item=named.items.get(), **given)
    assert selectors.sums_of(raising)["owed"] == Owed(8000, 6)


def test_exactly_half_of_the_households_is_not_enough(hall):
    raising = hall.raising(hall.registered(4))
    services.propose_raising(raising=raising, by=hall.head)
    with pytest.raises(RuleBroken) as refused:
        services.count_signatures(raising=signed(hall, raising, 2), by=hall.head)
    assert "4 户里签字同意 2 户，不同意 2 户" in refused.value.message
    assert services.count_signatures(raising=signed(hall, raising, 3), by=hall.head).phase.code == "decide"
    with pytest.raises(RuleBroken):
        signed(hall, raising, 4)


def test_what_a_meeting_passed_else_decides_no_raising(hall, client):
    raising = hall.raising()
    other = hall.raising(raising.roll, title="修路")
    services.propose_raising(raising=raising, by=hall.head)
    services.count_signatures(raising=signed(hall, raising, 3), by=hall.head)
    hall.now -= timedelta(days=10)
    body = hall.body()
    for words in ("停车位不收费。", selectors.motion_of_raising(other)):
        meeting = hall.minuted(hall.held(hall.called(body, days=10, motion=words), 30), yes=20, no=5, abstain=5)
        with pytest.raises(RuleBroken, match=raising.draft_number):
            services.decide_raising(raising=raising, meeting=meeting, by=hall.head)
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/raisings/{raising.public_id}/").content.decode()
    assert selectors.motion_of_raising(raising) in page


def test_an_assembly_of_everybody_needs_no_round_of_signatures(hall):
    raising = hall.raising(deciders="assembly")
    services.propose_raising(raising=raising, by=hall.head)
    assert services.count_signatures(raising=raising, by=hall.head).phase.code == "decide"
    hall.now -= timedelta(days=10)
    meeting = hall.minuted(hall.held(hall.called(days=10), 30), yes=20, no=5, abstain=5)
    with pytest.raises(RuleBroken):
        services.decide_raising(raising=raising, meeting=meeting, by=hall.head)


def test_the_record_is_the_only_way_of_its_steps(hall):
    raising = hall.raising()
    with pytest.raises(RuleBroken) as refused:
        services.take_phase(process=raising.process, words="走完了", by=hall.head)
    assert "筹资筹劳的那一页" in refused.value.message
    with pytest.raises(RuleBroken):
        services.count_signatures(raising=raising, by=hall.head)


def test_township_and_county_each_say_their_own_and_may_refuse(hall):
    raising, _meeting = decided(hall, hall.raising())
    reply = {"raising": raising, "words": "同意", "filing": "1"}
    for service, name in ((services.pass_raising, "committee"), (services.reply_raising, "county_officer")):
        with pytest.raises((NotAllowed, RuleBroken)):
            service(**reply, by=hall.cast.actor(name))
    raising = services.pass_raising(**reply, by=hall.cast.actor("township_officer"))
    assert raising.process.due_on is not None  # the county's seven working days
    with pytest.raises(NotAllowed):
        services.refuse_raising(raising=raising, reason="不合适", by=hall.cast.actor("township_officer"))
    refused = services.refuse_raising(raising=raising, reason="超出范围", by=hall.cast.actor("county_officer"))
    assert (refused.process.state, refused.process.stopped_reason, refused.phase) == ("stopped", "超出范围", None)


def test_each_step_waits_for_whose_it_is(hall, client):
    def waits(name):
        return [row.title for row in waiting_for(hall.cast.actor(name), clock.now())]

    raising, _meeting = decided(hall, hall.raising())
    assert str(raising) in waits("township_officer")
    assert str(raising) not in waits("county_officer")
    assert str(raising) not in waits("clerk")
    raising = services.pass_raising(raising=raising, words="同意", filing="1", by=hall.cast.actor("township_officer"))
    assert str(raising) not in waits("township_officer")
    assert str(raising) in waits("county_officer")
    services.reply_raising(raising=raising, words="同意", filing="2", by=hall.cast.actor("county_officer"))
    assert str(raising) not in waits("county_officer")
    assert str(raising) in waits("clerk")
    client.force_login(hall.cast.user("clerk"))
    assert str(raising) in client.get("/today/").content.decode()


def test_what_comes_in_is_never_more_than_owed_and_money_never_for_labour(hall):
    raising, resolution = posted(hall, hall.raising())
    notice = board.standing_of("fund_raising", raising.public_id)
    assert notice is not None
    home, today = raising.households.first(), clock.today()

    def receive(kind, amount, number):
        return services.receive(household=home, kind=kind, amount=amount, number=number, on=today, by=hall.clerk)

    receive("money", 3000, "001")
    with pytest.raises(RuleBroken) as refused:
        receive("money", 1, "002")
    assert "出工不能折成钱" in refused.value.message
    receive("labour", 2, "001")
    with pytest.raises(RuleBroken):
        receive("labour", 1, "002")
    assert selectors.sums_of(raising)["came"] == Owed(3000, 2)
    with pytest.raises(RuleBroken, match="照收据退还"):  # stopped, nothing could be given back any more
        services.stop_process(process=raising.process, reason="不做了", by=hall.head)
    with pytest.raises(RuleBroken) as paid:  # has paid already
        services.exempt(line=home.lines.first(), ground="service", decided_by="人武部", decided_on=today, by=hall.clerk)
    assert "先更正收据" in paid.value.message
    receipt = raising.receipts.get(kind="money")
    services.correct_receipt(household=home, receipt=receipt, reason="写错户了", by=hall.clerk)
    assert selectors.sums_of(raising)["came"] == Owed(0, 2)
    with pytest.raises(RuleBroken):
        services.correct_receipt(household=home, receipt=receipt, reason="再来", by=hall.clerk)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE deliberation_raisingreceipt SET amount = 1")
    services.finish_resolution(resolution=resolution, words="水渠修好了。", by=hall.head)
    raising = services.finish_raising(raising=raising, resolution=resolution, words="买水泥，没有剩。", by=hall.head)
    assert raising.process.state == "done"
    assert board.standing_of("fund_raising_result", raising.public_id) is not None
    with pytest.raises(RuleBroken):
        receive("money", 1000, "009")


def test_an_annulled_resolution_is_collected_on_no_more_and_what_came_in_is_given_back(hall, client):
    raising, resolution = posted(hall, hall.raising())
    home, today, township = raising.households.first(), clock.today(), hall.cast.actor("township_officer")
    received = {"household": home, "kind": "money", "amount": 1000, "on": today, "by": hall.clerk}
    services.receive(**received, number="001")
    services.end_resolution(resolution=resolution, state="annulled", words="县法院判决撤销", by=township)
    with pytest.raises(RuleBroken, match="不能再收"):
        services.receive(**received, number="002")
    client.force_login(hall.cast.user("clerk"))
    for at in (f"/hall/raisings/{raising.public_id}/", f"/hall/raising-households/{home.public_id}/"):
        page = client.get(at).content.decode()
        assert ("起不再收钱、记工" in page, "/receive/" in page) == (True, False)
    other = hall.raising(raising.roll, title="修路")
    assert len(selectors.raised_earlier(other)) == 9  # it still has their money
    receipt = raising.receipts.get()
    services.correct_receipt(household=home, receipt=receipt, reason="退还", by=hall.clerk)
    assert selectors.raised_earlier(other) == {}
    resolution.refresh_from_db()
    raising = services.finish_raising(raising=raising, resolution=resolution, words="收的都退了。", by=hall.head)
    assert raising.process.state == "done"


def test_a_raising_goes_from_a_draft_to_its_list_in_the_browser(hall, client):
    roll = hall.registered()
    client.force_login(hall.cast.user("committee"))
    typed = {
        "division": hall.cast.village.public_id, "title": "修水渠", "purpose": "water", "what": "修三百米。", "cost": "30000",
        "year": clock.today().year, "proposer": "committee", "deciders": "reps", "per_head": "15.01",
        "per_worker_days": 2, "account": "水渠专账", "roll": roll.public_id,
    }  # fmt: skip
    refused = client.post("/hall/raisings/new/", typed)
    assert refused.status_code == 422
    assert "每人每年最多 15 元" in refused.content.decode()
    assert "修三百米" in refused.content.decode()
    page = client.post("/hall/raisings/new/", typed | {"per_head": "15"}, follow=True).content.decode()
    assert "9 人，3 户，其中劳力 3 人" in page
    raising = FundRaising.objects.get()
    at, home = f"/hall/raisings/{raising.public_id}/", raising.households.first()
    line = lines(raising)["甲0"]
    said = {"ground": "student", "decided_by": "学校开的证明", "decided_on": clock.today()}
    page = client.post(f"/hall/raising-persons/{line.public_id}/exempt/", said, follow=True).content.decode()
    assert "学校开的证明" in page
    assert "在校学生 1 人" not in client.get(at).content.decode()  # fewer than five are not told apart
    client.post(f"{at}propose/")
    everybody = {f"agrees_{each.pk}": "yes" for each in raising.households.all()}
    client.post(f"{at}signatures/", everybody)
    assert "3 户里同意 3 户" in client.post(f"{at}count/", follow=True).content.decode()
    for name, status in (("supervisor", 200), ("clerk", 200), ("resident", 403), ("township_officer", 403)):
        client.force_login(hall.cast.user(name))
        assert client.get(f"{at}households/").status_code == status, name
        assert client.get(f"/hall/raising-households/{home.public_id}/").status_code == status, name
    client.logout()
    page = client.get(at).content.decode()
    assert "甲0" not in page
    assert "省里批准" in page


def test_lists_ask_the_same_for_one_and_for_a_hundred(hall, client):
    raising = hall.raising()
    client.force_login(hall.cast.user("committee"))
    seen = []
    for n in (0, 99):
        RaisingHousehold.objects.bulk_create(
            RaisingHousehold(raising=raising, number=10 + i, code=f"x{i}", name="某") for i in range(n)
        )
        for address in ("/hall/raisings/", (at := f"/hall/raisings/{raising.public_id}/"), f"{at}households/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            seen.append(len(queries))
    assert seen[:3] == seen[3:]
    assert max(seen) <= 11, seen


def test_how_many_pay_does_not_tell_of_a_ground_few_share():
    """Six and two of a hundred, of whom ninety-two pay: two would be left over."""
    assert let_off_in_words({"low_income": 6, "sick": 2}) == "不到五个人的原因，和减一减就猜得出的，不列出来"
    assert "6 人" in let_off_in_words({"low_income": 6, "sick": 9})
