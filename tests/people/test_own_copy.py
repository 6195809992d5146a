"""The copy of everything the rooms hold about a person: whole, theirs alone, and bounded."""

import hashlib
import io
import json
import re
import zipfile
from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.deliberation.models import Ballot
from lianxin.files import services as files
from lianxin.files.selectors import file_path, photos_of
from lianxin.kit.actors import SYSTEM
from lianxin.kit.own_data import about, own_table, own_tables
from lianxin.liaison.models import Liaison
from lianxin.messaging import services as messaging
from lianxin.needs import services as needs
from lianxin.needs.models import Need
from lianxin.needs.services.intake import Requester
from lianxin.organisations import services as organisations
from lianxin.people import exports
from lianxin.people import services as people
from lianxin.people.models import Person
from lianxin.people.selectors.mine import everything_about
from lianxin.stations import services as stations
from tests.files.test_photos import photo
from tests.needs.conftest import at, desk  # noqa: F401

#: What a file may hold of somebody else or keep from everybody, by the end of its column's name.
SECRET = ("_hash", "password", "client_key", "secret", "code", "mark", "choice", "packed", "seal")


@pytest.fixture
def mine(cast, home):
    """The cast's resident, with an account linked to their record."""
    assert home.rep.user_id == cast.user("resident").pk
    return home.rep


def told(desk, number=1, words="厨房漏水"):  # noqa: F811
    for n in range(number):
        needs.register_need(
            matter=desk.matter(title=words, content=f"{words}，第 {n} 处。"),
            requester=Requester(name="周小满", phone="+8619900000001"), client_key=f"copy{n}",
            by=desk.actor("resident"), at=at(11, 23),
        )  # fmt: skip


def taken(client, person):
    response = client.post(reverse("mine:export", args=[person.public_id]))
    assert response["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    assert archive.read("my-data.pdf").startswith(b"%PDF-")
    return json.loads(archive.read("my-data.json")), archive.read("my-data.html").decode()


def test_the_paper_of_the_copy_says_what_the_page_says(desk, mine):  # noqa: F811
    told(desk)
    tables = [about(each, mine) for each in own_tables()]
    paper = exports.record_paper(everything_about(mine), tables, at(11, 23))
    said = {section["title"]: section["entries"] for section in paper["sections"]}
    assert ["姓名", mine.name] in said["基本情况"][0]
    assert any(value == "厨房漏水，第 0 处。" for entry in said["我的诉求"] for _label, value in entry)
    assert list(said)[7:] == [str(each.title) for each in own_tables()]


def test_the_copy_holds_what_every_room_knows_to_read_and_for_machines(client, cast, desk, mine):  # noqa: F811
    told(desk)
    stations.ask_errand(
        kind="other", what="取药", division=cast.village, client_key="E" * 20, by=cast.actor("resident"),
        principal=stations.Principal("周小满", user_id=mine.user_id),
    )  # fmt: skip
    client.force_login(cast.user("resident"))
    data, page = taken(client, mine)
    assert data["register"]["name"] == mine.name
    assert data["tables"]["needs"]["rows"][0]["content"] == "厨房漏水，第 0 处。"
    assert data["tables"]["needs"]["rows"][0]["requester_phone"] == "+8619900000001"
    assert data["tables"]["errands"]["rows"][0]["what"] == "取药"
    assert data["tables"]["messages"]["rows"]
    assert [each["title"] for each in data["tables"].values()] == [str(each.title) for each in own_tables()]
    assert data["tables"]["needs"]["rows"][0]["received_at"].startswith("2026-11-23T")
    assert "2026-11-23T" not in page
    for words in ("厨房漏水，第 0 处。", "取药", "我的诉求", mine.name, "11月23日", "199 0000 0001"):
        assert words in page
    assert "<script" not in page
    assert 'src="' not in page


def test_nothing_of_anybody_else_is_in_it(client, cast, desk, mine):  # noqa: F811
    needs.register_need(
        matter=desk.matter(title="别人家的事", content="别人家的事，不告诉谁。"), requester=Requester(name="朱冬至"),
        client_key="other", by=cast.actor("outsider"), at=at(11, 23),
    )  # fmt: skip
    client.force_login(cast.user("resident"))
    data, page = taken(client, mine)
    assert "别人家的事" not in page
    assert "别人家的事" not in json.dumps(data, ensure_ascii=False)


def test_taking_it_is_recorded_and_nobody_else_can(client, cast, mine):
    client.force_login(cast.user("resident"))
    taken(client, mine)
    assert AuditEvent.objects.filter(tag="people:record:export").count() == 1
    client.force_login(cast.user("clerk"))
    for name in ("export", "print"):
        assert client.post(reverse(f"mine:{name}", args=[mine.public_id])).status_code in (404, 405)
    assert client.get(reverse("mine:table", args=[mine.public_id, "needs"])).status_code == 404


def test_who_is_in_a_post_finds_it_by_account_or_by_record(cast, mine):
    unit = organisations.create_unit(
        kind="villagers_committee", name="上河村村民委员会", division=cast.village, by=cast.actor("county_officer")
    )
    post = organisations.add_post(
        unit=unit, title="委员", seats=1, selection="elected", by=cast.actor("county_officer")
    )
    organisations.appoint(
        post=post, holder_name=mine.name, holder_ref=mine.public_id, starts_on=at(1, 5).date(), basis="选举结果",
        is_screened=True, warning_words="样例", by=cast.actor("county_officer"),
    )  # fmt: skip
    (row,) = about(own_table("tenures"), mine).rows
    assert (row["post__unit__name"], row["post__title"]) == ("上河村村民委员会", "委员")


@pytest.mark.parametrize("key", [each.key for each in own_tables()])
def test_each_table_is_one_query_and_a_page_of_its_own(client, cast, mine, key):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        about(own_table(key), mine)
    assert len(asked) == 1
    client.force_login(cast.user("resident"))
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("mine:table", args=[mine.public_id, key]))
    assert len(asked) <= 12
    assert str(own_table(key).title) in page.content.decode()


