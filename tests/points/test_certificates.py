"""Certificates of volunteer service: hours that settled batches hold, checked by anybody, withdrawn with a reversed award."""

import json
import re
from datetime import date, timedelta

import jsonschema_rs
import jwt
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier
from pypdf import PdfReader

from lianxin.audit.models import LogEntry
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.prints import render_paper
from lianxin.people import services as people
from lianxin.points import exports, selectors, services
from lianxin.points.calc.badges import LIST_SIZE, fingerprint, packed_bits, place_in_lists
from lianxin.points.calc.service_hours import Served, lines_of
from lianxin.points.models import Certificate, CertifiedClaim, Claim
from tests.points.conftest import RULE

SITE = "https://county.example"
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
SERVED = st.lists(
    st.builds(Served, st.sampled_from(["A01", "A02", "A03"]), st.text(max_size=3), st.integers(1, 24), DAYS)
)


@given(SERVED)
def test_lines_hold_every_hour_once(served):
    lines = lines_of(served)
    assert sum(line.hours for line in lines) == sum(each.hours for each in served)
    assert sum(line.times for line in lines) == len(served)
    assert [line.code for line in lines] == sorted({each.code for each in served})


def test_lines_of_refuses_what_took_no_time():
    with pytest.raises(ValueError, match="an hour"):
        lines_of([Served("A01", "打扫", 0, date(2026, 1, 1))])


def _claimed(village, rules=(RULE,), quantities=((0, 2),), **who):
    """A person of whom a settled batch holds so many of each rule."""
    rule_set = village.funded(village.in_force(village.draft(rules)))
    person = village.family(**who)
    for index, quantity in quantities:
        claim = village.claimed(
            rule_set, person, rule=rule_set.rules.all()[index], quantity=quantity, by=village.clerk, channel="paper"
        )
        village.verified(claim)
    batch = village.batch(rule_set)
    village.later(10)
    services.settle_batch(batch=batch, by=village.head, at=village.now)
    return person


def _issued(village, person, **more):
    words = {
        "person": person, "division": village.cast.village, "first": village.today - timedelta(days=60),
        "last": village.today, "by": village.clerk, "asked": "counter", "site": SITE, "at": village.now,
    }  # fmt: skip
    services.issue_certificate(**words | more)
    return selectors.certificate_with_code(Certificate.objects.first().public_id)


def test_only_hours_of_service_count(village):
    rules = (
        RULE,
        RULE | {"code": "A02", "title": "陪看病", "category": "help_and_care", "unit": "occasion"},
        RULE | {"code": "A05", "title": "到会议事", "category": "deliberation"},
        RULE | {"code": "A06", "title": "夜里巡查", "category": "patrol"},
    )
    person = _claimed(village, rules, ((0, 2), (1, 1), (2, 3), (3, 4)))
    made = _issued(village, person)
    assert made.hours == 6
    lines = selectors.lines_of_certificate(made)
    assert [(line.title, line.hours, line.times) for line in lines] == [("打扫公共场地", 2, 1), ("夜里巡查", 4, 1)]
    assert [each.hours for each in selectors.hours_of([person])] == [6]


def test_nothing_is_certified_that_no_settled_batch_holds(village):
    rule_set = village.funded()
    person = village.family()
    village.verified(village.claimed(rule_set, person))
    with pytest.raises(RuleBroken, match="开不了证明"):
        _issued(village, person)
    with pytest.raises(RuleBroken, match="不能早于"):
        _issued(village, person, first=village.today, last=village.today - timedelta(days=1))
    assert not Certificate.objects.exists()


def test_it_is_for_the_person_who_asks_and_the_guardian_of_a_child(village):
    person = _claimed(village)
    resident, neighbour = village.cast.actor("resident"), village.cast.actor("resident_abroad")
    assert _issued(village, person, by=resident, asked="self").hours == 2
    with pytest.raises(NotAllowed):
        _issued(village, person, by=neighbour)
    child = people.register_person(
        name="周小寒",
        division=village.cast.village,
        by=village.clerk,
        birth_year=village.today.year - 12,
    )
    people.set_guardian(person=child, guardian=person, by=SYSTEM)
    claim = Claim.objects.get()
    Claim.objects.create(
        division=claim.division, division_path=claim.division_path, rule=claim.rule, person=child, quantity=3, points=18,
        on=claim.on, channel="paper", state="settled", entered_at=village.now, first_by=claim.first_by,
        second_by=claim.second_by, first_at=village.now, second_at=village.now,
    )  # fmt: skip
    made = _issued(village, child, by=resident, asked="self")
    assert made.for_minor
    assert made.hours == 3
    assert selectors.find_certificate(made.public_id, neighbour) is None
    assert selectors.find_certificate(made.public_id, resident) == made
    assert "/log/?q=" in exports.check_address(made)


def test_the_database_keeps_certificates_as_they_are(village):
    made = _issued(village, _claimed(village))
    for table in ("points_certificate", "points_certifiedclaim"):
        for change in (f"UPDATE {table} SET id = id + 100", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="added"), transaction.atomic():
                connection.cursor().execute(change)
    assert made.certified.count() == 1


