"""The guest of an alliance: given by officers, over no place, and looked after by who opened the account."""

import pytest

from lianxin.accounts import policies, selectors, services
from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed
from tests.cast import make_user


def give(cast, user, by, **over):
    return services.give_grant(
        user=user, role=Role.ALLIANCE_PARTNER, unit_id=7, starts_on=clock.today(), by=cast.actor(by), **over
    )


def test_officers_give_it_over_no_place(cast):
    guest = make_user("guest", "客人")
    with pytest.raises(NotAllowed, match="党建联盟"):
        give(cast, guest, "county_officer", scope_path=cast.county.path)
    with pytest.raises(NotAllowed, match="党建联盟"):
        give(cast, guest, "secretary")
    give(cast, guest, "township_officer")
    assert selectors.actor_for(guest).units(Role.ALLIANCE_PARTNER) == {7}
    assert selectors.actor_for(guest).scopes(Role.ALLIANCE_PARTNER) == ()


def _keepers(cast, user):
    """The officers who keep an account; who sees it in the list is the same."""
    held, found = selectors.grants_of(user), set()
    for name in ("township_officer", "county_officer"):
        may = policies.can_keep_account(cast.actor(name), user, held)
        assert may.hidden == (user not in selectors.accounts_kept_by(cast.actor(name)))
        assert bool(may) == bool(policies.can_help_in(cast.actor(name), user, held))
        found |= {name} if may else set()
    return found


def test_who_opened_the_account_of_a_guest_keeps_it_and_no_other_officer(cast):
    guest = services.create_user(username="guest", name="客人", by=cast.actor("county_officer"))
    give(cast, guest, "township_officer")
    assert _keepers(cast, guest) == {"county_officer"}


def test_to_be_named_puts_nobody_into_an_officers_hands(cast):
    somebody = make_user("somebody", "居民")
    give(cast, somebody, "township_officer")
    assert _keepers(cast, somebody) == set()


def test_a_cadre_who_speaks_for_a_member_stays_in_their_officers_hands(cast):
    secretary = cast.user("secretary")
    before = _keepers(cast, secretary)
    give(cast, secretary, "county_officer")
    assert _keepers(cast, secretary) == before == {"township_officer", "county_officer"}
