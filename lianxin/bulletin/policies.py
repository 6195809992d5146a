"""Who writes, reviews, approves and reads what is shown; anyone reads what hangs, and anyone may object."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.bulletin.models import Notice
from lianxin.bulletin.vocabulary import ROLES_OF, AccessState, Body, ObjectionState, State
from lianxin.kit.decisions import allow, check, hide
from lianxin.kit.tree import within_any
from lianxin.territory import selectors as territory

#: Write for any body of their place: the clerk of the station, the township that keeps a village's papers.
WRITERS = (Role.STATION_STAFF, Role.TOWNSHIP_OFFICER)
BODIES = tuple({role for roles in ROLES_OF.values() for role in roles})
#: Read drafts within their scope and write none.
WATCHERS = (Role.COUNTY_OFFICER, Role.AUDITOR)
#: States in which the words may still be changed.
WRITTEN = (State.DRAFT, State.PRIVACY_CHECK, State.HELD, State.CORRECTING)
#: Answer what somebody objects to; never the one who wrote the notice.
OWN_ANSWERERS = (Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY)
#: See to what a village did not answer in time (Organic Law of Villagers' Committees, Article 36).
ABOVE = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
ANSWERERS = (*OWN_ANSWERERS, Role.TOWNSHIP_OFFICER)
#: Decide when whoever objected does not agree with what was found.
APPEALED_TO = (Role.VILLAGE_SUPERVISOR, Role.TOWNSHIP_OFFICER)


def can_work_on_notices(actor):
    """Who is shown the desk behind the board."""
    return check(
        actor.is_system or actor.holds(*WRITERS, *BODIES, *WATCHERS), _("这里给填写、审核和确认公开事项的人用。")
    )


def can_act_on_notices(actor):
    """Whose step a notice may wait for."""
    return check(actor.holds(*WRITERS, *BODIES), _("这里给填写、审核和确认公开事项的人用。"))


def can_take_next_step(actor, notice):
    """Whether what a notice waits for is the actor's to do."""
    if notice.state == State.REVIEW:
        return can_review(actor, notice)
    if notice.state == State.REVIEWED:
        return can_approve(actor, notice)
    if notice.state == State.APPROVED:
        return can_confirm_board(actor, notice)
    return can_prepare(actor, notice.division_path, notice)


def can_prepare(actor, division_path, item):
    """``item`` is one of the catalogue, or the notice that keeps what the catalogue said."""
    return check(
        actor.is_system or actor.holds(*WRITERS, *ROLES_OF[Body(item.prepares)], path=division_path),
        _("这一项由{body}填，站点工作人员可以代填。").format(body=Body(item.prepares).label),
    )


def can_review(actor, notice):
    if not actor.holds(*ROLES_OF[Body(notice.reviews)], path=notice.division_path):
        return check(False, _("这一项由{body}审。").format(body=Body(notice.reviews).label))
    return check(actor.id not in notice.writers, _("自己填的自己不能审，请换一个人。"))


def approvers_of(notice):
    return {*ROLES_OF[Body(notice.approves)], Role.BRANCH_SECRETARY}


def can_approve(actor, notice):
    if not actor.holds(*approvers_of(notice), path=notice.division_path):
        return check(False, _("这一项由{body}或党组织书记确认。").format(body=Body(notice.approves).label))
    return check(
        actor.id not in notice.writers | {notice.reviewed_by_id}, _("填的、审的、确认的要是三个人，请换一个人。")
    )


def can_post_decided(actor, division_path):
    """Post at once what a body has decided elsewhere: a resolution, a batch, an acceptance."""
    return check(
        actor.is_system or actor.holds(*BODIES, *WRITERS, path=division_path),
        _("张贴由本村（社区）的干部、站点工作人员或乡镇做。"),
    )


def can_confirm_board(actor, notice):
    return check(actor.holds(*WRITERS, *BODIES, path=notice.division_path), _("贴到墙上由本村（社区）的人确认。"))


def reported_to(actor):
    """Notices of the places right below one the actor is an officer of; ``None`` for who is none."""
    scopes = actor.scopes(*ABOVE)
    return Q(division__parent__path__in=scopes) if scopes else None


def can_see_reported(actor):
    return check(bool(actor.scopes(*ABOVE)), _("下面张贴了什么，由乡镇（街道）、县里看。"))


def can_order_disclosure(actor, undisclosed):
    """The level right above, which is told of it."""
    above = territory.parent_path(undisclosed.division_path)
    return check(above in actor.scopes(*ABOVE), _("责成公布由上一级办：村里的由乡镇（街道）办。"))


def can_archive(actor, notice):
    """Whoever keeps the place's records; the package holds full names."""
    return check(actor.holds(*WRITERS, *BODIES, path=notice.division_path), _("归档由本村（社区）的人做。"))


def can_take_archive(actor, notice):
    return check(
        actor.holds(*WRITERS, *BODIES, *WATCHERS, path=notice.division_path),
        _("档案里有全名，由本村（社区）的人、县里和审计人员取。"),
    )


def can_write_objection_for(actor, notice):
    """Enter on paper what somebody said or wrote."""
    return check(actor.holds(*WRITERS, *BODIES, path=notice.division_path), _("代填异议由本村（社区）的工作人员做。"))


