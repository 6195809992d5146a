"""Minutes: written, read by who was there, amended, validated by somebody else. A version once written stays."""

import hashlib

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.audit.calc.canonical import canonical
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import Attendance, Minutes, MinutesObjection
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import go, require
from lianxin.deliberation.services.telling import tell_of_minutes
from lianxin.deliberation.vocabulary import MEETING_WAYS, SCANS, AuditTag, MeetingVerb, PublicFact
from lianxin.files import selectors as files
from lianxin.files.services import store_photo
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import moment
from lianxin.people import selectors as people

MOST_PAGES = 30


@action
def write_minutes(*, meeting, opening, closing="", items=(), why="", by, at=None):
    """A version of the minutes. ``items``: ``(item, statements, dissent)``, statements being ``(who, what)`` pairs."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.MINUTE)
    version = (meeting.minutes.aggregate(last=Max("version"))["last"] or 0) + 1
    if version > 1 and not why.strip():
        raise RuleBroken(_("请写明这一稿改了什么。"), field="why")
    content = {
        "opening": opening.strip(),
        "closing": closing.strip(),
        "items": [
            {"number": item.number, "statements": [list(said) for said in statements], "dissent": dissent.strip()}
            for item, statements, dissent in items
        ],
        **selectors.attendance_as_data(meeting),
    }
    whole = canonical({"meeting": selectors.meeting_as_data(meeting), "minutes": content})
    made = Minutes.objects.create(
        meeting=meeting, version=version, content=content, digest=hashlib.sha256(whole).hexdigest(), why=why.strip(),
        written_at=at, written_by_name=by.name,
    )  # fmt: skip
    meeting.recorder_user_id = by.id
    before = go(meeting, MEETING_WAYS, MeetingVerb.MINUTE, "recorder_user_id")
    tell_of_minutes(meeting, made, selectors.objections_until(meeting, made))
    after = {"state": str(meeting.state), "version": version, "digest": made.digest}
    audit.record(AuditTag.WRITE_MINUTES, meeting, by, before=before, after=after, reason=made.why, at=at)
    return made


@action
def attach_scan(*, meeting, scans, by, at=None):
    """Photos of the signed sheet, page after page. Their hashes go to the public log, so that no page is exchanged later."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_enter_attendance(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.SCAN)
    if not scans:
        raise RuleBroken(_("请附上签好名的记录，一页一张照片。"), field="scans")
    if len(files.files_of(SCANS, meeting.public_id)) + len(scans) > MOST_PAGES:
        raise RuleBroken(_("一次会议最多附 {most} 页。").format(most=MOST_PAGES), field="scans")
    kept = [
        store_photo(upload=scan, owner_kind=SCANS, owner_id=meeting.public_id, by=by, at=at).sha256 for scan in scans
    ]
    audit.record(AuditTag.SCAN_MINUTES, meeting, by, after={"pages": len(kept)}, at=at)
    fact = {"meeting": meeting.public_id, "minutes": meeting.minutes.last().digest, "pages": kept}
    audit.publish_fact(PublicFact.SCAN, fact, at=at)
    return meeting


@action
def object_to_minutes(*, meeting, words, seat=None, by, at=None):
    """Somebody who was there says what the minutes have wrong; with ``seat`` staff enter it for them."""
    at, meeting = at or clock.now(), lock(meeting)
    require(meeting, MEETING_WAYS, MeetingVerb.OBJECT)
    on_behalf = seat is not None
    if on_behalf:
        policies.can_enter_attendance(by, meeting).or_raise()
    else:
        person = people.person_of(by.id)
        seat = meeting.seats.filter(person=person).first() if person else None
    if seat is None or not Attendance.objects.filter(seat=seat, meeting=meeting).exists():
        raise RuleBroken(_("对记录提意见的，是到了会的人。"))
    made = MinutesObjection.objects.create(
        meeting=meeting, seat=seat, version=meeting.minutes.last().version, words=words.strip(), raised_at=at,
        entered_by_name=by.name if on_behalf else "",
    )  # fmt: skip
    audit.record(AuditTag.OBJECT_MINUTES, meeting, by, after={"objections": meeting.objections.count()}, at=at)
    return made


@action
def answer_objection(*, objection, answer, changed, by, at=None):
    """What was done about it; ``changed``: a later version takes it up."""
    at, meeting = at or clock.now(), lock(objection.meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.ANSWER)
    objection = meeting.objections.get(pk=objection.pk)
    if objection.answered_at:
        raise RuleBroken(_("这条意见已经答复过了。"))
    objection.answer, objection.changed = answer.strip(), changed
    objection.answered_at, objection.answered_by_name = at, by.name
    objection.save(update_fields=["answer", "changed", "answered_at", "answered_by_name"])
    audit.record(AuditTag.ANSWER_MINUTES, meeting, by, after={"changed": changed}, at=at)
    return objection


@action
def validate_minutes(*, meeting, signatures="", all_signed=False, by, at=None):
    """The last version stands. Refuses while an objection is unanswered or nobody has signed it, and for who wrote it.

    Signed is a version of which a page was photographed since it was written, or of which ``signatures`` say who signed the paper
    and where it is kept. Who was there has the days of the profile to object to a version, unless ``all_signed`` it already.
    """
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_validate_minutes(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.VALIDATE)
    waiting = meeting.objections.filter(answered_at__isnull=True).count()
    if waiting:
        raise RuleBroken(_("还有 {number} 条意见没有答复，答复完再核定。").format(number=waiting))
    last = meeting.minutes.last()
    if meeting.objections.filter(changed=True, version__gte=last.version).exists():
        raise RuleBroken(_("有意见说了要改，新的一稿还没有写。"))
    if meeting.items.filter(ballots__voided_at__gt=last.written_at).exists():
        raise RuleBroken(_("写完记录以后有投票作废了，新的一稿还没有写。"))
    until = selectors.objections_until(meeting, last)
    if at < until and not all_signed:
        raise RuleBroken(
            _("第 {version} 稿写好以后，到会的人可以提意见到 {until}，过了再核定；到会的人都签了名的，勾上，现在就可以核定。").format(
                version=last.version, until=moment(until)
            ),
            field="all_signed",
        )  # fmt: skip
    scanned = any(page.stored_at >= last.written_at for page in files.files_of(SCANS, meeting.public_id))
    if not scanned and not signatures.strip():
        raise RuleBroken(
            _(
                "第 {version} 稿还没有签名。打印出来请到会的人签名，附上签名页；不拍照的，写明谁签了名、纸放在哪里。"
            ).format(version=last.version),
            field="signatures",
        )
    meeting.validated_at, meeting.validated_by_name, meeting.signatures = at, by.name, signatures.strip()
    changed = ["validated_at", "validated_by_name", "signatures"]
    if by.is_user and policies.can_supervise_minutes(
        by, meeting
    ):  # who validated them for the committee has looked at them
        meeting.supervised_at, meeting.supervised_by_name, meeting.supervised_words = at, by.name, _("核定时看过")
        changed += ["supervised_at", "supervised_by_name", "supervised_words"]
    before = go(meeting, MEETING_WAYS, MeetingVerb.VALIDATE, *changed)
    after = {"state": str(meeting.state), "version": last.version, "digest": last.digest, "all_signed": all_signed}
    audit.record(AuditTag.VALIDATE_MINUTES, meeting, by, before=before, after=after, at=at)
    return meeting
