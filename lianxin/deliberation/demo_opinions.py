"""Opinions in the sample's first village: one asking that has ended with its groups, one that is open."""

import random
from datetime import timedelta

from lianxin.deliberation import services

_STATEMENTS = (
    ("停车位先紧着老人和接送孩子的车。", (0.9, 0.85)),
    ("车位不收费。", (0.96, 0.06)),
    ("收一点费，用来请人看场子。", (0.05, 0.94)),
    ("外村的车逢集也可以停。", (0.08, 0.92)),
    ("一户最多占一个位子。", (0.93, 0.1)),
    ("划线和挡车器的钱从村集体出。", (0.9, 0.9)),
    ("装摄像头看车位。", (0.1, 0.9)),
    ("先试三个月再定。", (0.85, 0.85)),
)
_PEOPLE, _SILENT = 72, 0.08


def load_ended(topic, *, secretary, clerk, at, until):
    """Seventy-two sheets entered at the station: two ways of seeing it, and much that all share."""
    rng = random.Random(5)  # noqa: S311 - a sample
    asking = services.open_asking(
        topic=topic, question="村口停车位怎么分，您怎么看", statements=[words for words, _shares in _STATEMENTS], closes_at=until,
        by=secretary, at=at,
    )  # fmt: skip
    listed = list(asking.statements.all())
    for number in range(_PEOPLE):
        side = number % 5 < 2
        answers = [
            (statement, 0 if rng.random() < _SILENT else 1 if rng.random() < shares[side] else -1)
            for statement, (_words, shares) in zip(listed, _STATEMENTS, strict=True)
        ]
        services.enter_sheet(
            asking=asking,
            name=f"村民{number + 1:02d}",
            household="",
            answers=answers,
            by=clerk,
            at=at + timedelta(hours=1),
        )
    services.count_askings(at=until + timedelta(minutes=5))


_SAID = (
    ("for", "老小学有厨房，改一改就能用，花钱最少。", "赵大爷"),
    ("for", "有人一起吃，老人不孤单。", ""),
    ("against", "老小学离三组太远，腿脚不好的走不到。", "钱大妈"),
    ("other", "能不能先送餐三个月，看看有多少人要。", ""),
)


def _load_comments(topic, *, secretary, supervisor, clerk, resident):
    for side, words, name in _SAID:
        comment = services.add_comment(
            topic=topic, side=side, words=words, author_name=name or "一位老人", shows_name=bool(name), by=clerk
        )
        comment = services.rule_on_comment(comment=comment, ruling="show", by=secretary)
        if side == "for":
            services.back_comment(comment=comment, by=resident)
    unkind = services.add_comment(topic=topic, side="against", words="某某就想占便宜。", by=resident)
    for reader in (secretary, supervisor):
        services.rule_on_comment(comment=unkind, ruling="hide", reason="说的是人，不是事。", by=reader)
    services.appeal_comment(comment=unkind, reason="我是说账要公开，不是骂人。", by=resident)
    services.add_comment(topic=topic, side="other", words="饭菜的账每个月贴出来吗？", by=resident)


_CONCERNED = (
    ("group", "独居老人", 4, "吃饭的是他们，远近、价钱都关系到他们。"),
    ("household", "广场边的一户", 1, "房子挨着文化广场，油烟、声音关系到他家。"),
    ("group", "做饭的志愿者", 1, "每天去做饭的是他们。"),
)


def load_open(village, *, secretary, supervisor, clerk, resident, now):
    """A topic that will be talked over, what one may answer now, and a resident's statement that waits."""
    topic = services.propose_topic(
        division=village, title="老年食堂开在哪里", words="独居老人吃饭凑合，想有个地方吃口热的。", origin="body",
        by=secretary, at=now - timedelta(days=6),
    )  # fmt: skip
    services.accept_topic(topic=topic, reason="三十多位老人用得上。", by=secretary, at=now - timedelta(days=5))
    for kind, name, seats, why in _CONCERNED:
        services.name_affected(
            topic=topic, kind=kind, name=name, seats=seats, reason=why, by=secretary, at=now - timedelta(days=4)
        )
    alone = topic.affected.get(name="独居老人")
    for members, ground in (([("何冬麦", ""), ("罗春池", "")], "household"), ([("宋夏禾", "")], "kin")):
        services.name_group(
            topic=topic, affected=alone, members=members, ground=ground, by=secretary, at=now - timedelta(days=4)
        )
    struck = services.name_affected(
        topic=topic, kind="household", name="路口的小卖部", seats=1, reason="卖饭，怕抢生意。", by=secretary, at=now - timedelta(days=4)
    )  # fmt: skip
    services.strike_affected(
        topic=topic,
        affected=struck,
        reason="店主说自家只卖日用品，和这件事没有关系。",
        by=secretary,
        at=now - timedelta(days=4),
    )
    topic = services.publish_topic(
        topic=topic, materials="有三处可用：老小学、村委会一楼、文化广场边的空房。改造各要两万到五万元，饭钱每餐五元左右。", seats=12,
        discuss_at=now + timedelta(days=8), discuss_where="村委会院子", by=secretary, at=now - timedelta(days=4),
    )  # fmt: skip
    asking = services.open_asking(
        topic=topic, question="老年食堂开在哪里、怎么办，您怎么看",
        statements=["开在老小学，地方宽。", "开在村委会一楼，离得近。", "每餐五元合适。", "走不动的，送到家门口。", "厨房要有人监督。"],
        closes_at=now + timedelta(days=6), by=secretary, at=now - timedelta(days=3),
    )  # fmt: skip
    for number, statement in enumerate(asking.statements.all()[:2]):
        services.answer_statement(asking=asking, statement=statement, value=1 - number, by=resident)
    services.suggest_statement(asking=asking, words="周末也要开，孩子放假在家没人做饭。", by=resident)
    words = services.suggest_statement(asking=asking, words="让某某家承包，他家闲着。", by=clerk)
    services.decline_statement(statement=words, reason="点了一户人家的名，请只说办法。", by=secretary)
    services.decline_statement(statement=words, reason="同样看法：不点名，说怎么办就行。", by=supervisor)
    _load_comments(topic, secretary=secretary, supervisor=supervisor, clerk=clerk, resident=resident)
