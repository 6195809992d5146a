"""The pages of shares and distributions: a clerk's whole way by forms, what a household reads, papers, query counts."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from lianxin.kit import clock
from lianxin.people.models import HouseholdMember
from lianxin.ventures import services
from lianxin.ventures.models import Plan, Proposal, Register
from tests.ventures.conftest import HOMES


def _as(client, collective, who):
    client.force_login(collective.cast.user(who))
    return client


def _words(answer):
    return answer.content.decode()


def test_an_accountant_goes_from_the_charter_to_a_draft(client, collective):
    collective.quantified()
    Register.objects.update(charter_label="")
    collective.roll()
    page, place = _as(client, collective, "accountant"), collective.cast.village.public_id
    given = {
        "book": collective.book.public_id, "kind": "collective", "set_asides": "公积金,10%\n公益金，5", "rounding": "floor",
        "changes": ["inherit"], "charter_on": collective.today, "charter_label": "集成决〔2026〕1号",
    }  # fmt: skip
    assert "公积公益金,40" in _words(page.get(f"/ventures/charter/?place={place}")), "as the place's rules say"
    bad = page.post(f"/ventures/charter/?place={place}", given | {"set_asides": "公积金一成"})
    assert bad.status_code == 422
    assert "看不懂“公积金一成”" in _words(bad)
    answer = page.post(f"/ventures/charter/?place={place}", given)
    register = Register.objects.get()
    assert answer.url == f"/ventures/registers/{register.public_id}/"
    assert "照章程核对过，才能起草分配" in _words(page.get(answer.url))
    other = _as(client, collective, "supervisor")
    assert "照章程核对过" in _words(other.get(answer.url))
    assert "公积金 10%" in _words(other.get(f"{answer.url}check-charter/")), "what is compared stands beside the button"
    assert other.post(f"{answer.url}check-charter/").status_code == 302
    page = _as(client, collective, "accountant")
    assert register.set_asides == [["公积金", "1/10"], ["公益金", "1/20"]]
    told = _words(page.get(answer.url))
    assert "没有漏人" in told
    assert "公积金 10%" in told
    plan = {
        "year": 2025,
        "losses": "30000",
        "not_ours": "预收租金,门面房,120000,3,1\n补助,路灯,20000",
    }
    bad = page.post(f"/ventures/registers/{register.public_id}/plan/", plan | {"not_ours": "饭钱,80000"})
    early = page.post(
        f"/ventures/registers/{register.public_id}/plan/", plan | {"not_ours": "预收租金,门面房,120000,3,4"}
    )
    assert "里收了几年、今年是第几年要写成整数" in _words(early)
    assert "看不懂“饭钱,80000”" in _words(bad)
    assert "2025 年收益 523,400.18 元" in _words(page.get(f"/ventures/registers/{register.public_id}/plan/"))
    answer = page.post(f"/ventures/registers/{register.public_id}/plan/", plan | {"result": "999999999"})
    made = Plan.objects.get()
    assert made.result["distributable"] == 33_439_015
    told = _words(page.get(answer.url))
    for words in (
        "334,390.15",
        "减：预收租金里以后年份的（门面房3年租金里第1年以后的）",
        "提取公积金（补亏以后的 10%，进到分）",
        "22,982.14",
    ):
        assert words in told
    again = _words(page.get(f"/ventures/plans/{made.public_id}/edit/"))
    assert "预收租金,门面房,120000.00,3,1" in again
    assert page.post(f"/ventures/plans/{made.public_id}/edit/", plan | {"kept": "1000"}).status_code == 302
    made.refresh_from_db()
    assert (made.round, made.result["distributable"]) == (2, 33_339_015)


def test_first_shares_are_pasted_line_by_line(client, collective):
    register = collective.quantified()
    page, path = _as(client, collective, "accountant"), f"/ventures/registers/{register.public_id}/quantify/"
    given = {"basis": "集成决〔2026〕2号", "on": collective.today}
    for rows, words in (
        ("NO-1,A=4", "这里没有这个户编号"), ("SH-0001,4股", "股数要写成"), ("SH-0001,A=4\nSH-0001,A=4", "写了两次"),
        ("SH-0001,A=4", "已经在册"), ("SH-0001", "没有写股数"),
    ):  # fmt: skip
        answer = page.post(path, given | {"rows": rows})
        assert answer.status_code == 422
        assert words in _words(answer)


def test_shares_are_given_by_a_form(client, collective):
    collective.quantified()
    page, holder = _as(client, collective, "accountant"), collective.holders[0]
    path = f"/ventures/holders/{holder.public_id}/change/"
    given = {"kind": "gift", "share_class": "A", "hundredths": "1.5", "to": 2, "basis": "协议", "on": collective.today}
    assert "股份册上没有这个号" in _words(page.post(path, given | {"to": 99}))
    assert "要写给谁" in _words(page.post(path, given | {"to": ""}))
    assert page.post(path, given).status_code == 302
    assert "4 股" in _words(page.get(f"/ventures/holders/{holder.public_id}/"))
    look = f"/ventures/proposals/{Proposal.objects.get(verb='change').public_id}/"
    assert look in _words(page.get(f"/ventures/holders/{holder.public_id}/"))
    assert "登记的人不能自己核对" in _words(page.get(look))
    assert _as(client, collective, "resident").get(look).status_code == 404
    other = _as(client, collective, "supervisor")
    assert "看凭据，核对" in _words(other.get("/today/"))
    assert other.post(f"{look}confirm/").status_code == 302
    assert "2.5 股" in _words(other.get(f"/ventures/holders/{holder.public_id}/"))


def test_a_household_reads_its_sum_and_nobody_else_does(client, collective):
    plan = collective.posted()
    own, others = plan.statements.get(holder=collective.holders[0]), plan.statements.get(holder=collective.holders[1])
    page = _as(client, collective, "resident")
    assert "185,006.22" in _words(page.get("/ventures/ours/"))
    told = _words(page.get(f"/ventures/statements/{own.public_id}/"))
    for words in ("分得 185,006.22 元", "22,982.14", "68,946.42", "93,077.66", "334,390.15", own.tracker):
        assert words in told
    assert page.get(f"/ventures/statements/{others.public_id}/").status_code == 404
    assert page.get(f"/ventures/plans/{plan.public_id}/list/").status_code == 404
    assert page.get(f"/ventures/registers/{collective.register.public_id}/").status_code == 404
    part = _words(page.get("/ventures/ours/panel/", headers={"HX-Request": "true"}))
    assert "185,006.22" in part
    HouseholdMember.objects.filter(person=collective.members[0]).update(ends_on=clock.today())
    told = "moved away, and the members' roll counts them to the household as before"
    assert "185,006.22" in _words(page.get("/ventures/ours/")), told
    assert "分得 185,006.22 元" in _words(page.get(f"/ventures/statements/{own.public_id}/")), told
    assert page.get(f"/ventures/statements/{others.public_id}/").status_code == 404
    assert "<html" not in part
    sheet = page.get(f"/ventures/statements/{own.public_id}/sheet.pdf").content
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(sheet)).pages)
    for words in (
        "185,006.22",
        "334,390.15",
        own.tracker,
        "93,077.66",
        "账上322本年收益523,400.18",
        "本年收益523,400.18",
    ):
        assert words in text.replace("\n", "").replace(" ", "")


def test_everybody_reads_the_plan_once_its_papers_lie_open(client, collective):
    plan = collective.studied()
    assert client.get(f"/ventures/plans/{plan.public_id}/").status_code == 404
    plan = services.open_papers(plan=plan, by=collective.head, at=collective.now)
    told = _words(client.get(f"/ventures/plans/{plan.public_id}/"))
    assert "账对过，算法和章程一致。" in told
    assert "周" not in told.replace("周围", "")
    assert client.get(f"/ventures/plans/{plan.public_id}/bundle.zip").status_code == 200
    assert plan.number in _words(client.get(f"/ventures/?place={collective.cast.village.public_id}"))


def test_the_bank_gets_a_list_and_gives_an_answer(client, collective):
    plan = collective.paying()
    page, path = _as(client, collective, "accountant"), f"/ventures/plans/{plan.public_id}"
    why = {"reason": "送农商行代发"}
    assert "为什么要" in _words(page.get(f"{path}/payments.csv"))
    short = page.post(f"{path}/payments.csv", {"reason": "要 "})
    assert (short.status_code, "请写明为什么要" in _words(short)) == (422, True)
    rows = list(csv.reader(io.StringIO(b"".join(page.post(f"{path}/payments.csv", why)).decode("utf-8-sig"))))
    assert rows[1] == ["1", "SH-0001", "周小满", "185006.22", "", "", ""]
    receipt = {"way": "bank", "on": clock.today(), "receipt": "回单 9"}
    bad = page.post(f"{path}/receive/", receipt | {"lines": "1,1.00"})
    assert bad.status_code == 422
    assert "应发 185,006.22 元" in _words(bad)
    assert page.post(f"{path}/receive/", receipt | {"lines": "1,185006.22"}).status_code == 302
    assert "已发 1 户 185,006.22 元，还没领 2 户 149,383.91 元" in _words(page.get(f"{path}/"))
    left = _words(page.get(f"{path}/list/?left=1"))
    assert "00002" in left
    assert "00001" not in left
    assert page.post(f"{path}/receive-all/", receipt).status_code == 302
    assert "等另一个人核对的登记" in _words(page.get(f"{path}/"))
    collective.confirmed(at=clock.now())
    assert "都领了" in _words(page.get(f"{path}/list/?left=1"))
    assert len(list(csv.reader(io.StringIO(b"".join(page.post(f"{path}/payments.csv", why)).decode("utf-8-sig"))))) == 1
    pages = PdfReader(io.BytesIO(page.post(f"{path}/sheets.pdf", {"reason": "发给各户"}).content)).pages
    assert len(pages) == 3
    own = plan.statements.get(holder=collective.holders[0])
    told = _words(_as(client, collective, "resident").get(f"/ventures/statements/{own.public_id}/"))
    for words in ("谁取走过有姓名和金额的名单", "各户的分配单", "发给各户", "送农商行代发"):
        assert words in told


@pytest.mark.parametrize(
    ("path", "who", "most"),
    [("/ventures/plans/{plan}/list/", "accountant", 9), ("/ventures/registers/{register}/", "accountant", 11), ("/ventures/", "resident", 7)],
)  # fmt: skip
def test_the_lists_ask_the_same_for_one_row_and_for_many(client, collective, path, who, most):
    seen = []
    collective.quantified(homes=HOMES[:1])
    collective.roll()
    page = _as(client, collective, who)
    for more in (0, 25):
        if more:
            collective.more_homes(more)
        plan = collective.drafted()
        collective.open(plan)
        address = path.format(plan=plan.public_id, register=collective.register.public_id)
        with CaptureQueriesContext(connection) as queries:
            assert page.get(address).status_code == 200
        seen.append(len(queries))
        services.withdraw_plan(plan=plan, reason="重来", by=collective.accountant)
    assert seen == [most, most]
