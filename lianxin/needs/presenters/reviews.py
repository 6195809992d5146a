"""How a review of a mark is said to both sides."""

from django.utils.translation import gettext as _

from lianxin.kit.templatetags.kit import moment


def review_lines(review):
    """Label and words of each turn, in their order."""
    pairs = [
        (_("承办单位请认定"), f"{moment(review.asked_at)} · {review.get_reason_display()}：{review.words}"),
        (_("凭据"), review.evidence),
        (_("诉求人的意见"), review.objection or _waits(review)),
        (_("上一级认定"), _found(review.finding, review.finding_words, review.found_at)),
        (
            _("承办单位申诉") if review.appeal_by_unit else _("诉求人申诉"),
            f"{moment(review.appealed_at)} · {review.appeal}" if review.appealed_at else "",
        ),
        (_("复核结果"), _found(review.final, review.final_words, review.final_at)),
        (_("重新办理"), _("诉求已重办，这次认定不再算") if review.dropped else ""),
    ]
    return [(label, words) for label, words in pairs if words]


def _waits(review):
    return "" if review.finding is not None else _("{due}前可以说").format(due=moment(review.objection_ends_at))


def _found(finding, words, at):
    if finding is None:
        return ""
    return f"{moment(at)} · {_('不可归责') if finding else _('可以归责')}：{words}"
