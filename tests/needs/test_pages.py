"""The pages of the room through the real client: what a resident, a clerk and a handler do."""

import pytest
from django.test import Client

from lianxin.files import selectors as files
from lianxin.kit.actors import ANONYMOUS
from lianxin.needs import services
from lianxin.needs.models import Need
from lianxin.needs.presenters import timeline
from lianxin.needs.services.intake import Requester
from lianxin.needs.views.steps import STEPS
from lianxin.needs.vocabulary import State
from tests.files.test_photos import photo
from tests.needs.conftest import at

FORM = {
    "content": "村东头三盏路灯不亮，晚上看不见。",
    "kind": "help",
    "category": "roads.lamp",
    "division": "上河村",
    "place_words": "小卖部往北",
    "urgency": "normal",
    "anonymity": "named",
    "name": "周小满",
    "phone": "199 0000 0001",
    "may_publish": "on",
    "client_key": "K" * 20,
}


def test_tell_without_account_then_pick_up(desk, client):
    response = client.post("/needs/new/", FORM, follow=True)
    need = Need.objects.get()
    page = response.content.decode()
    assert need.number in page
    code = response.context["code"]
    assert code in page
    client.session.flush()
    other = client.__class__()
    assert other.get(f"/needs/{need.public_id}/").status_code == 404
    response = other.post("/needs/pickup/", {"number": need.number, "code": code}, follow=True)
    assert "村东头三盏路灯不亮" in response.content.decode()
    assert "郑谷雨" not in response.content.decode()


def test_tell_twice_the_same_form_is_one_need(desk, client):
    client.post("/needs/new/", FORM)
    client.post("/needs/new/", FORM)
    assert Need.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"content": ""}, "请写一写是什么事"),
        ({"division": "没有的村"}, "没有找到这个地方"),
        ({"phone": "12"}, "电话号码不对"),
        ({"name": ""}, "请留个称呼"),
        ({"category": "nope"}, ""),
        ({"kind": "'; DROP TABLE"}, ""),
        ({"content": "x" * 5000}, ""),
    ],
)
def test_tell_bad_input_is_said_and_nothing_is_lost(desk, client, change, words):
    response = client.post("/needs/new/", {**FORM, **change})
    assert response.status_code == 422
    page = response.content.decode()
    assert words in page
    assert "小卖部往北" in page
    assert not Need.objects.exists()


def test_staff_page_counts_the_same_queries_for_one_and_many(desk, client, django_assert_max_num_queries):
    client.force_login(desk.cast.user("clerk"))
    counts = []
    for number in (1, 30):
        for _each in range(number):
            desk.register()
        with django_assert_max_num_queries(12) as seen:
            assert client.get("/needs/").status_code == 200
        counts.append(len(seen))
        with django_assert_max_num_queries(12):
            assert client.get("/today/").status_code == 200
    assert counts[0] == counts[1]


def test_case_page_stays_under_twelve_queries_however_long_its_story(desk, client, django_assert_max_num_queries):
    need = desk.in_progress()
    client.force_login(desk.cast.user("clerk"))
    with django_assert_max_num_queries(12) as short:
        client.get(f"/needs/{need.public_id}/")
    for number in range(20):
        services.record_progress(need=need, words=f"第{number}步", by=desk.actor("handler"), at=at(11, 24, 9, number))
    with django_assert_max_num_queries(12) as long:
        assert client.get(f"/needs/{need.public_id}/").status_code == 200
    assert len(short) == len(long)


def test_every_step_has_a_page_for_whom_it_is_offered(desk, client):
    """Open every step page that a case page offers, at each stage, for the whole cast."""
    seen = set()
    stages = [desk.register().need, desk.dispatched(), desk.in_progress(), desk.answered(), desk.checked()]
    for need in stages:
        for name in desk.cast.users:
            client.force_login(desk.cast.user(name))
            response = client.get(f"/needs/{need.public_id}/")
            if response.status_code == 404:
                continue
            for step in response.context["steps"]:
                assert client.get(f"/needs/{need.public_id}/{step.name}/").status_code == 200
                seen.add(step.name)
    assert {"dispatch", "accept", "report_resolved", "approve_answer", "call_back", "reject", "merge"} <= seen


