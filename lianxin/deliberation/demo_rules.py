"""Village rules of the sample's first village: a version of the last term that is due to be looked at again, and the next on its way."""

from datetime import timedelta

from lianxin.deliberation import services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.people import services as people

_CLAUSES = (
    "垃圾分好类再投，每周五上午各家扫门前，一起扫街。",
    "红白事提前告诉理事会，一般不超过十桌，不比排场。",
    "老人由子女轮流照看，有难处找小组长，大家搭把手。",
    "夜里十点以后广场不放音响，有喜事的先和邻居说一声。",
    "不设罚款、不收押金、不扣任何人的待遇；有人做不到，上门劝，一起想办法。",
)
_OLD = (*_CLAUSES[:3], "广场的音响归村委会管，借用要登记。")
_ADOPTED, _TERM = 700, 1095
#: What the same assembly gave to the representatives, word for word.
_GIVEN = "授权村民代表会议定误工补贴的人员和标准，到本届期满。"
_GIVING = ("授权代表会议定误工补贴", _GIVEN, "")


def load_rules(village, branch, reps, hold, *, head, secretary, clerk, now):
    """Adopted by the assembly of everybody nearly two years ago; since the committee was elected anew nobody has looked at it."""
    roll = people.draw_roll(division=village, kind="voter", as_of=clock.day_of(now - timedelta(days=720)), by=clerk)
    if size := roll.entries.count():
        roll = people.adopt_roll(roll=roll, adopted_by="村民代表会议", by=secretary)
        _in_force(village, branch, reps, hold, roll, size, head, now - timedelta(days=_ADOPTED))
    rule = services.draft_village_rule(division=village, title=_named(village), text="\n".join(_CLAUSES), by=head)
    services.consult_on_village_rule(rule=rule, until=clock.day_of(now + timedelta(days=14)), by=head)


def _named(village):
    return f"{village.short_name}村规民约"


def _published(item, head, at):
    on = clock.day_of(at)
    resolution = services.register_resolution(
        item=item, effective_on=on, responsible=item.meeting.convenor, due_on=on + timedelta(days=60),
        review_on=on + timedelta(days=365), by=head, at=at + timedelta(days=2),
    )  # fmt: skip
    return services.publish_resolution(resolution=resolution, by=head, at=at + timedelta(days=2))


def _in_force(village, branch, reps, hold, roll, size, head, at):
    township, text, began = SYSTEM.named("镇司法所"), "\n".join(_OLD), at - timedelta(days=40)
    rule = services.draft_village_rule(division=village, title=_named(village), text=text, by=head, at=began)
    until = began + timedelta(days=15)
    services.consult_on_village_rule(rule=rule, until=clock.day_of(until), by=head, at=began)
    services.hand_in_village_rule(
        rule=rule, text=text, heard="二十一人提了意见，音响那条是大家加的。", by=head, at=until + timedelta(days=1)
    )
    services.pass_village_rule(rule=rule, words="司法所看过，没有问题。", by=township, at=until + timedelta(days=1))
    about = {"motion": text, "title": _named(village), "about": None}
    study = hold(branch, _ADOPTED + 13, 14, votes=(14, 0, 0), also=[_GIVING], **about)
    body = services.set_up_body(
        division=village, kind="villagers_assembly", name=f"{village.short_name}村民会议", by=head
    )
    there = size * 3 // 5 + 1
    meeting = hold(body, _ADOPTED, there, study=study, roll=roll, votes=(there - 2, 1, 1), also=[_GIVING], **about)
    resolution, giving = (_published(item, head, at) for item in meeting.items.order_by("number"))
    services.delegate_matter(
        body=reps, resolution=giving, matter="subsidies", words=_GIVEN,
        until=clock.day_of(at + timedelta(days=_TERM)), by=head, at=at + timedelta(days=2),
    )  # fmt: skip
    rule = services.adopt_village_rule(rule=rule, resolution=resolution, by=head, at=at + timedelta(days=2))
    filed = at + timedelta(days=9)
    services.file_village_rule(
        rule=rule, filing=f"镇村规备〔{filed.year}〕3号", filed_on=clock.day_of(filed), by=township, at=filed
    )
    services.post_village_rule(rule=rule, by=head, at=at + timedelta(days=10))
