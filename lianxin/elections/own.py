"""What this room holds about one person: where they stood, and whether they were to be recalled."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.elections.models import Candidate, Recall
from lianxin.kit.own_data import Own


def _under(model, ref, user):
    def whose(person):
        mine = Q(**{ref: person.public_id})
        if person.user_id:
            mine |= Q(**{user: person.user_id})
        return model.objects.filter(mine).order_by("pk")

    return whose


OWN = (
    Own(
        "candidacies", _("我当候选人"), _under(Candidate, "holder_ref", "user"),
        {
            "election__unit__name": _("哪个单位"), "post__title": _("岗位"), "election__kind": _("什么选举"),
            "nominated_on": _("哪天提名的"), "elected_in": _("第几次计票当选"), "withdrawn_on": _("哪天退出"),
            "declined_because": _("当选后为什么不就任"),
        },
    ),
    Own(
        "recalls", _("对我的罢免"), _under(Recall, "tenure__holder_ref", "tenure__user"),
        {
            "tenure__post__title": _("岗位"), "raised_on": _("哪天提的"), "reason": _("理由"), "answer": _("本人的申辩"), "state": _("状态"),
            "vote_on": _("投票日"), "listed": _("名单上的人数"), "cast": _("收回选票"), "in_favour": _("同意罢免"),
        },
    ),
)  # fmt: skip
