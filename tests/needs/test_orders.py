"""Work orders of a hotline: in as a file, back as a file."""

import csv
import io
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs import services
from lianxin.needs.calc import orders
from lianxin.needs.models import Need, OrderBatch, UpstreamOrder
from lianxin.needs.vocabulary import BatchState, Channel, State
from tests.needs.conftest import at

HEAD = "工单编号,来电人,联系电话,诉求内容,诉求分类,诉求地址,来电时间,办结时限"
GOOD = "GD001,周小满,19900000001,村东头路灯不亮,路灯,柳溪镇上河村二组,2026-11-23 08:00,2026-11-24 18:00"


def receive(desk, *lines, head=HEAD, encoding="utf-8", who="clerk", place=None):
    return services.receive_orders(
        source="12345",
        division=place or desk.cast.village,
        filename="工单.csv",
        data="\n".join([head, *lines]).encode(encoding),
        by=desk.actor(who),
    )


def bring(desk, batch, who="clerk"):
    batch = services.start_orders(batch=batch, mapping=batch.mapping, by=desk.actor(who))
    while batch.state == BatchState.RUNNING:
        batch = services.bring_orders(batch=batch, by=desk.actor(who))
    return batch


def words_of(batch):
    from lianxin.needs.presenters import order_faults

    return [words for _row, _cells, words in order_faults(batch)]


def test_an_order_becomes_a_need_under_both_numbers_and_the_earlier_promise(desk):
    batch = bring(desk, receive(desk, GOOD, encoding="gb18030"))
    assert (batch.made_count, batch.failed_count, batch.sealed_rows) == (1, 0, "")
    need = Need.objects.get()
    assert (need.channel, need.category.code, need.division) == (Channel.HOTLINE, "roads.lamp", desk.cast.village)
    assert (need.requester_name, need.requester_phone) == ("周小满", "+8619900000001")
    assert need.received_by_name == desk.actor("clerk").name
    assert need.due_at == at(11, 24, 18)  # theirs is earlier than seven days
    assert need.upstream.number == "GD001"


def test_the_same_order_is_never_taken_in_twice(desk):
    bring(desk, receive(desk, GOOD, GOOD))
    again = bring(desk, receive(desk, GOOD))
    assert (again.made_count, again.known_count) == (0, 1)
    assert Need.objects.count() == 1
    other = receive(desk, GOOD.replace("不亮", "又坏了"))
    assert bring(desk, other).failed_count == 1
    assert "已收过" in words_of(OrderBatch.objects.get(pk=other.pk))[0]


def test_rows_with_faults_stay_out_and_the_others_come_in(desk):
    batch = bring(
        desk,
        receive(
            desk,
            GOOD,
            "GD002,,,,,,,",
            "GD003,,,井盖坏了,,天上人间,,",
            "GD004,,,井盖坏了,,上河村,2026-11-23,2026-11-01",
            "GD005,,,井盖坏了,,上河村,昨天,",
            "GD006,,,井盖坏了,,上河村,,",
            "GD006,,,井盖没了,,上河村,,",
            "GD007,,138****1234,水管漏了,,,,",
        ),
    )
    assert batch.made_count == 2
    said = words_of(OrderBatch.objects.get(pk=batch.pk))
    for words in ("没有写诉求内容", "找不到地方“天上人间”", "早于来电时间", "“昨天”不是日期"):
        assert any(words in each for each in said), words
    assert sum("出现两次，内容不一样" in each for each in said) == 2
    masked = Need.objects.get(content__startswith="水管漏了")
    assert masked.requester_phone == ""
    assert "来电号码：138****1234" in masked.content


def test_unreadable_files_are_refused_in_words(desk):
    for data in (b"", b"PK\x03\x04nonsense", b"\xff\xff\xfe\x00\x01"):
        with pytest.raises(RuleBroken, match="没有上传"):
            services.receive_orders(
                source="12345", division=desk.cast.village, filename="x", data=data, by=desk.actor("clerk")
            )
    with pytest.raises(NotAllowed):
        receive(desk, GOOD, who="resident")
    batch = receive(desk, "1,2,3", head="甲,乙,丙")
    with pytest.raises(RuleBroken, match="工单编号"):
        services.start_orders(batch=batch, mapping={}, by=desk.actor("clerk"))


