"""A period of a book is added up again far from the server."""

import io
import json
import zipfile
from datetime import date

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit import selectors as log
from lianxin.audit import services as audit
from lianxin.audit.calc import recountable
from lianxin.audit.selectors.log import bundle_of
from lianxin.audit.services.signing import sign_head
from lianxin.kit.actors import SYSTEM
from lianxin.ledger import selectors, services
from lianxin.ledger.calc.recounting import period
from lianxin.organisations.models import Unit
from lianxin.recount.__main__ import main
from lianxin.recount.checking import DIFFERENT, SAME, check

ACCOUNTS = [["101", "银行", "fen", 500], ["501", "收入", "fen", -20], ["502", "支出", "fen", 0]]
CODES = st.sampled_from([code for code, *_rest in ACCOUNTS])
MOVES = st.lists(st.tuples(CODES, CODES, st.integers(1, 10**9)).filter(lambda move: move[0] != move[1]), max_size=20)


def sheets(moves):
    return [[f"e{n}", [[to, amount], [out, -amount]]] for n, (to, out, amount) in enumerate(moves)]


@given(MOVES, st.randoms())
def test_the_order_of_entries_does_not_matter_and_nothing_is_lost(moves, random):
    told = sheets(moves)
    result = period({"accounts": ACCOUNTS}, told)
    random.shuffle(told)
    assert period({"accounts": ACCOUNTS}, told) == result
    assert sum(row[3] for row in result["accounts"]) == sum(account[3] for account in ACCOUNTS)
    assert sum(row[1] for row in result["accounts"]) == sum(row[2] for row in result["accounts"])


@pytest.mark.parametrize(
    "lines", [[["101", 5]], [["101", 5], ["501", -4]], [["101", 5], ["777", -5]], [["101", 0.5], ["501", -0.5]]]
)
def test_an_entry_that_does_not_balance_cannot_be_counted(lines):
    with pytest.raises((ValueError, KeyError)):
        period({"accounts": ACCOUNTS}, [["e1", lines]])


@pytest.fixture
def book(desk):
    desk.post(("银行", 1_000), ("收入", -1_000), on=date(2026, 3, 5))
    desk.post(("银行", 70_000), ("收入", -70_000), on=date(2026, 7, 5))
    desk.post(("支出", 46_350), ("银行", -46_350), on=date(2026, 8, 18))
    desk.post(("积分预算", 500), ("积分来源", -500), on=date(2026, 9, 1))
    desk.post(("银行", 9), ("收入", -9), on=date(2026, 10, 1))
    return desk.book


QUARTER = (date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.django_db
def test_a_quarter_comes_out_the_same_and_a_changed_amount_is_found(book, tmp_path):
    seal, packed = selectors.period_bundle(book, *QUARTER)
    assert (seal, packed) == selectors.period_bundle(book, *QUARTER)
    path = tmp_path / "quarter.zip"
    path.write_bytes(packed)
    verdict = check(path)
    assert (verdict.code, verdict.seal, verdict.kind) == (SAME, seal, "ledger-period")
    kind, parts = recountable.read(recountable.unpack(packed))
    closing = {code: total for code, _debits, _credits, total in parts["result"]["accounts"]}
    statement = {
        "HOLDERS-POINT" if row.kind == "holder" else row.code: row.amount
        for row in selectors.trial_balance(book, QUARTER[1])
        if row.debits or row.credits
    }
    assert closing == statement
    parts["sheets"][0][1][0][1] += 100
    path.write_bytes(recountable.pack(recountable.write(kind, parts)))
    assert check(path).code == DIFFERENT


@pytest.mark.django_db
def test_households_are_one_line_and_it_still_comes_out_the_same(desk, tmp_path):
    """Who holds how much does not leave the house: what went from one to another is an entry that moved nothing outside."""
    desk.open("钱家", "holder", "point", holder_kind="household", holder_id="H2")
    desk.post(("积分预算", 50), ("积分来源", -50), on=date(2026, 6, 1))
    desk.post(("周家", 20), ("积分预算", -20), on=date(2026, 6, 2))
    desk.post(("周家", 6), ("钱家", 4), ("积分预算", -10), on=date(2026, 7, 6))
    desk.post(("钱家", 7), ("周家", -7), on=date(2026, 7, 7))
    seal, packed = selectors.period_bundle(desk.book, *QUARTER)
    with translation.override("en"):
        assert selectors.period_bundle(desk.book, *QUARTER) == (seal, packed)
    (path := tmp_path / "quarter.zip").write_bytes(packed)
    assert check(path).code == SAME
    _kind, parts = recountable.read(recountable.unpack(packed))
    rows = {code: row for code, *row in parts["result"]["accounts"]}
    assert rows["HOLDERS-POINT"] == [10, 0, 30]
    assert [len(lines) for _number, lines in sorted(parts["sheets"], key=lambda sheet: len(sheet[1]))] == [0, 2]
    assert not [name for name in ("周家", "钱家") if name in str(parts)]


@pytest.mark.django_db
def test_the_file_is_for_who_may_see_the_book(book, desk):
    address = f"/books/{book.public_id}/period.zip"
    accountant = Client()
    accountant.force_login(desk.cast.user("accountant"))
    answer = accountant.get(address, {"from": "2026-07-01", "to": "2026-09-30"})
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    refused = accountant.get(address, {"from": "2026-09-30", "to": "2026-07-01"}, follow=True)
    assert "请选从哪天到哪天" in refused.content.decode()
    assert Client().get(address).status_code == 302
    outsider = Client()
    outsider.force_login(desk.cast.user("outsider"))
    assert outsider.get(address, {"from": "2026-07-01", "to": "2026-09-30"}).status_code == 404


@pytest.mark.django_db
def test_the_public_log_knows_a_closed_period_and_the_recount_finds_it_there(book, desk, cast, tmp_path):
    period = services.close_period(book=book, through=QUARTER[1], by=cast.actor("township_officer"))
    sign_head()
    entry = log.entry_numbered(period.entry_number)
    assert json.loads(entry.body)["fact"]["seal"] == period.seal
    proof = tmp_path / "entry.json"
    proof.write_text(json.dumps(bundle_of(entry, log.newest_head())))
    services.open_account(
        book=book, code="999", name="后来的", kind="bank", measure="fen", opened_on=book.opened_on, by=SYSTEM
    )
    Unit.objects.filter(pk=book.unit_id).update(name="后来改的名")
    book.unit.refresh_from_db()
    audit.publish_fact("test:said", {"text": "后来的事"})
    seal, packed = selectors.period_bundle(book, period.first_on, period.last_on)
    assert seal == period.seal, "the same to the byte, whatever came later"
    path = tmp_path / "period.zip"
    path.write_bytes(packed)
    verdict = check(path, proof)
    assert (verdict.code, verdict.context["log_entry"].split(" ")[0]) == (SAME, str(period.entry_number))
    assert main([str(path), "--proof", str(proof)]) == 0
    _other, packed = selectors.period_bundle(book, *QUARTER)
    path.write_bytes(packed)
    assert [each.what for each in check(path, proof).differences] == ["not_logged"]
    told = json.loads(proof.read_text())
    proof.write_text(json.dumps(told | {"proof": ["00" * 32]}))
    assert "no_proof" in [each.what for each in check(path, proof).differences]
    proof.write_text("{}")
    assert check(path, proof).code == 2
    page = Client()
    page.force_login(cast.user("accountant"))
    assert period.seal in page.get(f"/books/{book.public_id}/").content.decode()
