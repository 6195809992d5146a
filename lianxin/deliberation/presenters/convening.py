"""Meetings that people ask for, and how often a body meets, in sentences."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation.calc.quorum_rules import Number
from lianxin.deliberation.presenters.bodies import convening_source
from lianxin.deliberation.presenters.meetings import share_in_words
from lianxin.deliberation.presenters.topics import Row
from lianxin.deliberation.vocabulary import ConveningState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day, moment

_TONES = {ConveningState.GATHERING: "wait", ConveningState.BINDING: "late", ConveningState.CALLED: "ok"}


def convening_line(line):
    """One test in words: 名册上 1200 人，十分之一以上就是 120 人；签了 97 人，还差 23 人。"""
    numbers = {"of": line.of, "needed": line.needed, "count": line.count, "share": share_in_words(str(line.share))}
    told = {
        Number.ROLL: _("名册上 {of} 人，要{share}，就是 {needed} 人；签了 {count} 人，"),
        Number.HOUSEHOLDS: _("名册上 {of} 户，要{share}，就是 {needed} 户；签了 {count} 户，"),
        Number.REPRESENTATIVES: _("代表 {of} 人，要{share}，就是 {needed} 人；代表签了 {count} 人，"),
    }[line.of_name].format(**numbers)
    return told + (_("够了。") if line.holds else _("还差 {missing}。").format(missing=line.needed - line.count))


def convening_row(convening):
    due = convening.due_on and _("最晚 {day} 开").format(day=day(convening.due_on))
    meta = (convening.body.name, moment(convening.asked_at), due)
    return Row(
        reverse("deliberation:convening", args=[convening.public_id]),
        str(convening),
        _TONES.get(convening.state, "done"),
        convening.get_state_display(),
        " · ".join(map(str, filter(None, meta))),
    )


def convening_facts(convening, *, days, staff):
    facts = [
        (_("要求哪个会开会"), convening.body.name),
        (_("凭什么可以要求"), convening_source(convening.body)),
        (_("提出时间"), moment(convening.asked_at)),
        (_("多少天内开"), _("人数够了以后 {days} 天内").format(days=days)),
    ]
    if staff:
        facts.append((_("谁登记的"), convening.asked_by_name))
    if convening.roll_id:
        facts.append((_("按哪本名册数"), str(convening.roll)))
    if convening.due_on:
        facts.append((_("最晚哪天开"), due_in_words(convening)))
    if convening.dropped_reason:
        facts.append((_("为什么不要求了"), convening.dropped_reason))
    return facts


def due_in_words(convening):
    """The day by which the meeting is held, and whether it is over."""
    if convening.state == ConveningState.BINDING and convening.due_on < clock.today():
        return _("{day}，已经过了").format(day=day(convening.due_on))
    return day(convening.due_on)


def rhythm_facts(body, rhythm):
    """``(label, words)``: when the body met last, by when it meets next, late or not, and by what rule."""
    if rhythm is None:
        return []
    due = _("{day}前").format(day=day(rhythm.due))
    if rhythm.is_late:
        due = _("应当在 {day} 前开，已经晚了").format(day=day(rhythm.due))
    return [
        (_("多久开一次"), _(body.held_to.every_source)),
        (_("上次开会"), day(rhythm.last) if rhythm.last else _("还没有开过")),
        (_("下次最晚"), due),
    ]
