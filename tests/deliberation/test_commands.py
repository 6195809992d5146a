"""The hall's commands answer without a database."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.deliberation.test_budgets import FILE


def run(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def budget_file(tmp_path):
    path = tmp_path / "village.pb"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.mark.parametrize("rule", ["greedy", "greedy-no-skip", "equal-shares", "phragmen"])
def test_budget_run_prints_winners_and_a_reason_for_each_project(budget_file, rule):
    told = json.loads(run("budget", "run", str(budget_file), "--rule", rule, "--json"))
    assert told["winners"] == ["1", "2"]
    assert [one["project"] for one in told["rounds"]] == told["winners"]
    assert [one["project"] for one in told["losers"]] == ["x-3"]
    assert all(one["words"] for one in told["rounds"] + told["losers"])
    assert "1. 1 " in run("budget", "run", str(budget_file), "--rule", rule)


def test_budget_run_takes_utility_and_completion(budget_file):
    told = json.loads(
        run(
            "budget",
            "run",
            str(budget_file),
            "--rule",
            "equal-shares",
            "--utility",
            "cardinality",
            "--completion",
            "none",
            "--json",
        )
    )
    assert told["rule"] == "equal-shares-cardinality"
    assert told["raises"] is None


def test_budget_run_names_the_bad_lines(tmp_path):
    path = tmp_path / "bad.pb"
    path.write_text(FILE.replace("3;;1,2,x-3", "3;;1,77"), encoding="utf-8")
    with pytest.raises(CommandError, match="第 17 行：选票上的“77”不是这里的项目"):
        run("budget", "run", str(path), "--rule", "greedy")
    with pytest.raises(CommandError, match="读不出来"):
        run("budget", "run", str(tmp_path / "none.pb"), "--rule", "greedy")


@pytest.fixture
def votes_file(tmp_path):
    lines = ["timestamp,comment-id,voter-id,vote"]
    lines += [f"5,{s},{p},{1 if p % 2 else -1}" for p in range(60) for s in range(9)]
    lines += ["1,0,1,-1", "1,9,1,1", "bad line"]
    path = tmp_path / "votes.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "comments.csv").write_text("comment-id,moderated\n9,-1\n0,1\n", encoding="utf-8")
    return path


def test_opinions_groups_tells_groups_marks_and_what_is_shared(votes_file):
    told = json.loads(run("opinions", "groups", "--votes", str(votes_file), "--json"))
    of = {one["participant"]: one["group"] for one in told["participants"]}
    assert [one["size"] for one in told["groups"]] == [30, 30]
    assert len({of[1], of[3], of[59]}) == 1
    assert of[1] != of[2]
    assert told["left_out"] == [9]
    assert (told["clear"], told["may_show"]) == (True, True)
    assert all(one["marks"] for one in told["groups"])
    assert told["shared"] == {"agree": [], "disagree": []}, "each half says the opposite of the other"
    assert told["everybody"] == {"agree": [], "disagree": []}
    words = run("opinions", "groups", "--votes", str(votes_file))
    assert "第 0 群，30 人" in words
    assert "各群都同意：—" in words


def test_opinions_groups_reads_a_line_per_person_alike(votes_file):
    wide = votes_file.with_name("participants-votes.csv")
    lines = ["participant,group-id,n-comments,n-votes,n-agree,n-disagree," + ",".join(map(str, range(9)))]
    lines += [f"{p},,0,9,0,0," + ",".join(["1" if p % 2 else "-1"] * 9) for p in range(60)]
    wide.write_text("\n".join(lines), encoding="utf-8")
    told = json.loads(run("opinions", "groups", "--votes", str(wide), "--json"))
    assert [one["size"] for one in told["groups"]] == [30, 30]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "空的"), ("a,b\n1,2\n", "第一行里要有"), ("voter-id,comment-id,vote\n1,1,yes\n", "不是 1、-1 或 0")],
)
def test_opinions_groups_says_what_is_wrong_with_a_file(tmp_path, text, words):
    path = tmp_path / "votes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=words):
        run("opinions", "groups", "--votes", str(path))
