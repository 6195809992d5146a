"""Who is close kin of whom: recorded with its source, and compared with the posts both hold."""

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.tree import ancestors
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.organisations import selectors as organisations
from lianxin.people.errors import AlreadyRecorded, NotCloseKin
from lianxin.people.models import Kinship
from lianxin.people.policies import can_view_kinship
from lianxin.people.vocabulary import AuditTag, KinKind, MessageKind


@action
def record_kinship(*, person, relative, kind, source, by, on=None):
    """Record that ``relative`` is the person's ``kind`` (close relatives only), with its source."""
    can_view_kinship(by, person).or_raise()
    if person == relative or kind not in KinKind.values or not source.strip():
        raise NotCloseKin
    if person.kinships.filter(relative=relative, ends_on__isnull=True).exists():
        raise AlreadyRecorded(KinKind(kind).label)
    kinship = Kinship.objects.create(
        person=person, relative=relative, kind=kind, source=source, starts_on=on or clock.today()
    )
    _ask_to_judge_again(kinship)
    audit.record(AuditTag.KINSHIP_RECORDED, person, by, after={"source": source})
    return kinship


def _ask_to_judge_again(kinship):
    """A kinship known only now may speak against posts both hold already: whoever keeps the posts is told, not by name."""
    for number, conflict in enumerate(kinship_conflicts(kinship)):
        for user in _keepers_of_posts(conflict.path):
            messaging.notify(
                to=Recipient(user_id=user.pk, name=user.name),
                kind=MessageKind.POSTS,
                title=_("任职要重新核对回避"),
                body=_("刚登记的近亲属关系涉及：{words}。{to_do}").format(
                    words=conflict.words, to_do=conflict.to_do or _("请核对，该回避的请登记离任。")
                ),
                url=conflict.url,
                key=f"kinship:{kinship.pk}:{number}:{user.pk}",
            )


def _keepers_of_posts(path):
    """The officers of the township the place lies in."""
    return [user for up in ancestors(path) for user in accounts.users_with_role((Role.TOWNSHIP_OFFICER,), path=up)]


#: ``function(one, other)``: what speaks against the two, each by the references they go by, as ``organisations`` says it.
_judges = [organisations.conflicts_between]


def register_judge(function):
    """A room above also says what two people who are close relatives may not be to each other."""
    _judges.append(function)


def kinship_conflicts(kinship):
    """What speaks against what the two relatives are to each other now."""
    one, other = _references(kinship.person), _references(kinship.relative)
    return [conflict for judge in _judges for conflict in judge(one, other)]


def _references(person):
    return {person.public_id} | ({f"user:{person.user_id}"} if person.user_id else set())


@action
def end_kinship(*, kinship, by, on=None):
    can_view_kinship(by, kinship.person).or_raise()
    kinship.ends_on = on or clock.today()
    kinship.save(update_fields=["ends_on"])
    audit.record(AuditTag.KINSHIP_ENDED, kinship.person, by)
    return kinship
