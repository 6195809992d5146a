"""Open311 GeoReport v2, checked against the words of the standard."""

import json
from datetime import date, timedelta
from xml.etree import ElementTree as Tree

import pytest
from django.db import OperationalError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.accounts import services as accounts
from lianxin.accounts.models import ApiKey
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import services
from lianxin.needs.api.bodies import answer
from lianxin.needs.models import Category, Need
from lianxin.needs.services.tokens import named_by
from lianxin.needs.vocabulary import Channel
from tests.needs.conftest import at

V2 = "/open311/v2/"
#: Of GET Service Requests, in the standard's order.
FIELDS = (
    "service_request_id status status_notes service_name service_code description agency_responsible service_notice "
    "requested_datetime updated_datetime expected_datetime address address_id zipcode lat long media_url"
).split()


@pytest.fixture
def key(cast):
    _made, key = accounts.give_api_key(
        name="随手拍",
        scope_path=cast.township.path,
        scope_label="柳溪镇",
        ends_on=clock.today() + timedelta(days=30),
        by=cast.actor("county_officer"),
    )
    return key


@pytest.fixture
def listed(desk):
    """One public need, received just now."""
    need = desk.register(when=clock.now() - timedelta(hours=1)).need
    return services.publish_need(need=need, summary="村东头路灯不亮", by=desk.actor("clerk"))


def send(client, key, form="json", **changes):
    values = {
        "api_key": key,
        "service_code": "roads.lamp",
        "address_string": "上河村",
        "description": "路灯不亮\n晚上看不见",
        "phone": "19900000009",
        "first_name": "小满",
        "last_name": "周",
    }
    said = {name: value for name, value in {**values, **changes}.items() if value is not None}
    return client.post(f"{V2}requests.{form}", said)


def test_services_are_the_categories_in_both_forms(desk, client):
    found = client.get(V2 + "services.json").json()
    assert {each["service_code"] for each in found} == set(Category.objects.values_list("code", flat=True))
    lamp = next(each for each in found if each["service_code"] == "roads.lamp")
    assert (lamp["metadata"], lamp["type"], lamp["group"]) == (False, "realtime", "道路和路灯")
    reply = client.get(V2 + "services.xml")
    assert reply["Content-Type"] == "text/xml; charset=utf-8"
    assert reply.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    tree = Tree.fromstring(reply.content)
    assert tree.tag == "services"
    assert [each.findtext("service_code") for each in tree.iter("service")] == [e["service_code"] for e in found]
    assert tree.find("service/metadata").text == "false"


def test_definition_has_no_attributes_and_names_unknown_codes(desk, client):
    assert client.get(V2 + "services/roads.lamp.json").json() == {"service_code": "roads.lamp", "attributes": []}
    tree = Tree.fromstring(client.get(V2 + "services/roads.lamp.xml").content)
    assert (tree.tag, tree.findtext("service_code"), len(tree.find("attributes"))) == (
        "service_definition",
        "roads.lamp",
        0,
    )
    assert client.get(V2 + "services/nothing.json").status_code == 404


def test_list_says_every_field_of_a_public_need_and_nobody_s_words(listed, client):
    (found,) = client.get(V2 + "requests.json").json()
    assert list(found) == FIELDS
    assert found["description"] == "村东头路灯不亮"
    assert found["address"] == "上河村, 柳溪镇, 青禾县"
    assert found["requested_datetime"].endswith("Z")
    (request,) = Tree.fromstring(client.get(V2 + "requests.xml").content)
    assert [each.tag for each in request] == FIELDS
    assert request.findtext("service_request_id") == listed.number
    page = json.dumps(found, ensure_ascii=False)
    assert listed.content not in page
    assert "周小满" not in page


