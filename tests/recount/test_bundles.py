"""A bundle is counted again far from the server; one changed byte anywhere is found."""

import ast
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.calc import recountable
from lianxin.audit.selectors import program
from lianxin.deliberation.calc import recounting
from lianxin.ledger.calc import recounting as ledger
from lianxin.points.calc import recounting as points
from lianxin.recount.__main__ import main
from lianxin.recount.checking import DIFFERENT, NO_BUNDLE, SAME, check
from lianxin.recount.words import SENTENCES, tell
from lianxin.ventures.calc import recounting as ventures
from tests.ventures.test_calc import RULE as SHARES
from tests.ventures.test_calc import SHEETS as STATEMENTS
from tests.ventures.test_calc import VILLAGE

ROOT = Path(__file__).parents[2]
CONTEXT = {"title": "村南排水渠", "minutes_sha256": "ab" * 32, "tree_head": None}


def roll(used, size=None):
    return {"size": size or used, "marks": {"paper": used, "none": (size or used) - used}}


def sheets(*choices):
    return sorted([f"t{number:03}", choice] for number, choice in enumerate(choices))


QUORUM = {
    "rule": "villager_rep_assembly",
    "roll": {"persons": 6},
    "attendance": {"present": 4},
}
BALLOTS = {
    "yes-no": ({"function": "yes-no", "quorum": QUORUM}, sheets(["yes"], ["yes"], ["yes"], ["no"])),
    "choose": (
        {"function": "choose", "options": ["路", "井"], "most": 1, "seats": 1},
        sheets(["路"], ["井"], ["路"], []),
    ),
    "approval": ({"function": "approval", "options": ["路", "井"], "seats": 1}, sheets(["路", "井"], ["井"])),
    "points": (
        {"function": "points", "options": ["路", "井"], "budget": 5, "seats": 1},
        sheets([["路", 3], ["井", 2]], [["井", 9]]),
    ),
    "condorcet": ({"function": "condorcet", "options": ["路", "井", "灯"]}, sheets(["路", "井"], ["井", "灯"], ["井"])),
    "instant-run-off": ({"function": "instant-run-off", "options": ["路", "井"]}, sheets(["路"], ["井"], ["井"])),
    "elect": ({"function": "elect", "options": ["甲", "乙"], "seats": 1}, sheets(["甲"], ["甲"], ["乙"])),
    "consent": ({"function": "consent"}, sheets(["consent", ""], ["object", "太陡"])),
    "advice": ({"function": "advice"}, sheets(["for", "省钱"])),
}
MONEY = {"budget": "1000/3", "projects": [["路灯", "200"], ["井", "401/3"], ["亭", "90"]]}
BUDGET_SHEETS = sheets([["路灯", 1], ["井", 1]], [["井", 1]], [["路灯", 1]], [["亭", 1]], [])
BUDGETS = {
    "greedy": {"function": "greedy", **MONEY},
    "equal-shares": {"function": "equal-shares", "utility": "cost", "completion": "unit", **MONEY},
    "phragmen": {"function": "phragmen", **MONEY},
}
CASES = [("ballot", recounting.ballot, *case) for case in BALLOTS.values()]
CASES += [("budget", recounting.budget, rule, BUDGET_SHEETS) for rule in BUDGETS.values()]
BOOK = {
    "function": "period",
    "accounts": [["101", "银行", "fen", 500], ["501", "收入", "fen", 0], ["901", "积分", "point", 0]],
}
ENTRIES = [["e1", [["101", 200], ["501", -200]]], ["e2", [["101", -50], ["501", 50]]]]
CASES.append(("ledger-period", ledger.period, BOOK, ENTRIES))
CASES.append(("distribution", ventures.distribution, SHARES, STATEMENTS))
TRADE = {"function": "trade", "by_trade": "2/3", "earnings": VILLAGE}
CASES.append(("distribution", ventures.distribution, TRADE, [["t1", [80_000, 100]], ["t2", [20_000, 300]]]))
THANKS = {"function": "batch", "rules": [["1", "打扫公共地方"], ["2", "陪老人看病"]]}
CASES.append(("points-batch", points.batch, THANKS, [["A1", ["1", 4]], ["A2", ["2", 3]], ["A3", ["1", 2]]]))


