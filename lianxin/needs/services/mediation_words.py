"""What the services of a mediation share: its row under lock, the one way it moves, and whom they tell."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import moment
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import policies, selectors
from lianxin.needs.models import Mediation
from lianxin.needs.services.transitions import county_words
from lianxin.needs.vocabulary import MEDIATION_WAYS, MessageKind


def begin(mediation, by, verb):
    """Fetch it again under lock; refuse whom it does not concern, and what the table does not let start from here."""
    fresh = Mediation.objects.select_for_update(of=("self",)).select_related("division").get(pk=mediation.pk)
    policies.can_view_mediation(by, fresh).or_raise()
    if not selectors.may_happen(fresh, verb):
        raise RuleBroken(
            _("这次调解现在是“{state}”，这一步做不了。刷新页面看看最新情况。").format(state=fresh.get_state_display())
        )
    return fresh


def go(mediation, verb, *changed):
    """Save ``changed`` and where ``verb`` leads. Returns the state before, for the record."""
    before, target = mediation.state, MEDIATION_WAYS[verb][1]
    mediation.state = target or mediation.state
    mediation.save(update_fields=["state", *changed])
    return {"state": str(before)}


def require_day(day, *, first, at, field):
    """A day that was: not before ``first``, not after today."""
    if day is None:
        raise RuleBroken(_("请写明日期。"), field=field)
    if day > timezone.localdate(at):
        raise RuleBroken(_("这个日期还没有到，请核对。"), field=field)
    if day < first:
        raise RuleBroken(_("这个日期比前一步还早，请核对。"), field=field)


def tell_parties(mediation, words, key):
    """By telephone, to those who left a number: no name and no word of the quarrel stands in it."""
    with county_words():
        for party in mediation.parties.all():
            if party.phone:
                messaging.notify(
                    to=Recipient(phone=party.phone, name=party.name),
                    kind=MessageKind.MEDIATION,
                    title=_("人民调解 {number}").format(number=mediation.number),
                    body=str(words()),
                    key=f"mediation:{mediation.public_id}:{party.pk}:{key}",
                )


def called(mediation):
    """When and where, by whom, and that coming is of one's own will."""
    return _("请您{moment}到{place}参加调解，调解员{name}。不收费；来不了或不愿意谈，告诉调解员就行。").format(
        moment=moment(mediation.meets_at), place=mediation.meets_where, name=mediation.mediator_name
    )


def other_ways():
    """What the law has the parties told when nothing comes of it (Art. 26)."""
    return _("调解没有达成协议。可以依法申请仲裁、行政处理，或到人民法院起诉；调解不影响打官司。")


def seen_by(name, at):
    """Who looked into the record; why stands in the list of those who did, which the parties may ask for."""
    return _("{name} {moment} 查看了这次调解的案卷。查看的理由记着，您可以向调解员要“查阅记录”。").format(
        name=name, moment=moment(at)
    )
