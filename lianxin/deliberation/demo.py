"""The hall of the sample county's first village: topics, a meeting that failed by one, a decision on four steps, a ballot."""

from datetime import timedelta

from django.utils import timezone

from lianxin.deliberation import demo_budgets, demo_coming, demo_opinions, demo_raisings, demo_rules
from lianxin.deliberation import services as of_the_room
from lianxin.deliberation.calc import tallies
from lianxin.deliberation.demo_topics import load_topics, talked_over
from lianxin.kit import clock
from lianxin.messaging.services import dated

services = dated(of_the_room)

_REPS = 23  # two thirds are 15 1/3: sixteen must come
_MOTION = "村口空地划二十个停车位，先到先停，不收费；划线和挡车器从村集体经营收入里出，不超过八千元。"
_POINTS = "同意试行积分规则一年：只谢不罚、不排名、不和别的事挂钩，一共发六千分，一分值五角。"
_LAMPS = "同意在村口到小学一公里装二十四盏太阳能路灯，一共不超过六万元；奖补、集体、捐款三处出，挖坑、运料大家动手。"
_WELL, _WELL_MOTION = "老井怎么办", "老井加盖上锁，留作消防备用水源，钥匙由二组组长保管。"
#: What the branch looks at before the members distribute what the year brought.
_SHARES, _SHARED = "去年的收益怎么分", "收益分配方案公开十天以后，提请成员代表大会表决。"
_LATER = ("组织生活改到晚上", "农忙时组织生活改到晚上七点半。", "两个小组在外打工的还没有问到，问了再定。")
_COLD = "和邻村合建一座冷库，合作社出三万元，明年六月前建好。"
#: What somebody said of it at the meeting.
_SAID = {
    "村口停车位怎么分": "位子划宽一点，三轮车也要停。", "合建冷库": "苹果集中下来，家家放不住，早建早好。",
    "今年先不建冷库": "邻村不建了，我们一家撑不起来。", "村口到小学装路灯": "孩子放学走得安心，灯坏了谁修要说清楚。",
    "积分规则试行一年": "只谢不罚，我赞成，先试一年。", _WELL: "锁上好，娃娃在井边玩过好几回。", "": "账按月贴出来，大家放心。",
}  # fmt: skip
#: Who calls together what is not the village's.
_CONVENES = {"party_branch": "党支部委员会", "cooperative_meeting": "果品合作社理事会"}
_NO_COLD = "今年先不和邻村合建冷库，合作社的三万元不出，明年再议。"


def _afternoon(now):
    """The last half past two: nobody meets in the middle of the night because the sample was loaded then."""
    local = timezone.localtime(now)
    at = local.replace(hour=14, minute=30, second=0, microsecond=0)
    return at if at <= local else at - timedelta(days=1)


