"""How a sheet is filled in: the same sentence on the printed slip and on the phone, before anybody spoils one."""

from django.utils.translation import gettext as _

from lianxin.deliberation.vocabulary import BallotKind


def how_to_mark(ballot):
    """What is marked, how many of it, and what does not count."""
    rule = ballot.rule
    words = {
        BallotKind.YES_NO: _("只选一项。"),
        BallotKind.CHOOSE: _("最多选 {most} 项，选多了不算。"),
        BallotKind.ELECT: _("最多选 {most} 项，选多了不算。"),
        BallotKind.APPROVAL: _("赞成哪几项就选哪几项，不限几项。"),
        BallotKind.POINTS: _("一共 {points} 点，在要的那几项上写给几点，不用都写；加起来超过了不算。"),
        BallotKind.CONDORCET: _("最想要的写 1，其次写 2；不写的排在最后。"),
        BallotKind.RUN_OFF: _("最想要的写 1，其次写 2；不写的排在最后。"),
        BallotKind.CONSENT: _("只选一项；反对的要写理由，没有理由不算。"),
        BallotKind.ADVICE: _("只选一项，写明理由，没有理由不算。"),
    }[ballot.kind]
    return words.format(most=rule.get("most") or rule.get("seats"), points=rule.get("budget"))
