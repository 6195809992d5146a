"""A village that thanks with points, made through the same services as everything else."""

from datetime import timedelta

from lianxin.accounts.selectors import active_users, actor_for
from lianxin.accounts.vocabulary import Role
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.people import selectors as people
from lianxin.people import services as people_services
from lianxin.points import selectors, services
from lianxin.points.vocabulary import Category, ClaimBy, Evidence, Period, Unit

_CLAIMED = [ClaimBy.SELF, ClaimBy.HOUSEHOLD, ClaimBy.LIAISON, ClaimBy.ORGANISER]
_VERIFIED = [Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.STATION_STAFF, Role.LIAISON]
#: Code, what, category, unit, points, minutes, most a person, most a household, evidence, who cannot go out.
RULES = (
    ("A01", "打扫公共场地、清沟渠", Category.ENVIRONMENT, Unit.TIME, 6, 60, 60, 120, Evidence.WITNESS, "在家叠宣传袋、接电话约人，同样算"),
    ("A02", "给独居老人送饭、陪看病", Category.HELP_AND_CARE, Unit.OCCASION, 6, 60, 72, 120, Evidence.WITNESS, "每天打一个电话问平安，十次算一次"),
    ("A03", "夜里防火、防汛巡查", Category.PATROL, Unit.TIME, 6, 60, 60, 120, Evidence.WITNESS, "在家守电话、报水位"),
    ("A04", "教人用手机、修家电、种菌菇", Category.TEACHING, Unit.TIME, 6, 60, 60, 120, Evidence.WITNESS, "把做法录成话或写下来"),
    ("A05", "到会议事、做记录", Category.DELIBERATION, Unit.OCCASION, 9, 90, 36, 72, Evidence.ORGANISER_LIST, "写纸条、打电话说意见，同样算到会"),
)  # fmt: skip


def draft(division, *, starts_on, budget, by, at):
    made = services.draft_rules(
        division=division, title=f"{division.short_name}积分规则", starts_on=starts_on,
        ends_on=starts_on + timedelta(days=360), budget_points=budget, unit_value_fen=50,
        words="修路、送饭、巡夜，村里一直有人在做。积分是大家说一声谢谢。", by=by, at=at,
    )  # fmt: skip
    for code, title, category, unit, points, minutes, person, household, evidence, alternative in RULES:
        services.add_rule(
            rule_set=made, code=code, title=title, category=category, unit=unit, points=points, minutes=minutes,
            period=Period.MONTH, cap_person=person, cap_household=household, evidence=evidence, claimed_by=_CLAIMED,
            verified_by=_VERIFIED, alternative=alternative, by=by, at=at,
        )  # fmt: skip
    return made


def load_points(
    village, *, decision, clerk, head, secretary, supervisor, officer, accountant, liaison, grid, resident
):  # fmt: skip
    """Rules in force, a batch with an objection found right, settled and partly redeemed; claims that wait."""
    now = clock.now()

    def ago(days):
        return now - timedelta(days=days)

    rule_set = draft(village, starts_on=clock.day_of(ago(58)), budget=6000, by=clerk, at=ago(100))
    rule_set = services.put_out(
        rule_set=rule_set, until=clock.day_of(ago(92)), how="入户问、院坝会、村委会留意见本", by=clerk, at=ago(99)
    )
    said = "有人说巡夜给得少，和打扫一样算；三组要求写明出不了门的人怎么办，都写上了。"
    services.close_consultation(rule_set=rule_set, consulted=168, result=said, by=clerk, at=ago(91))
    services.supervise_rules(rule_set=rule_set, by=supervisor, at=ago(89))
    services.review_rules(rule_set=rule_set, words="没有处罚、没有挂钩，和法律不抵触。", by=officer, at=ago(87))
    services.adopt_rules(rule_set=rule_set, decision=decision, by=head, at=ago(75))
    services.post_rules(rule_set=rule_set, by=clerk, at=ago(75))
    bulletin.complete_due()
    rule_set = services.enact_rules(rule_set=rule_set, by=head, at=ago(58))
    booked = selectors.money_to_fund(rule_set).filter(fen__gte=150_000).exclude(by_id=officer.id).last()
    services.fund_budget(
        rule_set=rule_set, kind="collective", entry=booked, fen=150_000, words="经营收入里列支", by=officer, at=ago(57)
    )
    services.fund_budget(
        rule_set=rule_set, kind="shop", fen=50_000, donor="柳溪菌业合作社",
        checked_by=active_users([supervisor.id])[0], by=accountant, at=ago(56),
    )  # fmt: skip
    liaison_actor = actor_for(liaison)
    panel = [*active_users([supervisor.id, accountant.id]), grid]
    for user in active_users([secretary.id, head.id, liaison.pk, *(each.pk for each in panel)]):
        if people.person_of(user.pk) is None:  # who verifies and judges is in the register of people
            people_services.register_person(name=user.name, division=village, birth_year=1978, user=user, by=SYSTEM)
    helpers = _helpers(village, resident)
    _claims(rule_set, helpers, ago, clerk, (secretary, liaison_actor))
    _settled(rule_set, ago, clerk, head, officer, panel)
    for person, by, asked in ((helpers[0], actor_for(resident), "self"), (helpers[3], clerk, "counter")):
        services.issue_certificate(
            person=person,
            division=village,
            first=rule_set.starts_on,
            last=clock.day_of(now),
            asked=asked,
            by=by,
            at=ago(7),
        )
    _goal(village, rule_set, helpers, ago, clerk, head, liaison)
    _store(village, helpers, ago, clerk, head, supervisor)


