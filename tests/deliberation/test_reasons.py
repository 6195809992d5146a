"""What is written on the sheets of a ballot is read before anybody sees it, and every refusal has a public reason."""

import hashlib

import pytest

from lianxin.audit.calc import recountable
from lianxin.deliberation import services
from lianxin.deliberation.models import Comment
from lianxin.deliberation.presenters.waiting import reason_rows
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.deliberation.test_ballots import after, opened
from tests.deliberation.test_decisions import recount

CHOICES = [["consent", "水渠该修"], ["consent", ""], ["stand_aside", ""], ["consent", "  "], ["object", "张三是个骗子"]]


@pytest.fixture
def ballot(hall):
    made = opened(hall, size=len(CHOICES), kind="consent", rule={})
    hall.trackers = {}
    for (_voter, code), choice in zip(services.make_slips(ballot=made, by=hall.head), CHOICES, strict=True):
        hall.trackers[choice[1]] = services.cast_by_code(ballot=made, code=code, choice=choice)
    return services.close_ballot(ballot=made, by=hall.head, at=after(made))


def page_of(client, ballot):
    return client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()


def test_nothing_is_shown_unread_neither_on_the_page_nor_in_the_bundle(hall, client, ballot, tmp_path):
    assert Comment.objects.filter(ballot=ballot, state="waiting", author=None).count() == 2
    page = page_of(client, ballot)
    _kind, parts = recountable.read(recountable.unpack(bytes(ballot.bundle.data)))
    for words in ("水渠该修", "骗子"):
        assert words not in page
        assert words not in str(parts["sheets"])
    tracker = hall.trackers["水渠该修"]
    digest = hashlib.sha256(f"{tracker}\n水渠该修".encode()).hexdigest()
    assert [tracker, ["consent", digest]] in parts["sheets"]
    said = recount(bytes(ballot.bundle.data), tmp_path)
    assert said.returncode == 0, said.stdout


def test_one_shows_two_hide_and_the_reason_is_public(hall, client, ballot):
    good, bad = (ballot.reasons.get(words=words) for words in ("水渠该修", "张三是个骗子"))
    with pytest.raises(NotAllowed):
        services.rule_on_comment(comment=good, ruling="show", by=hall.cast.actor("resident"))
    services.rule_on_comment(comment=good, ruling="show", by=hall.secretary)
    for reader in (hall.secretary, hall.supervisor):
        assert bad.state == "waiting"
        bad = services.rule_on_comment(comment=bad, ruling="hide", reason="说的是人，不是事", by=reader)
    page = page_of(client, ballot)
    assert "有人写：水渠该修" in page  # of a poll with few, what each marked is not said
    assert "说的是人，不是事" in page
    assert "骗子" not in page
    with pytest.raises(RuleBroken):
        services.back_comment(comment=good, by=hall.cast.actor("resident"))
    services.appeal_comment(comment=bad, reason="他说是气话，求放上", by=hall.clerk)
    services.review_comment(comment=bad, ruling="uphold", reason="还是说人", by=hall.head)
    assert "还是说人" in page_of(client, ballot)


def test_who_reads_finds_them_on_the_desk_and_rules_on_the_page(hall, client, ballot):
    (row,) = reason_rows(hall.secretary, clock.now())
    assert "2 条理由等着审" in row.meta
    assert reason_rows(hall.cast.actor("resident"), clock.now()) == []
    client.force_login(hall.cast.user("secretary"))
    assert row.url in page_of(client, ballot)
    assert "水渠该修" in client.get(row.url).content.decode()
    reason = ballot.reasons.get(words="水渠该修")
    answer = client.post(f"/hall/comments/{reason.public_id}/rule/", {"ruling": "show"})
    assert (answer.status_code, answer["Location"]) == (302, row.url)
    client.force_login(hall.cast.user("resident"))
    assert client.get(row.url).status_code == 403
