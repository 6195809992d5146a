"""The channels beside web and counter in the sample: a mail, a call, a letter; and a table for an office above."""

from datetime import timedelta

from django.utils.timezone import localdate

from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.needs.demo_services import services
from lianxin.needs.demo_systems import load_systems
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.services.intake_details import Details
from lianxin.needs.services.upper_forms import Definition
from lianxin.needs.vocabulary import Channel, FormRows, Kind

_MAIL = "上河路口的反光镜歪了，骑电动车拐弯看不见来车。上个月有人在那里摔过，麻烦尽快扶正。"
_CALL = "来电说卫生室门口积水，老人拿药要绕道走。"
_LETTER = "信里说村口公交站牌被树枝挡住了，外地回来的人认不出是哪一站。"


def load_channels(*, village, by):
    """One need by mail, by telephone and by letter, each with what its channel brings; and the county's monthly table."""
    now = clock.now()
    other = Category.objects.get(code="other")

    def matter(title, content):
        return Matter(kind=Kind.HELP, category=other, title=title, content=content, division=village.division)

    mailed = services.register_by_mail(
        matter=matter("路口反光镜歪了", _MAIL),
        requester=Requester(name="骑车上班的人", email="xiaoban@mail.example"),
        client_key="demo-channel-mail",
    )
    services.write_to_case(
        need=mailed.need, words="补充：就是小卖部对面那一面，杆子也松了。", by=ANONYMOUS, holds_pickup=True
    )
    for channel, title, content, name, details in (
        (Channel.PHONE, "卫生室门口积水", _CALL, "冯白露", Details(called_at=now - timedelta(hours=1))),
        (
            Channel.LETTER,
            "公交站牌被树枝挡住",
            _LETTER,
            "戚小寒",
            Details(written_on=localdate(now) - timedelta(days=4), postmarked_on=localdate(now) - timedelta(days=3)),
        ),
    ):
        made = services.register_on_behalf(
            matter=matter(title, content),
            requester=Requester(name=name),
            channel=channel,
            client_key=f"demo-channel-{channel}",
            details=details,
            by=village.clerk,
        )
        if channel == Channel.PHONE:
            _the_same_by_the_hotline(
                made.need, matter("卫生室门口有积水", "来电反映村卫生室门口积水。"), now, village.clerk
            )
    services.define_upper_form(
        definition=Definition(
            name="群众诉求办理月报",
            asked_by="市社会工作部门",
            replaces="各村每月手填的《诉求办理情况统计表》",
            rows=FormRows.PLACE,
            columns=("received", "closed", "open", "late", "on_time", "on_time_made", "on_time_of", "resolution"),
            ends_on=localdate(now) + timedelta(days=365),
        ),
        by=by,
    )
    load_systems(village=village, by=by)


def _the_same_by_the_hotline(need, matter, now, clerk):
    """Somebody else told the hotline the same: its order, promised for tomorrow, is merged into the case."""
    order = services.register_order(
        matter=matter,
        requester=Requester(name="没留姓名", wants_reply=False),
        source="12345",
        number="QH2611280017",
        due_at=now + timedelta(days=1),
        by=clerk,
    )
    services.merge_need(need=order.need, into=need, by=clerk)