def _helpers(village, resident):
    """Some people of different households, the one with an account first."""
    own = people.person_of(resident.pk)
    found = [own, *(each for each in people.people_with_phone(village, limit=14) if each != own)]
    homes = {people.household_of(person): person for person in reversed(found)}
    return [person for person in found if person in homes.values()]


def _claims(rule_set, helpers, ago, clerk, verifiers):
    rules = list(rule_set.rules.all())
    for number, person in enumerate(helpers[:9]):
        claim = services.claim_points(
            rule=rules[number % 4], person=person, on=clock.day_of(ago(50 - number)), channel="paper", quantity=2,
            witness="组长", number_only=number == 4, by=clerk, at=ago(48 - number),
        )  # fmt: skip
        for verifier in verifiers:
            services.verify_claim(claim=claim, by=verifier, at=ago(40))
    for number, person in enumerate(helpers[:4]):
        claim = services.claim_points(
            rule=rules[0],
            person=person,
            on=clock.day_of(ago(3)),
            channel="paper",
            quantity=1,
            witness="组长",
            by=clerk,
            at=ago(2),
        )
        if number % 2:
            services.verify_claim(claim=claim, by=verifiers[0], at=ago(1))


def _settled(rule_set, ago, clerk, head, officer, panel):
    """Hung up, one claim taken out by a panel, hung anew, settled; then one who does not agree, and one who waits for the panel."""
    batch = services.post_batch(rule_set=rule_set, month=clock.day_of(ago(36)), by=clerk, at=ago(36))
    notice = board.notices_of("points_batch", batch.public_id).first()
    wrong = selectors.claims_of_batch(batch)[2]
    objection = bulletin.raise_objection(
        notice=notice,
        words=f"编号 {wrong.public_id} 那天下大雨，没有人去打扫。",
        channel="spoken",
        by=clerk,
        at=ago(34),
    )
    services.decide_objection(
        batch=batch, objection=objection, claim=wrong, is_upheld=True, words="查过，那天改到了下一周，已经另报。",
        members=panel, by=head, at=ago(32),
    )  # fmt: skip
    for check in [each for each in selectors.checks_of(batch) if each.claim_id != wrong.pk][:1]:
        services.check_claim(check=check, is_so=True, words="问了同一组的两户，那天都见着人。", by=officer, at=ago(20))
    services.settle_batch(batch=batch, by=head, at=ago(14))
    twice = selectors.claims_of_batch(batch)[4]
    services.notice_reversal(claim=twice, ground="error", reason="同一晚记了两次。", by=head, at=ago(6))
    said = {"channel": "spoken", "by": clerk}
    doubt = bulletin.raise_objection(
        notice=notice, words="夜里巡查的名单少写了两个人，是不是只写了熟人？", at=ago(8), **said
    )
    services.decide_objection(
        batch=batch, objection=doubt, claim=None, is_upheld=False, words="对过名单和值班本，那晚只去了这些人。", members=panel,
        by=head, at=ago(5),
    )  # fmt: skip
    services.appeal_dismissal(
        decision=selectors.found_of(doubt.public_id),
        words="值班本是后来补的，请再问问两个当晚在场的人。",
        by=clerk,
        at=ago(2),
    )
    bulletin.raise_objection(notice=notice, words="有一笔写的是打扫，那天是赶集日。", at=ago(3), **said)


def _goal(village, rule_set, helpers, ago, clerk, head, liaison):
    goal = services.set_goal(
        division=village, group="三组", title="清完东沟", points=120, thanks="在沟边添一把长椅", by=head, at=ago(20),
        ends_on=clock.day_of(ago(-40)),
    )  # fmt: skip
    activity = services.plan_activity(
        rule=rule_set.rules.get(code="A03"), title="汛前巡查、清东沟", on=clock.day_of(ago(6)), place="东沟", organiser=liaison,
        goal=goal, by=clerk, at=ago(12),
    )  # fmt: skip
    services.list_participants(activity=activity, rows=[(person, 2) for person in helpers[4:8]], by=clerk, at=ago(5))


def _store(village, helpers, ago, clerk, head, supervisor):
    services.open_store(
        division=village, place="党群服务中心一楼", dates=[10, 25], date_hours="8:30-11:30", by=clerk, at=ago(30)
    )
    shelf = (
        ("goods", "洗衣粉一袋", "purchase", "", 300, 40), ("goods", "毛巾一条", "donation", "柳溪菌业合作社", 500, 30),
        ("goods", "鸡蛋十个", "discount", "镇上粮油店", 600, 20), ("service", "理发一次", "discount", "东头理发店", 500, 10),
        ("service", "借打药机一天", "purchase", "", 100, 6),
    )  # fmt: skip
    items = [
        services.stock_item(
            division=village, kind=kind, title=title, source=source, donor=donor, cost_fen=cost, quantity=quantity,
            limit_household=4, by=clerk, at=ago(29),
        )
        for kind, title, source, donor, cost, quantity in shelf
    ]  # fmt: skip
    for number, person in enumerate(helpers[:4]):
        purse = selectors.purse_at(village, household=people.household_of(person))
        if purse is None:
            continue
        _until, days = selectors.kept_until(items[number % 2], ago(9))
        kept = services.reserve(
            purse=purse, item=items[number % 2], at_home=number == 2, fetch_on=days[-1], by=clerk, at=ago(9)
        )
        if number < 3:
            services.hand_over(redemption=kept, proof="signature", by=head, at=ago(8))
    for item in items:
        item.refresh_from_db()
    count = services.count_stock(
        division=village, counted={item: item.quantity for item in items[:2]}, by=clerk, at=ago(4)
    )
    services.confirm_count(count=count, by=supervisor, at=ago(4))
    services.count_stock(division=village, counted={items[2]: 19}, by=clerk, at=ago(1))
