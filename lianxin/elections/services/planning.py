"""An election is planned from its polling day, moved, or called off; its notices are drafted for the board."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.elections import policies, selectors
from lianxin.elections.calc import calendar, counting
from lianxin.elections.calc.representatives import SHARES
from lianxin.elections.models import Election
from lianxin.elections.services.moving import lock, move
from lianxin.elections.vocabulary import ENDS, WITHOUT_COMMITTEE, AuditTag, ElectionVerb, Method, item_of
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations.vocabulary import UnitKind

_AHEAD = timedelta(days=400)


@action
def plan_election(*, unit, kind, method, poll_on, committee, by, committee_refs=None):
    """Begin one. ``committee``: the names of the election committee; who is of it cannot stand, nor who is kin of them.

    ``committee_refs``: ``{name: by whom that is in the people room}``, of those it is known of.
    """
    policies.can_plan(by, unit).or_raise()
    if unit.dissolved_on:
        raise RuleBroken(_("{unit}已经撤销。").format(unit=unit.name))
    if method not in (ways := selectors.methods_of(unit)):
        raise RuleBroken(
            _("{kind}这样选：{ways}。请改“谁来选”。").format(
                kind=unit.get_kind_display(), ways=_("、").join(str(way.label) for way in ways) or _("这里不办选举")
            ),
            field="method",
        )
    if not selectors.elected_posts(unit):
        raise RuleBroken(_("{unit}没有“选举”产生的岗位，请先增设。").format(unit=unit.name))
    check_day(poll_on)
    _check_others(unit, method, poll_on)
    _check_enough(unit)
    names = list(dict.fromkeys(name.strip() for name in committee if name.strip()))
    if method not in WITHOUT_COMMITTEE and not names:
        raise RuleBroken(_("请写选举委员会有谁。"), field="committee")
    election = Election(
        unit=unit, division_path=unit.division_path, kind=kind, method=method, poll_on=poll_on, committee=names,
        committee_refs={name: ref for name, ref in (committee_refs or {}).items() if name in names},
        planned_by_name=by.name,
    )  # fmt: skip
    if not selectors.seats_of(election):
        raise RuleBroken(_("没有空缺，不用补选。"), field="kind")
    election.save()
    audit.record(AuditTag.PLAN, election, by, after={"kind": str(kind), "poll_on": poll_on.isoformat()})
    return election


def _check_enough(unit):
    """Refuse to elect fewer representatives than the law wants of a body, however many households there are."""
    share, seats = SHARES.get(unit.kind), sum(post.seats for post in selectors.elected_posts(unit))
    if share and unit.kind != UnitKind.VILLAGERS_GROUP and seats < share.least:
        raise RuleBroken(
            _("{kind}至少 {least} 人，现在设了 {n} 席。请先增设席位。").format(
                kind=unit.get_kind_display(), least=share.least, n=seats
            ),
            article=_(share.source),
        )


def _check_others(unit, method, poll_on):
    """One election of a body at a time; the committee chooses its secretary once its members have taken their seats."""
    others = list(Election.objects.filter(unit=unit).exclude(state__in=ENDS))
    if any(each.is_plenum == (method == Method.PLENUM) for each in others):
        raise RuleBroken(_("{unit}有一次选举还没有办完。").format(unit=unit.name))
    if method != Method.PLENUM:
        return
    if any(not each.installed_on for each in others):
        raise RuleBroken(_("委员还没有就任。请先办完委员的就任，再由委员会全体会议选书记。"), field="method")
    if not selectors.committee_members(unit, poll_on):
        raise RuleBroken(_("{unit}还没有委员。请先选委员。").format(unit=unit.name), field="method")


@action
def move_poll(*, election, poll_on, reason, by):
    """Another polling day, with the reason; never sooner after the list than the law lets it be."""
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    check_day(poll_on)
    check_after_list(election.method, election.listed_on, poll_on)
    before = election.poll_on.isoformat()
    return move(
        election, ElectionVerb.MOVE_POLL, by, reason=reason, after={"from": before, "to": poll_on.isoformat()},
        poll_on=poll_on, said=reason.strip(),
    )  # fmt: skip


@action
def cancel_election(*, election, reason, by):
    """It is not held. Where some were elected already, they take their seats."""
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    if any(each.elected_in for each in selectors.standing(election)):
        raise RuleBroken(_("已经有人当选，请先办理就任。"))
    return move(election, ElectionVerb.CANCEL, by, reason=reason, said=reason.strip())


@action
def draft_notice(*, election, title, body, by):
    """Draft a notice for the board, where it goes its own way through check and posting."""
    policies.can_draft_notice(by, election).or_raise()
    notice = bulletin.draft_notice(
        division=election.unit.division, item=item_of(election.method), title=title, body=body, by=by,
        source=bulletin.Source("election", election.public_id, str(election)),
    )  # fmt: skip
    audit.record(AuditTag.NOTICE, election, by, after={"title": title})
    return notice


def check_after_list(method, listed_on, poll_on):
    """Refuse a poll too soon after the list was posted."""
    if listed_on and poll_on < (first := calendar.earliest_poll(method, listed_on)):
        raise RuleBroken(
            _("名单要在投票日 {n} 天前公布：{first} 以前不能投票。").format(
                n=calendar.LIST_DAYS, first=first.isoformat()
            ),
            field="poll_on",
            article=_(counting.RULES[method].source),
        )


def check_day(poll_on, field="poll_on"):
    """Refuse a day of a poll that is over, or too far off."""
    if not clock.today() <= poll_on <= clock.today() + _AHEAD:
        raise RuleBroken(_("投票日要从今天起、一年以内。"), field=field)