def test_step_without_the_right_is_refused_in_words(desk, client):
    need = desk.dispatched()
    client.force_login(desk.cast.user("clerk"))
    response = client.get(f"/needs/{need.public_id}/accept/")
    assert response.status_code == 403
    assert "承办单位的人办理" in response.content.decode()


def test_step_from_an_old_page_says_what_is_now(desk, client):
    need = desk.dispatched()
    services.accept_need(need=need, by=desk.actor("handler"))
    client.force_login(desk.cast.user("handler"))
    response = client.post(f"/needs/{need.public_id}/accept/")
    assert response.status_code == 422
    assert "已接单" in response.content.decode()


def test_dispatch_by_form_suggests_the_responsible_unit(desk, client):
    services.set_responsibility(
        category=desk.matter().category,
        division=desk.cast.county,
        unit=desk.bureau,
        starts_on=at(1, 1).date(),
        by=desk.actor("county_officer"),
    )
    need = desk.register().need
    client.force_login(desk.cast.user("clerk"))
    page = client.get(f"/needs/{need.public_id}/dispatch/").content.decode()
    assert "责任清单建议：青禾县交通运输局" in page
    client.post(f"/needs/{need.public_id}/dispatch/", {"unit": desk.bureau.public_id, "note": "尽快"})
    need.refresh_from_db()
    assert (need.state, need.unit_id) == (State.DISPATCHED, desk.bureau.pk)


def test_the_catalogue_shows_what_was_so_before(desk, client):
    page = client.get("/needs/catalogue/?past=1").content.decode()
    assert "没有停用过分类" in page
    assert "责任单位没有换过" in page
    assert "分类没有改过" in page
    lamp = desk.matter().category
    for unit, day in ((desk.bureau, at(1, 1)), (desk.office, at(6, 1))):
        services.set_responsibility(
            category=lamp, division=desk.cast.county, unit=unit, starts_on=day.date(), by=desk.actor("county_officer")
        )
    county = desk.actor("county_officer")
    before = lamp.name
    services.save_category(category=lamp, by=county, name="路灯和照明", urgency="urgent", may_be_public=True)
    services.save_category(category=lamp, by=county, retired_on=at(7, 1).date())
    page = client.get("/needs/catalogue/?past=1").content.decode()
    assert "2026年7月1日起停用" in page
    assert f"名称：从“{before}”改为“路灯和照明”" in page
    assert "常见缓急：从“一般”改为“紧急：停水停电停气停暖等”" in page
    assert "停用日：从“没有”改为“2026-07-01”" in page
    assert "可以公开：" not in page  # said again, not changed
    assert "青禾县交通运输局" in page
    assert "2026年6月1日" in page
    now = client.get("/needs/catalogue/").content.decode()
    assert "青禾县交通运输局" not in now
    assert "柳溪镇人民政府" in now


def test_requester_closes_on_the_pick_up_page(desk, client):
    made = desk.register()
    client.post("/needs/pickup/", {"number": made.need.number, "code": made.pickup_code})
    need = services.dispatch_need(need=made.need, unit=desk.bureau, by=desk.actor("clerk"))
    services.accept_need(need=need, by=desk.actor("handler"))
    services.record_contact(need=need, words="x", by=desk.actor("handler"))
    services.report_resolved(need=need, answer="好了", by=desk.actor("handler"))
    response = client.post(f"/needs/{need.public_id}/close/", {"solved": "yes", "satisfaction": "5"}, follow=True)
    need.refresh_from_db()
    assert need.state == State.CLOSED
    assert response.status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/board/",
        "/hall/",
        "/help/",
        "/privacy/",
        "/needs/public/",
        "/needs/rates/",
        "/needs/catalogue/",
        "/search/?q=上河",
        "/organisations/",
        "/robots.txt",
    ],
)
def test_public_pages_open_for_everybody(desk, client, url, django_assert_max_num_queries):
    need = desk.register().need
    services.publish_need(need=need, summary="村东头路灯不亮", by=desk.actor("clerk"))
    with django_assert_max_num_queries(12):
        assert client.get(url).status_code == 200
    for name in ("resident", "clerk", "county_officer", "operator"):
        client.force_login(desk.cast.user(name))
        with django_assert_max_num_queries(12):
            assert client.get(url).status_code == 200


