from datetime import date

import pytest

from lianxin.accounts import services
from lianxin.accounts.models import Grant
from lianxin.accounts.selectors import known_scopes
from lianxin.accounts.vocabulary import Role
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from tests.cast import make_user


def give(user, role, starts_on, ends_on=None):
    return services.give_grant(user=user, role=role, starts_on=starts_on, ends_on=ends_on, by=SYSTEM)


def test_operator_and_auditor_not_at_the_same_time(cast):
    user = cast.user("resident")
    give(user, Role.OPERATOR, date(2026, 1, 1), date(2026, 6, 30))
    with pytest.raises(RuleBroken):
        give(user, Role.AUDITOR, date(2026, 6, 30))
    assert give(user, Role.AUDITOR, date(2026, 7, 1)).pk


@pytest.mark.parametrize("apart", [Role.OPERATOR, Role.AUDITOR])
def test_operator_and_auditor_hold_no_role_that_acts(cast, apart):
    for role in Role:
        holder = make_user(f"{apart}-{role}", "甲", role=role)
        if role in (apart, Role.RESIDENT, Role.HOUSEHOLD_REP):
            assert give(holder, apart, date(2026, 9, 1)).pk
        else:
            with pytest.raises(RuleBroken):
                give(holder, apart, date(2026, 9, 1))


@pytest.mark.parametrize("role", [Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.COLLECTIVE_OFFICER])
def test_who_watches_over_a_village_neither_leads_it_nor_keeps_its_money(cast, role):
    with pytest.raises(RuleBroken):
        give(cast.user("supervisor"), role, date(2026, 9, 1))
    holder = make_user(f"one-{role}", "乙", role=role)
    with pytest.raises(RuleBroken):
        give(holder, Role.VILLAGE_SUPERVISOR, date(2026, 9, 1))


def test_end_grant_never_makes_it_longer(cast):
    grant = give(cast.user("resident"), Role.LIAISON, date(2026, 1, 1), date(2026, 6, 30))
    assert services.end_grant(grant=grant, on=date(2026, 12, 31), by=SYSTEM).ends_on == date(2026, 6, 30)


def test_known_scopes_of_the_whole_county(cast):
    Grant.objects.filter(user=cast.user("county_officer")).update(scope_path="")
    labels = {label for _, label in known_scopes(cast.actor("county_officer"))}
    assert {"上河村", "柳溪镇"} <= labels