def test_one_request_and_what_is_not_public(listed, desk, client):
    assert client.get(f"{V2}requests/{listed.number}.json").json()[0]["service_request_id"] == listed.number
    hidden = desk.register().need
    assert client.get(f"{V2}requests/{hidden.number}.json").status_code == 404
    assert client.get(f"{V2}requests.json?service_request_id={hidden.number},{listed.number}").json()[0][
        "service_request_id"
    ] == (listed.number)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("status=open", 1),
        ("status=closed", 0),
        ("status=open,closed", 1),
        ("status=", 1),
        ("service_code=roads.lamp,sewage", 1),
        ("service_code=sewage", 0),
        ("service_code=%00&service_request_id=%00", 1),
        ("start_date=2001-01-01T00:00:00Z", 0),
        ("end_date=2001-01-01T00:00:00-05:00", 0),
        ("jurisdiction_id=990101", 1),
        ("jurisdiction_id=990101100", 1),
    ],
)
def test_list_is_filtered_as_the_standard_says(listed, client, query, number):
    assert len(client.get(f"{V2}requests.json?{query}").json()) == number


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("status=half", 400),
        ("start_date=yesterday", 400),
        ("start_date=2026-01-01T00:00:00", 400),
        ("start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z", 400),
        ("start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", 400),
        ("start_date=0001-01-01T00:00:00%2B14:00", 400),
        ("jurisdiction_id=sfgov.org", 404),
        ("jurisdiction_id=a%00%01", 404),
    ],
)
def test_list_refuses_in_the_standard_s_own_body(desk, client, query, status):
    reply = client.get(f"{V2}requests.json?{query}")
    assert reply.status_code == status
    (error,) = reply.json()
    assert set(error) == {"code", "description"}
    tree = Tree.fromstring(client.get(f"{V2}requests.xml?{query}").content)
    assert tree.tag == "errors"
    assert tree.find("error/description").text == error["description"].replace("\x01", "")


def test_a_key_registers_once_however_often_it_is_sent(desk, client, key):
    (first,) = send(client, key).json()
    (again,) = send(client, key).json()
    assert first == again
    need = Need.objects.get(number=first["service_request_id"])
    assert (need.channel, need.received_by_name, need.division.short_name) == (Channel.OPEN311, "随手拍", "上河村")
    assert (need.requester_name, need.requester_phone) == ("周小满", "+8619900000009")
    assert need.pickup_hash
    assert Need.objects.count() == 1
    assert client.get(V2 + "requests.json").json() == []  # the desk has not said it in public words
    tree = Tree.fromstring(send(client, key, "xml", description="又一盏").content)
    assert tree.find("request/service_request_id").text == Need.objects.latest("id").number


def test_what_is_not_public_is_taken_in_and_never_listed(desk, client, key):
    send(client, key, service_code="aid")
    need = Need.objects.get()
    assert need.may_publish is False
    assert client.get(f"{V2}requests/{need.number}.json").status_code == 404


def test_nobody_agrees_to_publication_by_saying_nothing(desk, client, key):
    send(client, key)
    send(client, key, description="又一盏", may_publish="true")
    assert list(Need.objects.order_by("pk").values_list("may_publish", flat=True)) == [False, True]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_token_becomes_a_number_once_the_desk_has_looked(desk, client, key, form):
    types = {each["service_code"]: each["type"] for each in client.get(V2 + "services.json").json()}
    assert (types["aid"], types["conduct"], types["roads.lamp"]) == ("batch", "batch", "realtime")
    (made,) = send(client, key, service_code="aid").json()
    assert "service_request_id" not in made  # the standard: never both
    assert send(client, key, service_code="aid").json() == [made]  # sent again: the same token, one need
    need = Need.objects.get()
    assert need.number not in made["service_notice"]
    address = f"{V2}tokens/{made['token']}.{form}"
    assert client.get(address).status_code == 404
    services.dispatch_need(need=need, unit=desk.committee, by=desk.actor("clerk"))
    said = client.get(address)
    if form == "json":
        assert said.json() == [{"service_request_id": need.number, "token": made["token"]}]
    else:
        found = Tree.fromstring(said.content)
        assert [each.tag for each in found.find("request")] == ["service_request_id", "token"]
        assert found.findtext("request/service_request_id") == need.number
    assert client.get(f"{V2}tokens/{made['token'][:-1]}x.{form}").status_code == 404
    assert named_by(made["token"]) is None  # it answers no mail


@pytest.mark.parametrize("path", ["v1/requests.json", "v2/requests.json/", "xyz.json", "v2/requests/1/2.json"])
def test_an_address_of_no_standard_is_told_in_its_form(client, path):
    assert said_in(client.get("/open311/" + path), 404)