def test_public_pages_show_the_general_words_only(desk, client):
    need = desk.register().need
    services.publish_need(need=need, summary="村东头路灯不亮", by=desk.actor("clerk"))
    for url in ("/needs/public/", f"/needs/public/{need.public_id}/", f"/story/{need.public_id}/"):
        page = client.get(url).content.decode()
        assert "村东头路灯不亮" in page
        assert "周小满" not in page
        assert "晚上看不见" not in page
    assert "11月30日" in client.get("/needs/public/").content.decode()


def test_rates_page_with_odd_dates(desk, client):
    for query in (
        "?from=x&to=y",
        "?to=0001-01-01",
        "?from=9999-12-31&to=9999-12-31",
        "?from=2026-12-31&to=2020-01-01",
        "?place=ZZZ",
        "?by=place",
    ):
        assert client.get("/needs/rates/" + query).status_code == 200


def test_steps_table_names_every_service_argument():
    import inspect

    for step in STEPS.values():
        taken = set(inspect.signature(step.run).parameters)
        assert set(getattr(step.form, "arguments", step.form.base_fields)) <= taken, step.name
        assert ("holds_pickup" in taken) == step.by_requester


def test_withdraw_without_code_is_hidden(desk, client):
    need = desk.register().need
    assert client.post(f"/needs/{need.public_id}/withdraw/", {}).status_code == 404
    assert ANONYMOUS.id is None


