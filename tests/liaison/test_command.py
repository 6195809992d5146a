"""``lianxin liaison``: a plan or a round from tables, without a database."""

import json

import pytest
from django.core.management import CommandError, call_command

HOMES = "户号,组,东,北,需要,重点户\nH1,一组,0,0,照护,是\nH2,一组,50,0,,\nH3,二组,900,0,,否\n"
PEOPLE = "党员,组,x,y,特长,上限\n张,一组,10,0,照护,2\n李,二组,880,0,,5\n"


@pytest.fixture
def files(tmp_path):
    def write(**texts):
        paths = {}
        for name, text in texts.items():
            paths[name] = tmp_path / f"{name}.csv"
            paths[name].write_text(text, encoding="utf-8")
        return {name: str(path) for name, path in paths.items()}

    return write


def said(capsys, *words, **options):
    call_command("liaison", *words, **options)
    return capsys.readouterr().out


def test_plan_prints_each_household_with_its_reason_and_the_proof(files, capsys):
    paths = files(households=HOMES, members=PEOPLE, today="户,党员\nH2,李\n", kin="户,党员\nH3,李\n")
    answer = json.loads(said(capsys, "plan", **paths, room=10, json=True))
    assert answer["proven"] is True
    assert {each["household"]: each["member"] for each in answer["households"]} == {"H1": "张", "H2": "李", "H3": "张"}
    assert "会照护，这户用得上" in answer["households"][0]["why"]
    assert answer["weights"]["load"] == 30
    words = said(capsys, "plan", **paths, room=10)
    assert "H1\t新给：张\t" in words
    assert "已核对没有更小的" in words


def test_plan_reads_tables_of_old_spreadsheets(tmp_path, files, capsys):
    paths = files(households=HOMES, members=PEOPLE)
    old = tmp_path / "old.csv"
    old.write_bytes(HOMES.encode("gb18030"))
    assert "H3" in said(capsys, "plan", households=str(old), members=paths["members"])


def test_plan_that_cannot_be_names_households_and_members(files, capsys):
    paths = files(households=HOMES, members="党员,上限,免\n张,2,\n李,5,是\n")
    with pytest.raises(CommandError) as refused:
        call_command("liaison", "plan", **paths, json=True)
    assert "这 3 户只能由这 1 名党员联系，他们一共还能联系 2 户，差 1 户。" in str(refused.value)
    assert "免于联系户的：李" in str(refused.value)
    assert json.loads(capsys.readouterr().out)["conflicts"][0]["households"] == ["H1", "H2", "H3"]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("households", "户号,东\nH1,9\n,9\n", "第 3 行：“户号”没有填"),
        ("households", "户号\nH1\nH1\n", "第 2 行：“H1”写了不止一次"),
        ("households", "户号,东,北\nH1,3.5,1\n", "“东”要写整数，现在是“3.5”"),
        ("households", "户号,东,北\nH1,3,\n", "东和北要么都填，要么都不填"),
        ("households", "户号,重点户\nH1,大概\n", "要写“是”或“否”，现在是“大概”"),
        ("households", "名字\nH1\n", "第一行里没有这一列：household、户"),
        ("households", "", "households.csv 是空的"),
        ("members", "党员,上限\n张,-1\n", "“上限”要写整数，现在是“-1”"),
        ("kin", "户,党员\nH9,张\n", "kin.csv 第 2 行：“H9”不在名单里"),
        ("today", "户,党员\nH1,\n", "today.csv 第 2 行：“党员”没有填"),
    ],
)
def test_fault_is_named_by_its_row(files, name, text, words):
    with pytest.raises(CommandError) as refused:
        call_command("liaison", "plan", **files(**{"households": HOMES, "members": PEOPLE, name: text}))
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("weights", "words"), [('{"load": -1}', "0 到 100000"), ("x", "JSON"), ('{"luck": 1}', "luck")]
)
def test_weights_are_checked(files, weights, words):
    with pytest.raises(CommandError, match=words):
        call_command("liaison", "plan", **files(households=HOMES, members=PEOPLE), weights=weights)


def test_weights_change_the_plan(files, capsys):
    paths = files(households=HOMES, members=PEOPLE, today="户,党员\nH1,李\n")
    for weights, member in (('{"continuity": 0}', "张"), ('{"continuity": 5000}', "李")):
        answer = json.loads(said(capsys, "plan", **paths, weights=weights, json=True))
        assert answer["households"][0]["member"] == member


def test_route_prints_the_order(files, capsys):
    paths = files(stops="stop,east,north\n甲,0,300\n乙,0,100\n丙,,\n丁,0,200\n")
    answer = json.loads(said(capsys, "route", **paths, start="0,0", json=True))
    assert answer == {"order": ["乙", "丁", "甲", "丙"], "metres": 600, "unmeasured": ["丙"]}
    assert "1\t乙" in said(capsys, "route", **paths, start="0,0")


def test_route_refuses_a_start_that_is_none(files):
    with pytest.raises(CommandError, match="起点"):
        call_command("liaison", "route", **files(stops="stop\n甲\n"), start="here")
