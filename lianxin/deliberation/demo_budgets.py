"""A budget of the sample's first village that its residents have decided on, and one that gathers ideas."""

import random
from datetime import timedelta

from lianxin.deliberation import services as of_the_room
from lianxin.deliberation.models import Ballot
from lianxin.messaging.services import dated

services = dated(of_the_room)

_IDEAS = (
    ("村东头装六盏路灯", "晚上接孩子看不见路。", 900_000, "供电所报价，两周装完。", 0.7),
    ("卫生室买一台制氧机", "老人喘起来等不到救护车。", 450_000, "卫生院同意代管，有人会用。", 0.55),
    ("广场加四条长椅", "老人跳完舞没地方坐。", 240_000, "木匠报价，自己出工安装。", 0.5),
    ("修二组到井台的石板路", "下雨滑倒过三个人。", 1_400_000, "石料自采，出工按户轮。", 0.45),
    ("图书室添新书和台灯", "孩子放学没地方写作业。", 300_000, "书目由小学老师开。", 0.35),
    ("建一个村史馆", "老物件没地方放。", 2_600_000, "用老小学的空房，只算修缮。", 0.2),
)
_REFUSED = ("村口修一个大牌坊", "看着气派。", "占基本农田的路边，规划不允许；可以在村委会墙上做一面文化墙。")


def load_budgets(body, *, head, clerk, second, supervisor, resident, now):
    """Through the services, with the days it took: a vote that was declared void, then slips, most used on the web."""
    started = now - timedelta(days=40)
    budgeting = services.start_budgeting(
        body=body, title="今年三万元办什么事", about="村集体经营收入里拿出三万元，办小而要紧的事。", amount_fen=3_000_000,
        rule="equal-shares", kind="approval", ideas_until=started + timedelta(days=12), by=head, at=started,
    )  # fmt: skip
    asked = started + timedelta(days=3)
    for title, words, fen, reason, _share in _IDEAS:
        idea = services.propose_idea(
            budgeting=budgeting, title=title, words=words, author_name="一位村民", by=clerk, at=asked
        )
        services.accept_idea(idea=idea, cost_fen=fen, reason=reason, by=head, at=started + timedelta(days=10))
    title, words, reason = _REFUSED
    idea = services.propose_idea(budgeting=budgeting, title=title, words=words, by=resident, at=asked)
    services.refuse_idea(idea=idea, reason=reason, by=head, at=started + timedelta(days=10))
    opened = started + timedelta(days=13)
    budgeting = _void(budgeting, head, supervisor, opened)
    opened += timedelta(days=5)
    budgeting = services.open_budget_vote(
        budgeting=budgeting, closes_at=opened + timedelta(days=10), by=head, at=opened
    )
    _vote(budgeting.ballot, head, clerk, second, opened)
    services.decide_budgets(at=opened + timedelta(days=11))
    _gathering(body, head, resident, now)


def _void(budgeting, head, supervisor, opened):
    """A first vote: six had voted and it was counted when somebody saw that a project was not on the slips."""
    closes = opened + timedelta(days=3)
    ballot = services.open_budget_vote(budgeting=budgeting, closes_at=closes, by=head, at=opened).ballot
    slips = services.make_slips(ballot=ballot, by=head, at=opened)
    for _voter, code in slips[:6]:
        services.cast_by_code(ballot=ballot, code=code, choice=ballot.rule["options"][:2], at=opened)
    services.close_ballot(ballot=ballot, by=head, at=closes)
    services.decide_budgets(at=closes)
    services.void_ballot(
        ballot=ballot, reason="纸质投票单上漏印了村史馆一项。", by=supervisor, at=closes + timedelta(days=1)
    )
    budgeting.refresh_from_db()
    return budgeting


def _vote(ballot, head, clerk, second, opened):
    rng = random.Random(11)  # noqa: S311 - a sample
    options = ballot.rule["options"]
    slips = services.make_slips(ballot=ballot, by=head, at=opened)
    sheets = [
        [option for option, idea in zip(options, _IDEAS, strict=True) if rng.random() < idea[-1]] or options[:1]
        for _slip in slips
    ]
    for (_voter, code), choice in list(zip(slips, sheets, strict=True))[:-6]:
        services.cast_by_code(ballot=ballot, code=code, choice=choice, at=opened)
    for voter, _code in slips[-6:-2]:
        services.mark_paper(ballot=ballot, voter=voter, by=clerk, at=opened)
    readings = list(enumerate(sheets[-6:-2], 1))
    for reader in (clerk, second):
        services.read_papers(ballot=ballot, readings=readings, by=reader)
    services.close_ballot(ballot=Ballot.objects.get(pk=ballot.pk), by=head, at=ballot.closes_at)


def _gathering(body, head, resident, now):
    budgeting = services.start_budgeting(
        body=body, title="明年一万元给孩子们", about="外出乡亲捐的一万元，给村里的孩子办点事。", amount_fen=1_000_000,
        rule="greedy", kind="points", points_each=10, ideas_until=now + timedelta(days=9), by=head, at=now - timedelta(days=2),
    )  # fmt: skip
    services.propose_idea(
        budgeting=budgeting,
        title="暑假请大学生来辅导",
        words="在图书室，上午两小时。",
        shows_name=True,
        by=resident,
        at=now - timedelta(days=1),
    )
