"""Somebody leaves a post, as an officer enters it; who was elected leaves by the ways of the law alone."""

from django.utils.translation import gettext as _

from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import policies, selectors
from lianxin.organisations.calc.kinds import RECALLED
from lianxin.organisations.services.tenures import end_tenure
from lianxin.organisations.vocabulary import EndReason

_sources = {"evaluations": lambda tenure: False}


def register_evaluation_source(function):
    """``function(tenure)``: whether the people found the holder not competent twice running, which ends the post."""
    _sources["evaluations"] = function


@action
def leave_post(
    *, tenure, on, why, by, words="", decided_by="", decided_on=None, decided_present=None, decided_for=None
):  # fmt: skip
    """The holder leaves, for one of ``EndReason``, with the ``words`` that give the ground.

    Who was elected to a committee or to its supervision is neither moved nor recalled at a desk: refuses what no vote and no
    article bears out, and an end without its ground (decision 0500). Who resigns serves until the body that elected them has
    let them go: which one, when, how many were there and how many were for it.
    """
    post, decision = tenure.post, None
    policies.can_manage_unit(by, post.unit.division_path, post.unit.kind).or_raise()
    words = words.strip()
    if selectors.is_voted_on(post):
        _check_elected(tenure, on, why, words)
        if why == EndReason.RESIGNED:
            decision = _decision(tenure, on, decided_by.strip(), decided_on, decided_present, decided_for)
    elif why == EndReason.OTHER and not words:
        raise RuleBroken(_("请写明原因。"), field="words")
    label = EndReason(why).label
    reason = f"{label}。{words}" if words else str(label)
    return end_tenure(tenure=tenure, on=on, reason=reason, decision=decision, by=by)


def _check_elected(tenure, on, why, words):
    if why == EndReason.MOVED:
        raise RuleBroken(_("选举产生的职务不能调动。本人不再任职的，登记辞职。"), field="why")
    if why == EndReason.RECALLED and tenure.post.unit.kind in RECALLED:
        raise RuleBroken(_("罢免要由选民、代表投票。请到“选举”里登记罢免，计票通过当天离任。"), field="why")
    if why == EndReason.INCOMPETENT_TWICE and not _sources["evaluations"](tenure):
        raise RuleBroken(_("“选育管用”里没有连续两次民主评议不称职的结果。请先登记评议的结果。"), field="why")
    if why == EndReason.TERM_OVER and tenure.term_ends_on and on < tenure.term_ends_on:
        raise RuleBroken(_("任期到 {day} 才届满。").format(day=tenure.term_ends_on.isoformat()), field="on")
    if not words:
        raise RuleBroken(_("这个职务是选举产生的，请写明依据：哪一天的哪次会议、哪份文书。"), field="words")


def _decision(tenure, on, decided_by, decided_on, present, in_favour):
    if not (decided_by and decided_on and present and in_favour is not None):
        raise RuleBroken(
            _("选举产生的职务，辞职要由选他的会议决定。请写哪个会议、哪天、到会多少人、多少人同意。"),
            field="decided_by",
        )
    if not tenure.starts_on <= decided_on <= on:
        raise RuleBroken(_("决定的日子要在任职以后，不晚于离任日。"), field="decided_on")
    if not (in_favour <= present and 2 * in_favour > present):
        raise RuleBroken(_("到会的人要超过一半同意，辞职才算接受。"), field="decided_for")
    return {
        "decided_by": decided_by, "decided_on": decided_on, "decided_present": present, "decided_for": in_favour,
    }  # fmt: skip
