"""After a decision: on a day those who took part are asked whether it was followed. Numbers are kept, nobody's answer is."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import FollowUp, FollowUpMark
from lianxin.deliberation.services.opinions import SOMEBODY
from lianxin.deliberation.services.telling import tell_who_took_part
from lianxin.deliberation.vocabulary import AuditTag, Followed, Handled
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory

AFTER, OPEN = "deliberation.follow_up_days", "deliberation.follow_up_open_days"


def begin_follow_up(topic, at):
    """A topic was talked over: so many days later it is asked what came of it. Whose verb it is records it."""
    profile = territory.profile(topic.division)
    asked_on = clock.day_of(at) + timedelta(days=profile.value(AFTER))
    counts = {"followed": dict.fromkeys(Followed.values, 0), "handled": dict.fromkeys(Handled.values, 0)}
    FollowUp.objects.create(
        topic=topic, asked_on=asked_on, until=asked_on + timedelta(days=profile.value(OPEN)), counts=counts,
        profile_version=profile.version_id,
    )  # fmt: skip


def put_off_follow_up(topic, until):
    """A resolution on the topic is looked back on that day: nobody is asked before it. What has begun goes on."""
    found = FollowUp.objects.select_for_update().filter(topic=topic, told_at__isnull=True, asked_on__lt=until).first()
    if found and found.asked_on > clock.today():
        found.asked_on, found.until = until, until + (found.until - found.asked_on)
        found.save(update_fields=["asked_on", "until"])


@action
def answer_follow_up(*, topic, followed, handled, name="", household="", by, at=None):
    """Say whether it was followed and how the hall has handled it: once each; with ``name`` staff enter what is said on paper."""
    at = at or clock.now()
    policies.can_answer_follow_up(by, topic).or_raise()
    found = FollowUp.objects.select_for_update().filter(topic=topic).first()
    if (said := selectors.not_asked_now(found, clock.day_of(at))) or found is None:
        raise RuleBroken(said)
    name = " ".join(name.split())
    if name:
        policies.can_enter_for_others(by, topic.division_path).or_raise()
        who = {"user_id": None, "name": name, "household_code": household.strip()}
        has_said = _is_entered(found, name, household.strip(), topic.division_path)
        if not selectors.took_part_named(topic, name, household.strip()):
            raise RuleBroken(
                _(
                    "没有查到{name}参加过这件事：提过、联名过、发过言、到过会、这件事关系到的。请对一对姓名和户编号。"
                ).format(name=name),
                field="name",
            )
    else:
        policies.can_answer_oneself(by, topic).or_raise()
        who = {"user_id": by.id}
        has_said = found.marks.filter(**who).exists() or _said_on_paper(found, by.id, topic.division_path)
    if has_said:
        raise RuleBroken(_("已经说过了，一人说一次。"), field="name" if name else None)
    FollowUpMark.objects.create(follow_up=found, entered_by_name=by.name if name else "", **who)
    found.counts["followed"][followed] += 1
    found.counts["handled"][handled] += 1
    found.save(update_fields=["counts"])
    audit.record(AuditTag.ANSWER_FOLLOW_UP, topic, by if name else SOMEBODY, at=at)
    return found


def _said_on_paper(follow_up, user_id, path):
    """Whether the person of this account was entered by staff."""
    person, home = people.person_of(user_id), people.household_of_user(user_id)
    return person is not None and _on_paper(follow_up, person.name, home.code if home else "", path).exists()


def _is_entered(follow_up, name, household, path):
    """Whether who is called so has said it: on paper, with the household or without, or with the account."""
    token = selectors.token_of_name(name, household, path)
    if token is None:
        raise RuleBroken(_("本地有几位叫{name}，请写上户编号分清。").format(name=name), field="household")
    kind, _colon, key = token.partition(":")
    with_account = kind == "person" and follow_up.marks.filter(user__person=key).exists()
    return with_account or _on_paper(follow_up, name, household, path).exists()


def _on_paper(follow_up, name, household, path):
    """What was entered of this name: of the only one here that is called so, whatever household was written."""
    found = follow_up.marks.filter(name=name)
    is_only_one = not household or len(people.ids_named(name, "", path)) == 1
    return found if is_only_one else found.filter(household_code__in=("", household))


@action
def ask_back(*, follow_up, by=SYSTEM, at=None):
    """The day has come: who took part and has an account is told, once."""
    at = at or clock.now()
    found = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if found.told_at or selectors.not_asked_now(found, clock.day_of(at)):
        raise RuleBroken(_("现在不问，或者已经问过了。"))
    found.told_at = at
    found.save(update_fields=["told_at"])
    users = selectors.who_took_part(found.topic)
    tell_who_took_part(found.topic, users, found.until)
    audit.record(AuditTag.ASK_BACK, found.topic, by, after={"told": len(users)}, at=at)
    return found
