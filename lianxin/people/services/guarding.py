"""Who is guardian of whom: one who registers people asks, another confirms, both persons are told."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock, second_hand
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.kit.second_hand import Look
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people import policies
from lianxin.people.calc.identity import VOTING_AGE, of_age_on
from lianxin.people.errors import AlreadyRecorded, NotPossibleNow
from lianxin.people.models import Guardianship, Person
from lianxin.people.vocabulary import AuditTag, GuardianGround, MessageKind


def _last_day(person, ends_on=None):
    """A child's guardianship ends when they are of age at the latest; an adult's when it is said to, or by an act."""
    if not policies.is_minor(person):
        return ends_on
    grown = of_age_on(VOTING_AGE, birth_date=person.birth_date, birth_year=person.birth_year)
    return min(ends_on or grown, grown)


def _refuse(person, guardian, ground, finding):
    if person.pk == guardian.pk:
        raise RuleBroken(_("自己不能做自己的监护人，没有保存。"), field="guardian")
    if person.died_on or guardian.died_on:
        raise RuleBroken(_("两个人里有一位已登记去世，没有保存。请核对编号。"), field="guardian")
    if policies.is_minor(guardian):
        raise RuleBroken(_("监护人自己还不满十八周岁，没有保存。请另选一位。"), field="guardian")
    if policies.is_minor(person):
        if ground == GuardianGround.AGREED:
            raise RuleBroken(
                _("只有成年人能事先约定监护人，没有保存。请选父母、近亲属或指定。"),
                field="ground", article=_("《民法典》第三十三条"),
            )  # fmt: skip
        return
    if ground == GuardianGround.PARENT:
        raise RuleBroken(
            _("成年人（或没有登记出生的人）的监护不能只凭是父母，没有保存。是孩子的，请先更正登记补上出生；成年的请按近亲属次序选。"),
            field="ground", article=_("《民法典》第二十八条"),
        )  # fmt: skip
    if not finding.strip():
        raise RuleBroken(
            _("成年人要先有法院的行为能力认定才有监护人，没有保存。请写明认定书；是孩子的，请先更正登记补上出生。"),
            field="finding", article=_("《民法典》第二十四条"),
        )  # fmt: skip


def _refuse_side(person, guardian, by):
    """Nobody who registers people opens a record to themself."""
    if by.is_user and by.id in (person.user_id, guardian.user_id):
        raise RuleBroken(
            _("监护人或被监护的人就是您自己的账号，没有保存。请另一位登记人核对文书后来办。"), field="guardian"
        )


@action
def ask_guardianship(*, person, guardian, ground, document, decided_on, by, finding="", ends_on=None):
    """Say who speaks for somebody, papers seen. It opens nothing before ``confirm_guardianship`` by somebody else.

    A child's ends on their eighteenth birthday at the latest; an adult's needs the finding of incapacity it rests on.
    """
    policies.can_register_people(by, person.division_path).or_raise()
    _refuse_side(person, guardian, by)
    asked = _entered(person, guardian, ground, document, decided_on, finding, ends_on)
    asked.asked_by_id = by.id
    asked.save()
    audit.record(AuditTag.GUARDIAN_ASKED, asked, by, after={"ground": str(ground)})
    _tell(
        asked, "asked", _("有人提出登记监护人"),
        _("{actor}提出登记{guardian}为{person}的监护人，另一个人核对以后才生效。不对的，请告诉村里的站点。"), by,
    )  # fmt: skip
    return asked


def _entered(person, guardian, ground, document, decided_on, finding, ends_on):
    """The row, checked and not yet stored; the person is held until the transaction ends."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    _refuse(person, guardian, ground, finding)
    if not document.strip():
        raise RuleBroken(_("请写明看过哪份文书，没有保存。"), field="document")
    if decided_on > clock.today():
        raise RuleBroken(_("文书日期在今天以后，没有保存。请核对。"), field="decided_on")
    today, ends_on = clock.today(), _last_day(person, ends_on)
    if ends_on is not None and ends_on <= today:
        raise RuleBroken(_("监护的截止日要在起始日以后，没有保存。请核对。"), field="ends_on")
    same = Guardianship.objects.filter(person=person, guardian=guardian)
    if (same.filter(state=Look.WAITING) | same.filter(policies.in_force())).exists():
        raise AlreadyRecorded(_("这位监护人"))
    return Guardianship(
        person=person, division_path=person.division_path, guardian=guardian, ground=ground, document=document.strip(),
        decided_on=decided_on, finding=finding.strip(), starts_on=today, ends_on=ends_on,
        asked_at=clock.now(),
    )  # fmt: skip


