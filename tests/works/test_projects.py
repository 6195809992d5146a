"""A project from the resolution to its payments: the rule of each step, and its one event."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import services as hall
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.works import selectors, services
from lianxin.works.errors import WrongState
from lianxin.works.models import Movement, Payment, Project


def refused(field=None, **call):
    run = call.pop("run")
    with pytest.raises(RuleBroken) as broken:
        run(**call)
    assert broken.value.field == field
    return broken.value.message


def test_open_project_rests_on_a_resolution_in_force(village):
    project = village.opened()
    assert (project.state, project.number, project.decided_fen) == (
        "decided",
        f"项目〔{village.now.year}〕1号",
        6_000_000,
    )
    assert project.decided_by == "上河村村民代表会议（项目）"
    words = village.words(estimate_fen=1)
    assert "立过项" in refused("decision", run=services.open_project, decision=project.decision_id, **words)
    assert "没有找到" in refused("decision", run=services.open_project, decision="none", **words)
    bare = village.resolution("村容整治", "同意整治村容。", 0).public_id
    assert "没有写花多少钱" in refused("decision", run=services.open_project, decision=bare, **words)
    other = village.resolution("村里的水井", "同意打一口井，不超过六万元。", 6_000_000).public_id
    for title in (village.words()["title"], "口", "水井"):
        assert "没有写“" in refused("decision", run=services.open_project, decision=other, **words | {"title": title})
    assert [each.state for each in selectors.stages_of(project)] == ["decided"]
    assert AuditEvent.objects.filter(tag="works:project:open").count() == 1


def test_the_database_lets_one_project_have_a_resolution(village):
    project, other = village.opened(), services.propose_project(**village.words())
    with pytest.raises(DatabaseError), transaction.atomic():
        Project.objects.filter(pk=other.pk).update(decision_id=project.decision_id)


def test_open_project_refuses_more_than_the_meeting_gave_and_who_does_not_lead(village):
    village.books()
    decision = village.resolution().public_id
    words = village.words(estimate_fen=6_000_001)
    assert "比决议定的钱多" in refused("estimate_fen", run=services.open_project, decision=decision, **words)
    with pytest.raises(NotAllowed):
        services.open_project(decision=decision, **(words | {"by": village.accountant}))
    with pytest.raises(NotAllowed):
        services.open_project(decision=decision, **(words | {"division": village.cast.other_village}))


def test_an_idea_goes_to_the_meeting_and_a_revoked_resolution_opens_nothing(village):
    village.books()
    idea = services.propose_project(**village.words())
    resolution = village.resolution()
    for step, words in ((services.screen_project, "能做"), (services.consult_project, "都说要亮一点")):
        idea = step(project=idea, words=words, by=village.head, at=village.now)
    call = {"project": idea, "decision": resolution.public_id, "estimate_fen": 5_000_000, "by": village.head}
    with pytest.raises(WrongState):
        services.design_project(
            project=idea, design="", land="public", items=[("灯", 1)], plan_begin_on=village.today, plan_complete_on=village.today,
            by=village.head,
        )  # fmt: skip
    later = village.resolution(title="路灯先不装", motion="今年先不装路灯。")
    hall.end_resolution(resolution=resolution, state="revoked", words="先不装", later=later, by=village.head)
    assert "没有找到" in refused("decision", run=services.decide_project, **call)


def test_what_a_resolution_without_a_sum_decided_is_the_estimate_that_was_there_to_be_read(village):
    village.books()
    idea = services.propose_project(**village.words(estimate_fen=5_000_000))
    unread = services.propose_project(**village.words())
    bare = village.resolution(budget_fen=0)
    for each in (idea, unread):
        services.screen_project(project=each, words="能做", by=village.head, at=village.now)
        services.consult_project(project=each, words="都说好", by=village.head, at=village.now)
    call = {"run": services.decide_project, "decision": bare.public_id, "by": village.head, "at": village.now}
    assert "没有估算" in refused("decision", project=unread, estimate_fen=5_000_000, **call)
    assert "估算 50,000.00 元，照它写" in refused("estimate_fen", project=idea, estimate_fen=5_000_001, **call)
    call.pop("run")
    assert services.decide_project(project=idea, estimate_fen=5_000_000, **call).decided_fen == 5_000_000


def test_a_design_is_revised_for_what_was_said_and_nothing_is_bought_before_it_was_heard(village):
    project = services.approve_project(project=village.funded(), words="同意", by=village.officer, at=village.now)
    made = services.comment_on_design(
        project=project, words="灯往学校那头挪", by=village.cast.actor("resident"), at=village.now
    )
    buy = {"run": village.planned, "project": project}
    village.later(7)
    assert "方案要挂 7 天" in refused(**buy)
    village.later(1)
    assert "还有 1 条没有答复" in refused(**buy)
    assert "没有答复" in refused(
        run=services.build_ourselves, project=project, reason="x", contractor="村民", by=village.head, at=village.now
    )
    services.answer_comment(project=project, comment=made, words="采纳", by=village.head, at=village.now)
    call = {
        "project": project, "design": "灯往学校那头挪", "land": "public", "plan_begin_on": village.today, "plan_complete_on": village.today,
        "by": village.head, "at": village.now,
    }  # fmt: skip
    run = services.revise_design
    assert "为什么改" in refused("reason", run=run, items=[("灯", 6_000_000)], reason=" ", **call)
    assert "10%" in refused("items", run=run, items=[("灯", 6_600_001)], reason="挪", **call)
    project = run(items=[("灯", 5_500_000)], reason="按意见挪", **call)
    assert (project.state, project.budget_fen) == ("designed", 5_500_000)
    services.fund_project(project=project, by=village.accountant, at=village.now)
    services.approve_project(project=project, words="同意", by=village.officer, at=village.now)
    assert "方案要挂 7 天" in refused(**buy | {"fen": 5_400_000})


def test_design_project_goes_back_to_the_meeting_beyond_the_threshold(village):
    project = village.opened()
    begin = village.today
    call = {
        "project": project,
        "design": "灯",
        "land": "public",
        "plan_begin_on": begin,
        "plan_complete_on": begin,
        "by": village.head,
    }
    assert "10%" in refused("items", run=services.design_project, items=[("灯", 6_600_001)], **call)
    assert services.design_project(items=[("灯", 6_600_000)], **call).budget_fen == 6_600_000


def test_change_budget_small_changes_add_up_to_the_meeting(village):
    project = village.designed()
    call = {"project": project, "reason": "加两盏", "by": village.head, "at": village.now}
    project = services.change_budget(items=[("灯", 6_400_000)], **call)
    call["project"] = project
    assert "要先开会再议" in refused("decision", run=services.change_budget, items=[("灯", 6_700_000)], **call)
    again = village.resolution("路灯加两盏", f"同意{project.number}加到七万元。", 7_000_000)
    project = services.change_budget(items=[("灯", 6_700_000)], decision=again.public_id, **call)
    assert (project.budget_fen, project.decided_fen) == (6_700_000, 6_700_000)
    call["project"] = project
    assert "没有用过" in refused(
        "decision", run=services.change_budget, items=[("灯", 9_000_000)], decision=again.public_id, **call
    )
    bare = village.resolution("路灯再多", f"同意{project.number}再加。", 0)
    assert "写明钱数" in refused(
        "decision", run=services.change_budget, items=[("灯", 9_000_000)], decision=bare.public_id, **call
    )
    assert project.items == [["灯", 6_700_000]]
    more = village.resolution("路灯再加", f"同意{project.number}加到七万元。", 7_000_000)
    assert "只同意到 70,000.00 元" in refused(
        "items", run=services.change_budget, items=[("灯", 90_000_000)], decision=more.public_id, **call
    )
    assert [(each.before_fen, each.after_fen) for each in selectors.changes_of(project)] == [
        (6_000_000, 6_400_000), (6_400_000, 6_700_000),
    ]  # fmt: skip


def test_fund_project_needs_a_source_for_every_fen_and_no_labour_counts_as_money(village):
    project = village.designed()
    village.line(project, promised=5_000_000)
    village.line(project, "voluntary", 5_000_000)
    assert "还差 10,000.00 元" in refused(run=services.fund_project, project=project, by=village.accountant)
    assert "一事一议" in refused(
        "raising", run=services.add_line, project=project, source="residents", giver="村民", conditions="专户", promised=1,
        by=village.accountant,
    )  # fmt: skip


def test_what_is_not_decided_promises_nothing_and_a_source_that_gives_less_says_why(village):
    project = village.designed()
    line = village.line(project, promised=5_000_000)
    village.line(project, "capital", 1_000_000, giver="绿野农业公司")
    assert "还差 10,000.00 元" in refused(run=services.fund_project, project=project, by=village.accountant)
    call = {"project": project, "line": line, "by": village.accountant, "at": village.now}
    assert "为什么少出" in refused("reason", run=services.lower_promise, promised=4_000_000, reason=" ", **call)
    assert "要比原来的" in refused("promised", run=services.lower_promise, promised=5_000_000, reason="减了", **call)
    services.lower_promise(promised=4_000_000, reason="县里减了", **call)
    assert selectors.promised_fen(project) == 4_000_000
    assert [(each.before_fen, each.after_fen, each.line) for each in selectors.changes_of(project)] == [
        (5_000_000, 4_000_000, line)
    ]
    assert AuditEvent.objects.filter(tag="works:project:lower").count() == 1


def test_what_a_source_does_not_give_any_more_is_said_on_the_page(client, village):
    project, told = village.funded(), "还没有来源的"
    assert told not in client.get(f"/works/{project.public_id}/").content.decode()
    services.lower_promise(
        project=project,
        line=village.reward,
        promised=3_000_000,
        reason="县里减了",
        by=village.accountant,
        at=village.now,
    )
    page = client.get(f"/works/{project.public_id}/").content.decode()
    assert told in page
    assert "10,000.00 元：有来源少出了" in page


def test_a_contract_is_not_paid_from_capital_nobody_signed_nor_a_promise_lowered_below_it(village):
    project = village.building()
    line = village.line(project, "capital", 1_000_000, giver="绿野农业公司")
    shares = {village.reward.pk: 4_000_000, village.own.pk: 1_500_000, line.pk: 400_000}
    call = {"purchase": village.contract, "reason": "换", "by": village.accountant, "at": village.now}
    assert "没有签合同的社会资本" in refused(run=services.rebind_contract, shares=shares, **call)
    lower = {"project": project, "line": village.reward, "reason": "少", "by": village.accountant, "at": village.now}
    assert "定出去的 40,000.00" in refused("promised", run=services.lower_promise, promised=3_999_999, **lower)


def test_every_source_has_its_own_purse_in_the_books(village):
    project = village.building(fen=5_200_000)
    project = village.received(project, village.reward, 4_000_000)
    project = village.received(project, village.own, 1_500_000)
    project = village.received(project, village.days, 1250)
    village.paid(project, village.reward, 3_000_000)
    village.given_back(project, village.own, 200_000)
    accounts = {each.code: ledger.balance_of(each) for each in village.book.accounts.all()}
    first = f"W{project.pk}"
    assert accounts["101"] == 10_000_000 - 1_500_000 + 200_000
    assert accounts[first] == 3_000_000
    assert [accounts[f"{first}.{n}"] for n in (1, 2, 3, 4)] == [1_000_000, 1_300_000, 0, 1250]
    purses = selectors.purses_of(project)
    assert purses[village.reward.pk].in_hand == 1_000_000
    assert sum(accounts.values()) == 0
    assert not ledger.wrong_balances(village.book)


def test_a_source_pays_only_what_it_received(village):
    project = village.building()
    village.received(project, village.reward, 1_000_000)
    draft = {"project": project, "payee": "队", "words": "款", "receipt": "票", "by": village.accountant}
    assert "不能用别的来源垫" in refused("amount", run=services.draft_payment, line=village.own, amount=1, **draft)
    assert "不能收得比承诺的多" in refused(
        "amount", run=services.receive_money, project=project, line=village.reward, amount=3_000_001, on=village.today,
        number="2", by=village.accountant,
    )  # fmt: skip
    assert "退不回去" in refused(
        "line", run=services.give_back, project=project, line=village.days, amount=1, number="1",
        reason="x", by=village.accountant,
    )  # fmt: skip
    assert "出钱的来源" in refused("line", run=services.draft_payment, line=village.days, amount=1, **draft)
    first = village.drafted(project, village.reward, 700_000)
    second = village.drafted(project, village.reward, 700_000)
    services.release_payment(payment=first, on=village.today, by=village.head)
    assert "手里只有 3,000.00 元" in refused(
        "amount", run=services.release_payment, payment=second, on=village.today, by=village.head
    )


def test_the_collective_moves_only_what_its_bank_holds(village):
    project = village.building()
    line = village.line(project, "collective", 20_000_000, giver="合作社")
    assert "余额不够" in refused(
        "amount", run=services.receive_money, project=project, line=line, amount=11_000_000, on=village.today, number="1",
        by=village.accountant,
    )  # fmt: skip
    assert not Movement.objects.exists()


def test_who_drafts_a_payment_does_not_release_it(village):
    project = village.building()
    village.received(project, village.reward, 2_000_000)
    payment = village.drafted(project, village.reward, 100)
    with pytest.raises(NotAllowed):
        services.release_payment(payment=payment, on=village.today, by=village.accountant)
    with pytest.raises(DatabaseError), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(
            state="released", decided_by=payment.drafted_by_id, decided_at=clock.now()
        )
    refused_one = services.refuse_payment(payment=payment, reason="发票不对", by=village.secretary)
    assert refused_one.state == "refused"
    with pytest.raises(WrongState):
        services.release_payment(payment=payment, on=village.today, by=village.head)
    assert selectors.spent_on(project) == 0


def test_payments_stay_within_the_budget_and_the_budget_above_payments(village):
    project = village.building()
    extra = village.line(project, "fiscal", 9_000_000)
    village.received(project, extra, 9_000_000)
    village.bound_to(extra, 5_900_000)
    village.paid(project, extra, 5_800_000)
    call = {"project": project, "line": extra, "payee": "队", "words": "款", "receipt": "票", "by": village.accountant}
    assert "预算只剩 1,000.00 元" in refused("amount", run=services.draft_payment, amount=200_001, **call)
    change = {"project": project, "reason": "少装", "by": village.head}
    more = refused("items", run=services.change_budget, items=[("灯", 15_000_001)], **change)
    assert "多出来的 0.01 元还没有来源" in more
    assert "预算不能比它少" in refused("items", run=services.change_budget, items=[("灯", 5_700_000)], **change)


def test_approve_project_is_the_townships_and_complete_work_comes_after_the_beginning(village):
    project = village.funded()
    with pytest.raises(NotAllowed):
        services.approve_project(project=project, words="同意", by=village.head)
    services.approve_project(project=project, words="同意", by=village.officer)
    village.later(8)
    services.build_ourselves(project=project, reason="自己会装", contractor="村民自建", by=village.head, at=village.now)
    village.watched(project)
    project = services.begin_work(project=project, on=village.today, by=village.head)
    call = {"run": services.complete_work, "project": project, "by": village.head}
    assert "才开工" in refused("on", on=village.today - timedelta(days=1), **call)
    assert "还没有到" in refused("on", on=clock.today() + timedelta(days=1), **call)
    assert services.complete_work(project=project, on=village.today, by=village.head).state == "completed"
    with pytest.raises(WrongState):
        services.cancel_project(project=project, reason="不做了", by=village.head)


def test_movements_are_only_added(village):
    project = village.building()
    village.received(project, village.reward, 100)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE works_movement SET amount = 1")