def test_what_breaks_is_told_in_the_standard_s_form(desk, client, settings):
    client.raise_request_exception = False
    with connection.execute_wrapper(broken):
        replies = [client.get(f"{V2}services.{form}") for form in ("json", "xml")]
    assert said_in(replies[0], 500)
    assert Tree.fromstring(replies[1].content).findtext("error/code") == "500"


def broken(*_asked):
    """A database that is away."""
    raise OperationalError("away")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"api_key": "wrong"}, 403),
        ({"api_key": None}, 403),
        ({"service_code": None}, 400),
        ({"service_code": "nothing"}, 404),
        ({"description": "  "}, 400),
        ({"description": "长" * 4001}, 400),
        ({"address_string": None}, 400),
        ({"address_string": None, "lat": "1"}, 400),
        ({"address_string": None, "lat": "91", "long": "2"}, 400),
        ({"address_string": None, "lat": "nan", "long": "2"}, 400),
        ({"lat": "north", "long": "2"}, 400),
        ({"address_string": "没有这个村"}, 404),
        ({"address_id": "x' OR 1=1"}, 404),
        ({"address_id": "990101"}, 400),
        ({"phone": "何时"}, 400),
        ({"email": "周小满"}, 400),
        ({"jurisdiction_id": "nowhere"}, 404),
    ],
)
def test_registering_refuses_and_keeps_nothing(desk, client, key, changes, status):
    reply = send(client, key, **changes)
    assert (reply.status_code, Need.objects.count()) == (status, 0)
    assert reply.json()[0]["description"]


def test_who_left_an_email_only_is_told_by_it(desk, client, key):
    reply = send(client, key, phone=None, first_name=None, last_name=None, email="zhou@example.org")
    need = Need.objects.get(number=reply.json()[0]["service_request_id"])
    assert (need.requester_email, need.anonymity) == ("zhou@example.org", "named")
    services.pass_up(need=need, reason="不清楚归谁", by=desk.actor("clerk"))
    assert {told.email for told in Message.objects.all()} - {""} == {"zhou@example.org"}


def test_a_key_shows_up_in_the_record_and_ends(desk, client, key, cast):
    made = ApiKey.objects.get()
    assert key not in made.key_hash
    with pytest.raises(NotAllowed):
        accounts.revoke_api_key(api_key=made, by=cast.actor("clerk"))
    accounts.revoke_api_key(api_key=made, by=cast.actor("township_officer"))
    assert send(client, key).status_code == 403
    assert set(AuditEvent.objects.filter(subject_kind="api_key").values_list("tag", flat=True)) == {
        "accounts:api_key:give",
        "accounts:api_key:revoke",
    }


def test_an_old_key_and_one_for_too_long(desk, client, key, cast):
    ApiKey.objects.update(ends_on=date(2020, 1, 1))
    assert send(client, key).status_code == 403
    for by, ends_on, refusal in (
        ("clerk", clock.today(), NotAllowed),
        ("operator", clock.today(), NotAllowed),
        ("county_officer", clock.today() + timedelta(days=500), RuleBroken),
    ):
        with pytest.raises(refusal):
            accounts.give_api_key(
                name="x", scope_path=cast.county.path, scope_label="", ends_on=ends_on, by=cast.actor(by)
            )


def test_key_pages_show_the_key_once(cast, client):
    client.force_login(cast.user("township_officer"))
    assert "还没有发过密钥" in client.get("/accounts/keys/").content.decode()
    sent = {
        "name": "随手拍",
        "scope": cast.township.path,
        "rights": ["register"],
        "ends_on": (clock.today() + timedelta(days=9)).isoformat(),
    }
    page = client.post("/accounts/keys/give/", sent).content.decode()
    made = ApiKey.objects.get()
    assert page.count(made.prefix) >= 1
    listed = client.get("/accounts/keys/").content.decode()
    assert "随手拍" in listed
    assert page.split("<code>")[1].split("</code>")[0] not in listed
    client.post(f"/accounts/keys/{made.public_id}/revoke/")
    assert "已作废" in client.get("/accounts/keys/").content.decode()