def load_hall(village, *, head, secretary, clerk, supervisor, resident, lamps=None):
    """Through the services, with the days it would have taken: about a second. Returns the resolution on thanking with points.

    ``lamps`` is the topic that another room brought: it is talked over and goes to the representatives.
    """
    now = _afternoon(clock.now())
    topic = load_topics(village, secretary, clerk, resident, now)
    branch = _body(village, "party_branch", f"{village.short_name}党支部党员大会", 17, "党员", head)
    both = _body(village, "two_committees", f"{village.short_name}“两委”会议", 9, "两委", head)
    reps = _body(village, "villager_rep_assembly", f"{village.short_name}村民代表会议", _REPS, "代表", head)
    demo_opinions.load_open(
        village, secretary=secretary, supervisor=supervisor, clerk=clerk, resident=resident, now=now
    )
    process = services.start_process(
        division=village, kind="four_steps", title="村口停车位", topic=topic, by=head, at=now - timedelta(days=62)
    )

    def hold(
        body,
        days_ago,
        there,
        *,
        study=None,
        roll=None,
        votes=None,
        vote=_by_hands,
        motion=_MOTION,
        title="村口停车位怎么分",
        about=topic,
        also=(),
    ):
        at = now - timedelta(days=days_ago)
        meeting = services.plan_meeting(
            body=body, starts_at=at, place="村委会二楼会议室", convenor=f"{village.short_name}{_CONVENES.get(body.kind, '村民委员会')}",
            chair=secretary.name, recorder=head.name, study=study, by=head, at=at - timedelta(days=12),
        )  # fmt: skip
        services.add_item(meeting=meeting, title=title, motion=motion, topic=about, by=head, at=at - timedelta(days=12))
        for name, words, _said in also:
            services.add_item(meeting=meeting, title=name, motion=words, by=head, at=at - timedelta(days=12))
        services.call_meeting(meeting=meeting, roll=roll, by=head, at=at - timedelta(days=11))
        rows = [(seat, "in_person", False, "") for seat in meeting.seats.all()[:there]]
        services.enter_attendance(meeting=meeting, rows=rows, by=clerk, at=at)
        meeting = services.open_meeting(meeting=meeting, by=head, at=at)
        if meeting.state == "inquorate":
            return meeting
        item = _voted(meeting, votes, vote, also, head, at)
        services.close_meeting(meeting=meeting, by=head, at=at + timedelta(hours=1))
        said = [
            (
                item,
                [(secretary.name, "先请大家看材料，再一个一个说。"), ("一位到会的人", _SAID.get(title, _SAID[""]))],
                "",
            )
        ]
        services.write_minutes(
            meeting=meeting, opening="主持人讲了规则：一次说一件事，每人三分钟，不打断。", items=said, by=head,
            at=at + timedelta(hours=2),
        )  # fmt: skip
        return services.validate_minutes(
            meeting=meeting, signatures="主持人、记录人和三名到会的人签名，放在村委会档案柜", by=supervisor,
            at=at + timedelta(days=2),
        )  # fmt: skip

    study = hold(branch, 60, 14, votes=(14, 0, 0))
    services.take_phase(process=process, meeting=study, words="听了二十六户的意见，提议划车位。", by=head)
    services.take_phase(process=process, meeting=hold(both, 56, 9, votes=(8, 0, 1)), by=head)
    services.take_phase(process=process, meeting=hold(branch, 52, 15, votes=(14, 0, 1)), by=head)
    hold(reps, 45, 15, study=study)  # one too few
    decided = hold(reps, 38, 20, study=study, votes=(16, 2, 2), vote=_by_ballot)
    services.take_phase(process=process, meeting=decided, words="第一次差一个人没有开成，这次来了二十人。", by=head)
    _resolve(process, decided, head, now)
    _ballot(branch, head, clerk, secretary, now)
    looked = hold(branch, 4, 13, votes=(13, 0, 0), title=_WELL, motion=_WELL_MOTION, about=None)
    demo_coming.load_coming(village, reps, looked, head, clerk, now, _WELL, _WELL_MOTION)
    demo_raisings.load_raising(village, head=head, secretary=secretary, clerk=clerk, now=now)
    demo_budgets.load_budgets(
        reps, head=head, clerk=clerk, second=secretary, supervisor=supervisor, resident=resident, now=now
    )
    demo_rules.load_rules(village, branch, reps, hold, head=head, secretary=secretary, clerk=clerk, now=now)
    coop = _cooperative(village, head)
    store = _adopt(
        hold(coop, 30, 7, votes=(7, 1, 1), motion=_COLD, title="合建冷库", about=None), head, now - timedelta(days=29),
        budget_fen=3_000_000,
    )  # fmt: skip
    instead = hold(coop, 22, 8, votes=(9, 0, 1), motion=_NO_COLD, title="今年先不建冷库", about=None)
    services.end_resolution(
        resolution=store, state="revoked", words="邻村的会没有通过合建，成员大会改定今年先不建冷库，三万元不出。",
        later=_adopt(instead, head, now - timedelta(days=20), budget_fen=0),
        by=head, at=now - timedelta(days=20),
    )  # fmt: skip
    lamps = {
        "motion": _LAMPS,
        "title": "村口到小学装路灯",
        "about": talked_over(lamps, secretary, now) if lamps else None,
    }
    looked = hold(branch, 55, 14, votes=(14, 0, 0), **lamps)
    lit = hold(reps, 50, 21, study=looked, votes=(20, 0, 1), **lamps)
    _adopt(lit, head, now - timedelta(days=48), budget_fen=6_000_000)
    hold(branch, 43, 15, votes=(15, 0, 0), motion=_SHARED, title=_SHARES, about=None, also=[_LATER])
    points = {"motion": _POINTS, "title": "积分规则试行一年", "about": None}
    studied = hold(branch, 84, 14, votes=(14, 0, 0), **points)
    return _adopt(hold(reps, 78, 21, study=studied, votes=(19, 1, 1), **points), head, now - timedelta(days=76))


def _voted(meeting, votes, vote, also, by, at):
    """The first item by ``vote``; what is ``also`` on the agenda by hands, or put off with the reason it was given."""
    item, *others = meeting.items.order_by("number")
    vote(item, votes, by, at)
    for other, (_name, _words, put_off) in zip(others, also, strict=True):
        if put_off:
            services.put_off_item(item=other, reason=put_off, by=by, at=at)
        else:
            _by_hands(other, votes, by, at)
    return item


def _by_hands(item, votes, by, at):
    yes, no, abstain = votes
    services.record_vote(item=item, method="show_of_hands", yes=yes, no=no, abstain=abstain, by=by, at=at)


