"""When a year's holidays are announced, answers promised in it are reckoned anew: earlier where it is, never later."""

from datetime import date

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.templatetags.kit import day
from lianxin.kit.tree import within
from lianxin.people.models import RightsRequest
from lianxin.people.services.rights import due_after, tell_asker
from lianxin.people.vocabulary import OPEN_RIGHTS, AuditTag


def reckon_requests(*, division, year, before):
    """Every open request to be answered in that year at the place and below. Returns how many are due earlier now."""
    first, last = (clock.day_start(date(each, 1, 1)) for each in (year, year + 1))
    due = RightsRequest.objects.filter(
        within(division.path, "division_path"), state__in=OPEN_RIGHTS, due_at__gte=first, due_at__lt=last
    )
    return sum(bring_answer_forward(request=asked) for asked in due.order_by("pk"))


@action
def bring_answer_forward(*, request):
    """One of them while it is open; who asked hears of the earlier day. One that would be later stays as it was told."""
    rows = RightsRequest.objects.select_for_update(of=("self",)).select_related("person__division")
    request = rows.get(pk=request.pk)
    now = due_after(request.asked_at, request.person.division)
    if not request.is_open or now >= request.due_at:
        return False
    told, request.due_at = request.due_at, now
    request.save(update_fields=["due_at"])
    tell_asker(
        request, f"reckoned-{now.isoformat()}",
        _("您的个人信息请求，最迟{due}答复").format(due=day(now)),
        _("放假安排公布了，最迟答复的日期从{told}提前到{due}。").format(told=day(told), due=day(now)),
    )  # fmt: skip
    audit.record(
        AuditTag.RIGHTS_RECKONED, request, SYSTEM, before={"due": told.isoformat()}, after={"due": now.isoformat()}
    )
    return True
