"""The pages of an alliance: the way of a need by clicks, what is kept when something is wrong, one number of queries."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.alliances import exports, services
from lianxin.alliances.models import Alliance, Item, Match, Member
from lianxin.alliances.vocabulary import MatchState
from lianxin.kit import clock
from lianxin.kit.own_data import about, own_table

TODAY = clock.today().isoformat()


def said(client, name, *args):
    answer = client.get(reverse(f"alliances:{name}", args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client, page, *args, **data):
    return client.post(reverse(f"alliances:{page}", args=args), data)


def test_a_park_alliance_matches_a_need(park, client):
    """From the suggestion to the thanks, each side signed in for itself."""
    park.resource(division=park.cast.village)
    client.force_login(park.users["village"])
    send(
        client, "act", park.alliance.public_id, "list", member=park.village.public_id, kind="need",
        title="缺一间培训用的会议室", words="要有投影", division="上河村", starts_on=TODAY,
    )  # fmt: skip
    need = Item.objects.get(kind="need")
    page = said(client, "suggestions", park.alliance.public_id)
    assert "都说到“会议室”“投影”" in page
    assert "都在上河村" in page
    client.force_login(park.users["outside"])
    page = said(client, "item", need.public_id)
    assert "我们来办" in page
    send(
        client, "act_on_item", need.public_id, "claim", giver=park.outside.public_id,
        resource=Item.objects.get(kind="resource").public_id, words="周三下午", promised_on=TODAY,
    )  # fmt: skip
    match = Match.objects.get()
    send(client, "act_on_match", match.public_id, "deliver", delivered_on=TODAY, delivery="用了半天")
    client.force_login(park.users["village"])
    assert "确认收到" in said(client, "match", match.public_id)
    send(client, "act_on_match", match.public_id, "confirm", receipt="用了半天", is_done="1")
    send(client, "act_on_match", match.public_id, "thank", thanks="很好用，谢谢")
    match.refresh_from_db()
    assert match.state == MatchState.THANKED
    page = said(client, "matches", park.alliance.public_id)
    assert "很好用，谢谢" in page
    assert re.findall(r'<td class="number"[^>]*>(\d+)</td>', page) == ["0", "1", "1", "0", "0", "0"]


def test_an_officer_founds_one_admits_members_and_names_a_delegate(cast, client):
    client.force_login(cast.user("township_officer"))
    send(
        client, "found", division="柳溪镇", name="柳溪党建联盟", founded_on=TODAY, purpose="互相帮", order="joining",
        term_months="3", basis="第一次会",
    )  # fmt: skip
    alliance = Alliance.objects.get()
    answer = send(client, "act", alliance.public_id, "admit", joined_on=TODAY, may_chair="on")
    assert answer.status_code == 422
    assert "写一个，只写一个" in answer.content.decode()
    send(client, "act", alliance.public_id, "admit", name="外县学校", joined_on=TODAY, may_chair="on")
    member = Member.objects.get()
    answer = send(client, "act_on_member", member.public_id, "delegate", username="没有的人")
    assert answer.status_code == 422
    assert "没有这个用户名" in answer.content.decode()
    send(client, "act_on_member", member.public_id, "delegate", username="resident")
    page = said(client, "alliance", alliance.public_id)
    assert "外县学校" in page
    assert "周小满" in page
    send(client, "recall", member.delegates.get().pk)
    assert "周小满" not in said(client, "alliance", alliance.public_id)


def test_the_register_leads_to_the_alliance_and_founds_none(park, client):
    client.force_login(park.cast.user("township_officer"))
    address = reverse("organisations:unit", args=[park.alliance.unit.public_id])
    way = reverse("alliances:alliance", args=[park.alliance.public_id])
    assert way in client.get(address).content.decode()
    assert 'value="alliance"' not in client.get(reverse("organisations:found")).content.decode()
    client.force_login(park.cast.user("secretary"))
    assert way not in client.get(address).content.decode()


def test_an_amended_charter_is_shown_beside_the_one_in_force(park, client):
    services.amend_charter(
        alliance=park.alliance, starts_on=clock.today() + timedelta(days=30), purpose="互相帮", order="listed", term_months=6,
        basis="第二次联席会议", by=park.at(),
    )  # fmt: skip
    client.force_login(park.users["outside"])
    page = said(client, "alliance", park.alliance.public_id)
    assert "每次定的章程" in page
    assert page.index("一任 3 个月") < page.index("第二次联席会议")


def test_the_order_of_the_chair_is_written_into_the_charter_by_names(park, client):
    client.force_login(park.cast.user("township_officer"))
    tomorrow = clock.today() + timedelta(days=1)
    said_there = {
        "starts_on": tomorrow.isoformat(), "purpose": "互相帮", "order": "listed", "term_months": "3", "basis": "第二次会",
    }  # fmt: skip
    names = "外县物流公司\n青禾食品厂"
    answer = send(client, "act", park.alliance.public_id, "amend", turns=f"{names}\n没有这家", **said_there)
    assert answer.status_code == 422
    assert "没有叫这个名字的成员：没有这家" in answer.content.decode()
    assert "第二次会" in answer.content.decode()
    send(client, "act", park.alliance.public_id, "amend", turns=names, **said_there)
    charter = park.alliance.charters.get(starts_on=tomorrow)
    assert charter.turns == [park.outside.public_id, park.factory.public_id]


def test_the_lists_are_offered_to_who_speaks_for_a_member(park, client):
    client.force_login(park.cast.user("township_officer"))
    way = reverse("alliances:act", args=[park.alliance.public_id, "list"])
    assert way not in said(client, "lists", park.alliance.public_id) + said(client, "alliance", park.alliance.public_id)
    park.admitted("柳溪中学")
    assert way in said(client, "lists", park.alliance.public_id)
    assert way in said(client, "alliance", park.alliance.public_id)


def test_a_line_whose_days_are_over_stands_apart_on_its_list(park, client):
    old = park.need(title="上个月要的车")
    Item.objects.filter(pk=old.pk).update(
        starts_on=clock.today() - timedelta(days=9), ends_on=clock.today() - timedelta(days=1)
    )
    client.force_login(park.users["village"])
    page = said(client, "lists", park.alliance.public_id)
    assert page.index("过了日子的") < page.index("上个月要的车")
    assert "这张清单是空的" in page


def test_what_waits_for_a_delegate_is_on_the_list_of_today(park, client):
    match = park.claimed()
    client.force_login(park.users["outside"])
    assert match.wanted.title in client.get(reverse("portal:inbox")).content.decode()
    client.force_login(park.users["village"])
    assert match.wanted.title not in client.get(reverse("portal:inbox")).content.decode()
    park.delivered(match)
    assert match.wanted.title in client.get(reverse("portal:inbox")).content.decode()


def test_whoever_speaks_for_a_member_takes_a_copy_of_that(park):
    match = park.delivered()
    person = type("Person", (), {"user_id": park.users["outside"].pk})
    (row,) = about(own_table("alliance_delegates"), person).rows
    assert (row["member__name"], row["member__alliance__unit__name"]) == ("外县物流公司", "青禾园区党建联盟")
    (row,) = about(own_table("alliance_deliveries"), person).rows
    assert row["delivery"] == match.delivery


@pytest.mark.parametrize(
    ("name", "who"),
    [(name, who) for name in ("index", "alliance", "lists", "suggestions", "matches") for who in ("outside", "township_officer")],
)  # fmt: skip
def test_as_many_queries_for_a_hundred_rows(park, client, name, who):
    client.force_login(park.users[who] if who in park.users else park.cast.user(who))
    args = [] if name == "index" else [park.alliance.public_id]
    seen = []
    for rows in (1, 2, 97):
        _add(park, rows)
        with CaptureQueriesContext(connection) as queries:
            said(client, name, *args)
        seen.append(len(queries))
    assert seen[0] == seen[1] == seen[2] <= 12, seen


def _add(park, rows):
    known = Member.objects.count()
    now, today = clock.now(), clock.today()
    members = Member.objects.bulk_create(
        Member(alliance=park.alliance, name=f"第{known + n}家", joined_on=today - timedelta(days=1), sits_from=today)
        for n in range(rows)
    )
    for kind in ("need", "resource"):
        Item.objects.bulk_create(
            Item(
                member=member, kind=kind, title="会议室", division=park.cast.village, starts_on=today, listed_at=now,
                listed_by_name="卫秋分",
            )
            for member in members
        )  # fmt: skip
    Match.objects.bulk_create(
        Match(wanted=need, giver=park.outside, state="claimed", words="来办", promised_on=today, began_at=now)
        for need in Item.objects.filter(member__in=members, kind="need")
    )
    services.record_meeting(
        alliance=park.alliance,
        held_on=today,
        place="园区",
        topic=f"会{len(members)}之{known}",
        present=members[:1],
        chair=members[0],
        minutes="议了。",
        by=park.at(),
    )


def test_charter_and_minutes_are_printed_for_who_reads_the_alliance(park, client):
    meeting = services.record_meeting(
        alliance=park.alliance, held_on=clock.today(), place="园区", topic="联席会议", present=[park.village, park.outside], chair=park.village,
        minutes="议了会议室。", agreed="先用四次。", by=park.at(),
    )  # fmt: skip
    papers = {"charter_paper": park.alliance.public_id, "meeting_paper": meeting.public_id}
    client.force_login(park.users["outside"])
    assert reverse("alliances:charter_paper", args=[park.alliance.public_id]) in said(
        client, "alliance", park.alliance.public_id
    )
    assert reverse("alliances:meeting_paper", args=[meeting.public_id]) in said(client, "meeting", meeting.public_id)
    for name, key in papers.items():
        answer = client.get(reverse(f"alliances:{name}", args=[key]))
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    client.force_login(park.cast.user("outsider"))
    for name, key in papers.items():
        assert client.get(reverse(f"alliances:{name}", args=[key])).status_code == 404
    words = str(exports.charter(park.alliance, "https://x.example/")) + str(
        exports.minutes(meeting, "https://x.example/")
    )
    for each in ("园区和村里互相帮", "外县物流公司", "第一次联席会议", "先用四次"):
        assert each in words
