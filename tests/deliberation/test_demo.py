"""The sample's hall is made through the services and shows each thing in a real state."""

from collections import Counter
from datetime import date

from lianxin.deliberation.demo import load_hall
from lianxin.deliberation.models import (
    Affected,
    Asking,
    Ballot,
    Budgeting,
    Comment,
    Delegation,
    FundRaising,
    Item,
    Meeting,
    PaperStrike,
    Process,
    Resolution,
    Topic,
    VillageRule,
)
from lianxin.people.models import Belonging


def test_the_hall_of_the_sample(hall):
    hall.roll(size=20)  # somebody to be on the list of the fund raising, and in the assembly two years ago
    Belonging.objects.update(starts_on=date(2020, 1, 1))
    load_hall(
        hall.cast.village, head=hall.head, secretary=hall.secretary, clerk=hall.clerk, supervisor=hall.supervisor,
        resident=hall.cast.actor("resident"),
    )  # fmt: skip
    failed = Meeting.objects.get(state="inquorate")
    assert failed.quorum["quorum"][0]["needed"] - failed.quorum["quorum"][0]["count"] == 1
    assert [each.state for each in Process.objects.order_by("id")] == ["done", "running", "running"]
    assert [each.state for each in Resolution.objects.order_by("registered_at")] == [
        "in_force", "in_force", "in_force", "in_force", "implemented", "revoked", "in_force",
    ]  # fmt: skip
    assert Counter(Comment.objects.values_list("state", flat=True)) == {"shown": 4, "hidden": 1, "waiting": 1}
    decided, gathering = Budgeting.objects.order_by("started_at")
    assert (decided.state, gathering.state, decided.ballot.marks["paper"]) == ("decided", "ideas", 4)
    assert len(decided.result["rounds"]) >= 2
    void, counted = Ballot.objects.exclude(item=None).order_by("id")
    assert (void.state, counted.item.resolution.state, counted.item.yes) == ("void", "implemented", 16)
    assert Ballot.objects.get(state="closed", budgeting=None, item=None).marks == {
        "none": 4,
        "paper": 4,
        "web": 9,
        "helper": 0,
    }
    raising = FundRaising.objects.get()
    assert (raising.phase.code, raising.households.filter(agrees=True).count()) == ("households", 11)
    assert set(Topic.objects.values_list("state", flat=True)) == {"concluded", "published", "proposed", "gathering"}
    ended, running = Asking.objects.order_by("opened_at")
    assert (ended.result["people"], ended.result["clear"], len(ended.result["groups"])) == (72, True, 2)
    assert (VillageRule.objects.filter(state="in_force").count(), Delegation.objects.get().matter) == (1, "subsidies")
    strike = PaperStrike.objects.get()
    assert (strike.answered_at is not None, strike.asked_by_name != strike.answered_by_name) == (True, True)
    assert Affected.objects.exclude(struck_reason="").count() == 1
    assert Item.objects.exclude(put_off="").get().meeting.state == "validated"
    assert set(running.statements.values_list("state", flat=True)) == {"shown", "waiting", "declined"}
