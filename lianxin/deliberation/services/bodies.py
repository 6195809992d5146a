"""Bodies of a place and who sits in them."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.weights import keeps_the_cap, most_additional
from lianxin.deliberation.models import Body, BodyMember
from lianxin.deliberation.services.representing import require_members, require_represented
from lianxin.deliberation.vocabulary import AuditTag, Matter, RepsGround
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System

MATTERS_ARTICLE = "农村集体经济组织法第二十六条、第二十八条"


@action
def set_up_body(
    *, division, kind, name, term=None, charter_quorum="", charter_majority="", stands_on="", stands_on_words="",
    stands_for=None, by,
):  # fmt: skip
    """A body meets here. A charter's shares are heard only where the law is silent.

    Representatives meet only where the size of the place or a charter lets them: refuses without that ground in words, and
    representatives of a cooperative that has not more members on its list (``stands_for``) than the law asks.
    """
    policies.can_keep_body(by, division.path, kind).or_raise()
    territory.must_use(System.HALL, division)
    name = " ".join(name.split())
    if Body.objects.filter(division=division, name=name).exists():
        raise RuleBroken(_("这里已经有“{name}”了。").format(name=name), field="name")
    body = Body(
        division=division, division_path=division.path, kind=kind, name=name, term=term,
        charter_quorum=charter_quorum, charter_majority=charter_majority, stands_for=stands_for,
    )  # fmt: skip
    require_represented(body)
    if body.held_to.stands_on or stands_on:
        body.stands_on, body.stands_on_words = stands_on, stands_on_words.strip()
        require_ground(body)
    body.save()
    audit.record(AuditTag.SET_UP_BODY, body, by, after={"kind": str(kind)})
    return body


@action
def state_ground(*, body, stands_on, words, by):
    """Why representatives meet here in the place of everybody: the size of the place, or the charter that says so."""
    policies.can_keep_body(by, body.division_path, body.kind).or_raise()
    body = Body.objects.select_for_update().get(pk=body.pk)
    before = {"ground": body.stands_on, "words": body.stands_on_words}
    body.stands_on, body.stands_on_words = stands_on, words.strip()
    require_ground(body)
    body.save(update_fields=["stands_on", "stands_on_words"])
    after = {"ground": str(stands_on), "words": body.stands_on_words}
    audit.record(AuditTag.STATE_GROUND, body, by, before=before, after=after)
    return body


def require_ground(body):
    """Refuse representatives without a ground the law knows for them, and a ground where everybody meets."""
    held = body.held_to
    if body.stands_on and body.stands_on not in held.stands_on:
        told = "、".join(str(RepsGround(each).label) for each in held.stands_on)
        raise RuleBroken(
            _("{kind}只能因为“{grounds}”设立，请改选。").format(kind=body.get_kind_display(), grounds=told)
            if told
            else _("{kind}本来就有，不用写为什么设，请空着。").format(kind=body.get_kind_display()),
            field="stands_on", article=_(held.ground_source),
        )  # fmt: skip
    if held.stands_on and not (body.stands_on and body.stands_on_words):
        raise RuleBroken(
            _("设{kind}要有依据：请选为什么设，写明多少户、多少人，哪次会议或者章程第几条定的。").format(
                kind=body.get_kind_display()
            ),
            field="stands_on", article=_(held.ground_source),
        )  # fmt: skip


@action
def write_charter(*, body, article, convene="", notice=None, matters=(), by):
    """What the body's charter says where the law leaves it to it, and in which article. Refuses what the law has fixed itself.

    ``convene``: the share of members who may ask for a meeting; ``notice``: days it is called ahead; ``matters``: what of the
    members' assembly its representatives may decide.
    """
    policies.can_keep_body(by, body.division_path, body.kind).or_raise()
    body = Body.objects.select_for_update(of=("self",)).select_related("division").get(pk=body.pk)
    rule, article = body.held_to.rule, article.strip()
    if not article:
        raise RuleBroken(_("请写明是章程第几条。"), field="article")
    if convene and rule.convene_on:
        raise RuleBroken(_("多少人可以要求开会，法律已经写明，章程不能另定。"), field="convene", article=rule.source)
    matters = sorted({str(matter) for matter in matters}, key=int)
    if told := [Matter(each).label for each in matters if each not in body.held_to.by_charter]:
        raise RuleBroken(
            _("“{matter}”不能由章程交给{body}定。").format(matter="”“".join(map(str, told)), body=body.name),
            field="matters", article=MATTERS_ARTICLE,
        )  # fmt: skip
    usual = selectors.usual_notice_of(body)[0]
    if notice is not None and not body.held_to.notice_by_charter and notice < usual:
        raise RuleBroken(
            _("{body}最少要提前 {days} 天通知，章程只能更长。").format(body=body.name, days=usual),
            field="notice", article=rule.source,
        )  # fmt: skip
    before = {"notice": body.charter_notice, "matters": body.charter_matters, "convene": body.charter_convene}
    body.charter_convene, body.charter_notice, body.charter_matters = convene, notice, matters
    body.charter_article = article
    body.save(update_fields=["charter_convene", "charter_notice", "charter_matters", "charter_article"])
    after = {"notice": notice, "matters": matters, "convene": convene, "article": article}
    audit.record(AuditTag.WRITE_CHARTER, body, by, before=before, after=after)
    return body


@action
def add_members(*, body, members, by, starts_on=None):
    """``members``: ``(name, household_code)`` or ``(name, household_code, votes)`` each, as they stand on the list.

    Whom the register knows under this name in this household signs in, objects and votes with an account of their own.
    """
    policies.can_keep_body(by, body.division_path, body.kind).or_raise()
    body = Body.objects.select_for_update().get(pk=body.pk)
    if body.held_to.roll:
        raise RuleBroken(_("{name}的名册从人口名册来，不用在这里加人。").format(name=body.name))
    sitting = set(body.members.filter(ends_on__isnull=True).values_list("name", "household_code"))
    require_members(body, members)
    fresh = []
    for name, household, *votes in members:
        if (name, household) in sitting:
            raise RuleBroken(_("{name}已经在名单上。两个人同名的，写上户编号分清。").format(name=name), field="members")
        sitting.add((name, household))
        member = BodyMember(body=body, name=name, household_code=household, votes=votes[0] if votes else 1)
        member.starts_on = starts_on or clock.today()
        fresh.append(member)
    _check_votes(body, fresh)
    _find_persons(body, fresh)
    BodyMember.objects.bulk_create(fresh)
    audit.record(AuditTag.ADD_MEMBERS, body, by, after={"added": len(fresh)})
    return fresh


def _find_persons(body, fresh):
    known = people.ids_in_households([(each.name, each.household_code) for each in fresh], body.division_path)
    sitting = set(body.members.filter(ends_on__isnull=True).values_list("person", flat=True))
    for member in fresh:
        person = known.get((member.name, member.household_code))
        member.person_id = None if person in sitting else person


def _check_votes(body, fresh):
    if not body.rule().counts_votes and any(member.votes > 1 for member in fresh):
        raise RuleBroken(_("{body}一人一票，票数不用写。").format(body=body.name), field="members")
    members, votes = selectors.votes_held(body.members.filter(ends_on__isnull=True))
    require_cap(members + len(fresh), votes + sum(member.votes for member in fresh), field="members")


def require_cap(members, votes, field=None):
    """Refuse more additional votes than the law lets so many members hold."""
    if not keeps_the_cap(members, votes):
        raise RuleBroken(
            _("{members} 名成员，附加表决权一共最多 {most} 票（基本表决权的百分之二十），现在是 {more} 票。").format(
                members=members, most=most_additional(members), more=votes - members
            ),
            field=field, article="农民专业合作社法第二十二条",
        )  # fmt: skip


@action
def end_member(*, member, reason, by):
    """Somebody no longer sits in the body; meetings called before keep their roll."""
    body = Body.objects.select_for_update().get(pk=member.body_id)
    policies.can_keep_body(by, body.division_path, body.kind).or_raise()
    member = body.members.get(pk=member.pk)
    if member.ends_on:
        raise RuleBroken(_("这一位已经不在名单上了。"))
    member.ends_on = clock.today()
    member.save(update_fields=["ends_on"])
    audit.record(AuditTag.END_MEMBER, body, by, after={"ended": 1}, reason=reason)
    return member
