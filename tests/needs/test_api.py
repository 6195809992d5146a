"""The JSON interface: what a key opens, problems in plain words, a key that makes a request count once, what is cached."""

import base64
import io
import json
from datetime import timedelta

import pytest
from django.db import connection
from PIL import Image

from lianxin.accounts import services as accounts
from lianxin.accounts.models import ApiCall, ApiKey, Grant
from lianxin.accounts.vocabulary import ApiRight, Role
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock, sql
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs import services
from lianxin.needs.models import Need
from lianxin.needs.views.steps import STEPS
from lianxin.needs.vocabulary import Channel, State
from tests.cast import STARTED, make_user
from tests.needs.test_open311 import broken

V1 = "/api/v1/"
ALL = list(ApiRight)


def system_account(cast, name, role, *, scope, unit=None):
    """An account for a system, opened by the county: nobody signs in to it."""
    user = make_user(name, f"{name} 系统")
    user.opened_by_id = cast.user("county_officer").pk
    user.save()
    grant(user, role, scope=scope, unit=unit)
    return user


def grant(user, role, *, scope, unit=None):
    Grant.objects.create(
        user=user,
        role=role,
        scope_path=scope.path,
        scope_label=scope.name,
        unit_id=unit.pk if unit else None,
        starts_on=STARTED,
        given_by_name="县委社会工作部",
        given_at=clock.now(),
    )


def give(cast, *, acts_as=None, rights=ALL, scope=None):
    _made, key = accounts.give_api_key(
        name="工单系统",
        scope_path=(scope or cast.county).path,
        scope_label="",
        ends_on=clock.today() + timedelta(days=30),
        rights=rights,
        acts_as=acts_as,
        by=cast.actor("county_officer"),
    )
    return key


class Caller:
    """A system with its key."""

    def __init__(self, client, key):
        self.client, self.key, self.sent = client, key, 0

    def get(self, address, **headers):
        return self.client.get(V1 + address, headers={"Authorization": f"Bearer {self.key}", **headers})

    def post(self, address, body=None, *, once=None, **headers):
        self.sent += 1
        headers = {"Authorization": f"Bearer {self.key}", "Idempotency-Key": once or f"call-{self.sent:06}", **headers}
        return self.client.post(V1 + address, json.dumps(body or {}), "application/json", headers=headers)


@pytest.fixture
def bureau(desk, client):
    """The bureau's own system: it works for the bureau's cases."""
    user = system_account(desk.cast, "bureau_system", Role.UNIT_HANDLER, scope=desk.cast.county, unit=desk.bureau)
    return Caller(client, give(desk.cast, acts_as=user))


@pytest.fixture
def station(desk, client):
    """The village station's system: it takes needs in and dispatches them."""
    user = system_account(desk.cast, "station_system", Role.STATION_STAFF, scope=desk.cast.village)
    return Caller(client, give(desk.cast, acts_as=user, scope=desk.cast.township))


def picture():
    out = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(out, "PNG")
    return {"name": "灯.png", "content": base64.b64encode(out.getvalue()).decode()}


NEW = {
    "content": "村东头三盏路灯不亮，晚上看不见。",
    "category": "roads.lamp",
    "division": "上河村",
    "name": "周小满",
    "phone": "19900000001",
}


def is_problem(response, status):
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == "application/problem+json"
    said = response.json()
    assert said["status"] == status
    assert said["detail"]
    return said


def test_every_step_of_the_page_is_offered(client, desk):
    paths = client.get(V1 + "openapi.json").json()["paths"]
    assert {path.rsplit("/", 1)[1] for path in paths if "post" in paths[path]} == {*STEPS, "needs"}
    page = client.get(V1).content.decode()
    assert all(path in page for path in paths)
    assert "//" not in page.split("<main")[1].replace("://", "")


