import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit.actors import SYSTEM
from lianxin.ledger import services
from lianxin.ledger.calc.texts import decimal
from lianxin.ledger.models import Entry


def exported(desk, **options):
    out = io.StringIO()
    call_command("ledger", "export", desk.book.public_id, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def busy(desk):
    desk.post(("银行", 128_05), ("收入", -128_05), words='卖"平菇"\n第一批')
    desk.post(("支出", 30), ("银行", -30), words="=1+1")
    desk.post(("积分预算", 100), ("积分来源", -100))
    first = Entry.objects.order_by("id").first()
    services.reverse_entry(entry=Entry.objects.get(words="=1+1"), reason="记错", on=date(2026, 10, 9), by=SYSTEM)
    services.close_account(account=desk.accounts["周家"], on=date(2026, 10, 31), reason="并户", by=SYSTEM)
    assert first.size == 2
    return desk


def test_the_checker_of_beancount_accepts_the_book(busy, tmp_path):
    path = tmp_path / "book.beancount"
    path.write_text(exported(busy), encoding="utf-8")
    checked = subprocess.run(
        [Path(sys.executable).parent / "bean-check", path], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    assert "128.05 CNY" in path.read_text(encoding="utf-8")


def test_codes_that_differ_in_a_sign_stay_two_accounts(busy, tmp_path):
    for code in ("1.1", "1-1"):
        busy.accounts[code] = services.open_account(
            book=busy.book, code=code, name=code, kind="bank", measure="fen", opened_on=date(2026, 1, 1), by=SYSTEM
        )
    busy.post(("1.1", 7), ("收入", -7))
    busy.post(("1-1", 9), ("收入", -9))
    (path := tmp_path / "book.beancount").write_text(exported(busy), encoding="utf-8")
    checked = subprocess.run(
        [Path(sys.executable).parent / "bean-check", path], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_the_checker_notices_one_fen(busy, tmp_path):
    path = tmp_path / "book.beancount"
    path.write_text(exported(busy).replace("-128.05", "-128.04"), encoding="utf-8")
    checked = subprocess.run(
        [Path(sys.executable).parent / "bean-check", path], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 1


def test_the_journal_is_a_table_with_its_schema(busy):
    rows = list(csv.DictReader(io.StringIO(exported(busy, format="csv"))))
    schema = json.loads(exported(busy, format="schema"))
    assert list(rows[0]) == [field["name"] for field in schema["fields"]]
    assert rows[0] | {"entry": ""} == {
        "date": "2026-10-08", "entry": "", "words": '卖"平菇"\n第一批', "account_code": "101", "account_name": "银行",
        "unit": "CNY", "debit": "128.05", "credit": "", "reverses": "",
    }  # fmt: skip
    assert {row["words"] for row in rows} >= {"'=1+1"}
    assert sum(row["reverses"] != "" for row in rows) == 2


def test_commands_say_what_is_wrong(busy):
    out = io.StringIO()
    call_command("ledger", "check", stdout=out)
    assert "都等于明细合计" in out.getvalue()
    with pytest.raises(CommandError, match=busy.book.public_id):
        call_command("ledger", "export", "NOSUCHBOOK")


@given(st.integers(-(10**15), 10**15), st.integers(0, 4))
def test_decimal_is_exact(amount, digits):
    text = decimal(amount, digits)
    assert int(text.replace(".", "")) == amount
    assert len(text.partition(".")[2]) == digits