def test_photo_of_the_answer_opens_for_who_holds_the_code_and_for_nobody_else(desk, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = desk.register()
    need = services.dispatch_need(need=made.need, unit=desk.bureau, by=desk.actor("clerk"))
    need = services.accept_need(need=need, by=desk.actor("handler"))
    need = services.record_contact(need=need, words="电话", by=desk.actor("handler"))
    services.report_resolved(need=need, answer="灯换好了", photos=[photo()], by=desk.actor("handler"))
    address = f"/files/{files.files_of('need_work', need.public_id)[0].public_id}/"
    assert client.get(address).status_code == 404
    client.post("/needs/pickup/", {"number": need.number, "code": made.pickup_code})
    answer = client.get(address)
    assert answer.status_code == 200
    answer.close()


def test_timeline_names_the_unit_only_for_what_the_unit_did(desk):
    need = desk.checked()
    who = {item.words.split("，")[0]: item.who for item in timeline(need, internal=False)}
    assert who[f"已交{desk.bureau.name}办理"] == "受理台"
    assert who[f"{desk.bureau.name}已接单"] == desk.bureau.name
    assert next(w for words, w in who.items() if words.startswith("答复已核对")) == "受理台"


def test_take_is_offered_only_to_who_may_take(desk, client):
    for name, offered in (("clerk", True), ("handler", False)):
        client.force_login(desk.cast.user(name))
        for page in ("/today/", "/needs/"):
            assert ("/needs/take/" in client.get(page).content.decode()) == offered, (name, page)


def test_form_sent_twice_shows_its_own_receipt(desk, client):
    """Also when the first answer was lost and the session still holds the receipt of an earlier form."""
    lost = Client()
    earlier = client.post("/needs/new/", FORM | {"client_key": "E" * 20}, follow=True)
    first = lost.post("/needs/new/", FORM, follow=True)
    again = client.post("/needs/new/", FORM, follow=True)
    assert len(first.context["code"]) == 8
    assert again.context["code"] == first.context["code"] != earlier.context["code"]
    assert again.context["need"] == first.context["need"] != earlier.context["need"]
    assert Need.objects.count() == 2


def test_receipt_of_an_account_opens_again_and_for_nobody_else(desk, client):
    client.force_login(desk.cast.user("resident"))
    answer = client.post("/needs/new/", FORM)
    need = Need.objects.get()
    assert answer.url == f"/needs/{need.public_id}/receipt/"
    for _each in range(2):
        page = client.get(answer.url).content.decode()
        assert need.number in page
        assert "取件码" not in page
    client.force_login(desk.cast.user("resident_abroad"))
    assert client.get(answer.url).status_code == 404


def test_form_with_a_guessable_key_is_a_need_of_its_own(desk, client):
    for _each in range(2):
        client.post("/needs/new/", FORM | {"client_key": "k1"})
    assert Need.objects.count() == 2


@pytest.mark.parametrize(("anonymity", "name"), [("named", "周小满"), ("confidential", "周**")])
def test_contact_is_whole_for_its_own_desk_and_masked_for_who_watches_over_it(desk, client, anonymity, name):
    need = desk.register(requester=Requester(name="周小满", phone="+8619900000001", anonymity=anonymity)).need
    for who, said, phone in (
        ("clerk", "周小满", "199 0000 0001"),
        ("township_officer", name, "0001"),
        ("county_officer", name, "0001"),
    ):
        client.force_login(desk.cast.user(who))
        page = client.get(f"/needs/{need.public_id}/").content.decode()
        assert said in page, who
        assert ("199 0000 0001" in page) == (who == "clerk"), who
        if anonymity == "confidential" and who != "clerk":
            assert "周小满" not in page
            assert phone not in page


def test_contact_is_whole_for_who_calls_back_and_put_away_when_all_is_done(desk, client):
    need = desk.checked()

    def shown(who):
        client.force_login(desk.cast.user(who))
        return "199 0000 0001" in client.get(f"/needs/{need.public_id}/").content.decode()

    assert [shown(who) for who in ("supervisor", "handler", "clerk", "auditor")] == [True, True, True, False]
    need = services.close_need(need=need, solved="yes", satisfaction=5, by=ANONYMOUS, holds_pickup=True)
    assert not any(shown(who) for who in ("supervisor", "handler", "clerk"))
    need = services.reopen_need(need=need, by=ANONYMOUS, holds_pickup=True)
    assert [shown(who) for who in ("supervisor", "handler", "clerk")] == [False, True, True]


@pytest.mark.parametrize(("address", "none"), [("topics", "还没有反复出现的事"), ("whistles", "没有吹过哨")])
def test_an_empty_list_of_one_state_does_not_say_there_are_none(desk, client, address, none):
    client.force_login(desk.cast.user("township_officer"))
    assert none in client.get(f"/needs/{address}/").content.decode()
    narrowed = client.get(f"/needs/{address}/?state=ended").content.decode()
    assert "没有符合的。换个状态看看。" in narrowed
    assert none not in narrowed


def test_another_matter_written_after_going_back_is_another_need(desk, client):
    """The key of the form is the old one; what is said is not."""
    second = {**FORM, "content": "水管爆了，淹了半条街，请快来人。"}
    urgent = {**second, "urgency": "emergency"}
    for form in (FORM, second, second, urgent, FORM):
        assert client.post("/needs/new/", form).status_code == 302
    told = Need.objects.order_by("pk")
    assert [(need.content, need.urgency) for need in told] == [
        (form["content"], form["urgency"]) for form in (FORM, second, urgent)
    ]
    client.post("/needs/new/", second)
    assert told[1].number in client.get("/needs/receipt/").content.decode()


@pytest.mark.parametrize(
    "corrected",
    [
        {"division": "下河村"},
        {"name": "周小暖"},
        {"phone": "199 0000 0009"},
        {"anonymity": "confidential"},
        {"may_publish": ""},
    ],
)
def test_whatever_is_corrected_after_going_back_is_not_dropped(desk, client, corrected):
    for form in (FORM, FORM | corrected, FORM, FORM | corrected):
        assert client.post("/needs/new/", form).status_code == 302
    assert Need.objects.count() == 2
    fields = ("division__short_name", "requester_name", "anonymity", "may_publish", "requester_phone")
    first, second = Need.objects.order_by("pk").values(*fields)
    assert first != second
    assert Need.objects.last().number in client.get("/needs/receipt/").content.decode()


def test_a_photo_more_is_another_need_and_a_photo_lost_is_not(desk, client):
    for photos in ([], [photo()], [photo()], []):
        assert client.post("/needs/new/", {**FORM, "photos": photos}).status_code == 302
    assert Need.objects.count() == 2
