"""What waits in the hall for somebody, as rows of 今日要办."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.vocabulary import PUBLIC_TOPICS, ResolutionState, TopicOrigin, TopicState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting


def waiting_rows(actor, at):
    """Topics to be screened; statements and comments to be read before they are shown. One query."""
    rows = []
    for topic in selectors.topics_waiting(actor)[:50]:
        if topic.state == TopicState.PROPOSED:
            rows.append(_unscreened(topic, at))
        if topic.to_read:
            rows.append(_unread(topic))
        if topic.state in PUBLIC_TOPICS and topic.said:
            rows.append(_said(topic))
    return rows


def reason_rows(actor, at):
    """Reasons on the sheets of ballots that nobody has read yet, a row a ballot. One query."""
    return [
        Waiting(
            url=reverse("deliberation:unread_reasons", args=[each.public_id]),
            title=each.title,
            meta=f"{each.body.division.short_name} · " + _("{number} 条理由等着审").format(number=each.unread),
            next_action=_("审写的理由"),
            due_at=each.closed_at,
            clock=_("投票时写的理由"),
            due=_("{day}计的票").format(day=day(each.closed_at)),
        )
        for each in selectors.ballots_to_read(actor)[:30]
    ]


def appeal_rows(actor, at):
    """What the township is to look at again, because everybody of the place has read it; a row a comment. One query."""
    rows = []
    for each in selectors.appeals_for_township(actor)[:30]:
        division = each.topic.division if each.topic else each.ballot.body.division
        page = "deliberation:unread_comments" if each.topic else "deliberation:unread_reasons"
        rows.append(_appeal(each, page, each.about, division, each.said_at, _("{day}说的")))
    return rows


def statement_appeal_rows(actor, at):
    """The same of statements, a row a statement. One query."""
    return [
        _appeal(
            each,
            "deliberation:statements",
            each.asking,
            each.asking.topic.division,
            each.asking.closes_at,
            _("{day}截止"),
        )
        for each in selectors.statement_appeals_for_township(actor)[:30]
    ]


def _appeal(words, page, about, division, on, due):
    return Waiting(
        url=reverse(page, args=[about.public_id]),
        title=about.audit_label,
        meta=f"{division.short_name} · " + _("第 {number} 条，本地的都审过了").format(number=words.number),
        next_action=_("再看一遍"),
        due_at=on,
        clock=_("请再看一遍"),
        due=due.format(day=day(on)),
    )


def idea_rows(actor, at):
    """Ideas for budgets that somebody has to judge, a row a budget. One query."""
    return [
        Waiting(
            url=reverse("deliberation:budgeting", args=[each.public_id]),
            title=each.title,
            meta=f"{each.body.division.short_name} · " + _("{number} 个点子等着看行不行").format(number=each.unjudged),
            next_action=_("看行不行，写理由"),
            due_at=each.ideas_until,
            tone="late" if each.ideas_until < at else "wait",
            clock=_("参与式预算"),
            due=_("点子征集到 {day}").format(day=day(each.ideas_until)),
        )
        for each in selectors.budgets_to_judge(actor)[:30]
    ]


def raising_rows(actor, at):
    """Fund raisings that wait for the township, the county or their posting. Two queries."""
    return [_raising(each, at) for each in selectors.raisings_to_look_at(actor)[:30]]


def resolution_rows(actor, at):
    """Resolutions whose day to be carried out, or to be looked back on, has come. One query."""
    return [_resolution(each, at) for each in selectors.resolutions_to_see_to(actor)[:30]]


def convening_rows(actor, at):
    """Meetings enough people have asked for, with the day by which they are held. One query."""
    return [_convening(each, at) for each in selectors.convenings_to_answer(actor)[:30]]


def late_body_rows(actor, at):
    """Bodies that have let their quarter, half-year or year pass. One query."""
    return [_late_body(each) for each in selectors.bodies_late(actor)[:30]]


def approval_rows(actor, at):
    """Resolutions on land that wait for the township or the county. One query."""
    return [_approval(each) for each in selectors.resolutions_to_approve(actor)[:30]]


def supervision_rows(actor, at):
    """Validated minutes the supervision committee has yet to look at. One query."""
    return [_unsupervised(each) for each in selectors.minutes_to_supervise(actor)[:30]]


def _unsupervised(meeting):
    return Waiting(
        url=reverse("deliberation:meeting", args=[meeting.public_id]),
        title=meeting.title,
        meta=f"{meeting.body.division.short_name} · {meeting.body.name}",
        next_action=_("记录核定了，监督委员会看一看"),
        due_at=meeting.validated_at,
        clock=_("会议记录"),
        due=_("{day}核定").format(day=day(clock.day_of(meeting.validated_at))),
    )


def _approval(resolution):
    return Waiting(
        url=reverse("deliberation:resolution", args=[resolution.public_id]),
        title=resolution.title,
        meta=f"{resolution.body.division.short_name} · {resolution.number} · {resolution.item.get_land_matter_display()}",
        next_action=_("土地承包的决议等着批准，登记批不批准、为什么"),
        due_at=resolution.registered_at,
        clock=_("决议报批"),
        due=_("{day}报的").format(day=day(clock.day_of(resolution.registered_at))),
    )


def _convening(convening, at):
    is_late = clock.day_end(convening.due_on) < at
    if convening.meeting_id is None:
        planned = _("联名人数够了，应当召集会议")
    elif convening.is_unplanned:
        planned = _("上次到会的人不够，没有开成，应当再召集一次")
    else:
        planned = _("已经在筹备，到会议那一页发通知")
    return Waiting(
        url=reverse("deliberation:convening", args=[convening.public_id]),
        title=str(convening),
        meta=f"{convening.body.division.short_name} · {convening.body.name}",
        next_action=_("过了最晚的日子还没有召集，请督促或者召集") if is_late else planned,
        due_at=clock.day_end(convening.due_on),
        tone="late" if is_late else "wait",
        clock=_("联名要求开会"),
        due=_("最晚 {day} 开").format(day=day(convening.due_on)),
    )


def _late_body(body):
    due = selectors.rhythm_of(body).due
    return Waiting(
        url=reverse("deliberation:body", args=[body.public_id]),
        title=body.name,
        meta=body.division.short_name,
        next_action=_("该开的会还没有开，筹备一次"),
        due_at=clock.day_end(due),
        tone="late",
        clock=_("会议"),
        due=_("应当在 {day} 前开").format(day=day(due)),
    )


def _resolution(resolution, at):
    is_late = resolution.state == ResolutionState.IN_FORCE and resolution.due_on < clock.day_of(at)
    due = resolution.due_on if is_late else resolution.review_on
    return Waiting(
        url=reverse("deliberation:resolution", args=[resolution.public_id]),
        title=resolution.title,
        meta=f"{resolution.body.division.short_name} · {resolution.number}",
        next_action=_("过了该办好的日子，登记办得怎样") if is_late else _("回头看看效果，登记办得怎样"),
        due_at=clock.day_end(due),
        tone="late" if is_late else "wait",
        clock=_("决议"),
        due=day(due),
    )


def _raising(raising, at):
    phase, due = selectors.phase_of(raising.process), raising.process.due_on
    return Waiting(
        url=reverse("deliberation:raising", args=[raising.public_id]),
        title=str(raising),
        meta=raising.division.short_name,
        next_action=str(phase.name),
        due_at=clock.day_end(due) if due else raising.drafted_at,
        tone="late" if due and clock.day_end(due) < at else "wait",
        clock=_("一事一议筹资筹劳"),
        due=_("{day}前").format(day=day(due)) if due else "",
    )


def _unscreened(topic, at):
    due = clock.day_end(topic.screen_by)
    return Waiting(
        url=reverse("deliberation:topic", args=[topic.public_id]),
        title=topic.title,
        meta=f"{topic.division.short_name} · {topic.get_origin_display()}",
        next_action=_("筛选议题"),
        due_at=due,
        tone="late" if due < at else "wait",
        clock=_("议题"),
        due=_("{day}前筛选").format(day=day(topic.screen_by)),
    )


def _unread(topic):
    return Waiting(
        url=reverse("deliberation:statements", args=[topic.asking]),
        title=topic.title,
        meta=f"{topic.division.short_name} · " + _("{number} 条意见等着审").format(number=topic.to_read),
        next_action=_("审意见"),
        due_at=topic.asked_until,
        clock=_("征求意见"),
        due=_("{day}截止").format(day=day(topic.asked_until)),
    )


def _said(topic):
    return Waiting(
        url=reverse("deliberation:unread_comments", args=[topic.public_id]),
        title=topic.title,
        meta=f"{topic.division.short_name} · " + _("{number} 条大家说的等着审").format(number=topic.said),
        next_action=_("审大家说的"),
        due_at=topic.discuss_at,
        clock=_("大家怎么说"),
        due=(_("{day}截止") if topic.origin == TopicOrigin.RULES else _("{day}议")).format(day=day(topic.discuss_at)),
    )
