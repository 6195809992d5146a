"""The end of a resolution: numbered in a series of its own, on the board and on paper, traced from both sides."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxin.bulletin.models import Notice
from lianxin.deliberation import services
from lianxin.deliberation.models import Resolution, ResolutionEnd
from lianxin.kit.errors import RuleBroken
from tests.deliberation.test_decisions import resolved
from tests.deliberation.test_village_rules import decided


def published(hall, body, title="村口停车位怎么分"):
    meeting = hall.held(hall.called(body, study=hall.studied(), title=title), 30)
    meeting = hall.validated(hall.minuted(meeting, yes=20, no=0, abstain=0))
    return services.publish_resolution(resolution=resolved(hall, meeting), by=hall.head)


def ended(hall, resolution, state="revoked", by=None, **more):
    return services.end_resolution(
        resolution=resolution, state=state, words="车位不够分，改成按户抽签。", by=by or hall.head, **more
    )


def test_an_end_is_numbered_hangs_on_the_board_and_leads_both_ways(hall, client):
    body = hall.body()
    old, new = published(hall, body), published(hall, body, "停车位抽签")
    ended(hall, old, later=new)
    end, year = ResolutionEnd.objects.get(), timezone.localdate().year
    assert end.number == f"村代决撤〔{year}〕1号"
    notice = Notice.objects.get(source_kind="resolution_end")
    for words in (old.number, "车位不够分，改成按户抽签。", f"后来的决议：{new.number}", "可以重算"):
        assert words in notice.body, words
    assert notice.title.startswith(end.number)
    page = client.get(f"/hall/resolutions/{old.public_id}/").content.decode()
    for words in (end.number, f"/hall/resolutions/{new.public_id}/", notice.public_id, "end.pdf"):
        assert words in page, words
    page = client.get(f"/hall/resolutions/{new.public_id}/").content.decode()
    assert f"/hall/resolutions/{old.public_id}/" in page
    assert client.get(f"/hall/resolutions/{old.public_id}/end.pdf").status_code == 200
    assert client.get(f"/hall/resolutions/{new.public_id}/end.pdf").status_code == 404


def test_every_way_of_ending_has_its_own_series(hall):
    body, township = hall.body(), hall.cast.actor("township_officer")
    one, two, three = (published(hall, body) for _each in range(3))
    ended(hall, one, later=three), ended(hall, two, later=three), ended(hall, three, "annulled", township)
    assert [each.number.partition("〔")[::2] for each in ResolutionEnd.objects.all()] == [
        ("村代决撤", one.number.partition("〔")[2]),
        ("村代决撤", two.number.partition("〔")[2]),
        ("村代决纠", one.number.partition("〔")[2]),
    ]


def test_a_resolution_ends_once_and_never_by_an_earlier_one_nor_itself(hall):
    body = hall.body()
    old, new = published(hall, body), published(hall, body)
    for resolution, later in ((new, old), (old, old)):
        with pytest.raises(RuleBroken) as refused:
            ended(hall, resolution, later=later)
        assert refused.value.field == "later"
    with pytest.raises(RuleBroken):
        ended(hall, old, "annulled", hall.cast.actor("township_officer"), later=new)
    ended(hall, old, "amended", later=new)
    with pytest.raises(RuleBroken):
        ended(hall, old, later=new)


def test_what_a_body_decided_is_ended_by_itself_or_the_assembly_over_it(hall, client):
    """Neither one keeper alone nor another body of the place; representatives do not undo the assembly."""
    from_branch = decided(hall, "party_branch")
    above, reps = decided(hall), decided(hall, "villager_rep_assembly")
    Resolution.objects.filter(pk=from_branch.pk).update(registered_at=reps.registered_at + timedelta(minutes=1))
    from_branch.refresh_from_db()
    for later in (None, reps, from_branch):
        with pytest.raises(RuleBroken, match="后来的决议能改") as refused:
            ended(hall, above, later=later)
        assert refused.value.field == "later"
    client.force_login(hall.cast.user("committee"))
    address = f"/hall/resolutions/{above.public_id}/end/"
    answer = client.post(address, {"state": "revoked", "words": "不要了"})
    assert (answer.status_code, "请先开会表决" in answer.content.decode()) == (422, True)
    Resolution.objects.filter(pk=above.pk).update(registered_at=reps.registered_at + timedelta(minutes=1))
    above.refresh_from_db()
    ended(hall, reps, later=above)
    assert ResolutionEnd.objects.get().later == above


def test_the_later_decision_is_chosen_on_the_page(hall, client):
    body = hall.body()
    old, new = published(hall, body), published(hall, body, "停车位抽签")
    client.force_login(hall.cast.user("committee"))
    address = f"/hall/resolutions/{old.public_id}/end/"
    assert new.number in client.get(address).content.decode()
    client.post(address, {"state": "amended", "later": new.public_id, "words": "改成抽签"})
    assert ResolutionEnd.objects.get().later == new


def test_the_page_of_what_ended_asks_twelve_at_most(hall, client):
    body = hall.body()
    old, new = published(hall, body), published(hall, body)
    ended(hall, old, later=new)
    client.force_login(hall.cast.user("secretary"))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/hall/resolutions/{old.public_id}/").status_code == 200
    assert len(queries) <= 12, "\n".join(
        each["sql"][:40] + each["sql"][each["sql"].find(" FROM ") :][:120] for each in queries
    )
