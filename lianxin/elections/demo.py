"""Elections of the sample county: one prepared, one to be voted on today, one just counted, one that is over."""

from datetime import timedelta

from lianxin.elections import selectors, services
from lianxin.elections.vocabulary import BallotOrder, DeclineCause, ElectionKind, Method, RecallGround
from lianxin.kit import clock
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind


def load_elections(village, other, *, by):
    """Villagers' groups: the elected serve, the votes are just counted, today is the poll, the list hangs."""
    election = _counted(_body(village, "上片村民小组", by), by)
    _head, member, *_others = selectors.standing(election)[1:]
    services.decline_seat(candidate=member, on=clock.today(), cause=DeclineCause.OWN_WISH, reason="要出门做工", by=by)
    services.install_elected(election=election, on=clock.today(), basis="选举结果报告单", by=by)
    _counted(_body(village, "中片村民小组", by), by)
    coming = services.plan_election(
        unit=_body(other, "下片村民小组", by), kind=ElectionKind.FULL, method=Method.GROUP,
        poll_on=clock.today() + timedelta(days=20), committee=["方春分", "毛清明"], by=by,
    )  # fmt: skip
    services.post_list(election=coming, listed=45, listed_on=clock.today(), by=by)
    _candidates(coming, by)
    voting = _listed(_body(other, "东片村民小组", by), by)
    services.post_candidates(election=voting, by=by)
    places = {each.public_id: place for each, place in zip(selectors.standing(voting), (2, 1, 3, 1, 2), strict=True)}
    services.order_candidates(election=voting, order=BallotOrder.LOT, places=places, by=by)
    _recall(village, by)
    services.object_to_list(
        election=coming, name="石谷雨", words="我家分户了，名单上还是一户", raised_on=clock.today(), by=by
    )


def _recall(village, by):
    """Some voters want a member of the village's committee to leave; the vote is still to come."""
    committee = units.unit_of_division(village, UnitKind.VILLAGERS_COMMITTEE)
    member = list(selectors.who_may_be_recalled(committee))[-1]
    recall = services.raise_recall(
        tenure=member, ground=RecallGround.VOTERS, asked=212, total=1040, raised_on=clock.today(),
        reason="承诺过的水渠两年没有修，会也不来开", by=by,
    )  # fmt: skip
    services.write_answer(recall=recall, answer="水渠的钱去年才批下来，今年五月开工；没有来的三次会都请过假。", by=by)
    services.call_vote(recall=recall, vote_on=clock.today() + timedelta(days=20), by=by)


def _listed(unit, by):
    election = services.plan_election(
        unit=unit, kind=ElectionKind.FULL, method=Method.GROUP, poll_on=clock.today(), committee=["严大寒", "花立秋"],
        by=by,
    )  # fmt: skip
    services.post_list(election=election, listed=60, listed_on=clock.today() - timedelta(days=24), by=by)
    _candidates(election, by)
    return election


def _counted(unit, by):
    election = _listed(unit, by)
    services.post_candidates(election=election, by=by)
    votes = dict(zip((each.public_id for each in selectors.on_ballot(election)), (41, 9, 38, 33, 27), strict=True))
    return services.enter_count(
        election=election, held_on=clock.today(), cast=52, proxies=4, votes=votes,
        tellers="丁立春唱票，万雨水计票，于惊蛰监票", by=by,
    )  # fmt: skip


def _body(place, name, by):
    unit = organisations.create_unit(kind=UnitKind.VILLAGERS_GROUP, name=name, division=place, by=by)
    organisations.add_post(unit=unit, title="组长", is_head=True, by=by)
    organisations.add_post(unit=unit, title="组员", seats=2, by=by)
    return unit


def _candidates(election, by):
    head, member = selectors.elected_posts(election.unit)
    names = (("任立夏", head), ("汤小满", head), ("余芒种", member), ("水处暑", member), ("柏白露", member))
    for name, post in names:
        services.nominate(election=election, post=post, name=name, nominated_by="五户联名", by=by)
