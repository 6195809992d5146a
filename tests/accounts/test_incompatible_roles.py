from datetime import date

import pytest

from lianxin.accounts import services
from lianxin.accounts.vocabulary import Role
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken


def give(user, role, starts_on, ends_on=None):
    return services.give_grant(user=user, role=role, starts_on=starts_on, ends_on=ends_on, by=SYSTEM)


def test_operator_and_auditor_not_at_the_same_time(cast):
    user = cast.user("resident")
    give(user, Role.OPERATOR, date(2026, 1, 1), date(2026, 6, 30))
    with pytest.raises(RuleBroken):
        give(user, Role.AUDITOR, date(2026, 6, 30))
    assert give(user, Role.AUDITOR, date(2026, 7, 1)).pk
