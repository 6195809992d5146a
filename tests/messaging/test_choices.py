"""How people want to be told, and the robots of a place."""

import json
import threading
from datetime import UTC, datetime, time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging import selectors
from lianxin.messaging import services as messaging
from lianxin.messaging.calc.timing import after_quiet_hours
from lianxin.messaging.kinds import known_kinds
from lianxin.messaging.models import Delivery, Message, Preference
from lianxin.messaging.vocabulary import ChannelKind, DeliveryState, Recipient
from tests.messaging.test_worker import SHANGHAI

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    """A group's robot on this machine: what it was told."""
    told = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.status, server.told, server.address = 200, told, f"json://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def tell(user, **more):
    values = {"kind": "need_progress", "title": "有进展", "body": "已派单", "key": "k1"}
    to = Recipient(user_id=user.pk, phone="+8619900000001", name=user.name)
    return messaging.notify(**{"to": to} | values | more)


def channels_of(message):
    return set(message.deliveries.values_list("channel", flat=True))


def test_notify_without_a_choice_uses_the_phone(cast):
    assert channels_of(tell(cast.user("resident"))) == {ChannelKind.SMS}


@pytest.fixture
def officer(cast):
    """A member of staff with a telephone who has chosen nothing."""
    user = cast.user("township_officer")
    user.set_phone("+8619900000077")
    user.save()
    return user


def work_for(officer, key, **more):
    return tell(officer, to=Recipient(user_id=officer.pk), kind="need_work", key=key, **more)


def test_staff_and_followers_are_texted_at_the_number_of_their_account(cast, officer):
    told = work_for(officer, "k1", urgent=True)
    assert channels_of(told) == {ChannelKind.SMS}
    assert Message.objects.get(pk=told.pk).phone == "+8619900000077"
    follows = Recipient(user_id=officer.pk)
    assert channels_of(tell(officer, to=follows, key="k3")) == {ChannelKind.SMS}  # told as a resident

    officer.is_active = False
    officer.save()
    assert channels_of(tell(officer, to=follows, key="k4")) == set()
    assert Message.objects.filter(user=officer).count() == 3  # in the house all of them are


def test_of_work_only_what_is_urgent_or_due_today_is_texted_until_somebody_chooses(officer):
    assert channels_of(work_for(officer, "plain")) == set()
    assert channels_of(work_for(officer, "urgent", urgent=True)) == {ChannelKind.SMS}
    assert channels_of(work_for(officer, "due", due=True)) == {ChannelKind.SMS}


@pytest.mark.parametrize(
    ("muted", "plain", "pressing"),
    [([], True, True), (["sms"], False, True), (["sms_due"], True, True), (["sms", "sms_due"], False, False)],
)
def test_staff_choose_texts_kind_by_kind(cast, officer, muted, plain, pressing):
    values = {"email": "", "quiet_from": time(0), "quiet_until": time(0)}
    messaging.choose(muted=[f"need_work:{way}" for way in muted], by=cast.actor("township_officer"), **values)
    assert bool(channels_of(work_for(officer, "plain"))) is plain
    assert bool(channels_of(work_for(officer, "due", due=True))) is pressing
    assert bool(channels_of(work_for(officer, "urgent", urgent=True))) is pressing


def test_a_resident_who_wants_no_texts_gets_none_of_what_is_urgent_either(cast):
    values = {"email": "", "muted": ["need_progress:sms"], "quiet_from": time(0), "quiet_until": time(0)}
    messaging.choose(by=cast.actor("resident"), **values)
    assert channels_of(tell(cast.user("resident"), urgent=True, due=True)) == set()


def test_the_page_shows_staff_the_usual_and_keeps_what_they_tick(client, cast, officer):
    client.force_login(officer)
    form = client.get("/messages/settings/").context["form"]
    assert form["ways_need_work"].value() == ["sms_due", "email", "web_push"]
    assert form["ways_need_progress"].value() == ["sms", "email", "web_push"]
    ways = {f"ways_{kind}": ["email", "web_push"] for kind in known_kinds()} | {"ways_need_work": ["sms"]}
    client.post("/messages/settings/", {"email": "", "quiet_from": "22:00", "quiet_until": "06:30", **ways})
    assert channels_of(work_for(officer, "plain")) == {ChannelKind.SMS}
    escalated = tell(officer, to=Recipient(user_id=officer.pk), kind="need_escalated", key="k2", urgent=True)
    assert channels_of(escalated) == set()


