"""How a version of village rules is said: where it stands, its clauses, and what their words point to."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.village_rules import clauses, findings
from lianxin.deliberation.presenters.processes import lines_of
from lianxin.deliberation.presenters.topics import Row
from lianxin.deliberation.vocabulary import VillageRuleState
from lianxin.kit.errors import NotFound
from lianxin.kit.templatetags.kit import day

#: The assembly votes on its words now, or did and may have to again in its term.
_VOTED_ON = (VillageRuleState.CHECKED, VillageRuleState.IN_FORCE)
_TONES = {
    VillageRuleState.IN_FORCE: "ok", VillageRuleState.REPLACED: "done", VillageRuleState.ENDED: "done",
    VillageRuleState.DROPPED: "done",
}  # fmt: skip


def address_of_village_rule(public_id):
    """Where everybody reads more of a version that hangs on the board."""
    return reverse("deliberation:village_rule", args=[public_id])


def seen_village_rule(public_id, viewer):
    """The same for who may read that version, empty for others: one that was dropped, or is a draft again, is not everybody's."""
    try:
        selectors.find_village_rule(public_id, viewer)
    except NotFound:
        return ""
    return address_of_village_rule(public_id)


def village_rule_row(rule):
    return Row(
        address_of_village_rule(rule.public_id),
        rule.title,
        _TONES.get(rule.state, "wait"),
        rule.get_state_display(),
        f"{rule.division.short_name} · " + _("第 {n} 版").format(n=rule.version),
    )


def village_rule_lines(rule):
    until = {"consult": rule.consult_until, "check": rule.due_on, "file": rule.due_on}
    ended = rule.state == VillageRuleState.DROPPED
    return lines_of(rule.phases, rule.state, until, owed=("check", "file"), ended=ended)


def review_lines(reviews):
    """``(day, outcome, review)`` of every time an assembly looked at it again."""
    return [(day(each.decided_on), each.get_outcome_display(), each) for each in reviews]


def clauses_of(rule, *, is_under_review=False):
    """``(clause, what its words point to)`` of every clause, while it can still be changed and when it is looked at again."""
    told = {}
    if is_under_review or rule.state in (
        VillageRuleState.DRAFT,
        VillageRuleState.CONSULTING,
        VillageRuleState.CHECKING,
    ):
        for each in findings(rule.text):
            sentence = _("“{words}”：{what}。{article}").format(
                words=each.words, what=_(each.ban.name), article=_(each.ban.article)
            )
            told.setdefault(each.clause, []).append(sentence)
    return [(clause, told.get(number, [])) for number, clause in enumerate(clauses(rule.text), 1)]


def village_rule_facts(rule, review=None):
    """``review`` is what ``selectors.review_of`` says of rules in force."""
    facts = [(_("哪里"), rule.division.short_name), (_("第几版"), rule.version)]
    if rule.consult_until:
        facts.append((_("征求意见"), f"{day(rule.consult_from)} – {day(rule.consult_until)}"))
    for label, words in (
        (_("有的话为什么不算违法"), rule.explained), (_("大家提了什么，改了哪里"), rule.heard), (_("乡镇怎么说"), rule.checked),
    ):  # fmt: skip
        if words:
            facts.append((label, words))
    if rule.state in _VOTED_ON:
        told = _("同意“{title}”第 {version} 版，校验码 {number}。")
        words = told.format(title=rule.title, version=rule.version, number=rule.draft_number)
        facts.append((_("会上表决的话，照抄"), words))
    if rule.posted_at:
        facts.append((_("上次表决、复核"), day(rule.decided_on)))
    if review:
        due, begun = review
        facts.append((_("下次复核"), _("换届以后的会议来复核，{day}前").format(day=day(due)) if begun else day(due)))
    if rule.filing:
        facts.append((_("备案文号"), f"{rule.filing}（{day(rule.filed_on)}）"))
    return facts