def test_a_case_from_the_door_to_the_answer_by_two_systems(desk, station, bureau):
    made = station.post("needs", {**NEW, "photos": [picture()]})
    assert made.status_code == 201
    case = f"needs/{made.json()['id']}/"
    need = Need.objects.get()
    assert (need.channel, need.received_by_name, need.requester_phone) == (
        Channel.OPEN311,
        "工单系统",
        "+8619900000001",
    )
    units = station.get(case + "units").json()
    unit = next(each for each in units if each["name"] == "青禾县交通运输局")
    assert station.post(case + "dispatch", {"unit": unit["id"]}).json()["state"] == State.DISPATCHED
    assert bureau.post(case + "accept").json()["next_steps"]
    assert bureau.post(case + "contact", {"words": "打了电话"}).status_code == 200
    assert bureau.post(case + "progress", {"words": "明天换灯"}).status_code == 200
    answer = {"answer": "三盏灯都换好了。", "photos": [picture()]}
    said = bureau.post(case + "report_resolved", answer).json()
    assert (said["state"], said["answer"]) == (State.RESOLVED_REPORTED, "三盏灯都换好了。")
    assert [each["verb"] for each in said["steps"]] == [
        "register", "dispatch", "accept", "contact", "progress", "report_resolved",
    ]  # fmt: skip
    told, work = said["attachments"]
    assert (told["kind"], work["kind"]) == ("told", "work")
    photo = bureau.get(work["url"].removeprefix(V1))
    assert (photo["Content-Type"], photo.getvalue()[:2]) == ("image/jpeg", b"\xff\xd8")
    assert is_problem(bureau.post(case + "approve_answer"), 403)["detail"].startswith("答复要由没有经办的人")
    assert AuditEvent.objects.filter(tag="needs:need:accept").get().actor_name == "bureau_system 系统（工单系统）"


def test_what_is_read_is_masked_and_within_the_key(desk, station, client):
    mine, other = desk.register().need, desk.register(division=desk.cast.community).need
    rows = station.get("needs").json()
    assert [row["id"] for row in rows["items"]] == [mine.public_id]
    said = station.get(f"needs/{mine.public_id}")
    assert said.json()["requester"] == {
        "name": "周**",
        "anonymity": "named",
        "language": "",
        "reply_way": "",
        "may_be_told": True,
    }
    assert "9900000001" not in said.content.decode()
    is_problem(station.get(f"needs/{other.public_id}"), 404)
    is_problem(station.get("needs?place=990101101001"), 404)


def test_a_key_reaches_no_further_than_its_place(desk, client):
    user = system_account(desk.cast, "bureau_system", Role.UNIT_HANDLER, scope=desk.cast.county, unit=desk.bureau)
    narrow = Caller(client, give(desk.cast, acts_as=user, scope=desk.cast.other_township))
    need = desk.dispatched()
    is_problem(narrow.get(f"needs/{need.public_id}"), 404)
    is_problem(narrow.post(f"needs/{need.public_id}/accept"), 404)
    assert narrow.get("needs").json()["items"] == []
    is_problem(narrow.post("needs", NEW), 404)
    assert Need.objects.count() == 1


def test_a_key_draws_no_case_of_another_place_into_a_whistle(desk, client, cast):
    near, far = desk.in_progress(), desk.in_progress()
    place = {
        "division": cast.other_village,
        "division_path": cast.other_village.path,
        "desk_path": cast.other_village.path,
    }
    Need.objects.filter(pk=far.pk).update(**place)
    user = system_account(cast, "township_system", Role.TOWNSHIP_OFFICER, scope=cast.township)
    narrow = Caller(client, give(cast, acts_as=user, scope=cast.village))
    body = {
        "kind": "enforcement",
        "problem": "集市占道",
        "place_words": "集市北口",
        "units": [desk.bureau.public_id],
    }
    said = is_problem(narrow.post(f"needs/{near.public_id}/open_whistle", {**body, "others": far.number}), 404)
    assert "管不到" in said["detail"]
    near.refresh_from_db()
    assert near.state == State.IN_PROGRESS
    assert narrow.post(f"needs/{near.public_id}/open_whistle", body).json()["state"] == State.WHISTLE_OPEN


def test_sent_twice_counts_once(desk, station):
    asked = {**NEW, "kind": "enquiry"}
    first = station.post("needs", asked, once="same-key-1")
    again = station.post("needs", asked, once="same-key-1")
    assert (first.json(), again["Idempotency-Replayed"]) == (again.json(), "true")
    assert Need.objects.count() == 1
    other = is_problem(station.post("needs", {**asked, "content": "另一件事情"}, once="same-key-1"), 422)
    assert "Idempotency-Key" in other["detail"]
    case = f"needs/{first.json()['id']}/answer_on_spot"
    assert [station.post(case, {"answer": "已当场说明"}, once="spot-000").status_code for _ in range(2)] == [200, 200]
    assert Need.objects.get().steps.filter(verb="answer_on_spot").count() == 1
    kept = sql.rows("SELECT answer FROM accounts_apicall")
    assert first.json()["pickup_code"] not in str(kept)
    ApiCall.objects.update(at=clock.now() - timedelta(days=3))
    assert accounts.forget_calls() == 2