def test_ways_to_is_one_query(cast, django_assert_num_queries):
    user = cast.user("resident")
    messaging.choose(email="", muted=[], quiet_from=time(0), quiet_until=time(0), by=cast.actor("resident"))
    with django_assert_num_queries(1):
        choice, phone = selectors.ways_to(user.pk)
        assert (choice.muted, choice.quiet_from, phone) == ([], time(0), user.phone)


def test_the_page_says_which_number_is_texted(cast, client):
    officer = cast.user("township_officer")
    client.force_login(officer)
    assert "没有留手机号" in client.get("/messages/settings/").content.decode()
    officer.set_phone("+8619900000077")
    officer.save()
    assert "****0077" in client.get("/messages/settings/").content.decode()


def test_notify_leaves_out_what_is_not_wanted_and_adds_the_mail(cast):
    user = cast.user("resident")
    values = {"muted": ["need_progress:sms"], "quiet_from": time(0), "quiet_until": time(0)}
    messaging.choose(email="xm@example.org", by=cast.actor("resident"), **values)
    messaging.prove_email(code=Message.objects.get().title[-6:], by=cast.actor("resident"))

    progress, work = tell(user), tell(user, kind="need_work", key="k2")

    assert channels_of(progress) == {ChannelKind.EMAIL}
    assert channels_of(work) == {ChannelKind.EMAIL, ChannelKind.SMS}
    assert progress.email == "xm@example.org"
    assert AuditEvent.objects.get(tag="messaging:preference:choose").actor_id == user.pk


def test_notify_keeps_the_quiet_hours_of_the_person(cast):
    values = {"email": "", "muted": [], "quiet_from": time(12), "quiet_until": time(14, 30)}
    messaging.choose(by=cast.actor("resident"), **values)
    with time_machine.travel(datetime(2026, 11, 23, 12, 30, tzinfo=SHANGHAI), tick=False):
        now, waits = clock.now(), tell(cast.user("resident"))
        rings = tell(cast.user("resident"), key="k2", urgent=True)

    due = {d.message_id: d.next_try_at for d in Delivery.objects.filter(channel=ChannelKind.SMS)}
    assert due[waits.pk] == datetime(2026, 11, 23, 14, 30, tzinfo=SHANGHAI)
    assert due[rings.pk] == now


_moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda d: d.replace(tzinfo=SHANGHAI))


@given(_moments, st.times(), st.times())
def test_after_quiet_hours_is_the_first_moment_outside(moment, start, end):
    found = after_quiet_hours(moment, start, end)
    assert found >= moment
    assert after_quiet_hours(found, start, end) == found
    assert found == moment or found.time() == end
    if start == end:
        assert found == moment


def test_choose_page_shows_what_holds_and_keeps_it(client, cast):
    client.force_login(cast.user("resident"))
    page = client.get("/messages/settings/").content.decode()
    assert "我的诉求有进展" in page
    assert page.index("我的诉求有进展") < page.index("积分申报")
    assert "派给本单位的诉求" not in page  # nobody sends a resident work
    assert "可不填" not in page.partition("到几点止")[2]
    ways = {f"ways_{kind}": ["sms", "email", "web_push"] for kind in known_kinds(is_staff=False)}
    ways["ways_need_progress"] = ["email", "web_push"]
    answer = client.post("/messages/settings/", {"email": "", "quiet_from": "22:00", "quiet_until": "06:30", **ways})
    assert answer.status_code == 302
    kept = Preference.objects.get(user=cast.user("resident"))
    assert (kept.muted, kept.quiet_from) == (["need_progress:sms"], time(22))
    wrong = client.post(
        "/messages/settings/", {"email": "不是邮箱", "quiet_from": "25:00", "quiet_until": "06:30", **ways}
    )
    assert wrong.status_code == 422
    assert "不是邮箱" in wrong.content.decode()


def test_choose_page_shows_staff_what_comes_to_staff(client, cast):
    client.force_login(cast.user("clerk"))
    page = client.get("/messages/settings/").content.decode()
    assert "派给本单位的诉求" in page
    assert "该走访的提醒" in page


