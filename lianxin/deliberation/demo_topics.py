"""Topics of the sample's first village: talked over with those they concern, waiting to be screened, looking for signatures."""

from datetime import timedelta
from itertools import islice

from lianxin.deliberation import demo_opinions, services
from lianxin.kit import clock
from lianxin.people import selectors as people

_TOPICS = (
    ("广场晚上几点以后不放音响", "有人要跳舞，有人要睡觉，吵过好几回。"),
    ("老井要不要留着", "自来水通了，井边没人管，怕孩子掉下去。"),
)


def talked_over(topic, by, now):
    """What many households asked for, talked over with those it is about."""
    topic = services.accept_topic(
        topic=topic, reason="六户说的是一件事，关系到全村的孩子。", by=by, at=now - timedelta(days=81)
    )
    _concerned(topic, 6, "天黑要走这一公里路。", by, now - timedelta(days=80))
    topic = services.publish_topic(
        topic=topic, materials="一公里装二十四盏太阳能灯，约六万元；装了每年管护约二千元。", seats=9,
        discuss_at=now - timedelta(days=72), discuss_where="小学操场", by=by, at=now - timedelta(days=80),
    )  # fmt: skip
    return services.conclude_topic(
        topic=topic, outcome="consensus", outcome_words="大家都赞成装，钱分三处出，挖坑、运料大家动手；花钱的事请村民代表会议定。",
        route="to_assembly", came=9, affected_came=6, by=by, at=now - timedelta(days=71),
    )  # fmt: skip


_FROM_GROUP = ("陈雨禾", "郑秋田", "何冬麦", "罗春池", "宋夏禾", "唐晚秋")


def _concerned(topic, seats, why, by, at):
    """Whom a topic concerns: one group of the village, with so many of the seats, and who sits on them."""
    group = services.name_affected(topic=topic, kind="group", name="二组", seats=seats, reason=why, by=by, at=at)
    members = [(name, "") for name in _FROM_GROUP[:seats]]
    services.name_group(topic=topic, affected=group, members=members, ground="place", by=by, at=at)


def _grown_up(village, most):
    """So many adults of the village of whom there is one of the name."""
    names = ((name, people.adults_named(name, "", village.path, clock.today())) for name in people.names_at(village))
    return [(name, "") for name, ids in islice((each for each in names if len(each[1]) == 1), most)]


def load_topics(village, secretary, clerk, resident, now):
    asked = now - timedelta(days=80)
    topic = services.propose_topic(
        division=village,
        title="村口停车位怎么分",
        words="逢集天天堵，救护车都进不来。",
        proposer_name="一位老人",
        by=clerk,
        at=asked,
    )
    services.accept_topic(topic=topic, reason="全村都关心，先议出办法。", by=secretary, at=asked + timedelta(days=2))
    _concerned(topic, 4, "车停在村口，逢集进出都堵。", secretary, asked + timedelta(days=3))
    topic = services.publish_topic(
        topic=topic, materials="空地能划二十个位子，全村有四十六辆车。划线约三千元，挡车器约五千元。", seats=9,
        discuss_at=asked + timedelta(days=9), discuss_where="村委会院子", by=secretary, at=asked + timedelta(days=3),
    )  # fmt: skip
    demo_opinions.load_ended(
        topic, secretary=secretary, clerk=clerk, at=asked + timedelta(days=4), until=asked + timedelta(days=8)
    )
    topic = services.conclude_topic(
        topic=topic, outcome="options_for_vote", outcome_words="划车位大家都赞成；收不收费有两种意见，请村民代表会议表决。",
        route="to_assembly", came=9, affected_came=4, by=secretary, at=asked + timedelta(days=10),
    )  # fmt: skip
    for title, words in _TOPICS:
        services.propose_topic(division=village, title=title, words=words, by=resident, at=now - timedelta(days=2))
    signed = services.propose_topic(
        division=village, title="小学门口修一条人行道", words="孩子们走在车道上。", origin="signatures", by=resident,
        at=now - timedelta(days=4),
    )  # fmt: skip
    services.enter_topic_sheet(topic=signed, sheet="1", signers=_grown_up(village, 4), by=clerk)
    services.check_topic_sheet(topic=signed, sheet="1", by=secretary)
    return topic
