"""From the agreement on: signed and sealed, before the court if both wish, kept or not."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import selectors
from lianxin.needs.calc.mediation import confirm_by, effect_day
from lianxin.needs.models import Mediation
from lianxin.needs.services.mediation_words import begin, go, require_day, tell_parties
from lianxin.needs.services.transitions import county_words
from lianxin.needs.vocabulary import AuditTag, MediationVerb, MessageKind


@action
def sign_agreement(*, mediation, signed, signed_on, mediator_signed_on, sealed_on, scans, by, at=None):
    """A written agreement takes effect: every party (``signed``), the mediator and the committee's seal are on the sheet.

    Refuses as long as one of them, a day or the picture of the signed sheet is missing (Art. 29).
    """
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.SIGN)
    parties = list(mediation.parties.all())
    missing = {party.pk for party in parties} - {party.pk for party in signed}
    if missing:
        raise RuleBroken(
            _("还有 {n} 位当事人没有签名，协议没有生效。").format(n=len(missing)),
            field="signed",
            article=_("《人民调解法》第二十九条"),
        )
    days = {"signed_on": signed_on, "mediator_signed_on": mediator_signed_on, "sealed_on": sealed_on}
    for field, value in days.items():
        require_day(value, first=mediation.agreed_on, at=at, field=field)
    if not scans:
        raise RuleBroken(_("请附上签好名、盖好章的协议书照片。"), field="scans")
    for scan in scans:
        files.store_photo(upload=scan, owner_kind="mediation", owner_id=mediation.public_id, by=by, at=at)
    mediation.parties.update(signed_on=signed_on)
    mediation.mediator_signed_on, mediation.sealed_on = mediator_signed_on, sealed_on
    mediation.effective_on = effect_day([signed_on], mediator_signed_on, sealed_on)
    mediation.confirm_by = confirm_by(mediation.effective_on)
    before = go(mediation, MediationVerb.SIGN, "mediator_signed_on", "sealed_on", "effective_on", "confirm_by")
    audit.record(AuditTag.SIGN_AGREEMENT, mediation, by, before=before, after={"state": mediation.state}, at=at)
    return mediation


@action
def check_agreement(*, item, kept, checked_on, words="", by, at=None):
    """One thing agreed was kept or not, as found on a day. What was not kept may be found kept later; a kept one stays so."""
    at, mediation = at or clock.now(), begin(item.mediation, by, MediationVerb.CHECK)
    items = {each.pk: each for each in mediation.items.all()}
    found = items[item.pk]
    if found.kept:
        raise RuleBroken(_("这一项已经记为做到了。"), field="item")
    require_day(checked_on, first=mediation.effective_on, at=at, field="checked_on")
    found.kept, found.checked_on, found.checked_words = kept, checked_on, words.strip()
    found.save(update_fields=["kept", "checked_on", "checked_words"])
    before = go(mediation, _found([each.kept for each in items.values()]))
    audit.record(AuditTag.CHECK_AGREEMENT, mediation, by, before=before, after={"state": mediation.state}, at=at)
    return mediation


def _found(kept):
    if None in kept:
        return MediationVerb.CHECK
    return MediationVerb.FIND_KEPT if all(kept) else MediationVerb.FIND_NOT_KEPT


@action
def ask_court(*, mediation, asked_on, by, at=None):
    """All parties together have asked the court to confirm: once, within thirty days of its taking effect (Art. 33)."""
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.ASK_COURT)
    if mediation.court_asked_on:
        raise RuleBroken(_("已经记过向法院申请确认。"))
    require_day(asked_on, first=mediation.effective_on, at=at, field="asked_on")
    if mediation.confirm_by and asked_on > mediation.confirm_by:
        raise RuleBroken(
            _("申请司法确认最晚到 {day}，已经过了。协议仍然有效；不履行的，可以到法院起诉。").format(
                day=day(mediation.confirm_by)
            ),
            field="asked_on",
            article=_("《人民调解法》第三十三条"),
        )
    mediation.court_asked_on = asked_on
    before = go(mediation, MediationVerb.ASK_COURT, "court_asked_on")
    audit.record(AuditTag.ASK_COURT, mediation, by, before=before, after={"state": mediation.state}, at=at)
    return mediation


@action
def record_court(*, mediation, confirmed, answered_on, words="", by, at=None):
    """What the court said: confirmed, and so enforceable, or not."""
    at, mediation = at or clock.now(), begin(mediation, by, MediationVerb.RECORD_COURT)
    if not mediation.court_asked_on:
        raise RuleBroken(_("还没有记向法院申请确认。"))
    if mediation.court_answered_on:
        raise RuleBroken(_("法院的答复已经记过。"))
    require_day(answered_on, first=mediation.court_asked_on, at=at, field="answered_on")
    mediation.court_answered_on, mediation.court_confirmed, mediation.court_words = (
        answered_on,
        confirmed,
        words.strip(),
    )
    before = go(mediation, MediationVerb.RECORD_COURT, "court_answered_on", "court_confirmed", "court_words")
    audit.record(AuditTag.RECORD_COURT, mediation, by, before=before, after={"state": mediation.state}, at=at)
    return mediation


def remind_mediations(*, at=None):
    """Tell the parties and the mediator once that the days for asking the court run out. Returns how many were reminded."""
    at = at or clock.now()
    return sum(remind_mediation(mediation_id=each.pk, at=at) for each in selectors.mediations_to_remind(at))


@action
def remind_mediation(*, mediation_id, at):
    """The last day for asking the court is near; returns whether it was said."""
    mediation = Mediation.objects.select_for_update(of=("self",)).get(pk=mediation_id)
    last = mediation.confirm_by
    if mediation.reminded_at or mediation.court_asked_on or last is None or last < timezone.localdate(at):
        return False
    mediation.reminded_at = at
    mediation.save(update_fields=["reminded_at"])
    audit.record(AuditTag.REMIND_MEDIATION, mediation, SYSTEM, at=at)

    def words():
        return _("调解协议要请法院确认的，双方最晚 {day} 一起到人民法院申请。不申请，协议照样有效。").format(
            day=day(last)
        )

    tell_parties(mediation, words, "confirm")
    with county_words():
        messaging.notify(
            to=Recipient(user_id=mediation.mediator_id, name=mediation.mediator_name),
            kind=MessageKind.MEDIATION,
            title=_("人民调解 {number}").format(number=mediation.number),
            body=words(),
            url=f"/needs/mediations/{mediation.public_id}/",
            key=f"mediation:{mediation.public_id}:mediator:confirm",
        )
    return True
