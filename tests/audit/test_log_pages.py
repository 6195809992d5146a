import json

import pytest
from django.core.management import CommandError, call_command

from lianxin.audit import services as audit
from lianxin.audit.calc import bundles, merkle, notes
from lianxin.audit.models import TreeHead
from lianxin.audit.selectors.keys import verifier_keys
from lianxin.kit import clock
from tests.audit.test_publishing import facts


@pytest.fixture
def log(db):
    audit.append_batch(facts(7))
    audit.sign_head()
    audit.append_batch(facts(2, 7))


def test_log_page_empty_says_what_will_come(client, db):
    page = client.get("/log/").content.decode()
    assert "日志里还没有条目" in page
    assert "还没有签过名" in page


@pytest.mark.parametrize("count", [1, 100])
def test_log_page_query_count(client, db, count, django_assert_num_queries):
    audit.append_batch(facts(count))
    audit.sign_head()
    with django_assert_num_queries(3):  # newest entries, newest head, size
        client.get("/log/")


@pytest.mark.parametrize("count", [2, 100])
def test_entry_page_query_count(client, db, count, django_assert_num_queries):
    audit.append_batch(facts(count))
    audit.sign_head()
    with django_assert_num_queries(3):  # entry, head, nodes of the proof
        client.get("/log/1/")


def test_log_page_look_up_by_number_and_by_subject(client, log):
    assert client.get("/log/", {"q": "3"}).url == "/log/3/"
    assert client.get("/log/", {"q": "f3"}).url == "/log/3/"
    audit.publish_fact("test.fact", {"id": "F3"})
    page = client.get("/log/", {"q": "F3"}).content.decode()
    assert "/log/3/" in page
    assert "/log/9/" in page


@pytest.mark.parametrize("text", ["", " ", "999", "9" * 60, "9" * 61, "没有", "<script>", "\x00", "²"])
def test_log_page_look_up_of_nonsense_is_answered(client, log, text):
    answer = client.get("/log/", {"q": text})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_log_page_pages_through_all_entries(client, db):
    audit.append_batch(facts(45))
    seen, cursor = [], ""
    while cursor is not None:
        answer = client.get("/log/", {"cursor": cursor})
        seen += [row.number for row in answer.context["rows"]]
        cursor = answer.context["next_cursor"]
    assert seen == list(range(44, -1, -1))


def test_log_page_fragment_is_the_part_of_the_page(client, log):
    whole = client.get("/log/").content.decode()
    part = client.get("/log/", headers={"HX-Request": "true"}).content.decode()
    assert part.strip() in whole
    assert "<html" not in part


def test_entry_page_shows_the_calculation(client, log):
    answer = client.get("/log/3/")
    steps = answer.context["steps"]
    assert steps[-1].result == bytes(TreeHead.objects.get().root).hex()
    assert "已签名" in answer.content.decode()


def test_entry_page_unsigned_entry_says_when(client, log):
    page = client.get("/log/8/").content.decode()
    assert "等待签名" in page
    assert client.get("/log/8/proof.json").status_code == 404


@pytest.mark.parametrize("number", ["9", "99999999999999999999999"])
def test_entry_page_unknown_number_is_404(client, log, number):
    assert client.get(f"/log/{number}/").status_code == 404


def test_sign_now_signs_what_is_new_once(client, log):
    for _again in range(2):
        assert client.post("/log/sign/").url == "/log/"
    assert list(TreeHead.objects.order_by("size").values_list("size", flat=True)) == [7, 9]
    assert client.get("/log/sign/").status_code == 405


def test_sign_now_without_a_key_says_what_was_kept(client, log, log_keys):
    log_keys.write_text("{}")
    page = client.post("/log/sign/", follow=True).content.decode()
    assert "签名密钥读不出来" in page


def test_pages_in_english(client, log):
    for url in ("/log/", "/log/3/"):
        page = client.get(url, headers={"accept-language": "en"}).content.decode()
        assert "public log" in page.lower()


