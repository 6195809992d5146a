"""Files of work orders that come in, and tables for an office above."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    """How far a file of work orders is."""

    RECEIVED = "received", _("待核对")
    RUNNING = "running", _("正在收")
    DONE = "done", _("已收完")


#: Columns of a file of work orders.
ORDER_FIELDS = {
    "number": _("工单编号"),
    "content": _("诉求内容"),
    "title": _("标题"),
    "place": _("地址"),
    "caller": _("来电人"),
    "phone": _("来电号码"),
    "category": _("分类"),
    "urgency": _("紧急程度"),
    "happened_on": _("哪天发生的"),
    "called_at": _("来电时间"),
    "due_at": _("办结时限"),
}


class FormRows(models.TextChoices):
    """What a row of a table for an office above stands for."""

    CASE = "case", _("一件诉求")
    PLACE = "place", _("一个地方")
    CATEGORY = "category", _("一个分类")
    UNIT = "unit", _("一个承办单位")


#: Columns of such a table where a row is a case. Those in ``PERSONAL_COLUMNS`` name people.
CASE_COLUMNS = {
    "number": _("编号"),
    "upstream": _("上游编号"),
    "received": _("收到时间"),
    "channel": _("渠道"),
    "kind": _("类型"),
    "category": _("分类"),
    "urgency": _("缓急"),
    "place": _("地方"),
    "state": _("状态"),
    "unit": _("承办单位"),
    "due": _("承诺答复"),
    "answered": _("答复时间"),
    "in_time": _("是否按时"),
    "closed": _("销号时间"),
    "solved": _("是否解决"),
    "satisfaction": _("满意度"),
    "title": _("一句话"),
    "content": _("诉求内容"),
    "happened": _("哪天发生的"),
    "place_words": _("具体在哪里"),
    "language": _("说什么话"),
    "reply_way": _("怎么答复"),
    "answer": _("答复"),
    "name": _("诉求人"),
    "phone": _("电话"),
}
PERSONAL_COLUMNS = frozenset({"title", "content", "place_words", "language", "reply_way", "answer", "name", "phone"})
#: And where a row counts cases. Shares come with their numerator and denominator as columns of their own.
COUNT_COLUMNS = {
    "received": _("收到件数"),
    "closed": _("已办结件数"),
    "open": _("还在办件数"),
    "late": _("超时未答复件数"),
    "on_time": _("按时答复率"),
    "on_time_made": _("按时答复"),
    "on_time_of": _("应按时答复"),
    "response": _("响应率"),
    "response_made": _("按时联系"),
    "response_of": _("应联系"),
    "resolution": _("解决率"),
    "resolution_made": _("解决（部分解决按权重）"),
    "resolution_of": _("回访到"),
    "satisfied": _("满意率"),
    "satisfied_made": _("满意"),
    "satisfied_of": _("评价满意度的"),
}