def bundle(kind, count, rule, cast, /, **changed):
    parts = {"roll": roll(len(cast)), "sheets": cast, "rule": rule, "result": count(rule, cast), "context": CONTEXT}
    return recountable.write(kind, {**parts, **changed})


def small():
    return bundle("ballot", recounting.ballot, *BALLOTS["yes-no"])


def saved(tmp_path, files, name="result.zip"):
    path = tmp_path / name
    path.write_bytes(recountable.pack(files))
    return path


@pytest.mark.parametrize("case", CASES, ids=[*BALLOTS, *BUDGETS, "ledger-period", "shares", "trade", "points-batch"])
def test_every_kind_comes_out_the_same(tmp_path, case):
    files = bundle(*case)
    assert check(saved(tmp_path, files)).code == SAME
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    assert check(folder).code == SAME


def test_equal_contents_are_equal_bytes():
    assert recountable.pack(small()) == recountable.pack(dict(reversed(small().items())))


def test_every_changed_byte_of_a_zip_is_found(tmp_path):
    whole = recountable.pack(small())
    path = tmp_path / "changed.zip"
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert check(path).code != SAME, at


def test_every_changed_byte_of_a_folder_is_found(tmp_path):
    files = small()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    for name, data in files.items():
        for at in range(len(data)):
            for flip in (1, 32):
                (tmp_path / name).write_bytes(data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :])
                assert check(tmp_path).code != SAME, (name, at)
        (tmp_path / name).write_bytes(data)


def test_another_result_with_right_hashes_is_named(tmp_path):
    rule, cast = BALLOTS["choose"]
    result = recounting.ballot(rule, cast)
    files = bundle("ballot", recounting.ballot, rule, cast, result={**result, "winners": ["井"]})
    verdict = check(saved(tmp_path, files))
    assert verdict.code == DIFFERENT
    assert any('winners：公布的是 ["井"]，重算是 ["路"]' in line for line in tell(verdict, "zh"))
    assert any('winners: published ["井"], counted ["路"]' in line for line in tell(verdict, "en"))


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"roll": roll(3, 6)}, "turnout"),
        ({"roll": {"size": 9, "marks": {"paper": 4, "none": 4}}}, "roll"),
        ({"roll": {"size": 8, "marks": {"web": 6, "paper": -2, "none": 4}}}, "marks"),
        (
            {
                "roll": {"size": 200, "marks": {"paper": 4, "none": 196}},
                "rule": {"function": "yes-no", "quorum": QUORUM},
            },
            "rolls",
        ),
        ({"sheets": [["t", ["yes"]]] * 3 + [["u", ["no"]]]}, "trackers"),
        ({"rule": {"function": "by-applause"}}, "cannot_count"),
        ({"roll": 7}, "cannot_count"),
        ({"rule": {"function": "yes-no", "quorum": {**QUORUM, "roll": {"persons": 7}}}}, "result"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path, changed, what):
    files = bundle("ballot", recounting.ballot, *BALLOTS["yes-no"], **changed)
    verdict = check(saved(tmp_path, files))
    assert verdict.code == DIFFERENT
    assert what in {one.what for one in verdict.differences}


def test_a_zip_packed_anew_is_told_from_a_changed_file(tmp_path):
    path = tmp_path / "again.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in small().items():
            archive.writestr(name, data)
    assert [one.what for one in check(path).differences] == ["container"]


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda files: files.pop("roll.json"), "missing"),
        (lambda files: files.pop("manifest.json"), "missing"),
        (lambda files: files.update({"more.txt": b"x"}), "unexpected"),
        (lambda files: files.update({"manifest.json": b"[]"}), "unknown_form"),
        (lambda files: files.update({"manifest.json": b'{"form": 1}'}), "not_canonical"),
        (lambda files: files.update({"manifest.json": b"\xff"}), "not_canonical"),
    ],
)
def test_what_is_no_bundle_is_said(tmp_path, spoil, what):
    files = small()
    spoil(files)
    verdict = check(saved(tmp_path, files))
    assert (verdict.code, verdict.differences[0].what) == (NO_BUNDLE, what)
    assert all(tell(verdict, language) for language in ("zh", "en"))