def add(cast, group, *, who="township_officer", label="值班群", address=None):
    place = cast.township
    values = {"path": place.path, "place_label": place.name, "channel": ChannelKind.WEBHOOK, "label": label}
    return messaging.add_robot(address=address or group.address, by=cast.actor(who), **values)


def test_robot_of_a_place_is_told_once(cast, group):
    add(cast, group)
    words = {"kind": "need_work", "title": "新派单：1", "body": "路灯", "url": "/needs/X/", "key": "p1"}
    for _twice in range(2):
        messaging.notify_place(path=cast.township.path, urgent=True, **words)
    messaging.notify_place(path=cast.village.path, **words | {"key": "p2"})
    Delivery.objects.update(next_try_at=clock.now())

    assert messaging.deliver_due() == 1
    assert [(told["title"], told["message"]) for told in group.told] == [("新派单：1", "路灯")]
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_robot_of_a_place_rings_at_night_for_what_is_urgent_alone(cast, group):
    add(cast, group)
    words = {"path": cast.township.path, "kind": "need_work", "title": "新派单", "body": "路灯"}
    with time_machine.travel(datetime(2026, 11, 23, 18, tzinfo=UTC), tick=False):  # two in the morning there
        for urgent in (True, False):
            messaging.notify_place(**words, key=f"p{urgent}", urgent=urgent)
        waits = {each.message.is_urgent: each.next_try_at > clock.now() for each in Delivery.objects.all()}
    assert waits == {True: False, False: True}


def test_robot_that_refuses_is_tried_again(cast, group):
    add(cast, group)
    group.status = 500
    messaging.notify_place(path=cast.township.path, kind="x", title="t", body="b", key="p1", urgent=True)
    Delivery.objects.update(next_try_at=clock.now())
    messaging.deliver_due()
    kept = Delivery.objects.get()
    assert (kept.state, kept.attempts, "没有收下" in kept.last_error) == (DeliveryState.PENDING, 1, True)


def test_add_robot_refuses_strangers_doubles_and_nonsense(cast, group):
    add(cast, group)
    for who in ("clerk", "resident", "auditor"):
        with pytest.raises(NotAllowed):
            add(cast, group, who=who, label="另一个")
    with pytest.raises(RuleBroken, match="已经有"):
        add(cast, group)
    with pytest.raises(RuleBroken, match="地址用不了"):
        add(cast, group, label="另一个", address="微信群")


def test_channels_page_adds_and_ends(client, cast, group):
    client.force_login(cast.user("township_officer"))
    assert "还没有渠道" in client.get("/messages/channels/").content.decode()
    form = {"place": cast.township.path, "channel": "webhook", "label": "值班群", "address": group.address}
    assert client.post("/messages/channels/", form).status_code == 302
    page = client.get("/messages/channels/").content.decode()
    assert "值班群" in page
    assert group.address not in page
    [robot] = selectors.robots_of(cast.township.path)
    client.force_login(cast.user("outsider"))
    assert client.get("/messages/channels/").status_code == 403
    client.force_login(cast.user("township_officer"))
    client.post(f"/messages/channels/{robot.public_id}/end/")
    assert not selectors.robots_of(cast.township.path)


def test_mark_old_as_sent_leaves_what_is_new(cast):
    old, new = tell(cast.user("resident")), tell(cast.user("resident"), key="k2")
    Message.objects.filter(pk=old.pk).update(created_at="2026-01-01T00:00Z")
    assert messaging.mark_old_as_sent(before=new.created_at) == 1
    assert Delivery.objects.get(state=DeliveryState.PENDING).message == new


def test_mark_past_as_read_leaves_the_newest_of_each(cast):
    for name in ("resident", "clerk"):
        for n in range(4):
            messaging.notify(
                to=Recipient(user_id=cast.user(name).pk), kind="k", title=f"{n}", body="b", key=f"{name}{n}"
            )
    messaging.notify(to=Recipient(phone="+8619900000001"), kind="k", title="t", body="b", key="nobody")
    assert messaging.mark_past_as_read(newest=3) == 2
    assert selectors.unread_count(cast.actor("resident")) == 3
    assert sorted(Message.objects.filter(read_at__isnull=False).values_list("key", flat=True)) == [
        "clerk0",
        "resident0",
    ]
