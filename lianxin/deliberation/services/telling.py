"""Who is told what: the roll of a meeting; that of a ballot, whether they voted or not; whom a topic concerns; who took part in one; who wrote what is not shown."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from lianxin.deliberation import selectors
from lianxin.deliberation.vocabulary import MessageKind
from lianxin.kit.templatetags.kit import day, moment
from lianxin.messaging import services as messaging


def county_language():
    """Words to others are in the language of the county, whoever acts."""
    return override(settings.LANGUAGE_CODE)


def tell_affected(topic, affected):
    """Who is known to the register and has an account is asked to come, once."""
    with county_language():
        words = _(
            "{moment}在{where}议“{title}”。这件事和您有关，请来说说；来不了，可以在网上说，或者到党群连心站说。"
        ).format(moment=moment(topic.discuss_at), where=topic.discuss_where, title=topic.title)
        title = _("请来议事：{title}").format(title=topic.title)
    users = {each.person.user_id for each in affected if each.person_id and each.person.user_id}
    messaging.notify_all(
        users=users, kind=MessageKind.TOPIC, title=title, body=words, url=f"/hall/topics/{topic.public_id}/",
        key=f"topic:{topic.public_id}:affected",
    )  # fmt: skip


def tell_screened(topic, users):
    """Who brought it and who stands behind it hear what became of it, with the reason."""
    with county_language():
        title = _("{state}：{title}").format(state=topic.get_state_display(), title=topic.title)
        words = _("您提的、联名的议题，{who}答复：{why}").format(who=topic.screened_by_name, why=topic.screening)
    messaging.notify_all(
        users=users, kind=MessageKind.TOPIC, title=title, body=words, url=f"/hall/topics/{topic.public_id}/",
        key=f"topic:{topic.public_id}:screened",
    )  # fmt: skip


def tell_who_took_part(topic, users, until):
    """On the day it is asked: what was decided, was it followed?"""
    with county_language():
        title = _("后来照办了没有：{title}").format(title=topic.title)
        words = _(
            "您参加过这件事。请说一说照办了没有、办得满意不满意，{day}以前都可以说；只公布人数，不公布谁怎么说。"
        ).format(day=day(until))
    messaging.notify_all(
        users=users, kind=MessageKind.TOPIC, title=title, body=words, url=f"/hall/topics/{topic.public_id}/",
        key=f"topic:{topic.public_id}:follow",
    )  # fmt: skip


def tell_roll(ballot, *, key, title, words):
    messaging.notify_all(
        users=_accounts_on(ballot.voters), kind=MessageKind.BALLOT, title=title.format(title=ballot.title), body=words,
        url=f"/hall/ballots/{ballot.public_id}/", key=f"ballot:{ballot.public_id}:{key}",
    )  # fmt: skip


def tell_of_ballot(ballot):
    """Whoever may vote is told what is asked, until when and how."""
    with county_language():
        if ballot.is_poll:
            title, words = _("征求您的意见：{title}"), _("{question} {until}以前可以答。征求意见，不作为表决。")
        else:
            title, words = _("请您投票：{title}"), _("{question} {until}截止。不记名，一人投一次。")
        how = _("登录就可以投；不用手机的，用投票单、纸票，或者请人帮着投。")
        words = f"{words.format(question=ballot.question, until=moment(ballot.closes_at))}{how}"
        tell_roll(ballot, key="open", title=title, words=words)


def tell_of_meeting(meeting):
    """Whoever is on its roll is told when and where it is, and what is on the agenda."""
    with county_language():
        agenda = _("；").join(meeting.items.order_by("number").values_list("title", flat=True))
        words = _("{moment}在{place}开会，要议：{agenda}。请准时到会；来不了的，请告诉召集人{convenor}。").format(
            moment=moment(meeting.starts_at), place=meeting.place, agenda=agenda, convenor=meeting.convenor
        )
        _tell_seats(meeting, key="call", title=_("开会通知：{title}").format(title=meeting), words=words)


def tell_cancelled(meeting):
    """Whoever was told of it is told that it is not held, and why."""
    with county_language():
        words = _("原定{moment}在{place}开的会不开了：{why}").format(
            moment=moment(meeting.starts_at), place=meeting.place, why=meeting.cancelled_reason
        )
        _tell_seats(meeting, key="cancel", title=_("会议取消：{title}").format(title=meeting), words=words)


def tell_of_minutes(meeting, minutes, until):
    """Whoever came is asked to read the minutes and to say what is wrong in them."""
    came = meeting.seats.filter(attendance__isnull=False)
    with county_language():
        words = _(
            "第 {version} 稿写好了，请看看写得对不对。哪里不对，{until}以前点“对记录提意见”，或者告诉工作人员。"
        ).format(version=minutes.version, until=moment(until))
        key, title = f"minutes-{minutes.version}", _("请核对会议记录：{title}").format(title=meeting)
        _tell_seats(meeting, key=key, title=title, words=words, seats=came)


def _tell_seats(meeting, *, key, title, words, seats=None):
    messaging.notify_all(
        users=_accounts_on(meeting.seats if seats is None else seats), kind=MessageKind.MEETING, title=title, body=words,
        url=f"/hall/meetings/{meeting.public_id}/", key=f"meeting:{meeting.public_id}:{key}",
    )  # fmt: skip


def _accounts_on(roll):
    return set(roll.filter(person__user__isnull=False).order_by().values_list("person__user", flat=True))


def tell_not_shown(words, about, page):
    """Who wrote a point or a statement and has an account is told that it is not shown, why, and what can be done."""
    if words.author_id is None:
        return
    lines = selectors.lines_against(words)
    with county_language():
        why = _("；").join(dict.fromkeys(line.reason for line in lines))
        body = _("您写的第 {number} 条没有放上：{why}。您可以在这一页点“请再看一遍”，由没有审过的人再看。").format(
            number=words.number, why=why
        )
        title = _("没有放上：{title}").format(title=about)
    messaging.notify_all(
        users={words.author_id}, kind=MessageKind.TOPIC, title=title, body=body, url=page,
        key=f"{words.audit_kind}:{words.public_id}:{lines[-1].pk}",
    )  # fmt: skip