def test_a_refused_request_leaves_its_key_unused(desk, station):
    is_problem(station.post("needs", {**NEW, "division": "没有这个村"}, once="again-0001"), 422)
    assert ApiCall.objects.count() == 0
    assert station.post("needs", NEW, once="again-0001").status_code == 201


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"content": "短"}, "#/content"),
        ({"category": "nothing"}, "#/category"),
        ({"phone": "何时"}, "#/phone"),
        ({"name": ""}, "#/name"),
        ({"urgency": "very"}, "#/urgency"),
        ({"whatever": 1}, "#/whatever"),
        ({"photos": [{"name": "a", "content": "!"}]}, "#/photos"),
        ({"photos": [{"name": "a", "content": "aGVsbG8="}]}, "#/photos"),
        ({"photos": [{"name": "a"}]}, "#/photos/0/content"),
        ({"answers": {"nobody": "asked"}}, "#/nobody"),
    ],
)
def test_registering_refuses_by_name_and_keeps_nothing(desk, station, body, pointer):
    said = is_problem(station.post("needs", {**NEW, **body}), 422)
    assert [each["pointer"] for each in said["errors"]] == [pointer]
    assert Need.objects.count() == 0


def test_registering_with_a_channel_is_the_account_s_own_doing(desk, station, bureau):
    assert station.post("needs", {**NEW, "channel": "phone"}).status_code == 201
    need = Need.objects.get()
    assert (need.channel, need.received_by.username) == (Channel.PHONE, "station_system")
    is_problem(bureau.post("needs", {**NEW, "channel": "phone"}), 403)


def test_steps_refuse_in_plain_words(desk, bureau, client):
    need = desk.dispatched()
    case = f"needs/{need.public_id}/"
    assert bureau.post(case + "accept").status_code == 200
    assert "已接单" in is_problem(bureau.post(case + "accept"), 409)["detail"]
    said = is_problem(bureau.post(case + "contact", {"words": "x" * 1001}), 422)
    assert said["errors"][0]["pointer"] == "#/words"
    is_problem(bureau.post(case + "dispatch", {"unit": "none"}), 403)
    is_problem(bureau.post("needs/none/accept"), 404)
    is_problem(bureau.get(case + "accept"), 405)
    is_problem(bureau.get("nowhere"), 404)
    is_problem(bureau.get("needs?text=%00"), 400)
    assert "stat" in is_problem(bureau.get("needs?stat=open"), 422)["detail"]
    english = bureau.post(case + "accept", **{"Accept-Language": "en"}).json()["detail"]
    assert english.isascii() or "“" in english
    assert "refresh" in english.lower() or "reload" in english.lower()


def test_without_a_key_or_without_the_right(desk, client, cast):
    assert is_problem(client.get(V1 + "needs"), 401)
    assert client.get(V1 + "needs")["WWW-Authenticate"] == "Bearer"
    is_problem(client.get(V1 + "needs", headers={"Authorization": "Bearer wrong"}), 401)
    caller = Caller(client, give(cast, rights=[ApiRight.REGISTER]))
    assert "查看" in is_problem(caller.get("needs"), 403)["detail"]
    assert caller.post("needs", NEW).status_code == 201
    ApiKey.objects.update(revoked_at=clock.now())
    is_problem(caller.post("needs", NEW), 401)


def test_a_body_that_is_no_json_and_one_too_large(desk, station, client, settings):
    headers = {"Authorization": f"Bearer {station.key}", "Idempotency-Key": "call-bodies"}
    is_problem(client.post(V1 + "needs", "{", "application/json", headers=headers), 400)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    is_problem(
        client.post(V1 + "needs", json.dumps({"content": "长" * 2000}), "application/json", headers=headers), 413
    )
    assert is_problem(
        client.post(V1 + "needs", "{}", "application/json", headers={"Authorization": f"Bearer {station.key}"}), 422
    )["errors"]


def test_a_closed_account_opens_nothing(desk, bureau, cast):
    need = desk.dispatched()
    assert bureau.get(f"needs/{need.public_id}").status_code == 200
    key = ApiKey.objects.get()
    key.acts_as.is_active = False
    key.acts_as.save()
    is_problem(bureau.get(f"needs/{need.public_id}"), 404)
    is_problem(bureau.get("needs"), 403)