def test_the_public_log_names_nobody(village):
    made = _issued(village, _claimed(village))
    body = LogEntry.objects.get(number=made.entry_number).body
    assert json.loads(body)["fact"] == {"id": made.public_id, "digest": made.digest}
    lines = selectors.lines_of_certificate(made)
    assert selectors.is_as_logged(made, lines)
    made.name = "周大满"
    assert not selectors.is_as_logged(made, lines)
    made.name, made.hours = "周小满", 20
    assert not selectors.is_as_logged(made, lines)


def _reversed(village):
    claim = CertifiedClaim.objects.first().claim
    reversal = services.notice_reversal(claim=claim, ground="error", reason="记错了人", by=village.head, at=village.now)
    village.later(10)
    services.carry_out_reversal(reversal=reversal, by=village.cast.actor("secretary"), at=village.now)


def test_a_reversed_award_withdraws_it(village, client):
    made = _issued(village, _claimed(village))
    address = reverse("points:certificate", args=[made.public_id])
    told = client.get(address).content.decode()
    assert "是这里出具的，有效" in told
    assert "周" not in told.split("<main")[1].split("</main")[0], "not even masked"
    assert fingerprint(made.digest) in told
    assert "2 小时" in told
    assert "12 分" not in told
    _reversed(village)
    assert "不再有效" in client.get(address).content.decode()
    kinds = LogEntry.objects.filter(subject_id=made.public_id).order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["points.certificate_issued", "points.certificate_withdrawn"]
    made = selectors.certificate_with_code(made.public_id)
    assert exports.certificate_paper(made)["withdrawn"]
    assert not selectors.hours_of([made.person])


def test_who_has_the_paper_compares_the_name_and_nobody_else(village, client):
    made = _issued(village, _claimed(village))
    address, check = reverse("points:certificate", args=[made.public_id]), selectors.check_code(made)
    assert exports.check_address(made).endswith(f"?check={check}")
    assert check not in LogEntry.objects.get(number=made.entry_number).body
    for sent, status, said in (
        ({"check": check.lower(), "name": "周 小满"}, 200, "就是这个名字"),
        ({"check": check, "name": "周大满"}, 422, "不是这个名字"),
        ({"check": "00000000", "name": "周小满"}, 422, "核验码不对"),
        ({"check": "00000000", "name": "周大满"}, 422, "核验码不对"),
    ):
        answer = client.post(address, sent)
        assert (answer.status_code, said in answer.content.decode()) == (status, True)
        assert said == "不是这个名字" or "不是这个名字" not in answer.content.decode()


def test_the_paper_is_checked_by_its_code_and_to_the_byte(village, tmp_path, capsys):
    made = _issued(village, _claimed(village))
    said = exports.certificate_paper(made)
    made.division.name = made.division.short_name = "并成的村"
    assert exports.certificate_paper(made) == said, "it bears the name the place had"
    pdf = render_paper("certificate", said)
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf)
    call_command("verify", str(paper))
    told = capsys.readouterr().out
    assert "就是出具的那一份" in told
    assert fingerprint(made.digest) in told
    assert made.name not in told
    read = PdfReader(paper)
    words = re.sub(r"[\s\u2060]", "", read.pages[0].extract_text())
    assert len(read.pages) == 1
    assert all(
        word in words
        for word in (
            "周小满",
            "共2小时",
            "打扫公共场地",
            made.public_id,
            selectors.check_code(made),
            fingerprint(made.digest).replace(" ", ""),
        )
    )
    assert "分" not in words.replace("部分", "")
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    paper.write_bytes(pdf.replace(b"%%EOF", b"%%EOE"))
    with pytest.raises(CommandError):
        call_command("verify", str(paper))
    assert "可能被改过" in capsys.readouterr().out


#: What Open Badges 3.0 and the W3C data model 2.0 require of a credential, by their own words.
OPEN_BADGE = {
    "type": "object",
    "required": ["@context", "id", "type", "credentialSubject", "issuer", "validFrom"],
    "properties": {
        "@context": {
            "type": "array",
            "prefixItems": [
                {"const": "https://www.w3.org/ns/credentials/v2"},
                {"const": "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"},
            ],
            "minItems": 2,
        },
        "id": {"type": "string", "format": "uri"},
        "type": {
            "type": "array",
            "allOf": [{"contains": {"const": "VerifiableCredential"}}, {"contains": {"const": "OpenBadgeCredential"}}],
        },
        "validFrom": {"type": "string", "format": "date-time"},
        "issuer": {
            "type": "object",
            "required": ["id", "type"],
            "properties": {
                "id": {"type": "string", "format": "uri"},
                "type": {"type": "array", "contains": {"const": "Profile"}},
            },
        },
        "credentialSubject": {
            "type": "object",
            "required": ["type", "achievement"],
            "anyOf": [{"required": ["id"]}, {"required": ["identifier"]}],
            "properties": {
                "type": {"type": "array", "contains": {"const": "AchievementSubject"}},
                "activityStartDate": {"type": "string", "format": "date-time"},
                "activityEndDate": {"type": "string", "format": "date-time"},
                "identifier": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["type", "hashed", "identityHash", "identityType"],
                        "properties": {
                            "type": {"const": "IdentityObject"},
                            "hashed": {"type": "boolean"},
                            "identityHash": {"type": "string", "pattern": r"^sha256\$[0-9a-f]{64}$"},
                            "identityType": {"const": "name"},
                            "salt": {"type": "string"},
                        },
                    },
                },
                "achievement": {
                    "type": "object",
                    "required": ["id", "type", "criteria", "description", "name"],
                    "properties": {
                        "type": {"type": "array", "contains": {"const": "Achievement"}},
                        "achievementType": {"const": "CommunityService"},
                        "criteria": {"type": "object", "required": ["narrative"]},
                        "resultDescription": {
                            "type": "array",
                            "items": {"type": "object", "required": ["id", "type", "name", "resultType"]},
                        },
                    },
                },
                "result": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["type"],
                        "properties": {"type": {"type": "array", "contains": {"const": "Result"}}},
                    },
                },
            },
        },
        "credentialStatus": {
            "type": "object",
            "required": ["type", "statusPurpose", "statusListIndex", "statusListCredential"],
        },
    },
}


