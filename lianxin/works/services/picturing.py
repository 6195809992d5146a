"""Pictures of a project, before, while and after it is built, by anybody tied to it."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.works import policies, selectors
from lianxin.works.services.moving import lock, require
from lianxin.works.services.watching import keep_note
from lianxin.works.vocabulary import BUILT, AuditTag, Moment, NoteKind, ProjectVerb

#: So many of one moment: a page of pictures, not an archive.
MOST = 60


@action
def report_photos(*, project, moment, words, photos, by, at=None):
    """Photos with what they show; everybody sees them, and who sent them stands in the record."""
    at, project = at or clock.now(), lock(project)
    policies.can_report(by, project).or_raise()
    require(project, ProjectVerb.PHOTO)
    if moment == Moment.AFTER and project.state not in BUILT:
        raise RuleBroken(_("还没有完工，请选“正在做”。"), field="moment")
    if len(selectors.photos_of(project)[moment]) + len(photos) > MOST:
        raise RuleBroken(_("这一类照片最多 {n} 张，先去掉几张。").format(n=MOST), field="photos")
    for photo in photos:
        files.store_photo(
            upload=photo,
            owner_kind=selectors.photo_kind(moment),
            owner_id=project.public_id,
            caption=words.strip(),
            by=by,
            at=at,
        )
    after = {"moment": str(Moment(moment).label), "photos": len(photos)}
    audit.record(AuditTag.PHOTO, project, by, after=after, reason=words, at=at)
    return project


@action
def remove_project_photo(*, project, photo, reason, by, at=None):
    """One photo is not shown any more, and why: a face on it, or the wrong place. The supervisors hide it, never who builds; it is
    kept with its checksum for them and the auditors, and everybody reads that it was hidden and why."""
    at, project = at or clock.now(), lock(project)
    policies.can_watch(by, project).or_raise()
    if photo.owner_id != project.public_id or photo.owner_kind == selectors.HIDDEN:
        raise RuleBroken(_("请选这个项目的照片。"), field="photo")
    kept = {"sha256": photo.sha256, "caption": photo.caption}
    files.hide_photo(stored=photo, to_kind=selectors.HIDDEN, reason=reason, by=by, at=at)
    words = _("藏起一张照片（{caption}，校验码 {code}）：{reason}").format(
        caption=photo.caption, code=photo.sha256[:12], reason=reason.strip()
    )
    keep_note(project, NoteKind.LOG, words[:500], clock.day_of(at), by, at)
    audit.record(AuditTag.REMOVE_PHOTO, project, by, after=kept, reason=reason, at=at)
    return project