@pytest.mark.parametrize("form", ["xml", "json"])
def test_discovery_tokens_and_about(desk, client, form):
    assert b"wiki.open311.org/GeoReport_v2" in client.get(f"/open311/discovery.{form}").content
    assert client.get(f"{V2}tokens/123.{form}").status_code == 404
    assert client.get(f"{V2}tokens/没有.{form}").status_code == 404
    assert client.get(f"{V2}requests/%00.{form}").status_code == 404
    assert client.get(f"{V2}services/%00.{form}").status_code == 404
    assert client.get("/open311/").status_code == 200


def test_list_asks_the_same_for_one_and_for_many(listed, desk, client, django_assert_num_queries):
    for number in range(3):
        with django_assert_num_queries(2):
            client.get(V2 + "requests.json")
        made = desk.register(when=clock.now() - timedelta(minutes=number)).need
        services.publish_need(need=made, summary="又一件", by=desk.actor("clerk"))


@given(st.text(max_size=50))
def test_any_words_make_well_formed_xml(words):
    body = answer("xml", "errors", [{"code": 400, "description": words}], item="error").content
    said = Tree.fromstring(body).find("error/description").text or ""
    kept = "".join(
        c for c in words if c in "\t\n\r" or 0x20 <= ord(c) <= 0xD7FF or 0xE000 <= ord(c) <= 0xFFFD or ord(c) > 0xFFFF
    )
    assert said == kept.replace("\r\n", "\n").replace("\r", "\n")


BOMB = (
    """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>"""
)
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>"""


def said_in(reply, status):
    """The description of the standard's error body, whatever the form."""
    assert reply.status_code == status
    if reply["Content-Type"].startswith("text/xml"):
        return Tree.fromstring(reply.content).findtext("error/description")
    return reply.json()[0]["description"]


@pytest.mark.parametrize("body", [BOMB, OUTSIDE, "<", ""])
def test_hostile_xml_is_not_even_read(desk, client, key, body):
    reply = client.post(f"{V2}requests.xml?api_key={key}", body, "text/xml")
    assert "x-www-form-urlencoded" in said_in(reply, 400)
    assert "root:" not in reply.content.decode()
    assert Need.objects.count() == 0


def test_markup_in_a_description_is_kept_as_words(desk, client, key):
    (made,) = send(client, key, description=BOMB, may_publish="true").json()
    need = Need.objects.get(number=made["service_request_id"])
    assert need.content == BOMB
    need = services.publish_need(need=need, summary="<b>&路灯", by=desk.actor("clerk"))
    assert Tree.fromstring(client.get(V2 + "requests.xml").content).findtext("request/description") == "<b>&路灯"


