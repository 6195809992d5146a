"""A park alliance whose members help one another, for the sample county: one match thanked for, one under way."""

from datetime import timedelta

from lianxin.alliances import services
from lianxin.alliances.vocabulary import ChairOrder, ItemKind
from lianxin.kit import clock


def load_alliance(park, *, units, outside, place, users, by, at):
    """``users`` speak for the members in their order, the last for the one from ``outside``; ``at(user)`` is their actor."""
    today = clock.today()
    began = today - timedelta(days=200)
    alliance = services.found_alliance(
        division=park, name=f"{park.short_name}党建联盟", founded_on=began, purpose="园区企业、机关和村里各有所长，有什么、缺什么摆出来，互相帮着办成。",
        order=ChairOrder.JOINING, term_months=3, basis="第一次联席会议通过的章程", by=by,
    )  # fmt: skip
    said = [{"unit": unit} for unit in units] + [{"name": outside, "may_chair": False}]
    members = [services.admit_member(alliance=alliance, joined_on=began, by=by, **each) for each in said]
    for member, user in zip(members, users, strict=True):
        services.name_delegate(member=member, user=user, by=by)
    first, last = members[0], members[-1]
    giver, receiver = at(users[-1]), at(users[0])

    def listed(member, kind, title, words, who, division=None):
        return services.list_item(
            member=member, kind=kind, title=title, words=words, starts_on=today, division=division, by=who
        )

    hall = listed(last, ItemKind.RESOURCE, "六十人会议室", "有投影仪和音响，周三、周五下午空着。", giver, park)
    cold = listed(members[1], ItemKind.RESOURCE, "冷藏车两台", "早上六点以前空着，可以帮村里拉菜。", at(users[1]))
    room = listed(first, ItemKind.NEED, "缺一间培训用的会议室", "六十人左右，要有投影仪。", receiver, place)
    truck = listed(first, ItemKind.NEED, "早上往县城拉菜的冷藏车", "一周两趟，每趟两吨。", receiver, place)
    listed(first, ItemKind.NEED, "直播带货的师傅", "教村里的年轻人，四次课。", receiver, place)
    listed(first, ItemKind.RESOURCE, "村里的电工班", "三个人，会修音响、灯和水泵，晚上也能来。", receiver, place)
    listed(last, ItemKind.NEED, "会修音响的人", "会议室的音响有杂音。", giver, park)
    listed(members[1], ItemKind.PROJECT, "秋天一起办招工会", "企业出岗位，村里通知人，机关出场地。", at(users[1]), park)
    match = services.claim_match(
        item=room, giver=last, resource=hall, words="周三下午的会议室，一共四次", promised_on=today, by=giver
    )
    services.deliver_match(
        match=match, delivered_on=today, delivery="会议室用了半天，钥匙交给村里的同志，用完还回来了", by=giver
    )
    services.confirm_match(match=match, receipt="第一次培训来了五十八人，会议室够用", is_done=True, by=receiver)
    services.thank_for_match(match=match, thanks="会议室很好用，音响也帮着调好了，谢谢！", by=receiver)
    services.claim_match(
        item=truck,
        giver=members[1],
        resource=cold,
        words="先试一个月，每周二、周五",
        promised_on=today + timedelta(days=5),
        by=at(users[1]),
    )
    services.record_meeting(
        alliance=alliance, held_on=today - timedelta(days=20), place="园区会议室", topic="第二季度联席会议",
        present=members, minutes="每家说了有什么、缺什么。村里缺培训的场地和早上拉菜的车；园区的冷藏车早上闲着。大家议了秋天一起办招工会。",
        agreed="会议室给村里用四次；冷藏车先试一个月。", by=at(users[1]),
    )  # fmt: skip
    return alliance
