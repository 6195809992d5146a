import pytest
from django.core.cache import cache
from django.utils import timezone

from lianxin.accounts import services
from lianxin.accounts.services import second_factor
from tests.accounts.signing import PHONE
from tests.cast import PASSWORD


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def sent():
    """Every text the gateway was given."""
    texts = []
    services.register_code_gateway(lambda *, phone, text: texts.append((phone, text)))
    yield texts
    services.register_code_gateway(None)


@pytest.fixture
def clerk(cast):
    user = cast.user("clerk")
    user.set_phone(PHONE)
    user.phone_verified_at = timezone.now()
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def second_factor_rule():
    """Put a rule of the test's own in the place of the profile's, which comes back afterwards."""
    before = second_factor._rule
    yield services.register_second_factor_rule
    services.register_second_factor_rule(before)


@pytest.fixture
def factor_required(second_factor_rule):
    """Every place asks its staff for a second factor."""
    second_factor_rule(lambda path: True)
