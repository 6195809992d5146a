"""A collective's first distribution, from the register of shares to the bank's answer, through the same services as elsewhere."""

from datetime import timedelta

from lianxin.bulletin import services as bulletin
from lianxin.deliberation import selectors as hall_selectors
from lianxin.deliberation import services as hall
from lianxin.kit import clock
from lianxin.people import selectors as people
from lianxin.ventures import selectors, services
from lianxin.ventures.services import NewHolder
from lianxin.ventures.vocabulary import ChangeKind, Ground, RegisterKind, ShareKind

#: As the branch of the sample studied it.
_MATTER = "去年的收益怎么分"
_REPS = 24  # two thirds are 16
_PAID = 3, 5  # so many of so many have their money


def load_shares(village, book, *, accountant, supervisor, secretary, head):
    """The register of the village's collective and a distribution that is being paid; without books nothing."""
    now = clock.now()
    register = _register(village, book, accountant, supervisor, now - timedelta(days=60))
    plan = services.draft_plan(
        register=register, year=now.year - 1, losses=650_000, by=accountant,
        not_ours=[[Ground.RENT_AHEAD, "门面房", 3_600_000, 3, now.year - 1], [Ground.GRANT, "路灯奖补", 800_000]],
        words="去年门面房租金和菌棒厂的分成。账在公开栏贴过两回。", short="章程第十条：增人不增股", skipped=(), at=now - timedelta(days=46),
    )  # fmt: skip
    services.supervise_plan(
        plan=plan, words="账和票据对过，提留比例和章程一致，同意。", by=supervisor, at=now - timedelta(days=44)
    )
    study = next(each for each in hall_selectors.branch_meetings(village) if each.items.filter(title=_MATTER).exists())
    services.study_plan(plan=plan, meeting=study.public_id, by=secretary, at=now - timedelta(days=42))
    plan = services.open_papers(plan=plan, by=head, at=now - timedelta(days=41))
    resolution = _decided(village, plan, study, accountant, supervisor, now - timedelta(days=28))
    services.adopt_plan(plan=plan, decision=resolution.public_id, by=head, at=now - timedelta(days=26))
    services.post_plan(plan=plan, by=head, at=now - timedelta(days=26))
    bulletin.complete_due()
    plan = services.pay_plan(plan=plan, by=head, at=now - timedelta(days=9))
    few, all_ = _PAID
    rows = [each for n, each in enumerate(selectors.statements_of(plan)) if n % all_ < few]
    lines = "\n".join(f"{each.holder.number},{each.fen // 100}.{each.fen % 100:02d},成功" for each in rows)
    services.receive_payments(
        plan=plan, lines=lines, way="bank", on=clock.day_of(now - timedelta(days=7)), receipt="代发回单 1107-03",
        by=accountant, at=now - timedelta(days=6),
    )  # fmt: skip


def _register(village, book, by, checks, at):
    on = clock.day_of(at)
    register = services.write_charter(
        division=village, unit=book.unit, book=book, kind=RegisterKind.COLLECTIVE,
        set_asides=[["公积金", "1/10"], ["公益金", "1/20"]], changes=[ChangeKind.INHERIT, ChangeKind.GIFT], charter_on=on,
        charter_label="成员大会第一次会议通过的章程", by=by,
    )  # fmt: skip
    for code, kind, name, parts in (("A", ShareKind.HEAD, "人口股", 2), ("B", ShareKind.LAND, "土地股", 1)):
        asked = services.add_class(register=register, code=code, kind=kind, name=name, parts=parts, by=by, at=at)
        services.confirm_proposal(proposal=asked, by=checks, at=at)
    services.check_charter(register=register, by=checks, at=at)
    heads, land = register.classes.order_by("code")
    homes = list(people.living_households(village.path).order_by("code", "id"))
    members, roll = people.members_by_household([home.pk for home in homes]), selectors.members_of(register)
    counted = {home.pk: sum(each.pk in roll.persons for each in members[home.pk]) for home in homes}
    rows = [
        NewHolder(home.pk, None, home.code, ((heads, 100 * counted[home.pk]), (land, 80 + home.pk * 37 % 290)))
        for home in homes
        if counted[home.pk]
    ]
    given = {"register": register, "basis": "成员大会第二次会议：份额量化到户", "on": on, "by": by, "at": at}
    _quantified(rows, checks, at, given)
    _roll, missing = selectors.members_left_out(register)
    if missing:  # members who have moved on and belong to no household here hold for themselves
        own = [NewHolder(None, person, name, ((heads, 100),)) for person, name in missing]
        _quantified(own, checks, at, given)
    return register


def _quantified(rows, checks, at, given):
    services.confirm_proposal(proposal=services.quantify(rows=rows, **given), by=checks, at=at)


def _decided(village, plan, study, by, checks, at):
    """The representatives of the members meet and agree; their resolution names the plan and its check number."""
    body = hall.set_up_body(
        division=village, kind="collective_rep_assembly", name=f"{village.short_name}集体成员代表大会",
        charter_quorum="≥ 2/3", stands_on="charter", stands_on_words="章程第十六条", by=by,
    )  # fmt: skip
    rows = [(f"成员代表{number:02d}", f"{number:03d}") for number in range(1, _REPS + 1)]
    hall.add_members(body=body, members=rows, by=by)
    hall.write_charter(body=body, article="章程第二十一条", matters=("7",), by=by)
    meeting = hall.plan_meeting(
        body=body, starts_at=at, place="村委会二楼会议室", convenor=f"{plan.register}", chair="理事长", recorder="会计",
        study=study, by=by, at=at - timedelta(days=12),
    )  # fmt: skip
    motion = f"同意{plan.number}收益分配方案，校验码前16位 {plan.seal[:16]}。"
    item = hall.add_item(meeting=meeting, title=_MATTER, motion=motion, matter="7", by=by, at=at - timedelta(days=12))
    hall.call_meeting(meeting=meeting, by=by, at=at - timedelta(days=11))
    there = [(seat, "in_person", False, "") for seat in meeting.seats.all()[:21]]
    hall.enter_attendance(meeting=meeting, rows=there, by=by, at=at)
    hall.open_meeting(meeting=meeting, by=by, at=at)
    item = meeting.items.get()
    hall.record_vote(item=item, method="show_of_hands", yes=19, no=1, abstain=1, by=by, at=at)
    hall.close_meeting(meeting=meeting, by=by, at=at + timedelta(hours=1))
    said = [(item, [("会计", "一项一项念，大家对着单子看。"), ("一位代表", "租金后两年的先不分，稳当。")], "")]
    hall.write_minutes(meeting=meeting, opening="先念上年账目。", items=said, by=by, at=at + timedelta(hours=2))
    hall.validate_minutes(
        meeting=meeting, signatures="理事长、会计和两名代表签名，放在合作社档案盒", by=checks, at=at + timedelta(days=2)
    )
    on = clock.day_of(at)
    resolution = hall.register_resolution(
        item=meeting.items.get(), effective_on=on, responsible=str(plan.register), due_on=on + timedelta(days=60),
        review_on=on + timedelta(days=90), by=by, at=at + timedelta(days=1),
    )  # fmt: skip
    return hall.publish_resolution(resolution=resolution, by=by, at=at + timedelta(days=1))
