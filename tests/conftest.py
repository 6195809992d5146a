from pathlib import Path

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from django.test.utils import override_settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests.audit.unlocking import empty_tables
from tests.cast import make_cast
from tests.plugins import migrated

migrated.install()

#: How long an example takes by the clock on the wall says how busy the machine is, and nothing about the programme.
hypothesis.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("house")

#: Pages are tested without a built front end; the test of the budget collects the real one itself.
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
for folder in settings.STATICFILES_DIRS:
    Path(folder).mkdir(parents=True, exist_ok=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes longest comes first, so that two workers end at about the same time."""
    items.sort(key=lambda item: not any(map(item.get_closest_marker, ("long", "slow"))))


@pytest.fixture(autouse=True)
def _strict_actions():
    """Every service that changes rows must leave exactly one audit event."""
    with override_settings(STRICT_ACTIONS=True):
        yield


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied():
    """A test that really commits is followed by a flush, which the triggers of the record would refuse."""
    flush = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda _case: empty_tables()
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture(autouse=True)
def _language():
    """A request in English leaves the thread in English: every test starts and ends in Chinese."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def cast(db):
    """The fixed cast in a small county; see ``tests/cast.py``."""
    return make_cast()
