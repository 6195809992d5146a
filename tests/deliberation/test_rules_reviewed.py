"""Village rules in force are looked at again in each term: kept by the assembly, or ended by the next version."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.deliberation import selectors, services
from lianxin.deliberation.calc.village_rules import YEARS, after_years, how_changed, review_by
from lianxin.deliberation.models import VillageRule
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.organisations import services as organisations
from tests.deliberation.test_village_rules import GOOD, checked, decided

DATES = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(DATES, st.none() | st.tuples(DATES, st.none() | DATES), st.integers(30, 365))
def test_rules_are_looked_at_again_after_they_were_decided_on(on, term, days):
    if term and term[1] and (term[1] <= max(term[0], on)):
        term = (term[0], None)
    if term and on >= after_years(term[0]):
        return  # a term that is over is none that runs
    due = review_by(on, term, days)
    assert due > on
    if term and on < term[0]:
        assert due == term[0] + timedelta(days=days)
    elif term is None:
        assert (due.year, due.month) == (on.year + YEARS, on.month)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ("一。\n二。", "一。\n\n 二。", "kept"),
        ("一。\n二。", "一。\n三。", "amended"),
        ("一。", "一。\n二。", "amended"),
        ("一。", "二。", "replaced"),
    ],
)
def test_what_a_new_version_is_to_the_one_before(before, after, outcome):
    assert how_changed(before, after) == outcome


def in_force(hall, text=GOOD, ago=400, version=1):
    """Adopted so many days ago and posted."""
    rule = services.adopt_village_rule(rule=checked(hall, text), resolution=decided(hall, motion=text), by=hall.head)
    township = hall.cast.actor("township_officer")
    rule = services.file_village_rule(rule=rule, filing=f"备〔2026〕{version}号", filed_on=clock.today(), by=township)
    rule = services.post_village_rule(rule=rule, by=hall.head)
    if ago:
        VillageRule.objects.filter(pk=rule.pk).update(decided_on=clock.today() - timedelta(days=ago))
        rule.refresh_from_db()
    return rule


def elected(hall, ago, term_ends_in=1100):
    """The village has a committee that took office so many days ago."""
    village, today = hall.cast.village, clock.today()
    unit = organisations.create_unit(kind="villagers_committee", name="上河村村民委员会", division=village, by=SYSTEM)
    post = organisations.add_post(unit=unit, title="主任", is_head=True, by=SYSTEM)
    return organisations.appoint(
        post=post, holder_name="冯芒种", starts_on=today - timedelta(days=ago), basis="换届选举", is_screened=True,
        warning_words="样例", term_ends_on=today + timedelta(days=term_ends_in), by=SYSTEM,
    )  # fmt: skip


def waits(hall, who="committee"):
    rows = waiting_for(hall.cast.actor(who), hall.now)
    return [(row.next_action, row.tone) for row in rows if row.url.startswith("/hall/village-rules/")]


@pytest.mark.parametrize(
    ("decided_ago", "elected_ago", "row"),
    [
        (400, 100, [("换届了，请村民会议复核", "wait")]),
        (400, 300, [("换届了，请村民会议复核", "late")]),
        (100, 300, []),  # this term's own
        (400, None, []),
        (366 * YEARS, None, [("换届了，请村民会议复核", "late")]),
    ],
)
def test_who_keeps_the_place_is_told_once_a_term_began(hall, decided_ago, elected_ago, row):
    rule = in_force(hall, ago=decided_ago)
    if elected_ago:
        elected(hall, elected_ago)
    assert waits(hall) == waits(hall, "secretary") == row
    assert waits(hall, "clerk") == waits(hall, "township_officer") == []
    due, begun = selectors.review_of(rule)
    assert begun is bool(row)
    if elected_ago and begun:
        assert due == clock.today() - timedelta(days=elected_ago) + timedelta(days=180)


def test_who_joined_the_committee_later_begins_no_term(hall):
    tenure = elected(hall, 700)
    organisations.appoint(
        post=organisations.add_post(unit=tenure.post.unit, title="委员", by=SYSTEM), holder_name="补选",
        starts_on=clock.today() - timedelta(days=20), basis="补选", is_screened=True, warning_words="样例",
        term_ends_on=tenure.term_ends_on, by=SYSTEM,
    )  # fmt: skip
    in_force(hall, ago=400)
    assert waits(hall) == []


def test_the_assembly_of_the_term_keeps_them_word_for_word(hall, client):
    rule = in_force(hall)
    elected(hall, 100)
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/village-rules/{rule.public_id}/"
    page = client.get(at).content.decode()
    assert "登记复核：不改" in page
    assert "换届以后的会议来复核" in page
    resolution = decided(hall)
    given = {"rule": rule, "resolution": resolution}
    with pytest.raises(NotAllowed):
        services.review_village_rule(**given, by=hall.clerk)
    page = client.post(f"{at}review/", {"resolution": resolution.public_id, "explained": ""}, follow=True)
    assert "不改，接着执行" in page.content.decode()
    rule.refresh_from_db()
    review = rule.reviews.get()
    assert (rule.state, review.outcome, review.resolution) == ("in_force", "kept", resolution)
    assert rule.decided_on == review.decided_on
    assert waits(hall) == []
    with pytest.raises(RuleBroken):
        services.review_village_rule(**given, by=hall.head)
    client.logout()
    assert resolution.number in client.get(at).content.decode()


def test_a_decision_of_the_term_before_and_of_representatives_is_refused(hall):
    rule = in_force(hall, ago=800)
    old, reps = decided(hall), decided(hall, "villager_rep_assembly")
    meeting = old.item.meeting
    meeting.starts_at = clock.now() - timedelta(days=200)
    meeting.save(update_fields=["starts_at"])
    elected(hall, 100)
    for resolution in (old, reps):
        with pytest.raises(RuleBroken) as refused:
            services.review_village_rule(rule=rule, resolution=resolution, by=hall.head)
        assert refused.value.field == "resolution"


def test_the_words_are_looked_through_again(hall, client):
    rule = in_force(hall)
    VillageRule.objects.filter(pk=rule.pk).update(text="乱倒垃圾的罚款五十元。")  # it slipped through then
    elected(hall, 100)
    assert "行政处罚法第十六条" in client.get(f"/hall/village-rules/{rule.public_id}/").content.decode()
    given = {"rule": rule, "resolution": decided(hall, motion="乱倒垃圾的罚款五十元。"), "by": hall.head}
    with pytest.raises(RuleBroken) as refused:
        services.review_village_rule(**given)
    assert refused.value.field == "explained"
    services.review_village_rule(**given, explained="说的是派出所依法罚的。")
    assert "说的是派出所依法罚的。" in client.get(f"/hall/village-rules/{rule.public_id}/").content.decode()


def test_the_next_version_is_what_the_review_came_to(hall, client):
    rule = in_force(hall)
    elected(hall, 100)
    newer = in_force(hall, text=GOOD + "\n夜里十点以后不放音响。", ago=0, version=2)
    rule.refresh_from_db()
    review = rule.reviews.get()
    assert (rule.state, review.outcome, review.next_rule, review.resolution) == (
        "replaced", "amended", newer, newer.resolution,
    )  # fmt: skip
    assert waits(hall) == []
    assert "改了几条" in client.get(f"/hall/village-rules/{rule.public_id}/").content.decode()
