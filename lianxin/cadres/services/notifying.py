"""What the person is told of their own appraisal: where it stands, and until when they have a say."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from lianxin.cadres.vocabulary import AppraisalKind, AppraisalState, Grade, MessageKind
from lianxin.kit.templatetags.kit import day
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient


def tell_suggested(appraisal, at):
    """Each time a grade is suggested; which one stands in their file."""
    with override(settings.LANGUAGE_CODE):
        title = _("{round}：有了等级意见，请您看").format(round=str(appraisal.round))
        body = _("意见和原因在“我的档案”里。有不对的地方，{day}以前说；过了这一天就可以定等级。").format(
            day=day(appraisal.look_until)
        )
    _tell(appraisal, title, body, f"suggested:{at.timestamp():.0f}")


def tell_decided(appraisal, at):
    """The result with how long they may appeal; it says what stands in their file, and no more. Without an account a person tells it."""
    if not appraisal.file.user_id:
        return
    with override(settings.LANGUAGE_CODE):
        title = _("{round}：您的结果是“{grade}”").format(round=str(appraisal.round), grade=_grade(appraisal))
        until = day(appraisal.appeal_until)
        if appraisal.round.kind == AppraisalKind.DEMOCRATIC:
            body = _("各等级的票数在“我的档案”里。不同意的，{day}以前可以申诉。").format(day=until)
        else:
            body = _("谁定的、为什么，在“我的档案”里。不同意的，{day}以前可以申诉。").format(day=until)
    _tell(appraisal, title, body, f"result:{at.timestamp():.0f}")


def tell_appeal_answered(appraisal):
    with override(settings.LANGUAGE_CODE):
        if appraisal.state == AppraisalState.UPHELD:
            title = _("{round}：您的申诉成立，等级改为“{grade}”").format(
                round=str(appraisal.round), grade=_grade(appraisal)
            )
        elif appraisal.state == AppraisalState.RECOUNT:
            title = _("{round}：您的申诉成立，退回重新计票").format(round=str(appraisal.round))
        else:
            title = _("{round}：您的申诉有了答复，等级不变").format(round=str(appraisal.round))
        body = _("怎么答复的，在“我的档案”里。")
    _tell(appraisal, title, body, f"appeal:{appraisal.state}")


def _grade(appraisal):
    return Grade(appraisal.grade).label


def _tell(appraisal, title, body, key):
    """Who has no account is told by a person: it stands in the list of who writes things down for them."""
    file = appraisal.file
    if file.user_id:
        messaging.notify(
            to=Recipient(user_id=file.user_id, name=file.name), kind=MessageKind.APPRAISAL, title=title, body=body,
            url=f"/cadres/files/{file.public_id}/appraisals/", key=f"cadres:{key}:{appraisal.public_id}",
        )  # fmt: skip
