"""What a body is held to, in sentences: its notice, its charter."""

from django.utils.translation import gettext as _


def notice_in_words(body, days):
    if not days:
        return _("法律没有规定，按惯例；章程写了的，登记章程")
    if body.charter_notice is not None and days == body.charter_notice:
        return _("{days} 天（{article}）").format(days=days, article=body.charter_article)
    return _("{days} 天").format(days=days)


def charter_facts(body):
    """``(label, words)`` of what the charter says; nothing where it is silent."""
    facts = []
    if body.charter_quorum:
        facts.append((_("章程：到多少人才能开"), body.get_charter_quorum_display()))
    if body.charter_majority:
        facts.append((_("章程：多少人同意才通过"), body.get_charter_majority_display()))
    if body.charter_convene:
        facts.append((_("章程：多少人可以要求开会"), body.get_charter_convene_display()))
    if body.held_to.by_charter:
        told = _("代表大会可以决定") if body.charter_budget else _("章程没有写，由成员大会决定")
        facts.append((_("年度预算、收益分配"), told))
    if body.charter_article:
        facts.append((_("章程第几条"), body.charter_article))
    return facts
