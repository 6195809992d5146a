"""Of needs that are one matter one leads. When its requester takes it back, the matter of the others goes on."""

from django.utils.translation import gettext as _

from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.needs import selectors
from lianxin.needs.models import Need
from lianxin.needs.services.dispatching import tell_unit
from lianxin.needs.services.telling import ring_desk
from lianxin.needs.services.terms import start_clock
from lianxin.needs.services.transitions import county_words, move
from lianxin.needs.vocabulary import Verb


@action
def pass_lead(*, need, at):
    """Let the need merged first into this locked one lead from now on, with the unit that has it and the earlier promise.

    The others follow it. Returns it, or ``None`` where nothing was merged. What was answered already is no answer to
    them until they are asked: the unit takes it on with a fresh promise.
    """
    merged = list(need.merged.select_for_update(of=("self",)).order_by("received_at", "pk"))
    if not merged:
        return None
    heir = merged[0]
    Need.objects.filter(pk__in=[each.pk for each in merged[1:]]).update(merged_into=heir)
    start_clock(heir, at, no_later_than=need.due_at if need.clock_runs else None)
    keeps_unit = need.unit_id and heir.about_unit_id != need.unit_id and not selectors.is_kept_from(heir, need.unit)
    heir.extensions.filter(granted__isnull=True).update(dropped=True)
    changes = {
        "reopened": heir.reopened + sum(each.reopened for each in merged[1:]),
        "merged_into": None,
        "closed_at": None,
        "desk_path": need.desk_path,
        "unit": need.unit if keeps_unit else None,
        "dispatched_at": need.dispatched_at if keeps_unit else None,
        "dispatched_by_id": need.dispatched_by_id if keeps_unit else None,
        "dispatch_is_final": need.dispatch_is_final if keeps_unit else False,
    }
    heir = move(heir, Verb.LEAD, SYSTEM, at=at, other=need.number, changes=changes)
    with county_words():
        if heir.unit_id:
            tell_unit(heir, _("同一件事接着办：{number}").format(number=heir.number), key=f"{Verb.LEAD}")
        elif heir.is_pressing:
            ring_desk(heir, key=f"{Verb.LEAD}")
    return heir
