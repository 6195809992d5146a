"""What leaves the house: the money counted again anywhere, and projects by OC4IDS 0.9."""

import copy
import json
from decimal import Decimal
from itertools import cycle

import jsonschema_rs
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.calc import recountable
from lianxin.recount.checking import check
from lianxin.works import exports, selectors, services
from lianxin.works.calc import recounting
from lianxin.works.calc.money import Purse, Refused, give_back, pay, receive
from lianxin.works.vocabulary import CheckItem, Party, ProjectState, Sector, WorkKind
from tests.works.conftest import signed_sheet
from tests.works.oc4ids_schema import PACKAGE


def moved(village):
    project = village.building(fen=5_200_000)
    village.received(project, village.reward, 4_000_000)
    village.received(project, village.own, 1_500_000)
    village.received(project, village.days, 1250)
    village.paid(project, village.reward, 3_000_000)
    village.given_back(project, village.own, 200_001)
    return project


def test_the_bundle_says_what_the_page_says_and_counts_the_same(village, tmp_path, client):
    project = moved(village)
    answer = client.get(f"/works/{project.public_id}/money.zip")
    path = tmp_path / "money.zip"
    path.write_bytes(answer.content)
    verdict = check(path)
    assert (verdict.code, verdict.kind, verdict.differences) == (0, "project-money", ())
    result = recountable.read(recountable.unpack(answer.content))[1]["result"]
    purses = selectors.purses_of(project)
    assert result["lines"] == [
        [f"{each.serial:02d}", purses[each.pk].received, purses[each.pk].paid, purses[each.pk].returned, purses[each.pk].in_hand]
        for each in selectors.lines_of(project)
    ]  # fmt: skip
    assert (result["received"], result["in_hand"]) == (5_500_000, 2_299_999)


def test_a_bundle_that_pays_from_another_source_is_found(village, tmp_path):
    _seal, packed = exports.money_bundle(moved(village))
    _kind, parts = recountable.read(recountable.unpack(packed))
    wrong = copy.deepcopy(parts)
    paid = next(sheet for sheet in wrong["sheets"] if sheet[1][2] == "out")
    paid[1][1] = "03"
    path = tmp_path / "wrong.zip"
    path.write_bytes(recountable.pack(recountable.write("project-money", wrong)))
    verdict = check(path)
    assert verdict.code == 1
    assert verdict.differences[0].what == "cannot_count"


moves = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["in", "out", "back"]), st.integers(1, 50)), max_size=30)


@given(st.lists(st.integers(1, 100), min_size=3, max_size=3), moves)
def test_counting_again_keeps_every_fen(promised, rows):
    does, purses, sheets = {"in": receive, "out": pay, "back": give_back}, [Purse(each) for each in promised], []
    for place, kind, amount in rows:
        try:
            purses[place] = does[kind](purses[place], amount)
        except Refused:
            continue
        sheets.append([f"{len(sheets):06d}", ["2026-11-29", str(place), kind, amount, "1"]])
    lines = [[str(place), "x", "fen", each] for place, each in enumerate(promised)]
    found = recounting.money({"function": "purses", "lines": lines}, sheets)
    assert found["received"] == found["paid"] + found["returned"] + found["in_hand"]
    assert [row[4] for row in found["lines"]] == [each.in_hand for each in purses]


def is_right(package):
    text = exports.as_json(package)
    jsonschema_rs.validator_for(PACKAGE, validate_formats=True).validate(json.loads(text))
    return json.loads(text, parse_float=Decimal)


def test_a_project_of_every_state_sector_and_kind_fits_the_schema(village):
    (whole,) = selectors.told_whole(public_id=moved(village).public_id)
    for state, sector, kind in zip(ProjectState, cycle(Sector), cycle(WorkKind), strict=False):
        whole.state, whole.sector, whole.kind = state, sector, kind
        is_right(exports.oc4ids_package([whole], uri="https://example.org/a", site="https://example.org/"))