@action
def set_guardian(*, person, guardian, by):
    """Set a place up: this is the child's guardian. Nobody who signs in can: they ask, and another confirms."""
    policies.can_link_at_once(by).or_raise()
    made = _entered(person, guardian, GuardianGround.PARENT, "户口簿", clock.today(), "", None)
    made.state, made.decided_at = Look.CONFIRMED, made.asked_at
    made.save()
    _mark(made)
    person.has_guardian = True
    audit.record(AuditTag.GUARDIAN_CONFIRMED, made, by, after={"ground": str(made.ground), "asked_by": by.name})
    return made


def _mark(guardianship):
    Person.objects.filter(pk=guardianship.person_id, has_guardian=False).update(has_guardian=True)
    guardianship.person.has_guardian = True


@action
def confirm_guardianship(*, asked, by):
    """A second person has seen the papers: the guardian now reads the record and speaks for the person."""
    asked = _held(asked, by)
    _refuse(asked.person, asked.guardian, asked.ground, asked.finding)
    asked.ends_on = _last_day(asked.person, asked.ends_on)
    if asked.ends_on is not None and asked.ends_on <= clock.today():
        raise RuleBroken(_("这项监护的截止日已经过了，没有生效。请退回，重新提出。"))
    asked.save(update_fields=["ends_on"])
    second_hand.confirm(asked, by, clock.now())
    _mark(asked)
    after = {"ground": str(asked.ground), "asked_by": asked.asked_by.name if asked.asked_by else ""}
    audit.record(AuditTag.GUARDIAN_CONFIRMED, asked, by, after=after)
    _tell(
        asked, "confirmed", _("监护登记已核对，现在生效"),
        _("{guardian}登记为{person}的监护人，可以在“我家”替{person}看登记、办同意、提请求。不对的，请告诉村里的站点。"), by,
    )  # fmt: skip
    return asked


@action
def decline_guardianship(*, asked, reason, by):
    """It is not so, or whoever asked takes it back: nothing was opened."""
    asked = _held(asked, by, takes_back=True)
    is_taken_back = by.id == asked.asked_by_id  # nobody else has looked then
    second_hand.refuse(asked, reason, SYSTEM if is_taken_back else by, clock.now())
    audit.record(AuditTag.GUARDIAN_DECLINED, asked, by, after={"ground": str(asked.ground)}, reason=asked.because)
    return asked


def _held(asked, by, *, takes_back=False):
    def decided(_found):
        return RuleBroken(_("这一件已经核对过了，没有改动。"))

    asked = second_hand.held(asked, "person__division", "guardian", "asked_by", otherwise=decided)
    policies.can_settle_guardianship(by, asked, takes_back=takes_back).or_raise()
    return asked


@action
def end_guardianship(*, guardianship, reason, by):
    """It ends before its day: another guardian, a recovered capacity, a ruling (Civil Code Art. 36, 39). Both are told."""
    rows = Guardianship.objects.select_for_update(of=("self",)).select_related("person", "guardian")
    found = rows.get(pk=guardianship.pk)
    policies.can_end_guardianship(by, found).or_raise()
    day = clock.today()
    if found.state != Look.CONFIRMED or (found.ends_on is not None and found.ends_on <= day):
        raise NotPossibleNow(_("没有生效或已经终止"))
    if not reason.strip():
        raise RuleBroken(_("请写明为什么终止。"), field="reason")
    found.ends_on, found.end_reason = max(day, found.starts_on), reason.strip()[:200]
    found.save(update_fields=["ends_on", "end_reason"])
    audit.record(AuditTag.GUARDIAN_ENDED, found, by, after={"on": found.ends_on.isoformat()}, reason=found.end_reason)
    _tell(
        found, "ended", _("监护登记已终止"),
        _("{guardian}从{day}起不再是{person}的监护人，理由：{reason}。不对的，请带文书到村里的站点。"), by,
        day=found.ends_on.isoformat(), reason=found.end_reason.rstrip("。"),
    )  # fmt: skip
    return found


def move_last_days(person, before):
    """Whoever's birth was put right is of age on another day: a child's guardianships end then."""
    was = of_age_on(VOTING_AGE, birth_date=before[0], birth_year=before[1])
    grown = of_age_on(VOTING_AGE, birth_date=person.birth_date, birth_year=person.birth_year)
    if was is None or grown is None or was == grown:
        return
    for each in Guardianship.objects.filter(person=person, finding="", ends_on=was):
        each.ends_on = max(grown, each.starts_on)
        each.save(update_fields=["ends_on"])


def _tell(guardianship, what, title, words, by, **more):
    """Both persons, wherever they have an account; each knows who the other is."""
    person, guardian = guardianship.person, guardianship.guardian
    named = {"actor": by.name, "person": person.name, "guardian": guardian.name, **more}
    for user in {each.user_id for each in (person, guardian) if each.user_id}:
        messaging.notify(
            to=Recipient(user_id=user), kind=MessageKind.GUARDIAN, title=title, body=words.format(**named), url="/me/",
            key=f"guardianship-{what}:{guardianship.public_id}:{user}",
        )  # fmt: skip
