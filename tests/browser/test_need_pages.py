"""A need's own page, in each state on its way, as the clerk's and the handler's desks show it."""

import pytest
from django.urls import reverse

from lianxin.needs import services as needs
from tests.needs.conftest import desk  # noqa: F401 the village's desk with its units


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_a_need_is_accessible_in_each_state(open_page, live_server, assert_accessible, desk, viewport):  # noqa: F811
    need, seen = desk.register().need, []
    address = reverse("needs:case", args=[need.public_id])
    pages = [open_page(address, user=desk.cast.user(who), viewport=viewport) for who in ("clerk", "county_officer")]
    for service, by, words in (
        (None, "", {}),
        (needs.dispatch_need, "clerk", {"unit": desk.committee}),
        (needs.accept_need, "committee", {}),
        (needs.record_contact, "committee", {"words": "上门看过"}),
        (needs.report_resolved, "committee", {"answer": "灯换好了"}),
        (needs.approve_answer, "secretary", {}),
    ):
        if service:
            need = service(need=need, by=desk.actor(by), **words)
        seen.append(need.state)
        for page in pages:
            page.goto(live_server.url + address)
            assert need.number in page.locator("main").inner_text()
            assert_accessible(page)
    assert len(set(seen)) >= 4
