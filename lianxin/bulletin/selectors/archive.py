"""What may go to the archive, and what the archive keeps of a notice."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from lianxin.bulletin import policies
from lianxin.bulletin.calc.archiving import as_file
from lianxin.bulletin.models import Archived, Notice
from lianxin.bulletin.selectors.catalogue import catalogue_of
from lianxin.bulletin.selectors.notices import open_objections_of
from lianxin.bulletin.vocabulary import OPEN_OBJECTIONS, Body, State
from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.territory import selectors as territory


def notices_to_archive(day):
    """Notices that on a day are in no archive yet though their time and objection time are over and nothing is left to
    answer: a queryset."""
    over = Notice.objects.filter(state=State.COMPLETED, web_until__lt=day)
    return over.exclude(objections__state__in=OPEN_OBJECTIONS)


def archived_next(actor, *, cursor="", size=50):
    """A page of those in the places of an actor, the oldest first, with what a row shows: one query."""
    theirs = notices_to_archive(clock.today()).filter(policies.places_worked_on(actor))
    return page(
        theirs.select_related("division", "prepared_by"), order=("posted_until", "id"), cursor=cursor, size=size
    )


def why_not_archived(notice, day):
    """Why a notice whose time is over stays out of the archive on a day: a sentence, empty when nothing speaks against it."""
    if notices_to_archive(day).filter(pk=notice.pk).exists():
        return ""
    if open_objections_of(notice).exists():
        return _("还有异议没答复完，答复完再归档。")
    return _("异议可以提到{day}，过了这天再归档。").format(day=notice.web_until)


def archived_as(notice):
    """How a notice went into the archive, or ``None``."""
    return Archived.objects.filter(notice=notice).first()


def record_files(notice, postings=None):
    """``{name: bytes}`` of all that is said of a notice, without its papers: the same bytes from the archiving on. Who has its
    postings in their order gives them along."""
    postings = notice.postings.order_by("ordinal") if postings is None else postings
    files = {f"posting-{each.ordinal}.json": as_file(_posting(each)) for each in postings}
    files["objections.json"] = as_file([_objection(each) for each in notice.objections.all()])
    archived = archived_as(notice)
    files["metadata.json"] = as_file(archived.metadata if archived else metadata_of(notice))
    return files


def _posting(posting):
    return {
        "content": posting.board, "web": posting.web, "code": posting.public_id, "ordinal": posting.ordinal,
        "first": posting.first_on, "last": posting.last_on, "because": posting.because, "contact": posting.contact,
        "digest": posting.digest, "log_entry": posting.entry_number, "posted_by": posting.by_name,
    }  # fmt: skip


def _objection(objection):
    return {
        "serial": objection.serial, "received": objection.received_at, "words": objection.words,
        "state": objection.state, "first_answer": objection.first_answer, "answer": objection.answer,
        "answered": objection.answered_at,
    }  # fmt: skip


def kept_for(notice):
    """How long the archive keeps a notice, by the county's table of today: 永久, 30年 or 10年."""
    item = catalogue_of(notice.division).get(notice.item_code)
    row = item.kept_as if item else "current"
    return territory.profile(notice.division).value(f"archive.{row}")


def metadata_of(notice):
    """The record of a notice after DA/T 46, in plain values, as it is now: places and bodies change their names."""
    people = {
        role: who.name if who else ""
        for role, who in (
            ("prepared_by", notice.prepared_by), ("reviewed_by", notice.reviewed_by), ("approved_by", notice.approved_by)
        )
    }  # fmt: skip
    days = (notice.about_from, notice.about_to, notice.posted_on, notice.posted_until)
    *about, posted, until = (day and day.isoformat() for day in days)
    retention = kept_for(notice)
    with translation.override(settings.LANGUAGE_CODE):
        affairs = notice.get_affairs_display()
        body = Body(notice.prepares).label
    elements = {
        "聚合层次": "件", "立档单位名称": notice.division.name, "电子文件号": notice.public_id, "档号": notice.archive_number,
        "年度": str(notice.posted_on.year) if notice.posted_on else "", "保管期限": retention, "机构或问题": affairs,
        "题名": notice.title, "文件编号": notice.number, "责任者": f"{notice.division.short_name}{body}", "日期": posted,
        "文种": "公告", "密级": "公开",
    }  # fmt: skip
    return {
        "standard": "DA/T 46", "elements": elements, "number": notice.number, "archive_number": notice.archive_number, "title": notice.title,
        "class": affairs, "item": f"{notice.item_code} {notice.item_name}",
        "place": notice.division.name, "place_code": notice.division.code, "basis": notice.basis, "about": about,
        "state": notice.state, "posted": posted, "until": until,
        "retention": retention, "source": [notice.source_kind, notice.source_id, notice.source_label], **people,
    }  # fmt: skip
