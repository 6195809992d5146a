"""Terms of those elected, ends that were entered ahead, and a woman on the committee."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lianxin.elections import presenters, selectors, services
from lianxin.elections.vocabulary import ElectionKind
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import Selection
from lianxin.people import services as people

SINCE = date(2026, 1, 5)


def appointed(post, name, **more):
    said = {"starts_on": SINCE, "basis": "选举", "is_screened": True, "by": SYSTEM}
    return organisations.appoint(post=post, holder_name=name, **said | more)


def by_election(village, later, *names):
    """A member is elected in a by-election; gives the tenure."""
    election = village.listed(since=6, kind=ElectionKind.BY_ELECTION)
    for name in names:
        village.stands(election, name, village.member)
    for name in ("辰", "巳"):
        if village.head in selectors.seats_of(election):
            village.stands(election, name, village.head)
    services.post_candidates(election=election, by=village.at())
    with later(30):
        votes = {each.name: 60 if each.name in ("丙", "辰") else 5 for each in selectors.on_ballot(election)}
        village.counted(election, votes)
        services.install_elected(election=election, on=clock.today(), basis="补选", by=village.at())
        return units.serving_in(village.unit).get(holder_name="丙")


def test_a_by_election_takes_the_term_of_the_elected_and_not_of_who_was_appointed(village, later):
    first = appointed(village.head, "主任甲")
    appointed(village.member, "委员乙")
    clerk = organisations.add_post(unit=village.unit, title="文书", selection=Selection.RECRUITED, by=SYSTEM)
    appointed(clerk, "文书丁", term_ends_on=date(2040, 1, 1))
    assert by_election(village, later, "丙", "戊").term_ends_on == first.term_ends_on


def test_with_nobody_serving_a_by_election_takes_the_last_term(village, later):
    first = appointed(village.head, "主任甲")
    organisations.end_tenure(tenure=first, on=clock.today(), reason="辞职", by=SYSTEM)
    assert by_election(village, later, "丙", "戊", "己").term_ends_on == first.term_ends_on


def test_whose_end_is_entered_ahead_makes_room_sooner(village, later):
    old = appointed(village.head, "旧主任")
    organisations.end_tenure(tenure=old, on=clock.today() + timedelta(days=60), reason="退休", by=SYSTEM)
    election = village.nominated()
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30})
        services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())
        old.refresh_from_db()
        assert old.ends_on == clock.today()
        assert units.serving_in(village.unit).get(post=village.head).holder_name == "甲"


def test_a_seat_that_comes_free_before_the_poll_is_elected_now(village):
    old = appointed(village.head, "主任")
    for name in ("乙", "丙"):
        appointed(village.member, name)
    assert selectors.kinds_open_to(village.unit) == [ElectionKind.FULL]
    organisations.end_tenure(tenure=old, on=clock.today() + timedelta(days=10), reason="退休", by=SYSTEM)
    assert selectors.kinds_open_to(village.unit) == [ElectionKind.FULL, ElectionKind.BY_ELECTION]
    election = village.planned(kind=ElectionKind.BY_ELECTION)
    assert selectors.seats_of(election) == {village.head: 1}


@pytest.mark.parametrize(
    ("sexes", "words"),
    [(("male",) * 3, "选出的人里没有妇女"), (("male", "male", ""), "系统不知道"), (("male", "female", ""), "")],
)
def test_a_committee_without_a_woman_is_said(village, later, client, sexes, words):
    election = village.listed(since=6)
    posts = (village.head, village.member, village.member)
    for name, sex, post in zip("甲丙丁", sexes, posts, strict=True):
        person = people.register_person(
            name=name, division=village.cast.village, sex=sex, by=village.at("clerk"), birth_year=1980
        )
        village.stands(election, name, post, holder_ref=person.public_id)
    for name, post in (("乙", village.head), ("戊", village.member)):
        village.stands(election, name, post)
    services.post_candidates(election=election, by=village.at())
    address = reverse("elections:election", args=[election.public_id])
    with later(30):
        village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30})
        for _installed in (False, True):
            client.force_login(village.cast.user("township_officer"))
            page = client.get(address).content.decode()
            assert words in page if words else "妇女" not in page
            client.force_login(village.cast.user("resident"))
            assert "妇女" not in client.get(address).content.decode()
            if not _installed:
                services.install_elected(election=election, on=clock.today(), basis="选举", by=village.at())


def test_who_plans_elections_is_told_half_a_year_before_a_term_is_over(village, client):
    near = appointed(village.head, "主任甲", term_ends_on=clock.today() + timedelta(days=100))
    officer = village.at()
    assert list(selectors.bodies_ending(officer)) == [village.unit]
    (row,) = presenters.term_rows(officer, clock.now())
    assert (row.next_action, row.due_at) == ("安排换届", clock.day_end(near.term_ends_on))
    client.force_login(village.cast.user("township_officer"))
    assert reverse("elections:terms") in client.get(reverse("elections:index")).content.decode()
    shown = client.get(reverse("elections:terms")).content.decode()
    assert reverse("elections:plan", args=[village.unit.public_id]) in shown
    client.force_login(village.cast.user("resident"))
    assert client.get(reverse("elections:terms")).status_code == 404
    village.planned()
    assert not selectors.bodies_ending(officer)
    assert presenters.term_rows(officer, clock.now()) == []
