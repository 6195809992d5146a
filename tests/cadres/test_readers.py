"""Who reads what: the table in the docs, the policies, the list and the pages say the same for the whole cast."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.accounts.vocabulary import Role
from lianxin.audit import selectors as audit
from lianxin.audit.selectors.words import veiled
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import File
from lianxin.cadres.vocabulary import READERS, Part
from tests.cadres.conftest import Desk

TABLE = (Path(settings.BASE_DIR) / "docs/reference/cadres-readers.md").read_text(encoding="utf-8")


@pytest.fixture
def full(desk):
    """One file with something in every part."""
    desk.resident()
    entry = desk.consented()
    desk.check(entry.file)
    desk.filing()
    return entry.file


def roles_of(actor, file):
    return {held.role for held in actor.roles if held.covers(file.division_path)}


def in_the_docs(part):
    heads = re.findall(r"`(\w+)`", next(line for line in TABLE.splitlines() if line.startswith("| part")))
    cells = next(line for line in TABLE.splitlines() if line.startswith(f"| `{part}`")).split("|")[4:-1]
    return {role for role, cell in zip(heads, cells, strict=True) if "yes" in cell}


@pytest.mark.parametrize("part", list(Part))
def test_the_docs_and_the_policies_agree_for_the_whole_cast(desk, full, part):
    for name in desk.cast.users:
        actor = desk.by(name)
        told = bool(roles_of(actor, full) & in_the_docs(part)) or name == "resident"
        assert bool(policies.can_read_part(actor, full, part)) == told, name


#: Written by hand from what the county decided, and from nothing in the code: a change of the table is a change here too.
DECIDED = {
    "facts": "branch_secretary committee_member township_officer county_officer auditor",
    "pool": "branch_secretary committee_member township_officer county_officer auditor",
    "check": "township_officer county_officer",
    "filing": "township_officer county_officer auditor",
    "training": "branch_secretary committee_member township_officer county_officer auditor",
    "appraisal": "branch_secretary township_officer county_officer",
    "secondment": "branch_secretary township_officer county_officer",
    "opening": "branch_secretary township_officer county_officer",
}


def test_every_part_is_read_by_those_it_was_decided_for(desk, full):
    assert set(DECIDED) == set(Part.values)
    for part, roles in DECIDED.items():
        for name in desk.cast.users:
            actor = desk.by(name)
            told = bool({str(role) for role in roles_of(actor, full)} & set(roles.split())) or name == "resident"
            assert bool(policies.can_read_part(actor, full, Part(part))) == told, (part, name)


def test_the_operator_and_residents_never_read_somebody_elses():
    named = {role for roles in READERS.values() for role in roles}
    assert not named & {Role.OPERATOR, Role.RESIDENT, Role.HOUSEHOLD_REP, Role.VILLAGE_SUPERVISOR, Role.STATION_STAFF}


def test_the_list_holds_the_files_that_may_be_read(desk, full):
    for name in desk.cast.users:
        actor = desk.by(name)
        allowed = {each.pk for each in File.objects.all() if policies.can_read_file(actor, each)}
        assert set(policies.files_readable(actor).values_list("pk", flat=True)) == allowed, name


def test_the_page_shows_everything_to_the_person_and_a_part_to_others(desk, full, client):
    marks = {Part.POOL: ("", "带人修过渠"), Part.CHECK: ("checks/", "拟任村党支部书记")}
    for name in desk.cast.users:
        client.force_login(desk.cast.user(name))
        readable = bool(policies.can_read_file(desk.by(name), full))
        assert client.get(f"/cadres/files/{full.public_id}/").status_code == (200 if readable else 404), name
        for part, (page, words) in marks.items():
            told = words in client.get(f"/cadres/files/{full.public_id}/{page}").content.decode()
            assert told == (readable and bool(policies.can_read_part(desk.by(name), full, part))), (name, part)


def test_what_was_done_is_told_to_the_person_and_veiled_from_who_reads_a_part(desk, full, client):
    client.force_login(desk.cast.user("resident"))
    shown = client.get(f"/cadres/files/{full.public_id}/record/").content.decode()
    for words in ("建了干部档案", "推荐周**做后备人选", "征求 16 个部门意见"):
        assert words in shown
    client.force_login(desk.cast.user("committee"))
    assert client.get(f"/cadres/files/{full.public_id}/record/").status_code == 403
    events = list(audit.events_of("cadre_file", full.public_id))
    assert veiled(desk.by("supervisor"), events) == {each.pk for each in events}
    assert not veiled(desk.by("county_officer"), events)
    assert not veiled(desk.by("resident"), events)


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_many_files(cast, client, number):
    desk = Desk(cast)
    for each in range(number):
        desk.person(f"钱大暑{'甲乙丙'[each]}")
        desk.nominated(f"钱大暑{'甲乙丙'[each]}")
    client.force_login(cast.user("township_officer"))
    file = File.objects.first()
    for address, queries in (("/cadres/", 8), (f"/cadres/files/{file.public_id}/", 8)):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == queries, (address, [each["sql"][:90] for each in asked])


def test_my_own_file_by_one_address(desk, client):
    client.force_login(desk.cast.user("resident"))
    assert "请先请村里把账号" in client.get("/cadres/mine/").content.decode()
    desk.resident()
    assert "自荐做后备人选" in client.get("/cadres/mine/").content.decode()
    said = {"source": "farmer", "words": "想带大家种菜"}
    assert client.post("/cadres/mine/nominate/", said).status_code == 302
    assert client.get("/cadres/mine/").status_code == 302
    page = client.get("/cadres/mine/", follow=True).content.decode()
    assert "想带大家种菜" in page
    assert "退出" in page
    assert selectors.own_file(desk.by("resident")).name == "周小满"
