"""Who may do what in the hall: topics, bodies and meetings, resolutions, ballots."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation.models import Topic, TopicSignature
from lianxin.deliberation.vocabulary import (
    PUBLIC_TOPICS,
    Approval,
    BallotState,
    BodyKind,
    MeetingState,
    ResolutionState,
)
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any

#: Prepare and hold meetings of their place, screen topics, register what was resolved.
KEEPERS = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
#: The same for the bodies of the collective.
COLLECTIVE_KEEPERS = (*KEEPERS, Role.COLLECTIVE_OFFICER)
#: Enter what came on paper or by word of mouth.
CLERKS = (*COLLECTIVE_KEEPERS, Role.STATION_STAFF)
#: Read what is prepared in their scope.
READERS = (*CLERKS, Role.VILLAGE_SUPERVISOR, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.AUDITOR)
COLLECTIVE_BODIES = frozenset(
    {
        BodyKind.COLLECTIVE_MEMBERS, BodyKind.COLLECTIVE_REPS, BodyKind.COLLECTIVE_COUNCIL, BodyKind.COOPERATIVE,
        BodyKind.COOPERATIVE_REPS,
    }
)  # fmt: skip

PARTY_BODIES = frozenset({BodyKind.PARTY_BRANCH, BodyKind.PARTY_COMMITTEE})
_UNTOLD = (MeetingState.PLANNED, MeetingState.CANCELLED)


def is_of_place(actor, path):
    """Whether somebody holds a part at the place or below it: who is asked, and who may bring something, there."""
    return actor.is_user and any(role.scope_path.startswith(path) for role in actor.roles)


def can_see_hall(actor, path=None):
    """Read what is being prepared: rolls, drafts, minutes."""
    return check(actor.is_system or actor.holds(*READERS, path=path), _("这一页给本地筹备会议的人、监督委员和上级看。"))


def can_propose_topic(actor):
    """Anybody with an account; who has none has it entered at the station."""
    return check(actor.is_user or actor.is_system, _("登录以后可以提议题。没有账号的，请到党群连心站代为登记。"))


def can_sign_topic(actor, topic):
    """Those who live or serve there: it is theirs whether it is talked over."""
    return check(
        actor.is_system or is_of_place(actor, topic.division_path) or actor.holds(*CLERKS, path=topic.division_path),
        _("联名的要是本地的居民，请登录后签。没有手机的，到党群连心站在纸上签名。"),
    )


def can_enter_for_others(actor, path):
    return check(actor.is_system or actor.holds(*CLERKS, path=path), _("代人登记由本地站点和村（社区）工作人员来做。"))


def can_bring_from_visits(actor, path):
    """What was said at the doors is brought by who keeps in touch with households there."""
    return check(
        actor.is_system or actor.holds(Role.LIAISON, path=path), _("“走访时大家说的”由本地联系户的党员、干部来提。")
    )


def can_screen_topic(actor, topic):
    """Accept, refer, decline, publish, conclude: the Party organisation and committee of its place."""
    return check(
        actor.is_system or actor.holds(*KEEPERS, path=topic.division_path),
        _("议题由本地党组织和村（居）民委员会筛选。"),
    )


def can_view_topic(actor, topic):
    """Everybody once it is published; before that who proposed it, who stands behind it, and who sees the hall there."""
    if topic.state in PUBLIC_TOPICS or topic.state == "gathering":
        return allow()
    if actor.is_system or (
        actor.is_user
        and (
            topic.proposer_id == actor.id
            or actor.holds(*READERS, path=topic.division_path)
            or topic.signatures.filter(_signed_by(actor)).exists()
        )
    ):
        return allow()
    return hide()


def _signed_by(actor):
    """Signatures of an account, by phone or on a sheet; one that a check found wrong is none."""
    return (Q(user=actor.id) | Q(person__user=actor.id)) & ~Q(stands=False)


def visible_topics(actor):
    """Twin of ``can_view_topic``."""
    seen = Q(state__in=[*PUBLIC_TOPICS, "gathering"])
    if actor.is_user:
        seen |= Q(proposer_id=actor.id) | Q(pk__in=TopicSignature.objects.filter(_signed_by(actor)).values("topic"))
        if scopes := actor.scopes(*READERS):
            seen |= within_any(scopes, "division_path")
    return Topic.objects.filter(seen)


def _keepers(kind):
    return COLLECTIVE_KEEPERS if kind in COLLECTIVE_BODIES else KEEPERS


def can_keep_body(actor, division_path, kind=""):
    """Set a body up, say who sits in it, hold its meetings."""
    return check(
        actor.is_system or actor.holds(*_keepers(kind), path=division_path),
        _("会议由本地党组织、村（居）民委员会来筹备；集体的会议也可以由集体经济组织的人来筹备。"),
    )


def can_keep_meeting(actor, meeting):
    return can_keep_body(actor, meeting.division_path, meeting.body.kind)


def can_drop_convening(actor, convening):
    """Who asked first, and the township, which watches that meetings asked for are held; never the body that was asked."""
    asked = convening.signers.select_related("person").first()
    return check(
        actor.is_system
        or (actor.is_user and asked is not None and asked.person is not None and asked.person.user_id == actor.id)
        or actor.holds(Role.TOWNSHIP_OFFICER, path=convening.division_path),
        _("要不要求开会，由第一个签名的人说；本人没有账号的，请乡镇写明理由登记。被要求开会的一方不能替大家撤。"),
    )


def is_public(meeting):
    """Whether everybody may know of it: once it was called; what the Party branch holds is the branch's own."""
    return meeting.state not in _UNTOLD and meeting.body.kind not in PARTY_BODIES


