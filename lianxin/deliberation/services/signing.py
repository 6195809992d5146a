"""Standing behind a topic, on a phone or on paper, each person once."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies
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
def sign_topic(*, topic, name="", household="", by, at=None):
    """Stand behind a topic: oneself, or with ``name`` somebody on paper. With enough names it goes to screening.

    Nobody counts twice: who signed with an account is not entered from the paper again, nor the other way round.
    """
    at, topic = at or clock.now(), lock_topic(topic)
    policies.can_sign_topic(by, topic).or_raise()
    require_phase(topic, TopicVerb.SIGN)
    require(topic, TOPIC_WAYS, TopicVerb.SIGN)
    on_behalf = name.strip()
    if on_behalf:
        policies.can_enter_for_others(by, topic.division_path).or_raise()
    signer = {"name": on_behalf or by.name, "household": household.strip() or ("" if on_behalf else _home_of(by))}
    _require_first(topic, signer, None if on_behalf else by.id)
    TopicSignature.objects.create(
        topic=topic, user_id=None if on_behalf else by.id, entered_by_name=by.name if on_behalf else "", **signer
    )
    before = {"state": str(topic.state)}
    needed = territory.profile(topic.division).value("deliberation.signatures")
    signed = topic.signatures.count()
    if signed >= needed:
        topic.state, topic.screen_by = TopicState.PROPOSED, screen_by(topic, at)
        topic.save(update_fields=["state", "screen_by"])
    audit.record(AuditTag.SIGN_TOPIC, topic, by, before=before, after={"state": topic.state, "signed": signed}, at=at)
    return topic


def _home_of(actor):
    home = people.household_of_user(actor.id)
    return home.code if home else ""


def _require_first(topic, signer, user_id):
    """Refuse who stands there already, and a namesake of whom nobody could tell whether it is the same person."""
    if user_id is not None and topic.signatures.filter(user_id=user_id).exists():
        raise RuleBroken(_("{name}已经签过了，一人签一次。").format(name=signer["name"]), field="name")
    for household in topic.signatures.filter(name=signer["name"]).values_list("household", flat=True):
        if household == signer["household"]:
            raise RuleBroken(
                _("{name}已经签过了，一人签一次。同名的另一位，请写上是哪一户再签。").format(name=signer["name"]),
                field="name" if user_id is None else "household",
            )
        if user_id is None and not (household and signer["household"]):
            raise RuleBroken(
                _(
                    "已经有一位{name}签了，看不出是不是同一个人。是同一位就不用再登记；不是的，请写上户编号，或者请本人登录签。"
                ).format(name=signer["name"]),
                field="household",
            )
