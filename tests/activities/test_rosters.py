"""Members brought as a list: shown first, the good rows kept, the others said why, all taken back."""

from datetime import date

import pytest
from django.urls import reverse

from lianxin.activities import selectors, services
from lianxin.activities.models import Member
from lianxin.activities.vocabulary import AuditTag, Stage
from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind

TEXT = "党员姓名,人员类别,日期\n甲,正式党员,2019-07-01\n乙,预备党员,2026年3月1日\n丙,,\n丁,党员骨干,\n戊,正式党员,去年\n己,正式党员,2999-01-01"


@pytest.fixture
def branch(cast):
    return organisations.create_unit(kind=UnitKind.PARTY_BRANCH, name="上河村党支部", division=cast.village, by=SYSTEM)


def send(client, branch, text=TEXT, **more):
    return client.post(reverse("activities:bring_members", args=[branch.public_id]), {"text": text, **more})


def test_a_list_is_shown_first_its_good_rows_kept_and_taken_back(client, cast, branch):
    services.add_members(unit=branch, names=["丙"], by=cast.actor("secretary"))
    client.force_login(cast.user("secretary"))
    members = reverse("activities:members", args=[branch.public_id])
    assert reverse("activities:bring_members", args=[branch.public_id]) in client.get(members).content.decode()
    shown = send(client, branch)
    page = shown.content.decode()
    for words in (
        "加 2 人",
        "已经有了、不动的 1 人",
        "“党员骨干”不是党员的阶段",
        "“去年”看不懂",
        "日期不能晚于今天",
    ):
        assert words in page
    assert Member.objects.count() == 1
    assert send(client, branch, confirm=shown.context["digest"]).url == members
    found = {each.name: (each.stage, each.has_vote, each.stage_on) for each in Member.objects.exclude(name="丙")}
    assert found == {"甲": (Stage.FULL, True, date(2019, 7, 1)), "乙": (Stage.PROBATIONARY, False, date(2026, 3, 1))}
    assert AuditEvent.objects.get(tag=AuditTag.BRING_ROSTER).after == {"count": 2}
    (roster,) = selectors.rosters_of(branch)
    assert client.post(reverse("activities:undo_members", args=[roster.public_id])).status_code == 302
    assert [each.name for each in Member.objects.all()] == ["丙"]
    with pytest.raises(RuleBroken, match="已经撤回"):
        services.undo_members(roster=roster, by=cast.actor("secretary"))


def test_a_list_somebody_moved_on_from_stays(client, cast, branch):
    client.force_login(cast.user("secretary"))
    send(client, branch, confirm=send(client, branch).context["digest"])
    (roster,) = selectors.rosters_of(branch)
    first = Member.objects.get(name="甲")
    services.end_member(member=first, on=first.starts_on, by=cast.actor("secretary"))
    with pytest.raises(RuleBroken, match="甲后来有了变动"):
        services.undo_members(roster=roster, by=cast.actor("secretary"))
    assert Member.objects.count() == 3


@pytest.mark.parametrize("who", ["resident", "outsider"])
def test_a_list_is_brought_by_who_keeps_the_branch(client, cast, branch, who):
    client.force_login(cast.user(who))
    assert send(client, branch).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        services.import_members(unit=branch, rows=[], by=cast.actor(who))
