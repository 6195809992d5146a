"""What a category asks, answers with and checks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """How a category's question is answered. Values are the data types of Open311, but for the last."""

    STRING = "string", _("写一句")
    TEXT = "text", _("写几句")
    NUMBER = "number", _("写数字")
    DATETIME = "datetime", _("写日期和时间")
    SINGLE = "singlevaluelist", _("选一个")
    SEVERAL = "multivaluelist", _("可以选几个")
    NOTICE = "notice", _("只是提醒，不用答")

    @property
    def has_options(self):
        return self in (QuestionKind.SINGLE, QuestionKind.SEVERAL)


class TemplateUse(models.TextChoices):
    """The steps an answer template is for. Values are verbs."""

    ANSWER_ON_SPOT = "answer_on_spot", _("当场答复")
    PROGRESS = "progress", _("写进展")
    ASK_REQUESTER = "ask_requester", _("请诉求人补充")
    REPORT_RESOLVED = "report_resolved", _("答复办结")
    EXPLAIN = "explain", _("说明暂不能办")
    REJECT = "reject", _("不予受理")
    REFER_OUT = "refer_out", _("转有关渠道")


class CheckedAt(models.TextChoices):
    """When a point of a category's checklist is checked. Values are verbs."""

    REPORT_RESOLVED = "report_resolved", _("经办人答复前")
    APPROVE_ANSWER = "approve_answer", _("核对答复时")