def test_one_row_or_a_hundred_are_the_same_queries(client, cast, desk, mine):  # noqa: F811
    client.force_login(cast.user("resident"))
    counts = []
    for number in (1, 40):
        told(desk, number)
        with CaptureQueriesContext(connection) as asked:
            taken(client, mine)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_page_to_print_leads_to_every_table_and_to_the_copy(client, cast, mine):
    client.force_login(cast.user("resident"))
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("mine:print", args=[mine.public_id])).content.decode()
    assert len(asked) <= 12
    for each in own_tables():
        assert reverse("mine:table", args=[mine.public_id, each.key]) in page
    assert reverse("mine:export", args=[mine.public_id]) in page
    assert (
        "这里没有关于您的记录"
        in client.get(reverse("mine:table", args=[mine.public_id, "certificates"])).content.decode()
    )
    assert client.get(reverse("mine:table", args=[mine.public_id, "nothing"])).status_code == 404


@pytest.mark.parametrize("own", own_tables(), ids=lambda own: own.key)
def test_no_table_holds_a_secret(own):
    assert not [path for path in own.fields if path.endswith(SECRET) and path != "household_code"]


def test_no_table_says_how_somebody_voted(mine):
    kept = {own.whose(mine).model._meta.label for own in own_tables() if own.whose(mine) is not None}
    secret = {
        model._meta.label
        for model in Ballot._meta.apps.get_app_config("deliberation").get_models()
        if model.__name__ in ("Sheet", "TakenBack", "PaperReading", "Participant", "Answer")
    }
    assert len(secret) == 5
    assert not kept & secret
    assert "deliberation.Voter" in kept


def test_a_child_in_care_has_what_is_of_its_household_and_no_account(home):
    child = home.other
    assert about(own_table("account"), child).rows == []
    assert about(own_table("visits"), child).rows == []


def test_a_guardian_takes_nothing_that_stands_under_the_wards_own_account(client, cast, desk, mine, home):  # noqa: F811
    told(desk)
    guardian, ward = cast.user("resident_abroad"), mine
    Person.objects.filter(pk=home.other.pk).update(user=guardian)
    Person.objects.filter(pk=ward.pk).update(birth_date=None, birth_year=2012)
    ward.refresh_from_db()
    people.set_guardian(person=ward, guardian=home.other, by=SYSTEM)
    client.force_login(guardian)
    data, _page = taken(client, ward)
    assert data["register"]["name"] == ward.name
    assert data["tables"]["needs"]["rows"] == data["tables"]["messages"]["rows"] == []
    shown = client.get(reverse("mine:table", args=[ward.public_id, "needs"])).content.decode()
    assert "厨房漏水" not in shown


def shown(client, person, key):
    return client.get(reverse("mine:table", args=[person.public_id, key])).content.decode()


