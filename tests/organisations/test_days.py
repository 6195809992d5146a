"""What a day may be: of an end, a name, a move; ends entered ahead; how long a body serves."""

from datetime import date, timedelta

import pytest

from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import selectors, services
from lianxin.organisations.calc.kinds import KINDS, term_years
from lianxin.organisations.vocabulary import AuditTag, UnitKind
from tests.cast import make_user

FOUNDED = date(2025, 1, 5)


@pytest.fixture
def branch(cast):
    return services.create_unit(
        kind=UnitKind.PARTY_BRANCH, name="上河村党支部", division=cast.village, established_on=FOUNDED, by=SYSTEM
    )


def serving(branch, name="王清明", **more):
    post = branch.posts.filter(title="书记").first() or services.add_post(
        unit=branch, title="书记", is_head=True, role=Role.BRANCH_SECRETARY, by=SYSTEM
    )
    return services.appoint(post=post, holder_name=name, starts_on=FOUNDED, basis="选举", by=SYSTEM, **more)


@pytest.mark.parametrize("on", [FOUNDED - timedelta(days=1), date(2099, 1, 1)])
def test_a_unit_ends_between_its_founding_and_today(branch, on):
    with pytest.raises(RuleBroken) as refused:
        services.dissolve_unit(unit=branch, on=on, reason="撤销", by=SYSTEM)
    assert refused.value.field == "on"
    assert selectors.find_unit(branch.public_id).dissolved_on is None


def test_a_name_is_not_borne_before_its_day(branch):
    with pytest.raises(RuleBroken, match="也不能晚于今天"):
        services.rename_unit(unit=branch, name="新名", on=clock.today() + timedelta(days=1), by=SYSTEM)
    assert services.rename_unit(unit=branch, name="新名", on=clock.today(), by=SYSTEM).name == "新名"


def test_a_unit_moves_no_sooner_than_it_last_moved(cast, branch):
    services.move_unit(unit=branch, division=cast.other_village, on=date(2026, 6, 1), basis="搬迁", by=SYSTEM)
    with pytest.raises(RuleBroken, match="上一次搬迁的日子（2026-06-01）"):
        services.move_unit(unit=branch, division=cast.community, on=date(2026, 5, 31), basis="搬迁", by=SYSTEM)
    services.move_unit(unit=branch, division=cast.community, on=date(2026, 6, 1), basis="搬迁", by=SYSTEM)


def test_an_end_entered_ahead_is_brought_forward_and_never_put_off(branch):
    user = make_user("shuji", "王清明")
    tenure = serving(branch, user=user)
    ahead = clock.today() + timedelta(days=60)
    services.end_tenure(tenure=tenure, on=ahead, reason="退休", by=SYSTEM)
    assert list(selectors.serving_in(branch)) == [tenure]
    assert not selectors.serving_in(branch, ahead)
    with pytest.raises(RuleBroken, match="还有人在岗"):
        services.dissolve_unit(unit=branch, on=clock.today(), reason="撤销", by=SYSTEM)
    for day in (ahead, ahead + timedelta(days=1)):
        with pytest.raises(RuleBroken, match="只能写更早的一天"):
            services.end_tenure(tenure=tenure, on=day, reason="再等等", by=SYSTEM)
    services.end_tenure(tenure=tenure, on=clock.today(), reason="提前退休", by=SYSTEM)
    assert Grant.objects.get(user=user).ends_on == clock.today() - timedelta(days=1)
    event = AuditEvent.objects.filter(tag=AuditTag.END_TENURE).order_by("-pk").first()
    assert (event.before, event.after) == (
        {"ends_on": ahead.isoformat()}, {"ends_on": clock.today().isoformat()},
    )  # fmt: skip
    assert not selectors.serving_in(branch)


@pytest.mark.parametrize(
    ("kind", "in_village", "years"),
    [
        ("party_branch", True, 5), ("party_branch", False, 3), ("party_joint_branch", True, 5),
        ("party_joint_branch", False, 3), ("party_general_branch", True, 5), ("party_general_branch", False, 3),
        ("party_committee", False, 5), ("villagers_committee", True, 5), ("party_temp_branch", True, 0),
    ],
)  # fmt: skip
def test_how_long_a_body_serves(kind, in_village, years):
    assert term_years(kind, in_village=in_village) == years


@pytest.mark.parametrize("kind", KINDS)
def test_no_body_serves_longer_above_a_village(kind):
    assert term_years(kind, in_village=False) <= term_years(kind, in_village=True) <= 5


@pytest.mark.parametrize(("place", "year"), [("village", 2030), ("community", 2030), ("township", 2028)])
def test_a_term_goes_by_the_place_of_the_branch(cast, place, year):
    unit = services.create_unit(
        kind=UnitKind.PARTY_JOINT_BRANCH, name="联合党支部", division=getattr(cast, place), by=SYSTEM
    )
    assert serving(unit).term_ends_on == date(year, 1, 5)
