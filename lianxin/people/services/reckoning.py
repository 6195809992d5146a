"""When a year's holidays are announced, answers promised in it are reckoned anew: earlier where it is, never later."""

from datetime import date

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.tree import within
from lianxin.people.models import RightsRequest
from lianxin.people.services.rights import due_after
from lianxin.people.vocabulary import OPEN_RIGHTS, AuditTag


def reckon_requests(*, division, year, before):
    """Every open request to be answered in that year at the place and below. Returns how many are due earlier now."""
    first, last = (clock.day_start(date(each, 1, 1)) for each in (year, year + 1))
    due = RightsRequest.objects.filter(
        within(division.path, "division_path"), state__in=OPEN_RIGHTS, due_at__gte=first, due_at__lt=last
    )
    return sum(bring_answer_forward(request=asked) for asked in due.select_related("person__division").order_by("pk"))


@action
def bring_answer_forward(*, request):
    """One of them; a day that would be later stays as it was told."""
    now = due_after(request.asked_at, request.person.division)
    if now >= request.due_at:
        return False
    told, request.due_at = request.due_at, now
    request.save(update_fields=["due_at"])
    audit.record(
        AuditTag.RIGHTS_RECKONED, request, SYSTEM, before={"due": told.isoformat()}, after={"due": now.isoformat()}
    )
    return True