@pytest.mark.parametrize("number", range(7))
def test_download_proof_holds_far_from_the_log(client, log, tmp_path, capsys, number):
    file = tmp_path / "proof.json"
    file.write_bytes(client.get(f"/log/{number}/proof.json").content)
    call_command("check_proof", str(file), key=verifier_keys())
    assert "证明成立" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"body": "{}"}, "不在签名的日志里"),
        ({"number": 4}, "不在签名的日志里"),
        ({"size": 6}, "条数不同"),
        ({"note": "x"}, "不是您给的公钥签的"),
        ({"proof": ["zz"]}, "被截断"),
        ({"form": "other"}, "被截断"),
        ({"number": None}, "被截断"),
    ],
)
def test_check_proof_that_does_not_hold_is_refused(client, log, tmp_path, change, says):
    file = tmp_path / "proof.json"
    file.write_text(json.dumps({**client.get("/log/3/proof.json").json(), **change}))
    with pytest.raises(CommandError, match=says):
        call_command("check_proof", str(file), key=verifier_keys())


def test_check_proof_unreadable_file_is_refused(tmp_path):
    with pytest.raises(CommandError, match="读不出来"):
        call_command("check_proof", str(tmp_path / "none.json"), key=["k"])
    (tmp_path / "half.json").write_text('{"form": ')
    with pytest.raises(CommandError, match="被截断"):
        call_command("check_proof", str(tmp_path / "half.json"), key=["k"])


def test_api_head_and_checkpoint_say_the_same(client, log):
    head = client.get("/log/api/head").json()
    note = client.get("/log/api/checkpoint").content.decode()
    said = notes.read(note, head["keys"])
    assert (said.size, said.root.hex()) == (head["size"], head["root"]) == (7, head["root"])
    assert head["note"] == note
    assert head["unsigned"] == 2


def test_api_before_the_first_signature(client, db):
    assert client.get("/log/api/head").status_code == 404
    assert client.get("/log/api/checkpoint").status_code == 404
    assert client.get("/log/api/consistency?old=0").json()["proof"] == []


def test_api_a_monitor_can_follow_the_log(client, log):
    """Copy the entries, recompute the root, compare; later prove that the old log is the beginning of the new."""
    copied = client.get("/log/api/entries").json()["entries"]
    frontier = merkle.Frontier()
    for entry in copied[:7]:
        frontier.add(merkle.leaf_hash(entry["body"].encode()))
    old_root = frontier.root()
    assert client.get("/log/api/head").json()["root"] == old_root.hex()
    audit.sign_head()
    new = client.get("/log/api/head").json()
    answer = client.get("/log/api/consistency", {"old": 7, "new": new["size"]}).json()
    proof = [bytes.fromhex(part) for part in answer["proof"]]
    assert merkle.check_consistency(7, 9, old_root, bytes.fromhex(new["root"]), proof)


def test_api_inclusion_proof_holds(client, log):
    entry = client.get("/log/api/entries/2").json()
    answer = client.get("/log/api/inclusion", {"number": 2, "size": 7}).json()
    proof = [bytes.fromhex(part) for part in answer["proof"]]
    leaf = merkle.leaf_hash(entry["body"].encode())
    assert leaf.hex() == entry["leaf_hash"] == answer["leaf_hash"]
    assert merkle.check_inclusion(leaf, 2, 7, proof, bytes.fromhex(answer["root"]))


@pytest.mark.parametrize(
    "query",
    [
        "inclusion",
        "inclusion?number=9",
        "inclusion?number=-1",
        "inclusion?number=x",
        "inclusion?number=1&size=99",
        "inclusion?number=0&size=0",
        "inclusion?number=99999999999999999999",
        "consistency?old=8&new=7",
        "consistency?old=1&new=%00",
        "entries?first=-1",
        "entries?first=²",
    ],
)
def test_api_bad_questions_are_answered_in_words(client, log, query):
    answer = client.get(f"/log/api/{query}")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_api_entries_are_cut_at_five_hundred(client, db):
    audit.append_batch(facts(501))
    assert len(client.get("/log/api/entries?count=100000").json()["entries"]) == 500
    assert len(client.get("/log/api/entries?first=500").json()["entries"]) == 1
    assert client.get("/log/api/entries/501").status_code == 404


def test_steps_of_every_entry_end_at_the_root(db):
    now = clock.now()
    audit.append_batch([audit.Fact("test.fact", {"n": n}, now) for n in range(11)])
    head = audit.sign_head()
    from lianxin.audit.models import LogEntry
    from lianxin.audit.selectors import tree

    for entry in LogEntry.objects.all():
        proof = [part.hex() for part in tree.inclusion_proof(entry.number, 11)]
        assert bundles.steps(entry.body, entry.number, 11, proof)[-1].result == bytes(head.root).hex()