def test_an_unknown_kind_and_a_missing_file(tmp_path, capsys):
    files = bundle("horoscope", recounting.ballot, *BALLOTS["yes-no"])
    assert check(saved(tmp_path, files)).code == NO_BUNDLE
    assert main([str(tmp_path / "nowhere.zip")]) == NO_BUNDLE
    (tmp_path / "text.zip").write_text("not a zip")
    assert main([str(tmp_path / "text.zip"), "--lang", "en"]) == NO_BUNDLE
    assert "neither a zip nor a folder" in capsys.readouterr().out
    assert main([]) == NO_BUNDLE


@given(st.binary(max_size=200))
def test_any_bytes_have_a_verdict(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "bundle"
    path.write_bytes(data)
    assert check(path).code == NO_BUNDLE


def counted_alone(*words, lang="en_GB.UTF-8"):
    """The recount far from the server: no site packages, no Django, no network, in an empty environment."""
    script = (
        f"import sys, socket; sys.path.insert(0, {str(ROOT)!r})\n"
        "for name in ('django', 'numpy', 'scipy', 'cryptography'): sys.modules[name] = None\n"
        "socket.socket = None\n"
        "from lianxin.recount.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", script, *map(str, words)],
        check=False, capture_output=True, text=True, env={"LANG": lang, "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_the_command_runs_with_nothing_but_python(tmp_path):
    """Each verdict is its exit code."""
    path = saved(tmp_path, bundle(*CASES[-2]))
    for target, code in ((path, SAME), (tmp_path / "none", NO_BUNDLE)):
        done = counted_alone(target)
        assert done.returncode == code, done.stdout + done.stderr
    done = subprocess.run(
        [ROOT / "bin" / "lianxin-recount", path, "--lang", "zh"], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.startswith("一致")) == (SAME, True), done.stderr


def test_anybody_downloads_the_program_and_runs_it_in_another_folder(tmp_path, client):
    """One file, in an empty environment: every kind of bundle."""
    got = client.get("/log/recount/program.pyz")
    (tmp_path / "program.pyz").write_bytes(got.content)
    assert hashlib.sha256(got.content).hexdigest() in client.get("/log/recount/").content.decode()
    program.recount_program.cache_clear()
    assert program.recount_program().data == got.content  # made again it is the same file
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run = [sys.executable, "-I", "-S", tmp_path / "program.pyz"]
    alone = {"capture_output": True, "text": True, "cwd": elsewhere, "env": {"PYTHONUTF8": "1"}}
    said = subprocess.run([*run, saved(tmp_path, bundle(*CASES[-2])), "--lang", "zh"], check=False, **alone)
    assert (said.returncode, said.stdout.startswith("一致")) == (SAME, True), said.stderr
    every = [saved(tmp_path, bundle(*case), f"{number}.zip") for number, case in enumerate(CASES)]
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from lianxin.recount.__main__ import main\n"
        "sys.exit(max(main([path]) for path in sys.argv[2:]))"
    )
    done = subprocess.run([*run[:3], "-c", script, run[3], *every], check=False, **alone)
    assert done.returncode == SAME, done.stdout + done.stderr


def test_a_household_asks_for_its_own_line(tmp_path, capsys):
    path = saved(tmp_path, bundle("distribution", ventures.distribution, SHARES, STATEMENTS))
    (tracker, _holding), *_rest = STATEMENTS
    fen = dict(ventures.distribution(SHARES, STATEMENTS)["statements"])[tracker]
    assert main([str(path), "--mine", tracker]) == SAME
    yuan = f"{fen // 100:,}.{fen % 100:02d}"
    assert f"查询码 {tracker}：公布的是 {yuan} 元，重算是 {yuan} 元" in capsys.readouterr().out
    assert main([str(path), "--mine", "nobody"]) == DIFFERENT
    assert "包里没有查询码 nobody" in capsys.readouterr().out
    assert main([str(path), "--mine"]) == NO_BUNDLE


def test_the_tool_imports_calc_and_the_standard_library_only():
    for path in sorted((ROOT / "lianxin" / "recount").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                parts = name.split(".")
                assert parts[0] in sys.stdlib_module_names or parts[:2] == ["lianxin", "recount"] or parts[2] == "calc"


def test_every_sentence_exists_in_both_languages():
    assert all(len(pair) == 2 and all(pair) for pair in SENTENCES.values())


def test_a_bundle_has_exactly_its_parts():
    with pytest.raises(ValueError, match="exactly"):
        recountable.write("ballot", {"roll": {}})


@pytest.mark.parametrize(
    ("name", "tracker", "words"),
    [
        ("yes-no", "t003", "不同意"),
        ("consent", "t001", "反对、太陡"),
        ("choose", "t000", "路"),
        ("choose", "t003", "空白票"),
        ("points", "t000", "路 3、井 2"),
    ],
)
def test_a_voter_asks_for_their_own_sheet(tmp_path, capsys, name, tracker, words):
    path = saved(tmp_path, bundle("ballot", recounting.ballot, *BALLOTS[name]))
    assert main([str(path), "--mine", tracker]) == SAME
    assert f"查询码 {tracker}：包里记的是 {words}\n" in capsys.readouterr().out


def test_a_damaged_archive_is_not_called_something_else(tmp_path):
    whole = recountable.pack(small())
    path = tmp_path / "half.zip"
    path.write_bytes(whole[: len(whole) // 2])
    assert [one.what for one in check(path).differences] == ["damaged"]


SEATS = {"function": "elect", "options": ["甲", "乙", "丙"], "seats": 2}
VOTES = sheets(["甲", "乙"], ["甲", "丙"], ["甲"], ["乙"], ["丙"])


def rounds(tmp_path, **changed):
    """Two rounds as they are published, the rule of the second with ``changed``; gives both paths."""
    first = bundle("ballot", recounting.ballot, SEATS, VOTES)
    came = recounting.ballot(SEATS, VOTES)
    again = SEATS | {
        "options": came["again"], "seats": 2 - len(came["elected"]), "run_off": True,
        "first_round": {"seal": recountable.seal_of(first[recountable.MANIFEST]), "elected": came["elected"]},
    } | changed  # fmt: skip
    second = bundle("ballot", recounting.ballot, again, sheets(["乙"], ["乙"], ["丙"]))
    return saved(tmp_path, second, "second.zip"), saved(tmp_path, first, "first.zip")


def test_a_second_round_is_checked_with_its_first(tmp_path, capsys):
    second, first = rounds(tmp_path)
    assert main([str(second)]) == SAME
    assert "--first" in capsys.readouterr().out  # alone it says which bundle it stands on
    assert main([str(second), "--first", str(first)]) == SAME
    assert check(first).seal in capsys.readouterr().out
    assert [one.what for one in check(first, first=first).differences] == ["no_second"]
    other = saved(tmp_path, bundle("ballot", recounting.ballot, SEATS, VOTES[:-1]), "other.zip")
    assert "other_first" in [one.what for one in check(second, first=other).differences]
    assert check(second, first=tmp_path / "gone.zip").code == NO_BUNDLE


@pytest.mark.parametrize("changed", [{"options": ["乙", "丁"]}, {"seats": 2}])
def test_a_second_round_that_does_not_follow_from_its_first_is_named(tmp_path, changed):
    second, first = rounds(tmp_path, **changed)
    [wrong] = check(second, first=first).differences
    assert (wrong.what, wrong.where) == ("not_from_first", next(iter(changed)))


def test_a_first_round_whose_own_count_is_wrong_is_named(tmp_path):
    second, first = rounds(tmp_path)
    _kind, parts = recountable.read(recountable.unpack(first.read_bytes()))
    parts["result"] |= {"handed_in": 9}
    saved(tmp_path, recountable.write("ballot", parts), "first.zip")
    assert {one.what for one in check(second, first=first).differences} == {"first_differs", "other_first"}
