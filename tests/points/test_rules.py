"""A rule set from its draft to its end: each step, each refusal, and that nothing of it changes afterwards."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from lianxin.audit.models import AuditEvent
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.deliberation import services as deliberation
from lianxin.deliberation.selectors import fallen_among
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.points import presenters, selectors, services
from lianxin.points.errors import NotFitForPoints, WrongState
from lianxin.points.models import Rule, RuleSet
from tests.deliberation.conftest import hall  # noqa: F401
from tests.deliberation.test_decisions import resolved
from tests.points.conftest import RULE


def test_from_draft_to_in_force(village):
    made = village.in_force()
    assert (made.state, made.version, made.source_label) == ("in_force", 1, "村代决〔2026〕7号 积分规则")
    assert selectors.rules_in_force(village.cast.village) == made
    standing = board.standing_of("point_rules", made.public_id)
    assert (standing.posted_until - standing.posted_on).days >= 15
    tags = [tag for tag in AuditEvent.objects.order_by("id").values_list("tag", flat=True) if tag.startswith("points:")]
    assert tags == [
        "points:rules:draft", "points:rules:add_rule", "points:rules:consult", "points:rules:close", "points:rules:check",
        "points:rules:check", "points:rules:adopt", "points:rules:post", "points:rules:enact",
    ]  # fmt: skip
    notice = Notice.objects.get()
    assert notice.item_code == "village.points"
    assert "0.50 元" in notice.body
    assert notice.tables[0]["rows"][0][:3] == ["A01", "打扫公共场地", 6]


def test_what_is_forbidden_does_not_go_out(village):
    made = village.draft(rules=[RULE | {"words": "婚事新办也算。"}])
    with pytest.raises(NotFitForPoints) as refused:
        services.put_out(rule_set=made, until=village.today, how="入户", by=village.clerk, at=village.now)
    assert "A01“婚事新办也算”：婚姻是个人的事，不能打分（民法典第一千零四十六条）" in str(refused.value)
    made.refresh_from_db()
    assert made.state == "draft"


def test_it_does_not_come_into_force_before_its_time(village):
    posted = village.posted()
    with pytest.raises(RuleBroken, match="公示期没有满"):
        services.enact_rules(rule_set=posted, by=village.head, at=village.later(14))
    notice = Notice.objects.get()
    bulletin.raise_objection(notice=notice, words="上限太低", by=village.cast.actor("resident"), at=village.now)
    bulletin.complete_due()
    with pytest.raises(RuleBroken, match="异议"):
        services.enact_rules(rule_set=posted, by=village.head)


def test_the_clock_brings_it_into_force(village):
    posted = village.posted()
    services.enact_due()
    posted.refresh_from_db()
    assert posted.state == "posted"
    bulletin.complete_due()
    services.enact_due()
    posted.refresh_from_db()
    assert posted.state == "in_force"


def test_an_objection_found_right_sends_it_back(village):
    posted = village.posted()
    objection = bulletin.raise_objection(
        notice=Notice.objects.get(), words="没有问过三组", by=village.cast.actor("resident"), at=village.now
    )
    bulletin.uphold_objection(objection=objection, answer="是漏了三组。", by=village.head)
    posted.refresh_from_db()
    assert (posted.state, posted.supervised_at) == ("draft", None)
    assert "异议成立" in posted.held_because


def upheld(village, words="没有问过三组"):
    objection = bulletin.raise_objection(
        notice=Notice.objects.get(), words=words, by=village.cast.actor("resident"), at=village.now
    )
    return bulletin.uphold_objection(objection=objection, answer="是漏了三组。", by=village.head, at=village.now)


def test_rules_rightly_objected_to_hang_anew_corrected(village):
    posted = village.posted()
    village.later(5)
    upheld(village)
    village.decisions.append(services.Decided("letter", "R8", "村代决〔2026〕8号", village.today))
    posted.refresh_from_db()
    again = village.posted(posted, "R8")
    notice = Notice.objects.get()
    assert (again.state, notice.state, notice.postings.count()) == ("posted", "posted", 2)
    assert (notice.posted_on, "村代决〔2026〕8号" in notice.body) == (village.today, True)
    village.later(14)
    bulletin.complete_notice(notice=notice, by=village.head, at=village.later(3))
    assert services.enact_rules(rule_set=again, by=village.head, at=village.now).state == "in_force"


def test_a_second_objection_to_rules_already_sent_back_is_decided(village):
    posted = village.posted()
    others = bulletin.raise_objection(
        notice=Notice.objects.get(), words="分太少", by=village.cast.actor("resident"), at=village.now
    )
    upheld(village)
    bulletin.uphold_objection(objection=others, answer="也对。", by=village.head, at=village.now)
    posted.refresh_from_db()
    assert posted.state == "draft"


def test_a_decision_older_than_the_checks_adopts_nothing(village):
    village.decisions = [services.Decided("letter", "R6", "村代决〔2026〕6号", village.today - timedelta(days=1))]
    with pytest.raises(RuleBroken, match="早于"):
        village.adopted(decision="R6")


def test_rules_written_anew_are_adopted_anew(village):
    village.decisions = [services.Decided("letter", "R7", "村代决〔2026〕7号", village.today)]
    posted = village.posted()
    village.later(2)
    upheld(village)
    posted.refresh_from_db()
    assert (posted.source_id, posted.adopted_on) == ("", None)
    with pytest.raises(RuleBroken, match="早于"):
        village.adopted(posted)


def test_a_later_version_waits_for_its_first_day_and_the_old_ends_the_day_before(village):
    first = village.in_force()
    village.decisions.append(services.Decided("letter", "R9", "村代决〔2026〕9号", clock.today()))
    start = clock.today() + timedelta(days=20)
    second = village.posted(village.draft(rules=[], starts_on=start, ends_on=start + timedelta(days=300)), "R9")
    bulletin.complete_due()
    with pytest.raises(RuleBroken, match="到那天自动生效"):
        services.enact_rules(rule_set=second, by=village.head, at=village.later(20))
    services.enact_due()
    first.refresh_from_db()
    assert first.state == "in_force"
    with time_machine.travel(clock.day_end(start)):
        services.enact_due()
    for each in (first, second):
        each.refresh_from_db()
    assert (first.state, first.ended_on) == ("ended", start - timedelta(days=1))
    assert (second.state, second.starts_on) == ("in_force", start)


def test_only_a_decision_of_the_village_adopts_it(village):
    checked = village.checked()
    with pytest.raises(RuleBroken, match="没有找到这份决议"):
        services.adopt_rules(rule_set=checked, decision="R8", by=village.head)
    village.decisions = []
    with pytest.raises(RuleBroken, match="没有找到这份决议"):
        services.adopt_rules(rule_set=checked, decision="R7", by=village.head)


def test_one_decision_adopts_one_version(village):
    village.in_force()
    with pytest.raises(RuleBroken, match="另一版"):
        village.adopted(village.draft(rules=[]))


def test_a_new_version_begins_with_the_old_rules_and_ends_the_old(village):
    first = village.in_force()
    village.decisions.append(services.Decided("letter", "R9", "村代决〔2026〕9号", village.today))
    second = village.draft(rules=[RULE | {"code": "A02", "title": "夜里巡查", "category": "patrol"}])
    assert [rule.code for rule in second.rules.all()] == ["A01", "A02"]
    second = village.in_force(second, "R9")
    first.refresh_from_db()
    assert (first.state, second.state, second.version) == ("ended", "in_force", 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda made: Rule.objects.update(points=60),
        lambda made: Rule.objects.all().delete(),
        lambda made: Rule.objects.create(rule_set=made, **RULE | {"code": "A09"}),
    ],
    ids=["update", "delete", "insert"],
)
def test_a_rule_stays_as_it_went_out(village, change):
    made = village.consulted()
    with pytest.raises(IntegrityError), transaction.atomic():
        change(made)
    with pytest.raises(WrongState):
        services.add_rule(rule_set=made, **RULE | {"code": "A02"}, by=village.clerk)


def test_two_different_people_check_and_neither_wrote_it(village):
    drafted = village.consulted()
    with pytest.raises(NotAllowed, match="监督委员会"):
        services.supervise_rules(rule_set=drafted, by=village.head)
    with pytest.raises(NotAllowed, match="乡镇"):
        services.review_rules(rule_set=drafted, words="行", by=village.supervisor)
    RuleSet.objects.update(drafted_by=village.cast.user("supervisor"))
    with pytest.raises(NotAllowed, match="自己起草"):
        services.supervise_rules(rule_set=drafted, by=village.supervisor)


def test_held_rules_begin_their_checks_again(village):
    checked = village.checked()
    held = services.hold_rules(rule_set=checked, reason="第一条说不清", by=village.supervisor)
    assert (held.state, held.supervised_at, held.reviewed_at) == ("draft", None, None)
    assert held.held_because == "第一条说不清"


@pytest.mark.parametrize("who", ["resident", "outsider", "accountant", "township_officer", "auditor"])
def test_only_the_village_drafts(village, who):
    with pytest.raises(NotAllowed):
        services.draft_rules(
            division=village.cast.village, title="规则", starts_on=village.today, budget_points=1,
            ends_on=village.today + timedelta(days=1), by=village.cast.actor(who),
        )  # fmt: skip


def test_a_draft_is_seen_by_who_works_on_it(village):
    made = village.draft()
    assert selectors.find_rules(made.public_id, village.supervisor) == made
    for who in ("resident", "outsider"):
        with pytest.raises(NotFound):
            selectors.find_rules(made.public_id, village.cast.actor(who))
        assert not list(selectors.rule_sets(village.cast.actor(who)))
    services.put_out(rule_set=made, until=village.today, how="入户", by=village.clerk, at=village.now)
    assert selectors.find_rules(made.public_id, village.cast.actor("resident")) == made
    assert list(selectors.rule_sets(village.cast.actor("resident"))) == [made]


def test_nobody_asked_is_no_consultation(village):
    made = services.put_out(rule_set=village.draft(), until=village.today, how="入户", by=village.clerk, at=village.now)
    with pytest.raises(RuleBroken, match="没有问过人"):
        services.close_consultation(rule_set=made, consulted=0, result="没有", by=village.clerk, at=village.now)


def test_each_step_waits_for_whose_it_is(village):
    village.consulted()
    assert selectors.work_of(village.supervisor).count() == 1
    assert selectors.work_of(village.officer).count() == 1
    assert selectors.work_of(village.clerk).count() == 0
    assert selectors.work_of(village.cast.actor("outsider")).count() == 0


def test_the_hall_names_what_the_village_decided(hall):  # noqa: F811
    """The room above tells this one what an assembly or its representatives decided; a branch's vote is not the village's."""
    made = resolved(hall)
    assert services.decisions_of(division=hall.cast.village) == []
    deliberation.publish_resolution(resolution=made, by=hall.head)
    assert [(each.kind, each.id) for each in services.decisions_of(division=hall.cast.village)] == [
        ("resolution", made.public_id)
    ]
    assert services.decisions_of(division=hall.cast.other_village) == []
    assert fallen_among({made.public_id}) == set()
    township = hall.cast.actor("township_officer")
    deliberation.end_resolution(resolution=made, state="annulled", words="责令改正", by=township)
    assert fallen_among({made.public_id, "R7"}) == {made.public_id}


def test_rules_end_when_their_resolution_falls(village):
    fallen = set()
    services.register_decisions("letter", lambda division: village.decisions, lambda ids: fallen & set(ids))
    made = village.in_force()
    services.enact_due()
    made.refresh_from_db()
    assert made.state == "in_force"
    fallen.add("R7")
    services.enact_due()
    made.refresh_from_db()
    assert made.state == "ended"
    assert "村代决〔2026〕7号" in made.ended_because


def test_rules_past_their_last_day_end_by_themselves_and_who_drafts_knew_it_before(village):
    made = village.in_force()
    with time_machine.travel(clock.day_start(made.ends_on - timedelta(days=61))):
        assert made not in selectors.work_of(village.clerk)
    with time_machine.travel(clock.day_end(made.ends_on - timedelta(days=60))):
        told = [row.next_action for row in presenters.waiting_rows(village.clerk, clock.now())]
        assert "快到期了；还要谢的，起草下一版" in told
        later = village.draft(
            rules=[], starts_on=made.ends_on + timedelta(days=1), ends_on=made.ends_on + timedelta(days=300)
        )
        assert made not in selectors.work_of(village.clerk)
        services.withdraw_rules(rule_set=later, reason="不办了", by=village.clerk)
        assert made in selectors.work_of(village.clerk)
    with time_machine.travel(clock.day_end(made.ends_on)):
        services.enact_due()
        made.refresh_from_db()
        assert made.state == "in_force"
    with time_machine.travel(clock.day_start(made.ends_on + timedelta(days=3))):
        services.enact_due()
    made.refresh_from_db()
    assert (made.state, made.ended_on) == ("ended", made.ends_on)
    assert "有效期到" in made.ended_because


def test_who_reads_is_told_what_is_in_force_until_the_next_version(village):
    first = village.in_force(village.draft(ends_on=village.today + timedelta(days=130)))
    village.decisions.append(services.Decided("letter", "R9", "村代决〔2026〕9号", clock.today()))
    start = first.ends_on + timedelta(days=20)
    second = village.posted(village.draft(rules=[], starts_on=start, ends_on=start + timedelta(days=100)), "R9")
    bulletin.complete_due()
    village.later(20)
    with pytest.raises(RuleBroken, match=r"第1版用到.*中间做的不能报"):
        services.enact_rules(rule_set=second, by=village.head, at=village.now)
    late = clock.day_end(first.ends_on + timedelta(days=5))
    with time_machine.travel(late):
        services.enact_rules(rule_set=second, by=village.head)
        for each in (first, second):
            each.refresh_from_db()
        assert (first.state, first.ended_on) == ("ended", first.ends_on)
        assert presenters.rules_state(second).endswith("起有效")
    with time_machine.travel(clock.day_end(start)):
        assert presenters.rules_state(second) == "有效"


def test_rules_that_hang_are_withdrawn_with_their_resolution(village):
    fallen = set()
    services.register_decisions("letter", lambda division: village.decisions, lambda ids: fallen & set(ids))
    made = village.posted()
    fallen.add("R7")
    with pytest.raises(RuleBroken, match="公示期没有满"):
        services.enact_rules(rule_set=made, by=village.head, at=village.now)
    services.enact_due()
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert "村代决〔2026〕7号" in made.ended_because
    told = Notice.objects.order_by("-id")[0]
    assert "这版规则不生效" in told.body
    assert told.state == "posted"
    assert selectors.find_rules(made.public_id, village.cast.actor("resident")) == made


@pytest.mark.parametrize("state", ["adopted", "posted"])
def test_nothing_comes_into_force_on_a_resolution_that_fell(village, state):
    services.register_decisions("letter", lambda division: village.decisions, set)
    made = getattr(village, state)()
    village.later(16)
    bulletin.complete_due()
    services.enact_due()
    made.refresh_from_db()
    assert made.state == "withdrawn"
    with pytest.raises(RuleBroken):
        services.post_rules(rule_set=made, by=village.head, at=village.now)
