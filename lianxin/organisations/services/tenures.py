"""Who holds a post. A tenure brings its role and takes it away again."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.accounts import services as accounts
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import policies, selectors
from lianxin.organisations.calc.eligibility import BARS
from lianxin.organisations.errors import Incompatible
from lianxin.organisations.models import Post, Tenure
from lianxin.organisations.services.granting import grant_of
from lianxin.organisations.services.hearing import check_not_found_unfit, tell_of_tenure
from lianxin.organisations.services.judging import check_eligible
from lianxin.organisations.services.posts import hold_bodies_of
from lianxin.organisations.vocabulary import ELECTIVE, TERM_CHANGE_NEAR, AuditTag, Selection


@action
def appoint(
    *, post, holder_name, starts_on, basis, by, user=None, holder_ref="", term_ends_on=None, warning_words="",
    is_screened=False,
):  # fmt: skip
    """Somebody takes a post: the role that comes with it starts on the same day.

    Refuses (``Incompatible``, with the article) what the law bars: close relatives on one committee, supervisors who
    are or are kin of those they watch; and a committee's member nobody screened (``is_screened``) for what bars a
    candidate, or who was found unfit whatever is ticked. Asks for words (``NeedsWords``) where the rule says "in principle".
    """
    unit = post.unit
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    _check_dates(unit, starts_on, basis)
    hold_bodies_of(unit)
    kept = Post.objects.get(pk=post.pk)
    if kept.ended_on:
        raise RuleBroken(_("“{post}”已经撤销，不能再任职。").format(post=post.title), field="post")
    if post.tenures.filter(selectors.lasting(on=starts_on)).count() >= kept.seats:
        raise RuleBroken(_("“{post}”的席位已满，请先结束一人的任期。").format(post=post.title))
    reference = holder_ref or (f"user:{user.pk}" if user else f"name:{holder_name}")
    _check_screened(post, is_screened, holder_name, user, holder_ref)
    check_eligible(post, reference, holder_name, starts_on, warning_words)
    grant = grant_of(post, user, starts_on, None, basis, by) if user and post.role else None
    term_ends_on = _term_end(post, starts_on, term_ends_on)
    tenure = Tenure.objects.create(
        post=post,
        user=user,
        holder_name=holder_name,
        holder_ref=holder_ref,
        starts_on=starts_on,
        term_ends_on=term_ends_on,
        basis=basis,
        warning_words=warning_words,
        grant=grant,
    )
    after = {"post": post.title, "unit": unit.name, "is_screened": is_screened}
    audit.record(AuditTag.APPOINT, tenure, by, after=after, reason=basis)
    tell_of_tenure(tenure, by)
    return tenure


@action
def link_account(*, tenure, user, by, warning_words=""):
    """Whoever holds a post has an account now: its role holds from today, or from the day they take office.

    Refuses an account of another name, a post that is over or has its account, and what the law bars of whose account it is.
    """
    post = tenure.post
    policies.can_manage_unit(by, post.unit.division_path, post.unit.kind).or_raise()
    hold_bodies_of(post.unit)
    tenure.refresh_from_db(fields=["user", "ends_on", "grant"])
    today = clock.today()
    if tenure.user_id or (tenure.ends_on and tenure.ends_on <= today):
        raise RuleBroken(_("这段任职已经结束，或已关联账号，没有改动。"))
    if user.name != tenure.holder_name:
        raise RuleBroken(
            _("账号的姓名是“{account}”，任职的是“{holder}”。请核对用户名。").format(
                account=user.name, holder=tenure.holder_name
            ),
            field="username",
        )
    starts_on = max(today, tenure.starts_on)
    check_eligible(post, f"user:{user.pk}", tenure.holder_name, starts_on, warning_words, besides=tenure)
    last_day = tenure.ends_on - timedelta(days=1) if tenure.ends_on else None
    if post.role:
        tenure.grant = grant_of(post, user, starts_on, last_day, tenure.basis, by)
    tenure.user = user
    tenure.save(update_fields=["user", "grant"])
    audit.record(AuditTag.LINK_ACCOUNT, tenure, by, after={"user": user.username, "role": post.role})
    tell_of_tenure(tenure, by)
    return tenure


@action
def check_candidate(
    *, post, holder_name, starts_on, user=None, holder_ref="", warning_words="", is_screened=False, leaving=()
):
    """Refuse somebody who could not be appointed to the post; changes nothing.

    Whoever holds one of the posts ``leaving`` now is left out: their terms end before.
    """
    _check_screened(post, is_screened, holder_name, user, holder_ref)
    reference = holder_ref or (f"user:{user.pk}" if user else f"name:{holder_name}")
    check_eligible(post, reference, holder_name, starts_on, warning_words, leaving=leaving)


@action
def end_tenure(*, tenure, on, reason, by, decision=None):
    """The holder leaves the post: the role ends on the same day. An end that was entered may be brought forward, never put off.

    ``decision``: of the body that let somebody it elected go, by the names of the fields.
    """
    unit = tenure.post.unit
    policies.can_manage_unit(by, unit.division_path, unit.kind).or_raise()
    hold_bodies_of(unit)
    tenure.refresh_from_db(fields=["ends_on", "end_reason"])
    if tenure.ends_on and on >= tenure.ends_on:
        raise RuleBroken(
            _("这段任期到 {day} 已经结束，只能写更早的一天。").format(day=tenure.ends_on.isoformat()), field="on"
        )
    if on < tenure.starts_on:
        raise RuleBroken(_("离任日不能早于任职日。"), field="on")
    before = {"ends_on": tenure.ends_on.isoformat()} if tenure.ends_on else {}
    tenure.ends_on, tenure.end_reason = on, reason
    for name, value in (decision or {}).items():
        setattr(tenure, name, value)
    tenure.save(update_fields=["ends_on", "end_reason", *(decision or {})])
    if tenure.grant_id:
        accounts.end_grant(grant=tenure.grant, on=on - timedelta(days=1), by=by, reason=reason)  # a grant's end counts
    audit.record(AuditTag.END_TENURE, tenure, by, before=before, after={"ends_on": on.isoformat()}, reason=reason)
    return tenure


def _term_end(post, starts_on, asked):
    """Until when: who is elected into a body whose term runs serves what is left of it, whoever comes with a new one its years.

    Near the end of the term the next one is being elected, and both are to be had.
    """
    years = selectors.term_years_of(post.unit)
    if asked:
        _check_term(starts_on, asked, years if post.selection != Selection.RECRUITED else 0)
    elif not years:
        return None
    left = selectors.running_term_end(post, starts_on) if post.selection in ELECTIVE else None
    if left is None or left - starts_on < TERM_CHANGE_NEAR:
        return asked or _after_years(starts_on, years)
    if asked and asked > left:
        raise RuleBroken(
            _("补选的人任到本届届满：{day}，不能写得更晚。").format(day=left.isoformat()), field="term_ends_on"
        )
    return asked or left


def _check_term(starts_on, ends_on, years):
    if ends_on <= starts_on:
        raise RuleBroken(_("届满日要在任职日以后。"), field="term_ends_on")
    if years and ends_on > (last := _after_years(starts_on, years)):
        raise RuleBroken(
            _("一届 {n} 年，届满日不能晚于 {day}。").format(n=years, day=last.isoformat()), field="term_ends_on"
        )


def _check_dates(unit, starts_on, basis):
    if not basis.strip():
        raise RuleBroken(_("请写明任职依据（选举结果、任命文件等）。"), field="basis")
    if unit.dissolved_on and starts_on >= unit.dissolved_on:
        raise RuleBroken(_("{unit}已撤销。").format(unit=unit.name))
    if unit.established_on and starts_on < unit.established_on:
        raise RuleBroken(_("任职日不能早于单位成立日。"), field="starts_on")


def _check_screened(post, is_screened, holder_name, user, holder_ref):
    article = BARS.get(post.unit.kind)
    if article and not is_screened:
        raise Incompatible(
            _("请先联审，确认没有不得作为候选人的情形（{article}）。").format(article=_(article)),
            field="is_screened",
            article=article,
        )
    if article:
        check_not_found_unfit(post, holder_name, user, holder_ref)


def _after_years(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
