"""What each channel brings beside the need, and what must hold of it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.needs.models import IntakeDetails
from lianxin.needs.vocabulary import Anonymity


@dataclass(frozen=True)
class Details:
    """Of a call its time; of a letter its dates; of what was heard at a door who heard it and whether they may say so."""

    called_at: datetime | None = None
    written_on: date | None = None
    postmarked_on: date | None = None
    heard_by_name: str = ""
    household_agreed: bool | None = None


def keep_details(need, details, at):
    """Write them down beside a need just registered; nothing is written where there is nothing."""
    if details is None or details == Details():
        return
    if details.called_at and details.called_at > at:
        raise RuleBroken(_("来电时间还没到，请核对。"), field="called_at")
    for name in ("written_on", "postmarked_on"):
        if (day := getattr(details, name)) and day > localdate(at):
            raise RuleBroken(_("这个日期还没到，请核对。"), field=name)
    if details.written_on and details.postmarked_on and details.postmarked_on < details.written_on:
        raise RuleBroken(_("邮戳早于信上的日期，请核对。"), field="postmarked_on")
    if details.household_agreed is False and need.anonymity != Anonymity.ANONYMOUS:
        raise RuleBroken(
            _("这一户没有同意代报，不能记姓名和电话：请在“姓名怎么处理”选“匿名”，事情照样登记。"),
            field="household_agreed",
        )
    IntakeDetails.objects.create(need=need, **asdict(details))
