"""The guest of an alliance: given by officers, over no place, and looked after by who gave it."""

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


def test_who_gave_it_looks_after_the_account_and_no_other_officer(cast):
    guest = make_user("guest", "客人")
    give(cast, guest, "township_officer")
    held = selectors.grants_of(guest)
    assert policies.can_keep_account(cast.actor("township_officer"), guest, held)
    assert policies.can_keep_account(cast.actor("county_officer"), guest, held).hidden
    assert guest in selectors.accounts_kept_by(cast.actor("township_officer"))
    assert guest not in selectors.accounts_kept_by(cast.actor("county_officer"))
