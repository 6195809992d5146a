"""Every paper of the room, as it is printed: facts of one person, no figure added up, each for who reads that part."""

import re

import pytest

from lianxin.cadres import exports, selectors, services
from lianxin.cadres.models import Round
from lianxin.cadres.views.papers import SHEETS
from lianxin.kit import clock
from tests.cadres.conftest import cadres_addresses

ABOUT = {"address": "https://example.org/cadres/", "by": "卫秋分"}


@pytest.fixture
def things(cast):
    made = cadres_addresses(cast, has_resident=False)
    found = {
        "pool": selectors.find_entry(made["cadres/pool/"]["public_id"]),
        "check": selectors.find_check(made["cadres/checks/"]["public_id"]),
        "filing": selectors.find_filing(made["cadres/filings/"]["public_id"]),
        "training": selectors.find_file(made["cadres/files/"]["public_id"]),
        "appraisal": selectors.find_yearly(made["cadres/appraisals/"]["public_id"]),
        "report": selectors.find_printed(made["cadres/appraisals/"]["public_id"]),
        "secondment": selectors.find_secondment(made["cadres/secondments/"]["public_id"]),
    }
    letter = selectors.find_answer(made["cadres/answers/"]["public_id"])
    certificate = selectors.find_training(made["cadres/trainings/"]["public_id"])
    return found, letter, certificate


def test_every_paper_says_what_is_stored_and_tells_no_total(things):
    found, letter, certificate = things
    assert set(found) == set(SHEETS)
    made = {what: SHEETS[what][2](thing, at=clock.now(), **ABOUT) for what, thing in found.items()}
    made |= {
        "letter": exports.check_letter(letter, at=clock.now(), **ABOUT),
        "certificate": exports.training_certificate(certificate, at=clock.now(), **ABOUT),
    }
    forms = [each["form"] for each in made.values()]
    assert len(set(forms)) == len(forms)
    for what, data in made.items():
        words = str(data)
        assert not re.search(r"总分|得分|评分|名次|合计|total", words, re.IGNORECASE), what
        assert data["signatures"], what
    assert "带人修过渠" in str(made["pool"])
    assert "□ 要再核实" in str(made["check"])
    assert "谁去核实" in str(made["letter"])
    assert "怎样记账" in str(made["training"])
    assert "办结十件来访" in str(made["secondment"])
    for what in ("appraisal", "report"):
        assert "村民代表会议：我主持的" in str(made[what])
        assert "上河村村民委员会委员" in str(made[what])
    assert made["appraisal"]["title"].endswith("年度考核登记表")


def test_a_paper_is_for_who_reads_that_part(things, desk, client):
    found, _letter, _certificate = things
    check = f"/cadres/sheets/check/{found['check'].public_id}.pdf"
    for who, status in (("committee", 403), ("outsider", 404), ("county_officer", 403)):
        client.force_login(desk.cast.user(who))
        assert client.get(check).status_code == status, who
    session = client.session.session_key
    services.open_checks(
        file=found["check"].file, reason="打印联审表", by=desk.by("county_officer"), session_key=session
    )
    assert client.get(check).content.startswith(b"%PDF")
    mine, paper = found["appraisal"], f"/cadres/sheets/appraisal/{found['appraisal'].public_id}.pdf"
    assert paper in client.get(f"/cadres/files/{mine.file.public_id}/appraisals/").content.decode()
    assert client.get(paper.replace("appraisal/", "report/")).content.startswith(b"%PDF")
    Round.objects.update(kind="report", cap_percent=None)
    assert client.get(paper).status_code == 404
    assert client.get(f"/cadres/sheets/nothing/{found['pool'].public_id}.pdf").status_code == 404
