import pytest
from django.test.utils import override_settings

from tests.cast import make_cast


@pytest.fixture(autouse=True)
def _strict_actions():
    """Every service that changes rows must leave exactly one audit event."""
    with override_settings(STRICT_ACTIONS=True):
        yield


@pytest.fixture
def cast(db):
    """The fixed cast in a small county; see ``tests/cast.py``."""
    return make_cast()
