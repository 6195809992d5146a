"""Alliances in words."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.alliances import policies, selectors
from lianxin.alliances.vocabulary import ENDS, AuditTag, MatchState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day, until
from lianxin.kit.waiting import Waiting
from lianxin.organisations.vocabulary import UnitKind

AUDIT_SENTENCES = {
    AuditTag.FOUND: _L("{actor}登记成立了{subject}，依据：{reason}"),
    AuditTag.END: _L("{actor}登记{subject}结束：{reason}"),
    AuditTag.AMEND: _L("{actor}登记了{subject}起的新章程，依据：{reason}"),
    AuditTag.ADMIT: _L("{actor}登记{subject}加入联盟"),
    AuditTag.LEAVE: _L("{actor}登记{subject}退出联盟：{reason}"),
    AuditTag.FOLLOW: _L("{actor}登记联盟成员{after[from]}由{after[to]}接着当"),
    AuditTag.NAME: _L("{actor}登记 {after[user]} 是{after[member]}的代表"),
    AuditTag.RECALL: _L("{actor}登记{subject}不再是代表"),
    AuditTag.MEET: _L("{actor}记下了联盟会议“{subject}”，{after[present]} 家到会"),
    AuditTag.LIST: _L("{actor}在{after[kind]}清单上写了“{subject}”"),
    AuditTag.TAKE_OVER: _L("{actor}把一件公开的诉求写到需求清单上：“{subject}”"),
    AuditTag.TAKE_OFF: _L("{actor}从清单上撤下“{subject}”：{reason}"),
    AuditTag.ASK: _L("{actor}请对方帮忙：{subject}"),
    AuditTag.CLAIM: _L("{actor}认领了：{subject}，{after[promised_on]} 前送到"),
    AuditTag.AGREE: _L("{actor}答应了：{subject}"),
    AuditTag.DECLINE: _L("{actor}没有答应：{subject}，{reason}"),
    AuditTag.DELIVER: _L("{actor}登记已送到：{subject}"),
    AuditTag.CONFIRM: _L("{actor}确认收到：{subject}"),
    AuditTag.SEND_BACK: _L("{actor}说没有收到或者不对：{subject}，{reason}"),
    AuditTag.THANK: _L("{actor}致谢：{subject}"),
    AuditTag.CALL_OFF: _L("{actor}登记不办了：{subject}，{reason}"),
}
TONES = {
    MatchState.ASKED: "wait", MatchState.CLAIMED: "wait", MatchState.DELIVERED: "wait", MatchState.CONFIRMED: "ok",
    MatchState.THANKED: "done", MatchState.DECLINED: "ink", MatchState.CALLED_OFF: "ink",
}  # fmt: skip
_NEXT = {
    MatchState.ASKED: _L("答应或者不答应"),
    MatchState.CLAIMED: _L("登记送到"),
    MatchState.DELIVERED: _L("确认收到"),
    MatchState.CONFIRMED: _L("致谢"),
}


def chair_rows(alliance, members):
    """``(label, member, days)`` of the chair today and the next one."""
    today = clock.today()
    terms = selectors.terms_of(alliance, members, selectors.look_ahead(selectors.charter_of(alliance), today))
    labels = (_("现在轮值"), _("下一任"))
    return [
        (label, pair[1].name if pair[1] else _("没有可以轮值的成员"), until(pair[0].starts_on, pair[0].ends_on - timedelta(days=1)))
        for label, pair in zip(labels, selectors.chairs_around(terms, today), strict=True)
        if pair
    ]  # fmt: skip


def member_rows(members, delegates, is_kept):
    """``(member, how long, who speaks for it)``; who left comes last, and delegates are named to who keeps them."""
    rows = sorted(members, key=lambda member: member.left_on is not None)
    return [
        (each, until(each.joined_on, each.left_on), delegates.get(each.pk, []) if is_kept and not each.left_on else [])
        for each in rows
    ]


def item_rows(items):
    """``(line, what everybody may read of the thing it stands for)``."""
    wishes = selectors.wishes_of(list(items))
    return [(each, wishes[each.pk].words if each.pk in wishes else "") for each in items]


def item_facts(item):
    """``(label, value)`` of a line."""
    rows = [
        (_("哪家单位"), item.member.name),
        (_("在哪里"), item.division.short_name if item.division else _("哪里都行")),
        (_("什么时候"), until(item.starts_on, item.ends_on)),
    ]
    if item.done_on:
        rows.append((_("办成的日子"), day(item.done_on)))
    if item.off_on:
        rows.append((_("为什么撤下"), f"{item.off_reason}（{day(item.off_on)}）"))
    return rows


def reason_words(suggestion):
    """Why two lines may fit, in a sentence."""
    said = [_("都说到“{words}”").format(words="”“".join(suggestion.words))]
    if suggestion.place:
        said.append(_("都在{place}").format(place=suggestion.place))
    said.append(_("{days}两边都可以").format(days=until(suggestion.first, suggestion.last)))
    return _("，").join(said) + _("。")


def suggestion_rows(found):
    """``(wanted, offered, why)``."""
    return [(wanted, offered, reason_words(why)) for wanted, offered, why in found]


def match_rows(matches):
    """``(match, tone)``."""
    return [(each, TONES[each.state]) for each in matches]


def match_steps(match):
    """What has happened and what comes: ``(tone, what, words)``."""
    state, rows = match.state, []
    began = day(clock.day_of(match.began_at))
    asked = state in (MatchState.ASKED, MatchState.DECLINED)
    rows.append(("done", _("请对方帮忙") if asked else _("认领"), f"{began}　{match.words}"))
    if match.promised_on:
        rows[-1] = (*rows[-1][:2], rows[-1][2] + "　" + _("{day}前送到").format(day=day(match.promised_on)))
    if match.delivered_on:
        by = f"（{match.delivered_by.name}）" if match.delivered_by else ""
        is_back = state == MatchState.CLAIMED
        rows.append(("late" if is_back else "done", _("送到"), f"{day(match.delivered_on)}　{match.delivery}{by}"))
    if match.said:
        rows.append(("late", _("退回或者不办的原因"), match.said))
    if match.received_on:
        rows.append(("done", _("对方确认收到"), f"{day(match.received_on)}　{match.receipt}"))
    if match.thanked_on:
        rows.append(("done", _("致谢"), f"{day(match.thanked_on)}　{match.thanks}"))
    if state not in ENDS and not (match.giver.alliance.ended_on or match.wanted.member.left_on):
        who = match.giver if state in (MatchState.ASKED, MatchState.CLAIMED) else match.wanted.member
        rows.append(("wait", _("下一步"), _("{who}：{what}").format(who=who.name, what=_NEXT[state])))
    return rows


def waiting_rows(actor, at):
    """今日要办: one row a match whose turn it is."""
    return [_waiting(each, at) for each in (selectors.waiting_matches(actor) or ())[:30]]


def _waiting(match, at):
    due = match.promised_on if match.state == MatchState.CLAIMED else clock.day_of(at)
    return Waiting(
        url=reverse("alliances:match", args=[match.public_id]), title=str(match), meta=match.get_state_display(),
        next_action=_NEXT[match.state], due_at=clock.day_end(due), clock=_("等您办"), due=_("{day}前").format(day=day(due)),
    )  # fmt: skip


def unit_panel(actor, unit):
    """On the page of a unit that is an alliance: the way to it, for who reads it. One query there, none elsewhere."""
    found = selectors.alliance_of(unit) if unit.kind == UnitKind.ALLIANCE else None
    return found if found and policies.can_read(actor, found) else None
