"""The pages of projects: a village's whole way by forms, what everybody reads, query counts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.works import services
from lianxin.works.models import Payment, Project
from tests.works.test_keeping import handed


def _as(client, village, who):
    client.force_login(village.cast.user(who))
    return client


def _words(answer):
    return answer.content.decode()


def test_a_committee_goes_from_the_resolution_to_the_work(client, village):
    village.books()
    resolution = village.resolution()
    page, place = _as(client, village, "committee"), village.cast.village.public_id
    desk = _words(page.get(f"/works/desk/?place={place}"))
    assert "按决议立项" in desk
    given = {
        "decision": resolution.public_id, "title": "村口到小学装路灯", "kind": "new", "sector": "lighting", "place": "村口", "why": "黑",
        "households": "86", "estimate_fen": "60000.01",
    }  # fmt: skip
    bad = page.post(f"/works/new/open/?place={place}", given)
    assert bad.status_code == 422
    assert "比决议定的钱多" in _words(bad)
    answer = page.post(f"/works/new/open/?place={place}", given | {"estimate_fen": "60000"})
    project = Project.objects.get()
    assert answer.url == f"/works/{project.public_id}/"
    plan = {
        "design": "太阳能", "land": "public", "items": "灯,48000\n电缆，1.2万", "plan_begin_on": village.today,
        "plan_complete_on": village.today,
    }  # fmt: skip
    bad = page.post(f"{answer.url}design/", plan)
    assert "看不懂“电缆，1.2万”" in _words(bad)
    assert page.post(f"{answer.url}design/", plan | {"items": "灯,48000\n电缆，¥12000"}).status_code == 302
    page = _as(client, village, "accountant")
    line = {"source": "reward", "giver": "县财政局", "conditions": "专款", "promised": "60000"}
    assert page.post(f"{answer.url}add-line/", line).status_code == 302
    assert page.post(f"{answer.url}fund/", {}).status_code == 302
    assert _as(client, village, "township_officer").post(f"{answer.url}approve/", {"words": "同意"}).status_code == 302
    told = _words(client.get(answer.url))
    for words in (
        "60,000.00",
        "县财政局",
        "已批准、备案",
        "上河村村民代表会议（项目）",
        "灯",
        "<svg",
        "县财政局：还没有到账 60,000.00",
    ):
        assert words in told


def test_two_persons_pay_and_everybody_reads_it(client, village):
    project = village.building()
    village.received(project, village.reward, 4_000_000)
    page, address = _as(client, village, "accountant"), f"/works/{project.public_id}/"
    given = {
        "line": village.reward.pk, "amount": "50000", "payee": "青禾照明 安装队", "words": "工程款", "receipt": "发票 1",
        "purchase": village.contract.pk,
    }  # fmt: skip
    assert "这家有合同" in _words(page.post(f"{address}pay/", given | {"purchase": ""}))
    bad = page.post(f"{address}pay/", given)
    assert "手里只有 40,000.00 元" in _words(bad)
    assert page.post(f"{address}pay/", given | {"amount": "30000"}).status_code == 302
    release = f"/works/payments/{Payment.objects.get().public_id}/release/"
    assert page.post(release, {"on": village.today}).status_code == 403
    assert release not in _words(page.get(address))
    page = _as(client, village, "committee")
    assert release in _words(page.get(address))
    told = _words(page.get(release))
    assert "从“财政奖补 · 县财政局”付" in told
    assert "（按合同付）" in told
    assert page.post(release, {"on": village.today}).status_code == 302
    client.logout()
    told = _words(client.get(address))
    assert "10,000.00" in told
    assert "填付款单" not in told
    assert "工程款 · 青禾照明安装队" in _words(client.get(f"{address}money/"))


def test_nothing_there_says_what_to_do(client, village):
    place = village.cast.village.public_id
    assert "还没有项目" in _words(client.get(f"/works/?place={place}"))
    project = village.opened()
    told = _words(client.get(f"/works/{project.public_id}/"))
    assert "钱的来源还没有登记" in told
    assert "还没有收付" in _words(client.get(f"/works/{project.public_id}/money/"))
    assert "还没有找到" not in told


@pytest.mark.parametrize(
    ("path", "most"),
    [("/works/", 7), ("/works/{project}/", 11), ("/works/{project}/money/", 6), ("/works/{project}/site/", 9)],
)
def test_the_pages_ask_the_same_for_one_row_and_for_many(client, village, path, most):
    project, seen = village.building(), []
    page = _as(client, village, "committee")
    for more in (1, 25):
        for n in range(more):
            village.received(project, village.reward, 100 + n)
            village.drafted(project, village.reward, 1)
            if more > 1:
                services.propose_project(**village.words())
        with CaptureQueriesContext(connection) as queries:
            assert page.get(path.format(project=project.public_id)).status_code == 200
        seen.append(len(queries))
    assert seen == [most, most]


def test_a_project_in_use_with_a_contract_asks_no_more(client, village):
    project = handed(village)
    for who in ("committee", "accountant", "supervisor"):
        page = _as(client, village, who)
        with CaptureQueriesContext(connection) as queries:
            assert page.get(f"/works/{project.public_id}/").status_code == 200
        assert len(queries) <= 12, [each["sql"][:180] for each in queries.captured_queries]
