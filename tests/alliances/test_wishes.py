"""A member brings a real need of the needs room to the lists: by a link, and only what its requester let everybody read."""

import pytest
from django.urls import reverse

from lianxin.alliances import selectors, services
from lianxin.alliances.models import Item
from lianxin.alliances.vocabulary import AuditTag
from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import State
from tests.needs.conftest import desk

__all__ = ["desk"]


@pytest.fixture
def need(park, desk):
    made = desk.register(division=park.cast.village, title="王大妈家门口的路灯坏了").need
    Need.objects.filter(pk=made.pk).update(may_publish=True, public_summary="村口的投影灯要修")
    made.refresh_from_db()
    return made


def brought(park, need, **more):
    said = {"member": park.village, "kind": "need", "source_id": need.public_id, "words": "请懂电的来看看"}
    return services.take_over_wish(**said | {"by": park.at("village")} | more)


def test_a_public_need_is_brought_by_a_link(park, need, client):
    item = brought(park, need)
    assert (item.title, item.division, item.source_id) == (str(need.category), need.division, need.public_id)
    assert AuditEvent.objects.get(tag=AuditTag.TAKE_OVER).after == {"source": need.public_id}
    client.force_login(park.users["outside"])
    pages = [
        reverse("alliances:item", args=[item.public_id]),
        reverse("alliances:lists", args=[park.alliance.public_id]),
    ]
    for page in pages:
        assert "村口的投影灯要修" in client.get(page).content.decode()
    assert reverse("needs:public_case", args=[need.public_id]) in client.get(pages[0]).content.decode()
    Need.objects.filter(pk=need.pk).update(public_summary="村口的灯要换")
    assert "村口的灯要换" in client.get(pages[0]).content.decode()
    Need.objects.filter(pk=need.pk).update(public_summary="", may_publish=False)
    for page in pages:
        shown = client.get(page).content.decode()
        assert "村口" not in shown
        assert "王大妈" not in shown
    assert "诉求人不再公开" in client.get(pages[0]).content.decode()
    with pytest.raises(RuleBroken, match="不再公开"):
        park.claimed(item)


def test_its_public_words_are_held_against_the_resources(park, need):
    item = brought(park, need)
    park.resource(title="修投影灯的师傅")
    assert [wanted.pk for wanted, _offered, _why in selectors.suggestions_for(park.alliance)] == [item.pk]


def test_what_is_not_to_be_read_by_everybody_is_not_brought(park, need, desk):
    with pytest.raises(NotAllowed):
        brought(park, need, by=park.at("outside"))
    far = desk.register(division=park.cast.other_township).need
    Need.objects.filter(pk=far.pk).update(may_publish=True, public_summary="别处的事")
    hidden = desk.register(division=park.cast.village, title="不公开的事").need
    for one in (far, hidden):
        with pytest.raises(RuleBroken, match="公开的"):
            brought(park, one)
    with pytest.raises(RuleBroken, match="公开的"):
        brought(park, need, kind="other")
    brought(park, need)
    with pytest.raises(RuleBroken, match="已经在清单上"):
        brought(park, need)
    Item.objects.all().delete()
    Need.objects.filter(pk=need.pk).update(state=State.WITHDRAWN)
    with pytest.raises(RuleBroken, match="正在办"):
        brought(park, need)


def test_on_the_page_only_public_needs_are_offered(park, need, desk, client):
    desk.register(division=park.cast.village, title="不公开的事")
    client.force_login(park.users["village"])
    assert (
        reverse("alliances:act", args=[park.alliance.public_id, "take-over"])
        in client.get(reverse("alliances:lists", args=[park.alliance.public_id])).content.decode()
    )
    address = reverse("alliances:act", args=[park.alliance.public_id, "take-over"])
    page = client.get(address).content.decode()
    assert "村口的投影灯要修" in page
    assert "不公开的事" not in page
    assert "王大妈" not in page
    sent = {"member": park.village.public_id, "wish": f"need:{need.public_id}", "words": "请懂电的来看看"}
    assert client.post(address, sent).url == reverse("alliances:item", args=[Item.objects.get().public_id])


def test_as_many_queries_for_many(park, need, desk, client, django_assert_max_num_queries):
    for _each in range(3):
        one = desk.register(division=park.cast.village).need
        Need.objects.filter(pk=one.pk).update(may_publish=True, public_summary="灯要修")
        brought(park, one)
    client.force_login(park.users["village"])
    with django_assert_max_num_queries(12):
        client.get(reverse("alliances:lists", args=[park.alliance.public_id]))
