"""Standing behind a topic, on a phone or on paper: who lives there and is of age, each once; paper is seen by two."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import TopicSignature
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.services.processes import require_phase
from lianxin.deliberation.services.topics import lock_topic, screen_by
from lianxin.deliberation.vocabulary import TOPIC_WAYS, AuditTag, TopicState, TopicVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory


@action
def sign_topic(*, topic, by, at=None):
    """Stand behind a topic oneself; with enough who do it goes to screening. Refuses whom the register does not know as an adult of
    the place, and who signed before, on a phone or on paper.
    """
    at = at or clock.now()
    topic = _open(topic, by)
    person = people.person_of(by.id)
    if person is None:
        raise RuleBroken(_("您的账号还没有和本地的人口登记对上。请到党群连心站在纸上签，或者请工作人员先把账号对上。"))
    if not people.is_adult_of(person, topic.division_path, clock.day_of(at)):
        raise RuleBroken(_("联名的要住在本地、满十八岁。登记的出生日期、住处有错的，请工作人员改。"))
    if selectors.signature_of(topic, person.pk) or topic.signatures.filter(user_id=by.id).exists():
        raise RuleBroken(_("{name}已经签过了，一人签一次。").format(name=by.name))
    home = people.household_of(person)
    TopicSignature.objects.create(
        topic=topic, user_id=by.id, person=person, name=by.name, household=home.code if home else ""
    )
    return _count(topic, AuditTag.SIGN_TOPIC, by, at)


@action
def enter_topic_sheet(*, topic, sheet, signers, by, at=None):
    """What stands on one paper sheet, ``(name, household code)`` each. Nobody of it counts before somebody else has seen the sheet.

    Refuses a sheet entered before, a name the register does not know as one adult of the place, and who signed already.
    """
    at = at or clock.now()
    policies.can_enter_for_others(by, topic.division_path).or_raise()
    topic, sheet, seen = _open(topic, by), sheet.strip(), set()
    if topic.signatures.filter(sheet=sheet).exists():
        raise RuleBroken(_("第 {sheet} 张已经登记过了。是另一张的，换一个编号。").format(sheet=sheet), field="sheet")
    rows = []
    for name, household in signers:
        person = _on_the_roll(topic, name, household, clock.day_of(at))
        if person in seen or selectors.signature_of(topic, person):
            raise RuleBroken(_("{name}已经签过了，一人签一次。").format(name=name), field="signers")
        seen.add(person)
        rows.append(
            TopicSignature(
                topic=topic, person_id=person, name=name, household=household, sheet=sheet, stands=None,
                entered_by_id=by.id, entered_by_name=by.name,
            )
        )  # fmt: skip
    TopicSignature.objects.bulk_create(rows)
    audit.record(AuditTag.ENTER_TOPIC_SHEET, topic, by, after={"sheet": sheet, "names": len(rows)}, at=at)
    return topic


@action
def check_topic_sheet(*, topic, sheet, wrong=(), by, at=None):
    """A second person has the sheet before them: what stands on it counts, ``wrong`` of it does not. Refuses who entered it."""
    at = at or clock.now()
    policies.can_enter_for_others(by, topic.division_path).or_raise()
    topic = _open(topic, by)
    waiting = topic.signatures.filter(sheet=sheet, stands__isnull=True)
    entered_by = set(waiting.values_list("entered_by_id", flat=True))
    if not entered_by:
        raise RuleBroken(_("这一张已经核对过了。"), field="sheet")
    if by.is_user and by.id in entered_by:
        raise RuleBroken(_("签名单由登记以外的人对着纸核对，请换一位。"), field="sheet")
    refused = waiting.filter(pk__in=[each.pk for each in wrong]).update(stands=False, checked_by_name=by.name)
    waiting.filter(stands__isnull=True).update(stands=True, checked_by_name=by.name)
    return _count(topic, AuditTag.CHECK_TOPIC_SHEET, by, at, sheet=sheet, refused=refused)


def _open(topic, by):
    topic = lock_topic(topic)
    policies.can_sign_topic(by, topic).or_raise()
    require_phase(topic, TopicVerb.SIGN)
    require(topic, TOPIC_WAYS, TopicVerb.SIGN)
    return topic


def _on_the_roll(topic, name, household, on):
    """The one adult of the place of this name."""
    ids = people.adults_named(name, household, topic.division_path, on)
    if not ids:
        raise RuleBroken(
            _("本地登记的满十八岁的人里没有{name}。看看姓名、户编号写对没有；不在本地登记的，不能联名。").format(
                name=f"{name} {household}".strip()
            ),
            field="signers",
        )
    if len(ids) > 1:
        raise RuleBroken(_("本地有几位叫{name}，请写上户编号分清。").format(name=name), field="signers")
    return ids[0]


def _count(topic, tag, by, at, **more):
    """Whether enough stand behind it now."""
    before, signed = {"state": str(topic.state)}, selectors.signatures_that_stand(topic)
    if signed >= territory.profile(topic.division).value("deliberation.signatures"):
        topic.state, topic.screen_by = TopicState.PROPOSED, screen_by(topic, at)
        topic.save(update_fields=["state", "screen_by"])
    audit.record(tag, topic, by, before=before, after={"state": str(topic.state), "signed": signed, **more}, at=at)
    return topic