def can_answer_objection(actor, objection):
    notice = objection.notice
    others = notice.writers | {objection.user_id}
    if objection.state == ObjectionState.APPEALED:
        may = actor.holds(*APPEALED_TO, path=notice.division_path) and actor.id not in others
        return check(may, _("不同意答复的，由监督委员会或者乡镇定。"))
    answerers = (*OWN_ANSWERERS, *ABOVE) if objection.passed_on_at else ANSWERERS
    if not actor.holds(*answerers, path=notice.division_path):
        return check(False, _("异议由村（居）民委员会、党组织或乡镇答复。"))
    return check(actor.id not in others, _("填这份公开的人不能答复对它的异议。"))


def answers_objections(actor):
    return actor.holds(*OWN_ANSWERERS)


def objections_answered_by(actor):
    """A ``Q`` for objections that wait for the actor: those of the own village, never against what they wrote themselves."""
    return within_any(actor.scopes(*OWN_ANSWERERS), "notice__division_path") & _of_others(actor)


def _of_others(actor):
    wrote = Q(notice__prepared_by_id=actor.id) | Q(notice__writer_ids__contains=f",{actor.id},")
    return ~wrote & ~Q(user_id=actor.id)


def objections_passed_on_to(actor):
    """A ``Q`` for objections not answered in time below the actor and not their own; ``None`` for who is above nobody."""
    scopes = actor.scopes(*ABOVE)
    if not scopes:
        return None
    return within_any(scopes, "notice__division_path") & Q(passed_on_at__isnull=False) & _of_others(actor)


#: Show a member the books and papers of their collective.
SHOWERS = (Role.COLLECTIVE_OFFICER, *OWN_ANSWERERS)


def can_ask_access(actor, division_path, member_path, *, for_self):
    """Members of the collective of a place for themselves; who works there enters what a member asked on paper or in words."""
    if not for_self:
        return check(actor.holds(*WRITERS, *BODIES, path=division_path), _("代填查阅由本村（社区）的工作人员做。"))
    return check(
        bool(member_path) and member_path == division_path,
        _("查阅账目和材料，由本村集体经济组织的成员提出。不是成员的，看公开栏；公开得不及时、不真实，可以提异议。"),
    )


def can_view_access(actor, request):
    """Whoever asked, who shows it, and the level above once it has come there."""
    mine = request.user_id is not None and request.user_id == actor.id
    shows = actor.holds(*SHOWERS, Role.STATION_STAFF, path=request.division_path)
    above = bool(request.passed_on_at) and actor.holds(*ABOVE, path=request.division_path)
    return allow() if actor.is_system or mine or shows or above else hide()


def can_answer_access(actor, request):
    """Who keeps the papers, never for themselves; what was passed on or appealed, the level above."""
    if request.user_id is not None and request.user_id == actor.id:
        return check(False, _("自己提的查阅，自己不能答复，请换一个人。"))
    if request.state == AccessState.APPEALED:
        return check(actor.holds(*ABOVE, path=request.division_path), _("不同意村里答复的，由乡镇或者县里定。"))
    answerers = (*SHOWERS, *ABOVE) if request.passed_on_at else SHOWERS
    return check(
        actor.holds(*answerers, path=request.division_path), _("查阅由集体经济组织、村（居）民委员会或者党组织答复。")
    )


def can_note_seen(actor, request):
    return check(actor.holds(*SHOWERS, Role.STATION_STAFF, path=request.division_path), _("看过了，由给看的人记一笔。"))


def can_appeal_access(actor, request):
    """Whoever asked, once; for who has no account, somebody of the place enters it."""
    own = request.user_id == actor.id if request.user_id else actor.holds(*WRITERS, *BODIES, path=request.division_path)
    if not own:
        return check(False, _("不同意答复，由提出查阅的人自己说。"))
    return check(not request.is_decided_above, _("上级已经定过了。还不同意，可以依法向人民法院起诉。"))


def access_answered_by(actor):
    """A ``Q`` for requests that wait for the actor; ``None`` for who answers none."""
    shows, above = actor.scopes(*SHOWERS), actor.scopes(*ABOVE)
    if not shows and not above:
        return None
    here = within_any(shows, "division_path") & Q(state=AccessState.ASKED)
    there = within_any(above, "division_path") & Q(passed_on_at__isnull=False)
    return (here | there) & ~Q(user_id=actor.id)


#: Say what a place makes public beside what the law and the places above it want.
ITEM_KEEPERS = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY)


def can_add_item(actor, division_path):
    return check(
        actor.is_system or actor.holds(*ITEM_KEEPERS, path=division_path),
        _("公开目录由县、乡镇和村（居）委会、党组织书记添。"),
    )


def can_change_item(actor, division_path):
    """Do in another way what the law or a place above wants shown: a township or the county, never the village itself."""
    return check(
        actor.is_system or actor.holds(*ABOVE, path=division_path), _("上面定的事项由县、乡镇改，村里只能添自己的。")
    )


def places_worked_on(actor):
    """A ``Q`` for notices of the places the actor works for."""
    return Q() if actor.is_system else within_any(actor.scopes(*WRITERS, *BODIES, *WATCHERS), "division_path")


def can_view_notice(actor, notice):
    """Anybody sees what hangs or hung; what is being written, only who works on it."""
    if notice.posting_id or actor.is_system:
        return allow()
    return allow() if actor.holds(*WRITERS, *BODIES, *WATCHERS, path=notice.division_path) else hide()


def visible_notices(actor):
    """Twin of ``can_view_notice``."""
    if actor.is_system:
        return Notice.objects.all()
    return Notice.objects.filter(Q(posting__isnull=False) | places_worked_on(actor))
