"""Residents and a design: what they say to it, what they are answered, and who of them would watch."""

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.works import policies
from lianxin.works.models import Comment, Monitor
from lianxin.works.services.moving import lock, require
from lianxin.works.vocabulary import AuditTag, ProjectVerb

#: So many of one person for one design: a voice, and no chat.
MOST = 5


@action
def comment_on_design(*, project, words, by, at=None):
    """Somebody who lives there says what should be otherwise, before it is decided who builds."""
    at, project = at or clock.now(), lock(project)
    policies.can_comment(by, project).or_raise()
    require(project, ProjectVerb.COMMENT)
    if not words.strip():
        raise RuleBroken(_("请写意见。"), field="words")
    for_others = policies.writes_for_others(by, project)
    if not for_others and project.comments.filter(user=by.id, answers__isnull=True).count() >= MOST:
        raise RuleBroken(_("您已经提了 {n} 条，等村里答复。还有急事，到党群服务中心当面说。").format(n=MOST))
    made = Comment.objects.create(project=project, user_id=by.id, words=words.strip(), at=at)
    audit.record(AuditTag.COMMENT, project, by, after={"comment": made.pk}, at=at)
    return made


@action
def answer_comment(*, project, comment, words, by, at=None):
    """What becomes of it: taken up, or why not. Once, and everybody reads it."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.ANSWER)
    if not words.strip():
        raise RuleBroken(_("请写怎么答复的。"), field="words")
    if not project.comments.filter(pk=comment.pk, answers__isnull=True, answered_by__isnull=True).exists():
        raise RuleBroken(_("请选还没有答复的一条。"), field="comment")
    made = Comment.objects.create(project=project, user_id=by.id, words=words.strip(), answers=comment, at=at)
    audit.record(AuditTag.ANSWER, project, by, after={"comment": comment.pk}, reason=words.strip(), at=at)
    return made


@action
def volunteer_myself(*, project, interest, by, at=None):
    """Who lives there would watch, says so themselves, with what binds them to it. Nobody who leads, pays or supervises it does."""
    at, project = at or clock.now(), lock(project)
    policies.can_volunteer(by, project).or_raise()
    require(project, ProjectVerb.VOLUNTEER)
    require_open_lot(project, clock.day_of(at))
    name = " ".join(by.name.split())[:80]
    if project.monitors.filter(user=by.id).exists():
        raise RuleBroken(_("您已经报过名了。到抽签那天，在这一页看结果。"))
    if project.monitors.filter(name=name, user__isnull=True).exists():
        raise RuleBroken(
            _(
                "村务监督委员会已经替一位同名的人报了名。是您的话，不用再报；不是您的话，请他们替您登记，名字后面写上哪一组。"
            )
        )
    return enter(project, name, interest, by, at, user_id=by.id)


def require_open_lot(project, today):
    """Raise unless volunteers are taken now."""
    if project.draw_on is None or today >= project.draw_on:
        raise RuleBroken(_("报名从公布抽签办法起，到抽签前一天止。"))


def enter(project, name, interest, by, at, **more):
    """One more volunteer with the next number, in the caller's step."""
    last = project.monitors.aggregate(last=Max("number"))["last"] or 0
    made = Monitor.objects.create(
        project=project, number=last + 1, name=name, interest=interest.strip(), entered_at=at, **more
    )
    audit.record(AuditTag.VOLUNTEER, project, by, after={"number": made.number}, at=at)
    return made
