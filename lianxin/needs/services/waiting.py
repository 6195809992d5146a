"""A pause that lasts is not forgotten: whoever was asked is asked again, and so is whoever waits."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.rounds import one_by_one
from lianxin.needs import selectors
from lianxin.needs.models import Need, NeedPause
from lianxin.needs.services.dispatching import tell_unit
from lianxin.needs.services.terms import end_pause
from lianxin.needs.services.transitions import county_words, lock, move, tell_one, with_one_stop
from lianxin.needs.vocabulary import ASKED_AGAIN_AFTER, State, Verb


def end_due_pauses(*, at=None):
    """Pauses whose day is over end by themselves: the clock runs again. Returns how many."""
    at = at or clock.now()
    over = NeedPause.objects.filter(ended_at__isnull=True, until__lt=clock.day_of(at)).order_by("until", "pk")
    return one_by_one(
        "ending a pause", list(over.values_list("need", flat=True)[:200]), lambda pk: end_due_pause(need_id=pk, at=at)
    )


@action
def end_due_pause(*, need_id, at):
    """The requester was waited for until the day that was said; returns whether the pause ended now."""
    need = lock(Need(pk=need_id))
    pause = need.pauses.filter(ended_at__isnull=True, until__lt=clock.day_of(at)).first()
    if pause is None or need.state != State.WAITING_REQUESTER:
        return False
    end_pause(need, min(at, clock.day_end(pause.until)))
    move(need, Verb.RESUME, SYSTEM, at=at)
    with county_words():
        words = _("等诉求人补充的日子到了，时限接着走：{number}").format(number=need.number)
        tell_unit(need, words, key=f"pause-over:{pause.pk}")
    return True


@action
def remind_of_pauses(*, at=None):
    """Once for every week a need waits for its requester, tell them and the unit. Returns how many wait that long."""
    at = at or clock.now()
    lasting = list(selectors.lasting_pauses(at))
    for pause in lasting:
        week = (at - pause.started_at) // ASKED_AGAIN_AFTER
        need, key = pause.need, f"waits:{pause.pk}:{week}"
        with county_words():
            asked = _("还在等您补充：{asked}。没有要补充的，也请说一声，好接着办。").format(asked=pause.asked)
            waits = _("等诉求人补充已经很久，请再问一次或者接着办：{number}").format(number=need.number)
            tell_one(need, with_one_stop(asked), key=key)
            tell_unit(need, waits, key=key)
    return len(lasting)
