"""Six needs of the first village that are one matter: taken to the hall, where it becomes a resolution and then a project."""

from datetime import timedelta

from django.utils import timezone

from lianxin.deliberation import selectors as halls
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.needs.demo_desk import Desk
from lianxin.needs.demo_services import services
from lianxin.needs.models import Category, Topic
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import HALL_SOURCE, Satisfaction, Solved

_QUESTION = "村口到小学这一公里要不要装路灯"
_TOLD = (
    (
        "上学路上没有灯",
        "孩子早上六点半出门，村口到小学一段路全黑，打手电也看不清坑。",
        "村口到小学",
        "村口到小学没有路灯",
    ),
    (
        "小学门口晚上太黑",
        "放学值日晚一点天就黑了，小学门口一盏灯也没有，接孩子只能靠车灯。",
        "小学门口",
        "小学门口没有路灯",
    ),
    (
        "黑路上摔了一跤",
        "我妈昨晚从村口往小学那边走，没有灯，踩进沟里摔了一跤。",
        "村口往小学方向",
        "村口往小学的路上没有灯",
    ),
    ("希望村口装路灯", "村口到小学天天有人走夜路，希望装几盏灯。", "村口", "希望村口装路灯"),
    (
        "夜里骑车看不见人",
        "下晚班骑电动车经过小学那段路，没有灯，差点撞到走路的老人。",
        "小学东边弯道",
        "小学东边弯道没有路灯",
    ),
    (
        "卫生室出来一路黑",
        "晚上从卫生室拿药回家，往小学那边一路没有灯，老人不敢走。",
        "卫生室到小学",
        "卫生室到小学没有路灯",
    ),
)
_WHY = "这一公里从来没有装过路灯，一户一盏地补解决不了，村里一时也没有这笔钱"
_PLAN = "六户说的是同一件事，已经请议事厅一起商议，有了结果再告诉您"


def tell_of_lamps(village, *, rng, now):
    """They come in over two weeks, are answered with what cannot be done at once, and go to the hall as one topic."""
    category = Category.objects.get(code="roads.lamp")
    needs = [
        _told(Desk(village, {category.code: category}, now, rng), category, words, 101 - 3 * number)
        for number, words in enumerate(_TOLD)
    ]
    topic = services.notice_topic(needs=needs, by=SYSTEM, at=now - timedelta(days=83))
    topic = services.propose_topic(topic=topic, question=_QUESTION, by=village.officer, at=now - timedelta(days=82))
    return halls.topic_of_source(HALL_SOURCE, topic.public_id)


def take_up_lamps(village, *, now):
    """What the hall decided is done by the village."""
    services.take_up_topic(
        topic=Topic.objects.get(hall_question=_QUESTION),
        unit=village.unit,
        plan="照村民代表会议的决议装灯，一公里二十四盏，验收由抽签选出的村民签字。",
        due_on=timezone.localdate(now) + timedelta(days=30),
        by=village.officer,
        at=now - timedelta(days=46),
    )


def _told(desk, category, words, days_ago):
    title, content, place, summary = words
    village = desk.village
    with_account = [row for row in village.residents if row[2]]
    first = with_account[0] if with_account and words is _TOLD[0] else None
    name, phone, actor = first or desk.rng.choice([row for row in village.residents if not row[2]])
    desk.requester, desk.unit, desk.handler = actor or ANONYMOUS, village.unit, village.handler
    matter = Matter(
        kind="help", category=category, title=title, content=content, division=village.division, place_words=place,
        may_publish=True,
    )  # fmt: skip
    desk.need = services.register_need(
        matter=matter, requester=Requester(name=name, phone=phone), client_key=f"lamps-{desk.rng.getrandbits(60):x}",
        by=desk.requester, at=desk.on(days_ago, 8),
    ).need  # fmt: skip
    desk.do(services.publish_need, village.clerk, desk.on(days_ago, 9), summary=summary).start(days_ago)
    desk.do(services.explain_unresolvable, desk.handler, desk.on(days_ago - 2, 15), reason=_WHY, plan=_PLAN)
    desk.do(services.approve_answer, village.caller, desk.on(days_ago - 2, 16))
    if actor:
        told = {"solved": Solved.PARTLY, "satisfaction": Satisfaction.SATISFIED, "words": "知道了，等着装灯。"}
        desk.say(services.close_need, desk.on(days_ago - 3, 19), **told)
    else:
        services.close_silent_need(need_id=desk.need.pk, at=desk.need.silence_ends_at)
    return desk.need