def _verifier(client, token):
    """A stranger's verifier with the key that the badge's own header leads to."""
    address = jwt.get_unverified_header(token)["kid"]
    assert address.startswith(SITE)
    return OB3Verifier(jwt.PyJWK(client.get(address.removeprefix(SITE)).json()).key)


def test_a_badge_is_an_open_badge_that_a_stranger_verifies(village, client, settings):
    settings.SITE_URL = SITE
    made = _issued(village, _claimed(village))
    client.force_login(village.cast.user("resident"))
    token = client.get(reverse("points:badge", args=[made.public_id])).content.decode()
    client.logout()
    verifier = _verifier(client, token)
    said = jwt.decode(token, options={"verify_signature": False})
    jsonschema_rs.validator_for(OPEN_BADGE, validate_formats=True).validate(said)
    assert "周小满" not in json.dumps(said, ensure_ascii=False)
    fetched = {}

    def fetch(address, *_args, **_more):
        fetched[address] = client.get(address.removeprefix(SITE)).content
        return fetched[address]

    found = verifier.verify(token, check_status=True, download=fetch)
    assert found.id == exports.check_address(made).partition("?")[0]
    assert list(fetched) == [f"{SITE}/points/issuers/{village.cast.village.public_id}/status-0.jwt"]
    makers = client.get(found.issuer.id.removeprefix(SITE)).json()
    assert makers["verificationMethod"][0]["id"] == jwt.get_unverified_header(token)["kid"]
    head, body, signature = token.split(".")
    with pytest.raises(OB3VerificationError):
        verifier.verify(f"{head}.{body[:-8]}AAAAAAAA.{signature}")
    _reversed(village)
    with pytest.raises(OB3VerificationError, match="revocation"):
        verifier.verify(token, check_status=True, download=fetch)


@given(st.sets(st.integers(0, LIST_SIZE - 1), max_size=8))
def test_a_list_has_the_bits_that_were_set_and_no_other(ones):
    from openbadgeslib.ob3.status import decode_encoded_list, set_indices

    assert set_indices(decode_encoded_list(packed_bits(ones))) == ones


def test_every_number_has_its_own_bit():
    assert place_in_lists(LIST_SIZE - 1) == (0, LIST_SIZE - 1)
    assert place_in_lists(LIST_SIZE) == (1, 0)


def test_staff_issue_for_who_came_and_the_young_are_not_shown(village, client):
    person = _claimed(village)
    client.force_login(village.cast.user("clerk"))
    place = village.cast.village.public_id
    address = f"/points/certificates/new/?place={place}"
    assert "谁要" in client.get(address).content.decode()
    wrong = client.post(address, {"who": "没有这个人", "asked": "counter"})
    assert wrong.status_code == 422
    assert "没有找到" in wrong.content.decode()
    made = client.post(address, {"who": person.name, "asked": "counter"})
    assert made.status_code == 302
    told = client.get(made.url).content.decode()
    assert "周小满" in told
    assert "打印证明" in told
    listed = client.get(f"/points/certificates/?place={place}").content.decode()
    assert "周**" in listed
    assert made.url.rstrip("/").rsplit("/", 1)[1] in listed
    client.force_login(village.cast.user("resident"))
    own = client.get("/points/certificates/").content.decode()
    assert "2 小时" in own
    asked = client.get("/points/certificates/?new=1").content.decode()
    assert "谁的、在哪做的" in asked
    whose = f"{person.public_id}-{place}"
    assert client.post("/points/certificates/", {"whose": whose}).status_code == 302
    assert Certificate.objects.count() == 2
    client.force_login(village.cast.user("outsider"))
    assert client.get(f"{made.url}certificate.pdf").status_code == 404
    assert client.get(f"{made.url}badge.jwt").status_code == 404
    assert client.get("/points/certificates/none/").status_code == 404
    assert client.get("/points/certificates/check/?code=abc").url == "/points/certificates/ABC/"