def test_oc4ids_tells_the_sources_the_contract_and_what_it_cost_in_the_end(client, village):
    project, by = moved(village), village.cast.actor("supervisor")
    village.priced(5_100_000, run=services.change_contract, reason="少装一盏")
    services.complete_work(project=project, on=village.today, by=village.head, at=village.now)
    numbers = [each.number for each in selectors.monitors_of(project) if each.is_drawn]
    services.accept_work(
        good=CheckItem,
        sheet="验 1",
        scans=signed_sheet(),
        parties=Party,
        project=project,
        on=village.today,
        present="镇",
        signed=numbers,
        by=by,
        at=village.now,
    )
    village.priced(5_000_000, reason="量过")
    answer = client.get(f"/works/{project.public_id}/oc4ids.json")
    jsonschema_rs.validator_for(PACKAGE, validate_formats=True).validate(answer.json())
    (told,) = answer.json()["projects"]
    assert (told["status"], told["completion"]["finalValue"]) == ("completion", {"amount": 30000, "currency": "CNY"})
    assert [each["amount"]["amount"] for each in told["budget"]["budgetBreakdown"]] == [40000, 15000, 5000]
    (process,) = told["contractingProcesses"]
    assert process["summary"]["tender"]["numberOfTenderers"] == 3
    told_value = process["summary"]
    assert (told_value["contractValue"]["amount"], told_value["finalValue"]["amount"]) == (52000, 50000)
    assert [
        (each["oldContractValue"]["amount"], each["newContractValue"]["amount"], each["rationale"])
        for each in told_value["modifications"]
    ] == [(52000, 51000, "少装一盏"), (51000, 50000, "量过")]
    paid = [(each["payee"]["id"], each["value"]["amount"]) for each in told_value["transactions"]]
    assert paid == [(told_value["suppliers"][0]["id"], 30000)], "payments are told under the contract they were for"
    moves = [(each["payer"]["id"], each["value"]["amount"]) for each in told["transactions"]]
    assert moves == [("funder-1", 40000), ("funder-2", 15000), ("village", 2000.01)], "what came in and what went back"
    assert "independentMonitor" in [role for each in told["parties"] for role in each["roles"]]
    assert not any(name in answer.content.decode() for name in ("甲", "乙", "儿子"))


def test_amounts_are_exact(village):
    (whole,) = selectors.told_whole(public_id=village.designed().public_id)
    for fen in (1, 10, 99, 100, 123_456_789_012_345_678):
        whole.budget_fen = fen
        text = exports.as_json(exports.oc4ids_package([whole], uri="https://example.org/a", site="https://example.org"))
        assert json.loads(text, parse_float=Decimal)["projects"][0]["budget"]["amount"]["amount"] * 100 == fen


def test_many_projects_are_told_page_by_page_and_none_is_cut_off(village):
    village.opened()
    for _n in range(2):
        services.propose_project(**village.words())
    page = selectors.told_whole(place=village.cast.village.path, size=2)
    rest = selectors.told_whole(place=village.cast.village.path, size=2, cursor=page.next_cursor)
    assert [len(page), len(rest), rest.next_cursor] == [2, 1, None]


def test_a_place_tells_many_with_as_many_questions_as_one(client, village):
    seen = []
    for more in (1, 3):
        for _n in range(more):
            services.propose_project(**village.words()) if seen else village.opened()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"/works/oc4ids.json?place={village.cast.village.public_id}")
        is_right(answer.json())
        seen.append(len(queries))
    assert seen[0] == seen[1]
    assert len(answer.json()["projects"]) == 4


@pytest.mark.parametrize(
    ("kind", "service", "nature"),
    [("works", "", ["construction"]), ("services", "design", ["design"]), ("services", "watch", ["supervision"]), ("goods", "", None)],
)  # fmt: skip
def test_oc4ids_says_the_nature_of_a_contract_and_that_it_ended(village, settings, kind, service, nature):
    project = moved(village)
    village.priced(3_000_000, run=services.break_off_contract, reason="不来了")
    (whole,) = selectors.told_whole(public_id=project.public_id)
    (purchase,) = whole.purchases.all()
    purchase.kind, purchase.service = kind, service
    settings.PROJECT_PREFIX = "oc4ids-abc123"
    told = is_right(exports.oc4ids_package([whole], uri="https://example.org/a", site="https://example.org/"))
    process = told["projects"][0]["contractingProcesses"][0]
    assert process["id"] == f"oc4ids-abc123-{purchase.public_id}"
    summary = process["summary"]
    assert (summary.get("nature"), summary["status"], summary["finalValue"]["amount"]) == (nature, "closed", 30000)