def test_a_key_never_acts_as_a_person(desk, cast):
    with pytest.raises(NotAllowed):
        give(cast, acts_as=cast.user("county_officer"))
    signed_in = cast.user("clerk")
    signed_in.last_login = clock.now()
    signed_in.save()
    with pytest.raises(NotAllowed):
        give(cast, acts_as=signed_in)
    with pytest.raises(RuleBroken):
        give(cast, rights=[ApiRight.READ])
    made = AuditEvent.objects.filter(tag="accounts:api_key:give")
    assert not made.exists()


def test_public_things_need_no_key(desk, client):
    need = desk.register(when=clock.now() - timedelta(hours=1)).need
    services.publish_need(need=need, summary="村东头路灯不亮", by=desk.actor("clerk"))
    (row,) = client.get(V1 + "public/needs").json()["items"]
    assert row["summary"] == "村东头路灯不亮"
    assert client.get(f"{V1}public/needs/{need.public_id}").json() == row
    assert need.content not in json.dumps(row, ensure_ascii=False)
    is_problem(client.get(f"{V1}public/needs/{desk.register().need.public_id}"), 404)
    assert client.get(V1 + "categories/roads.lamp").json()["questions"] == []
    is_problem(client.get(V1 + "categories/nothing"), 404)
    assert client.get(V1 + "public/topics").json() == {"items": [], "next": None}
    rates = client.get(V1 + "rates").json()
    assert rates["overall"]["on_time"] == {
        "numerator": 0,
        "denominator": 0,
        "share": None,
        "interval": None,
        "excluded": {},
    }
    is_problem(client.get(V1 + "rates?from=2026-02-01&to=2026-01-01"), 422)


def test_what_has_not_changed_is_not_sent_again(desk, bureau):
    need = desk.dispatched()
    first = bureau.get(f"needs/{need.public_id}")
    same = bureau.get(f"needs/{need.public_id}", **{"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    bureau.post(f"needs/{need.public_id}/accept")
    assert bureau.get(f"needs/{need.public_id}", **{"If-None-Match": first["ETag"]}).status_code == 200


def test_lists_are_walked_page_by_page(desk, station, django_assert_num_queries):
    for minute in range(5):
        desk.register(when=clock.now() - timedelta(minutes=minute))
    seen, cursor = [], ""
    while cursor is not None:
        with django_assert_num_queries(LIST_QUERIES):
            said = station.get(f"needs?size=2&cursor={cursor}").json()
        seen += [row["id"] for row in said["items"]]
        cursor = said["next"]
    assert len(seen) == len(set(seen)) == 5
    for torn in ("%22", "WzEsMl0", "W3t9LHt9XQ", "WyJhIiwxXQ", "WyIyMDI2IiwxZTk5XQ"):
        assert station.get(f"needs?cursor={torn}").status_code == 200


LIST_QUERIES = 3


def test_what_breaks_is_a_problem_and_no_page(desk, client, station):
    client.raise_request_exception = False
    with connection.execute_wrapper(broken):
        told = is_problem(station.get("needs"), 500)
    assert "不会重复登记" in told["detail"]
    is_problem(client.get(V1 + "needs", headers={"Host": "no_host_of_ours"}), 400)
    is_problem(client.get(V1 + "nothing/of/this"), 404)
    assert client.get(V1).headers["Content-Type"].startswith("text/html")


def test_too_many_requests_are_told_to_wait(desk, client, monkeypatch):
    from django.core.cache import cache

    from lianxin.needs.api.keys import LIMITS

    cache.clear()
    monkeypatch.setattr(LIMITS[1], "num_requests", 2)
    for status in (200, 200, 429):
        answer = client.get(V1 + "categories")
        assert answer.status_code == status
    assert is_problem(answer, 429)
    assert int(answer["Retry-After"]) >= 1
    cache.clear()


def test_units_and_topics_of_the_key(desk, station, cast):
    assert {unit["name"] for unit in station.get("units").json()["items"]} == {"上河村村民委员会", "柳溪镇人民政府"}
    needs = tuple(desk.register().need for _ in range(3))
    services.notice_topic(needs=needs, by=SYSTEM)
    (topic,) = station.get("topics").json()["items"]
    assert (topic["needs"], topic["state"]) == (3, "noticed")
