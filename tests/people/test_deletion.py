"""A granted deletion, with a person known in every room: what they read before is what is done, and what stays says why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.files import services as files
from lianxin.files.models import StoredFile
from lianxin.kit import clock
from lianxin.liaison.models import Contact, Event, Visit
from lianxin.messaging import services as messaging
from lianxin.messaging.models import Message, Preference, PushDevice
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs.calc.keeping import years_after, years_before
from lianxin.needs.models import Follower, Need
from lianxin.people import services as people
from lianxin.points.models import Claim
from lianxin.stations.models import Appointment, Station
from tests.files.test_photos import photo
from tests.needs.conftest import desk  # noqa: F401
from tests.people.test_own_copy import told
from tests.points.conftest import Village

GOES = (
    "登记的电话", "保存期满的诉求里说的话、联系方式和照片", "关注了哪些诉求", "发给我的消息里的话", "收通知的电子邮箱",
    "收通知的浏览器", "没有算成积分的事：写的话和证明人", "来过的、取消的预约：是谁、什么事、电话",
    "照片上写的传的人的姓名", "单独联系我时记下的我有过的事", "单独联系我时记下的话和话题",
)  # fmt: skip


@pytest.fixture
def known(cast, desk, home, settings, tmp_path):  # noqa: F811
    """周小满, of whom every room knows something: one need long over, one closed a year ago."""
    settings.MEDIA_ROOT = tmp_path
    person, user, now = home.rep, cast.user("resident"), clock.now()
    told(desk, 2)
    old, young = Need.objects.order_by("id")
    Need.objects.filter(pk=old.pk).update(state="closed", closed_at=years_before(now, 4))
    Need.objects.filter(pk=young.pk).update(state="closed", closed_at=years_before(now, 1))
    files.store_photo(upload=photo(), owner_kind="need", owner_id=young.public_id, by=cast.actor("resident"))
    Follower.objects.create(need=young, user=user, since=now)
    messaging.notify(
        to=Recipient(user_id=user.pk, name="周小满"), kind="need_progress", title="您反映的漏水有进展",
        body="师傅周三来修厨房。", url="/", key="told-1",
    )  # fmt: skip
    Preference.objects.create(user=user, email="zxm@example.org", quiet_from="21:00", quiet_until="07:00")
    PushDevice.objects.create(user=user, endpoint="https://push/1", endpoint_hash="h", label="手机", added_at=now)
    rule = Village(cast).draft().rules.get()
    Claim.objects.create(
        division=cast.village, division_path=cast.village.path, rule=rule, person=person, quantity=1, points=6,
        on=clock.today(), words="扫了祠堂", witness="吴老师", channel="self", state="declined", entered_at=now,
    )  # fmt: skip
    station = Station.objects.create(
        division=cast.village, division_path=cast.village.path, name="上河站", opened_on=clock.today()
    )
    Appointment.objects.create(
        client_key="a1", station=station, day=clock.today(), slip="A01", name="周小满", phone="+8619900000001",
        purpose="办医保", user=user, state="served", made_at=now,
    )  # fmt: skip
    alone = Contact.objects.create(kind="person", person=person, division=cast.village, division_path=cast.village.path)
    Visit.objects.create(
        client_id="v1", digest="d", contact=alone, division_path=alone.division_path, author=cast.user("liaison"),
        author_name="联系人", channel="door", met_at=now, received_at=now, note="腰疼", topics=["health"],
    )  # fmt: skip
    Event.objects.create(
        contact=alone, kind="illness", happened_on=clock.today(), due_on=clock.today(), noted_by_name="联系人"
    )
    return person


def granted(cast, person):
    wish = people.ask_right(person=person, kind="deletion", text="都删掉", by=cast.actor("resident"))
    people.move_rights_request(request=wish, state="reviewing", by=cast.actor("clerk"))
    return people.move_rights_request(request=wish, state="fulfilled", answer="同意。", by=cast.actor("clerk"))


def test_the_person_reads_before_what_goes_and_what_stays_until_when(client, cast, known):
    client.force_login(cast.user("resident"))
    assert reverse("mine:deletion", args=[known.public_id]) in client.get("/me/").content.decode()
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("mine:deletion", args=[known.public_id])).content.decode()
    assert len(asked) <= 12
    for words in GOES:
        assert words in page
    last = clock.day_of(years_after(years_before(clock.now(), 1), 3))
    assert f"办理诉求是法定职责，办结后三年；最晚到{last.year}年{last.month}月{last.day}日" in page
    assert "支部的党员名单" in page
    assert "收通知的浏览器（" not in page  # nothing of them stays
    client.force_login(cast.user("clerk"))
    assert client.get(reverse("mine:deletion", args=[known.public_id])).status_code == 404


def test_granting_does_it_in_every_room_and_the_answer_says_so(cast, known):
    answer = granted(cast, known).answer
    for words in GOES[1:]:
        assert f"{words} 1 条" in answer or words in GOES[3:4]
    old, young = Need.objects.order_by("id")
    assert (old.content, old.requester_user_id, old.requester_phone) == ("", None, "")
    assert young.content
    assert StoredFile.objects.get().stored_by_name == ""
    assert not Follower.objects.exists()
    assert not PushDevice.objects.exists()
    assert Preference.objects.get().email == ""
    assert not Message.objects.filter(body__contains="厨房").exists()
    assert Message.objects.filter(kind="rights_answered", body__contains="答复").exists()  # told after it
    assert Claim.objects.get().words == Claim.objects.get().witness == ""
    assert (Appointment.objects.get().user, Appointment.objects.get().name) == (None, "")
    assert (Visit.objects.get().note, Visit.objects.get().topics) == ("", [])
    assert not Event.objects.exists()
    assert "发给我的消息、怎么通知我（通知到本人的凭据，随账号保存）" in answer
    assert "我关注的诉求" not in answer.split("依法继续保存的")[1]


def test_who_answers_reads_it_only_with_the_record_opened(client, cast, known):
    wish = people.ask_right(person=known, kind="deletion", text="都删掉", by=cast.actor("resident"))
    client.force_login(cast.user("clerk"))
    page = reverse("people:request", args=[wish.public_id])
    assert "来过的、取消的预约" not in client.get(page).content.decode()
    client.post(reverse("people:person", args=[known.public_id]), {"purpose": "service", "reason": "当面念给本人听"})
    assert "来过的、取消的预约" in client.get(page).content.decode()


@given(moment=st.datetimes(), years=st.integers(0, 30))
def test_kept_until_then_is_kept_since_then(moment, years):
    if moment.year + years < 9999:
        assert abs(years_before(years_after(moment, years), years) - moment) <= timedelta(days=1)
