"""What is given up, completed or settled leaves nothing on its way: no purchase, no money in a purse."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.ledger import selectors as ledger
from lianxin.works import services
from lianxin.works.errors import WrongState
from lianxin.works.models import Card, Project
from lianxin.works.services.funding import against, works_account
from tests.works.test_projects import refused


def test_nothing_is_bought_for_a_project_that_was_given_up(client, village):
    project = village.approved()
    purchase, bids = village.opened_bids(village.planned(project))
    call = {"project": project, "reason": "不做了", "by": village.head, "at": village.now}
    assert "“装路灯”还在采购" in refused(run=services.cancel_project, **call)
    Project.objects.filter(pk=project.pk).update(state="cancelled")
    with pytest.raises(WrongState):
        services.award_purchase(purchase=purchase, bid=bids[0], because="", by=village.head, at=village.now)
    client.force_login(village.cast.user("committee"))
    page = f"/works/purchases/{purchase.public_id}/"
    told = client.get(page).content.decode()
    assert f"{page}award/" not in told
    assert f"{page}fail/" in told
    gone = services.fail_purchase(purchase=purchase, reason="项目不做了", by=village.head, at=village.now)
    assert gone.state == "failed"


def test_what_is_on_its_way_to_a_contract_is_finished_before_the_work_and_the_account(village):
    project = village.building()
    village.planned(project, 50_000, "direct", what="牌子")
    done = {"project": project, "on": village.today, "by": village.head, "at": village.now}
    assert "“牌子”还在采购" in refused(run=services.complete_work, **done)
    Project.objects.filter(pk=project.pk).update(state="accepted")
    assert "“牌子”还在采购" in refused(
        run=services.settle_project, project=project, words="", by=village.accountant, at=village.now
    )


def test_what_came_in_goes_back_before_a_project_is_given_up(village):
    project = village.approved()
    village.received(project, village.reward, 1000)
    call = {"project": project, "reason": "不做了", "by": village.head, "at": village.now}
    assert "手里还有 10.00 元，先由会计" in refused(run=services.cancel_project, **call)
    village.given_back(project, village.reward, 1000)
    assert services.cancel_project(**call).state == "cancelled"


@pytest.mark.parametrize("stands", ["", "四盏路灯"])
def test_work_that_was_begun_is_given_up_with_what_stands(client, village, stands):
    project = village.building(fen=4_000_000)
    village.received(project, village.reward, 4_000_000)
    village.paid(project, village.reward, 500_000)
    village.priced(500_000, run=services.break_off_contract, reason="不来了")
    village.given_back(project, village.reward, 3_500_000)
    client.force_login(village.cast.user("committee"))
    given = {"reason": "县里改了规划", "stands": stands}
    assert client.post(f"/works/{project.public_id}/cancel/", given).status_code == 302
    project.refresh_from_db()
    works, fund = works_account(project), against(project, village.reward)
    assert (project.state, ledger.balance_of(works)) == ("cancelled", 0)
    if stands:
        assert stands in client.get(f"/works/{project.public_id}/").content.decode()
        assert (project.card.name, project.card.original_fen) == (stands, 500_000)
        assert ledger.balance_of(ledger.account_coded(project.book, f"W{project.pk}K")) == 500_000
        assert ledger.balance_of(fund) == -500_000
        gone = village.resolution("处置路灯", "同意处置四盏路灯。", 0).public_id
        with CaptureQueriesContext(connection) as queries:
            services.dispose_card(card=project.card, resolution=gone, reason="拆了", by=village.accountant)
        tables = [each["sql"].partition('FROM "')[2].partition('"')[0] for each in queries]
        assert tables.index("works_project") < tables.index("works_card"), (
            "held in the order of every step of a project"
        )
    else:
        assert not Card.objects.filter(project=project).exists()
        assert ledger.balance_of(fund) == 0, "written off against what was given for it"
