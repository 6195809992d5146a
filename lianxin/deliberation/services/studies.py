"""What the Party studied before a body meets: a meeting of its own in the same place, with minutes, on the same matters."""

from django.utils.translation import gettext as _

from lianxin.deliberation import policies, selectors
from lianxin.deliberation.vocabulary import MeetingState
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day

_STUDIED = (MeetingState.MINUTED, MeetingState.VALIDATED)
_ARTICLE = "村民委员会组织法第二十八条；农村集体经济组织法第二十六条"


def fitting_study(study, body):
    """The meeting, if it is one of the Party's bodies of the same place."""
    if study is not None and (
        study.body.kind not in policies.PARTY_BODIES or study.division_path != body.division_path
    ):
        raise RuleBroken(_("先研究的应当是本地党支部的会议。"), field="study")
    return study


def require_study(meeting):
    """Each matter on the agenda was on that of the study, which has minutes, and is not one the body has met on since.

    What has a topic is known by it, what has none by its name or its motion; and where a matter is on a way with steps of the
    Party's own, these are taken.
    """
    study = meeting.study
    if study is None or study.state not in _STUDIED:
        raise RuleBroken(_("重要事项先由党组织研究：先开支部会、写好记录，再通知这次会。"), article=_ARTICLE)
    left, met = selectors.unstudied(meeting)
    if left is not None and met is None:
        raise RuleBroken(
            _("{study}没有研究过“{matter}”。先由党组织研究、写好记录，再点“党组织先研究”，选研究过它的那次会；议程的名字照研究时的写。").format(
                study=study, matter=left.topic or left.title
            ),
            article=_ARTICLE,
        )  # fmt: skip
    if left is not None:
        raise RuleBroken(
            _("“{matter}”是在{day}那次会以前研究的，那次会已经开过。再上会，先由党组织再研究一次、写好记录。").format(
                matter=left.topic or left.title, day=day(met.opened_at)
            ),
            article=_ARTICLE,
        )
    for item in meeting.items.filter(topic__isnull=False).select_related("topic"):
        if phase := selectors.study_that_waits(item.topic, meeting.body.kind):
            raise RuleBroken(
                _("“{topic}”正在走程序，“{phase}”这一步还没有走。先走完这一步，再通知这次会。").format(
                    topic=item.topic, phase=_(phase.name)
                ),
                article=_ARTICLE,
            )
