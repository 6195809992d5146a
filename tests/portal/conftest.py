"""Rooms of the portal's pages with something in them."""

from tests.deliberation.conftest import hall  # noqa: F401
from tests.needs.conftest import desk  # noqa: F401
from tests.works.conftest import village  # noqa: F401
