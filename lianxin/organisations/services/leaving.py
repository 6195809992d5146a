"""Somebody leaves a post, as an officer enters it; who was elected leaves by the ways of the law alone."""

from django.utils.translation import gettext as _

from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import policies, selectors
from lianxin.organisations.services.tenures import end_tenure
from lianxin.organisations.vocabulary import EndReason, UnitKind

_sources = {"evaluations": lambda tenure: False}


def register_evaluation_source(function):
    """``function(tenure)``: whether the people found the holder not competent twice running, which ends the post."""
    _sources["evaluations"] = function


@action
def leave_post(*, tenure, on, why, by, words=""):
    """The holder leaves, for one of ``EndReason``, with the ``words`` that give the ground.

    Who was elected to a committee or to its supervision is neither moved nor recalled at a desk: refuses what no vote and no
    article bears out, and an end without its ground (decision 0500).
    """
    post = tenure.post
    policies.can_manage_unit(by, post.unit.division_path, post.unit.kind).or_raise()
    words = words.strip()
    if selectors.is_voted_on(post):
        _check_elected(tenure, on, why, words)
    elif why == EndReason.OTHER and not words:
        raise RuleBroken(_("请写明原因。"), field="words")
    label = EndReason(why).label
    return end_tenure(tenure=tenure, on=on, reason=f"{label}。{words}" if words else str(label), by=by)


def _check_elected(tenure, on, why, words):
    if why == EndReason.MOVED:
        raise RuleBroken(_("选举产生的职务不能调动。本人不再任职的，登记辞职。"), field="why")
    if why == EndReason.RECALLED and tenure.post.unit.kind == UnitKind.VILLAGERS_COMMITTEE:
        raise RuleBroken(_("罢免要由选民投票。请到“选举”里登记罢免，计票通过当天离任。"), field="why")
    if why == EndReason.INCOMPETENT_TWICE and not _sources["evaluations"](tenure):
        raise RuleBroken(_("“选育管用”里没有连续两次民主评议不称职的结果。请先登记评议的结果。"), field="why")
    if why == EndReason.TERM_OVER and tenure.term_ends_on and on < tenure.term_ends_on:
        raise RuleBroken(_("任期到 {day} 才届满。").format(day=tenure.term_ends_on.isoformat()), field="on")
    if not words:
        raise RuleBroken(_("这个职务是选举产生的，请写明依据：哪一天的哪次会议、哪份文书。"), field="words")