def test_what_is_too_large_or_in_another_charset_is_refused_in_words(desk, client, key, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert said_in(send(client, key, description="长" * 2000), 400)
    said_in(client.post(V2 + "requests.json", b"x=" + b"1" * 2000, "application/x-www-form-urlencoded"), 400)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10**6
    body = f"api_key={key}&service_code=roads.lamp".encode("gbk")
    said_in(client.post(V2 + "requests.json", body, "application/x-www-form-urlencoded; charset=gbk"), 400)
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    said_in(send(client, key), 400)
    said_in(client.post(V2 + "requests.json", b"--x", "multipart/form-data; boundary="), 400)
    assert Need.objects.count() == 0


@pytest.mark.parametrize("form", ["xml", "json"])
def test_other_methods_and_addresses_get_the_standard_s_body(desk, client, form):
    assert "GET" in said_in(client.delete(f"{V2}requests.{form}"), 400)
    assert said_in(client.post(f"{V2}services.{form}"), 400)
    assert said_in(client.get(f"{V2}nothing.{form}"), 404)
    assert said_in(client.get("/open311/v2/requests.csv"), 404)


def test_a_key_for_reading_registers_nothing(desk, client, key):
    ApiKey.objects.update(rights=["read"])
    assert said_in(send(client, key), 403)
    assert said_in(send(client, None), 403) != said_in(send(client, key), 403)


def test_a_point_alone_goes_to_the_desk_of_the_key_s_place(desk, client, key, cast):
    (made,) = send(client, key, address_string=None, lat="30.5", long="104.25").json()
    need = Need.objects.get(number=made["service_request_id"])
    assert (need.division, need.desk_path, need.place_words) == (cast.township, cast.township.path, "30.5, 104.25")


def test_pages_of_a_size_and_what_is_too_much(listed, desk, client):
    for minute in range(1, 4):
        made = desk.register(when=clock.now() - timedelta(minutes=minute)).need
        services.publish_need(need=made, summary=f"第{minute}件", by=desk.actor("clerk"))
    pages = [client.get(f"{V2}requests.json?page={n}&page_size=3").json() for n in (1, 2, 3)]
    assert [len(page) for page in pages] == [3, 1, 0]
    assert pages[0] + pages[1] == client.get(V2 + "requests.json").json()
    for wrong in ("page=0", "page_size=1001", "page_size=x", "page=-1", "page=99999"):
        assert said_in(client.get(f"{V2}requests.json?{wrong}"), 400)


def test_extensions_tell_the_public_history_when_asked(listed, desk, client):
    plain = client.get(f"{V2}requests/{listed.number}.json").json()[0]
    assert list(plain) == FIELDS
    (more,) = client.get(f"{V2}requests/{listed.number}.json?extensions=true").json()
    assert {name: more[name] for name in FIELDS} == plain
    assert [note["type"] for note in more["notes"]] == ["register"]
    tree = Tree.fromstring(client.get(f"{V2}requests.xml?extensions=true").content)
    assert tree.findtext("request/notes/note/type") == "register"
    assert tree.findtext("request/extended_attributes/urgency") == "normal"


def test_updated_is_the_last_step_and_at_the_end_the_closing(desk, client):
    need = desk.in_progress()
    services.publish_need(need=need, summary="路灯不亮", by=desk.actor("clerk"))
    services.record_progress(need=need, words="明天换", by=desk.actor("handler"), at=at(11, 24, 8))
    (found,) = client.get(f"{V2}requests/{need.number}.json").json()
    assert found["updated_datetime"] == "2026-11-24T00:00:00Z"
    need = services.report_resolved(need=need, answer="灯换好了", by=desk.actor("handler"), at=at(11, 24, 9))
    holder = {"by": ANONYMOUS, "holds_pickup": True}
    services.close_need(need=need, solved="yes", satisfaction=5, **holder, at=at(11, 25, 8))
    (found,) = client.get(f"{V2}requests/{need.number}.json").json()
    assert (found["status"], found["updated_datetime"]) == ("closed", "2026-11-25T00:00:00Z")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "status",
                "start_date",
                "end_date",
                "service_code",
                "jurisdiction_id",
                "service_request_id",
                "page",
                "page_size",
                "extensions",
            ]
        ),
        st.text(max_size=30),
    )
)
def test_no_question_breaks_the_list(listed, client, asked):
    assert client.get(V2 + "requests.json", asked).status_code in (200, 400, 404)


WORDS_OF_REQUESTS = ("路灯不亮", "<b>灯</b> & “杆” 歪了", "第一行\n第二行", "𠮷家门口 🚮 满了")


def test_what_is_listed_reads_alike_in_both_forms_and_registers_again_as_the_same(desk, client, key):
    for number, words in enumerate(WORDS_OF_REQUESTS):
        made = desk.register(when=clock.now() - timedelta(hours=1 + number)).need
        services.publish_need(need=made, summary=words, by=desk.actor("clerk"))
    listed = client.get(V2 + "requests.json").json()
    requests = Tree.fromstring(client.get(V2 + "requests.xml").content)
    assert [{each.tag: each.text for each in request} for request in requests] == listed
    for each in listed:
        said = {name: each[name] for name in ("service_code", "description", "address_id")}
        (again,) = send(client, key, address_string=None, may_publish="true", **said).json()
        need = Need.objects.get(number=again["service_request_id"])
        services.publish_need(need=need, summary=need.content, by=desk.actor("clerk"))
    twice = client.get(V2 + "requests.json").json()
    same = ("service_code", "service_name", "description", "address", "address_id", "status")

    def matters(found):
        return sorted(tuple(each[name] for name in same) for each in found)

    assert matters(twice) == sorted(2 * matters(listed))
