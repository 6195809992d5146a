"""What a body is held to, in sentences: its notice, its charter."""

from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.vocabulary import Matter


def which_meeting(meeting):
    """The number of the meeting, and of the body's term where it has one: 第 12 届第 3 次."""
    if not meeting.body.term:
        return _("第 {number} 次").format(number=meeting.number)
    return _("第 {term} 届第 {number} 次").format(term=meeting.body.term, number=meeting.number)


def notice_in_words(body, days):
    if not days:
        return _("法律没有规定，按惯例；章程写了的，登记章程")
    if body.charter_notice is not None and days == body.charter_notice:
        return _("{days} 天（{article}）").format(days=days, article=body.charter_article)
    return _("{days} 天").format(days=days)


def ground_facts(body):
    """``(label, words)``: why representatives meet in the place of everybody, with the law that lets them; nothing for others."""
    held = body.held_to
    if not held.stands_on:
        return []
    told = _("还没有写明；写明以前不能通知开会。")
    if body.stands_on:
        told = f"{body.get_stands_on_display()}，{body.stands_on_words}"
    return [(_("为什么设代表会议"), told), (_("设立的依据"), _(held.ground_source))]


def represented_facts(body):
    """``(label, words)``: whose members the representatives of a cooperative stand for, and how many it takes; nothing for others."""
    needs = body.held_to.stands_for
    if needs is None:
        return []
    members = selectors.sitting_in(body.stands_for)
    told = _("{body}，{members} 名成员；代表一般 {usual} 人，最少 {least} 人").format(
        body=body.stands_for.name, members=members, usual=needs.usual(members), least=needs.least
    )
    return [(_("代表谁"), told)]


def convening_source(body):
    """Where the right to ask for its meeting comes from: the law, or the article of the body's own charter where the law is silent."""
    if body.held_to.rule.convene_on:
        return _(body.held_to.rule.source)
    return _("{body}的章程：{article}").format(body=body.name, article=body.charter_article)


def charter_facts(body):
    """``(label, words)``: its term, and what the charter says; nothing where it is silent."""
    facts = [(_("第几届"), _("第 {term} 届").format(term=body.term))] if body.term else []
    if body.charter_quorum:
        facts.append((_("章程：到多少人才能开"), body.get_charter_quorum_display()))
    if body.charter_majority:
        facts.append((_("章程：多少人同意才通过"), body.get_charter_majority_display()))
    if body.charter_convene:
        facts.append((_("章程：多少人可以要求开会"), body.get_charter_convene_display()))
    if body.held_to.by_charter:
        told = [str(Matter(each).label) for each in body.charter_matters]
        facts.append((_("章程：代表大会可以定哪些事"), _("；").join(told) or _("章程没有写，都由成员大会定")))
    if body.charter_article:
        facts.append((_("章程第几条"), body.charter_article))
    return facts
