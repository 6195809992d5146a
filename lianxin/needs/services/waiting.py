"""A pause that lasts is not forgotten: whoever was asked is asked again, and so is whoever waits."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.needs import selectors
from lianxin.needs.services.dispatching import tell_unit
from lianxin.needs.services.transitions import county_words, tell_one, with_one_stop
from lianxin.needs.vocabulary import ASKED_AGAIN_AFTER


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