def can_view_meeting(actor, meeting, *, seated):
    """Everybody once it was called; its papers and rolls are another question (``can_read_minutes``)."""
    if is_public(meeting) or seated or can_see_hall(actor, meeting.division_path):
        return allow()
    return hide()


def can_read_minutes(actor, meeting, *, seated):
    """Who was on the roll, and who sees the hall there."""
    return allow() if seated else can_see_hall(actor, meeting.division_path)


def ends_for(actor, resolution):
    """How this actor may enter the end of a resolution: a later decision is the place's own to enter; what a court or the township
    itself did with it is the township's."""
    found = []
    if actor.is_system or actor.holds(*_keepers(resolution.body.kind), path=resolution.division_path):
        found += [ResolutionState.AMENDED, ResolutionState.REVOKED]
    if actor.is_system or actor.holds(Role.TOWNSHIP_OFFICER, path=resolution.division_path):
        found.append(ResolutionState.ANNULLED)
    return found


def can_enter_attendance(actor, meeting):
    """Who holds the meeting, and the station's clerk at the door."""
    return check(actor.is_system or actor.holds(*CLERKS, path=meeting.division_path), _("签到由本地工作人员登记。"))


def can_end_resolution(actor, resolution):
    """The place itself by a later decision; the township where it corrects or passes on what a court has said."""
    return check(
        actor.is_system
        or actor.holds(*_keepers(resolution.body.kind), Role.TOWNSHIP_OFFICER, path=resolution.division_path),
        _("决议的修改、撤销由作决议的会议登记；依法撤销、责令改正由乡镇登记。"),
    )


def can_approve_resolution(actor, resolution):
    """The level it waits for: the township, then the county where the law names it."""
    role = Role.COUNTY_OFFICER if resolution.approval == Approval.COUNTY else Role.TOWNSHIP_OFFICER
    return check(
        actor.is_system or actor.holds(role, path=resolution.division_path), _("由要批准它的那一级政府登记批不批准。")
    )


def can_help_voting(actor, ballot):
    """Beside the voter or at the box: staff of the place."""
    return check(
        actor.is_system or actor.holds(*CLERKS, path=ballot.division_path), _("帮人投票、登记纸票由本地工作人员来做。")
    )


def can_confirm_strike(actor, ballot):
    """Look at a mark somebody says is a mistake: staff of the place, the supervisors too."""
    return check(
        actor.is_system or actor.holds(*CLERKS, Role.VILLAGE_SUPERVISOR, path=ballot.division_path),
        _("登记错了的纸票由本地另一位工作人员或者监督委员来核对。"),
    )


def can_void_ballot(actor, ballot):
    """Who holds it, before the result is known; then only who watches over it."""
    if ballot.state == BallotState.OPEN:
        return can_keep_body(actor, ballot.division_path, ballot.body.kind)
    return check(
        actor.is_system or actor.holds(Role.VILLAGE_SUPERVISOR, Role.TOWNSHIP_OFFICER, path=ballot.division_path),
        _("结果已经算出来了，要由村务监督委员会或者乡镇宣布作废，免得投到满意为止。"),
    )


def can_check_roll(actor, ballot):
    """Look others up on the roll of a ballot that has closed, for whoever asks at the station."""
    return check(
        actor.is_system or actor.holds(*CLERKS, Role.VILLAGE_SUPERVISOR, Role.AUDITOR, path=ballot.division_path),
        _("别人投没投由站点工作人员、村务监督委员会当面替本人核对。"),
    )


def can_supervise_minutes(actor, meeting):
    """The supervision committee of the place; what the Party branch holds is the branch's own."""
    return check(
        meeting.body.kind not in PARTY_BODIES
        and (actor.is_system or actor.holds(Role.VILLAGE_SUPERVISOR, path=meeting.division_path)),
        _("核定了的记录由村（居）务监督委员会来看。"),
    )


def can_validate_minutes(actor, meeting):
    """Somebody else than who wrote them down, and the supervisors too."""
    if actor.is_user and meeting.recorder_user_id == actor.id:
        return check(False, _("记录由写记录以外的人核定，请换一位。"))
    return check(
        actor.is_system
        or actor.holds(*_keepers(meeting.body.kind), Role.VILLAGE_SUPERVISOR, path=meeting.division_path),
        _("记录由主持会议的人或监督委员核定。"),
    )