def _by_ballot(item, votes, by, at):
    """With slips, the second time: the first had two of the same number."""
    until = at + timedelta(minutes=40)
    first = services.put_to_ballot(item=item, closes_at=until, by=by, at=at)
    services.void_ballot(ballot=first, reason="有两张投票单印重了，重新投。", by=by, at=at + timedelta(minutes=10))
    ballot = services.put_to_ballot(item=item, closes_at=until, by=by, at=at + timedelta(minutes=12))
    slips = services.make_slips(ballot=ballot, by=by, at=ballot.opened_at)
    marks = [mark for mark, number in zip(tallies.YES_NO, votes, strict=True) for _one in range(number)]
    for (_voter, code), mark in zip(slips, marks, strict=True):
        services.cast_by_code(ballot=ballot, code=code, choice=[mark], at=ballot.opened_at)
    services.close_ballot(ballot=ballot, by=by, at=until)


def _adopt(meeting, head, at, budget_fen=300_000):
    on = clock.day_of(at)
    resolution = services.register_resolution(
        item=meeting.items.get(number=1), effective_on=on, responsible=meeting.convenor, budget_fen=budget_fen,
        due_on=on + timedelta(days=60), review_on=on + timedelta(days=300), by=head, at=at,
    )  # fmt: skip
    return services.publish_resolution(resolution=resolution, by=head, at=at)


def _body(village, kind, name, size, title, by):
    reps = (
        {"term": 12, "stands_on": "many", "stands_on_words": "全村四百多户，2024 年村民会议定的"}
        if kind == "villager_rep_assembly"
        else {}
    )
    body = services.set_up_body(division=village, kind=kind, name=name, by=by, **reps)
    rows = [(f"{title}{number:02d}", f"{number:03d}") for number in range(1, size + 1)]
    services.add_members(body=body, members=rows, by=by)
    return body


def _cooperative(village, by):
    """Ten members, one of whom holds two additional votes, which is as many as the law lets ten hold."""
    body = services.set_up_body(
        division=village, kind="cooperative_meeting", name=f"{village.short_name}果品合作社成员大会", by=by
    )
    rows = [(f"社员{number:02d}", f"{number:03d}", 3 if number == 1 else 1) for number in range(1, 11)]
    services.add_members(body=body, members=rows, by=by)
    return body


def _resolve(process, meeting, by, now):
    on = clock.day_of(now - timedelta(days=36))
    resolution = services.register_resolution(
        item=meeting.items.get(number=1), effective_on=on, responsible=meeting.convenor, budget_fen=800_000,
        due_on=on + timedelta(days=20), review_on=on + timedelta(days=110), by=by, at=now - timedelta(days=36),
    )  # fmt: skip
    services.publish_resolution(resolution=resolution, by=by, at=now - timedelta(days=35))
    services.take_phase(process=process, resolution=resolution, by=by)
    services.report_resolution(
        resolution=resolution, words="线划好了，等挡车器到货。", by=by, at=now - timedelta(days=20)
    )
    words = "二十个车位全部划好，挡车器装好，花了七千六百二十元，比预算少三百八十元。"
    services.finish_resolution(resolution=resolution, words=words, by=by, at=now - timedelta(days=12))
    services.take_phase(process=process, resolution=resolution, by=by)


def _ballot(body, head, clerk, second, now):
    opened = now - timedelta(days=9)
    ballot = services.open_ballot(
        body=body, title="民主评议：谁做示范岗", question="下面几位里选两位做示范岗。", kind="choose",
        rule={"options": ["甲组组长", "乙组组长", "丙组组长"], "most": 2, "seats": 2}, closes_at=now - timedelta(days=6),
        by=head, at=opened,
    )  # fmt: skip
    slips = services.make_slips(ballot=ballot, by=head, at=opened)
    choices = (["甲组组长", "乙组组长"], ["乙组组长"], ["甲组组长", "丙组组长"])
    for number, (_voter, code) in enumerate(slips[:9]):
        services.cast_by_code(ballot=ballot, code=code, choice=choices[number % 3], at=opened)
    for voter, _code in slips[9:14]:
        services.mark_paper(ballot=ballot, voter=voter, by=clerk, at=opened)
    wrong = services.ask_to_strike(
        ballot=ballot, voter=slips[13][0], reason="那天没有来，记成了同一组的一位。", by=clerk, at=opened
    )
    services.strike_mark(ballot=ballot, strike=wrong, by=second, at=opened)
    readings = [(number, choices[number % 3]) for number in range(1, 5)]
    for reader in (clerk, second):
        services.read_papers(ballot=ballot, readings=readings, by=reader)
    services.close_ballot(ballot=ballot, by=head, at=now - timedelta(days=6))