def test_the_page_of_an_order_asks_twelve_questions_at_most(desk, client, django_assert_max_num_queries):
    bring(desk, receive(desk, GOOD, GOOD.replace("GD001", "GD002")))
    into, need = Need.objects.order_by("pk")
    client.force_login(desk.cast.user("clerk"))
    with django_assert_max_num_queries(12):
        client.get(reverse("needs:case", args=[into.public_id]))
    services.merge_need(need=need, into=into, by=desk.actor("clerk"))
    with django_assert_max_num_queries(12):
        assert into.number in client.get(reverse("needs:case", args=[need.public_id])).content.decode()


def test_a_file_without_a_usable_row_is_not_offered_to_be_taken_in(desk, client):
    client.force_login(desk.cast.user("clerk"))
    batch = receive(desk, GOOD.replace("上河村", "无此村"))
    page = reverse("needs:order_batch", args=[batch.public_id])
    shown = client.get(page).content.decode()
    assert "没有一行可以收" in shown
    assert "核对无误，收进来" not in shown
    faults = client.get(reverse("needs:order_faults", args=[batch.public_id])).content.decode()
    assert "GD001" in faults
    assert "找不到地方" in faults
    refused = client.post(page, batch.mapping)
    assert refused.status_code == 422
    assert "什么都没有收" in refused.content.decode()
    batch.refresh_from_db()
    assert batch.state == BatchState.RECEIVED


def test_in_the_browser_from_the_file_to_the_answer_file(desk, client):
    client.force_login(desk.cast.user("clerk"))
    book = Workbook()
    book.active.append(HEAD.split(","))
    book.active.append(
        ["GD001", "周小满", 19900000001, "村东头路灯不亮", "路灯", "上河村", datetime(2026, 11, 23, 8), None]
    )
    book.active.append(["GD002", "", "", "=1+1", "", "天上", None, None])
    file = io.BytesIO()
    book.save(file)
    upload = SimpleUploadedFile("工单.xlsx", file.getvalue())
    sent = client.post("/needs/orders/", {"source": "12345", "division": desk.cast.village.code, "upload": upload})
    preview = client.get(sent.url).content.decode()
    assert "找不到地方" in preview
    assert not Need.objects.exists()
    batch = OrderBatch.objects.get()
    assert client.post(sent.url, batch.mapping).status_code == 302
    client.post(reverse("needs:advance_orders", args=[batch.public_id]))
    assert "找不到地方" in client.get(sent.url).content.decode()
    faults = client.get(reverse("needs:order_faults", args=[batch.public_id])).content.decode()
    assert "'=1+1" in faults or "GD002" in faults
    need = Need.objects.get()
    case = client.get(reverse("needs:case", args=[need.public_id])).content.decode()
    assert "12345 GD001" in case

    asked = {"source": "12345", "kind": "xlsx"}
    reply = client.post("/needs/orders/report/", asked)
    rows = list(load_workbook(io.BytesIO(reply.content)).active.values)
    assert rows[1][:3] == ("GD001", need.number, str(State.REGISTERED.label))
    nothing = client.post("/needs/orders/report/", asked)
    assert nothing.status_code == 422
    assert "没有新的办理情况" in nothing.content.decode()
    services.dispatch_need(need=need, unit=desk.bureau, by=desk.actor("clerk"))
    changed = client.post("/needs/orders/report/", {**asked, "kind": "csv-gb"}).content.decode("gb18030")
    (row,) = csv.DictReader(io.StringIO(changed))
    assert row["承办单位"] == desk.bureau.name
    assert UpstreamOrder.objects.get().reported_state == State.DISPATCHED


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 12, 31)))
def test_moments_are_read_as_people_write_them(moment):
    moment = moment.replace(second=0, microsecond=0)
    for form in ("%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y年%m月%d日 %H:%M", "%Y-%m-%dT%H:%M:%S"):
        assert orders.moment_of(moment.strftime(form)) == moment
    assert orders.moment_of(moment.strftime("%Y-%m-%d")) == moment.replace(hour=0, minute=0)
    assert orders.moment_of(moment.strftime("%Y-%m-%d"), end_of_day=True).date() == moment.date()
    assert orders.moment_of("2026-02-30") is None
    assert orders.moment_of(moment.strftime("%Y-%m-%d 25:00")) is None


def test_a_place_is_never_guessed():
    places = [
        ("a", ("青禾县",)),
        ("ab", ("柳溪镇",)),
        ("abc", ("上河村", "上河")),
        ("ad", ("云岭乡",)),
        ("ade", ("上河村",)),
    ]
    assert orders.place_in("柳溪镇上河村三组", places) == "abc"
    assert orders.place_in("云岭乡上河村", places) == "ade"
    assert orders.place_in("上河村三组", places) is None
    assert orders.place_in("青禾县某处", places) == "a"
    assert orders.place_in("别处", places) == ""