def test_codes_and_units_of_the_machine_are_said_in_words(client, cast, mine):
    branch = organisations.create_unit(
        kind="party_branch", name="中共上河村支部委员会", division=cast.village, by=cast.actor("county_officer")
    )
    Liaison.objects.create(
        user=cast.user("resident"), division=cast.village, division_path=cast.village.path, branch=branch,
        skills=["repair"], starts_on=at(1, 5).date(),
    )  # fmt: skip
    messaging.choose(
        email="", muted=["need_progress:sms"], quiet_from=time(22), quiet_until=time(7), by=cast.actor("resident")
    )
    client.force_login(cast.user("resident"))
    data, page = taken(client, mine)
    for words in ("中共上河村支部委员会", "我的诉求有进展：短信"):
        assert words in page
    assert data["tables"]["liaison"]["rows"][0]["branch__name"] == branch.name
    assert data["tables"]["message_choices"]["rows"][0]["muted"] == ["我的诉求有进展：短信"]
    assert "need_progress:sms" not in page
    assert "repair" not in page
    assert "['" not in page


def codes_in(own):
    """Look-ups that hold ids or lists nobody has given words for."""
    found = []
    for path in own.fields:
        rows = own.whose(Person(pk=1, user_id=1))
        model, computed = rows.model, rows.query.annotations.get(path)
        for step in path.split("__"):
            column = computed.output_field if computed else model._meta.get_field(step)
            model = column.related_model
        if (column.is_relation or column.get_internal_type() == "JSONField") and path not in own.words:
            found.append(path)
    return found


@pytest.mark.parametrize("own", own_tables(), ids=lambda own: own.key)
def test_no_table_holds_an_id_or_a_list_of_codes(own):
    assert codes_in(own) == []


def test_days_of_the_register_are_written_out(client, cast, mine):
    Person.objects.filter(pk=mine.pk).update(birth_date=at(3, 5).date(), sex="male")
    client.force_login(cast.user("resident"))
    data, page = taken(client, mine)
    assert data["register"]["birth_date"] == "2026-03-05"
    assert "2026年3月5日" in page
    assert not re.search(r"\d{4}-\d\d-\d\d", page)


@pytest.fixture
def pictures(cast, desk, mine, settings, tmp_path):  # noqa: F811
    """A need of the resident with photos; one of its answer; one a clerk took for somebody else."""
    settings.MEDIA_ROOT = tmp_path
    told(desk)
    need = Need.objects.get()
    by = {"need": "resident", "need_work": "handler"}
    kept = [
        files.store_photo(upload=photo(), owner_kind=kind, owner_id=need.public_id, by=cast.actor(who))
        for kind, who in by.items()
    ]
    files.store_photo(upload=photo(), owner_kind="need", owner_id="OTHERSNEED01", by=cast.actor("clerk"))
    return kept


def test_the_photos_of_my_matters_are_in_it_as_they_are_kept(client, cast, mine, pictures):
    client.force_login(cast.user("resident"))
    response = client.post(reverse("mine:export", args=[mine.public_id]))
    archive = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    assert {name for name in archive.namelist() if name.startswith("photos/")} == {
        f"photos/{each.public_id}.jpg" for each in pictures
    }
    for each in pictures:
        told_bytes = archive.read(f"photos/{each.public_id}.jpg")
        assert hashlib.sha256(told_bytes).hexdigest() == each.sha256
    assert f"{pictures[0].public_id}.jpg" in shown(client, mine, "photos")


def test_what_staff_take_at_work_is_in_nobodys_copy(cast, mine, pictures):
    clerk = Person(user_id=cast.user("clerk").pk)
    assert [*photos_of(clerk)] == []
    assert [*photos_of(Person(user_id=None))] == []


def test_many_photos_come_in_parts_each_once(client, cast, mine, pictures, monkeypatch):
    monkeypatch.setattr("lianxin.people.exports.PHOTOS_A_PART", 1)
    client.force_login(cast.user("resident"))
    page = shown(client, mine, "photos")
    assert "照片第 2 份" in page
    assert "照片第 3 份" not in page
    found = []
    for part in ("1", "2"):
        response = client.post(reverse("mine:export", args=[mine.public_id]), {"part": part})
        archive = zipfile.ZipFile(io.BytesIO(response.getvalue()))
        found += [name for name in archive.namelist() if name.startswith("photos/")]
        assert ("my-data.json" in archive.namelist()) is (part == "1")
    assert found == [f"photos/{each.public_id}.jpg" for each in pictures]
    for wrong in ("0", "3", "-1", "x", "１", "9" * 400):
        answer = client.post(reverse("mine:export", args=[mine.public_id]), {"part": wrong})
        assert answer.status_code == 404, wrong
    assert AuditEvent.objects.filter(tag="people:record:export").count() == 2


def test_a_photo_gone_from_the_disk_does_not_spoil_the_copy(client, cast, mine, pictures):
    file_path(pictures[0].sha256).unlink()
    client.force_login(cast.user("resident"))
    response = client.post(reverse("mine:export", args=[mine.public_id]))
    assert zipfile.ZipFile(io.BytesIO(response.getvalue())).testzip() is None
