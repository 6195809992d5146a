"""The end of a notice: its time is over, its papers have a fingerprint, it goes to the archive."""

from importlib.metadata import version

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import policies, selectors
from lianxin.bulletin.calc.archiving import fingerprint, sums
from lianxin.bulletin.models import Archived, Paper
from lianxin.bulletin.services.sources import may_be_appealed
from lianxin.bulletin.services.transitions import lock, move, require_state
from lianxin.bulletin.vocabulary import AuditTag, PublicFact, Verb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.kit.rounds import one_by_one

_ROUND = 200


@action
def complete_notice(*, notice, by, at=None):
    """It hung its whole time. Refuses while an objection waits for its answer."""
    at, notice = at or clock.now(), lock(notice)
    if notice.posted_until is None or notice.posted_until >= clock.day_of(at):
        raise RuleBroken(_("公示期还没满。"))
    if selectors.open_objections_of(notice).exists():
        raise RuleBroken(_("还有异议没答复完，公示不能算满。"))
    return move(notice, Verb.COMPLETE, by, at=at)


def complete_due():
    """Every notice whose time is over; how many that were."""
    found = selectors.notices_over(clock.today(), limit=_ROUND)
    return one_by_one("completing a notice", found, lambda notice: complete_notice(notice=notice, by=SYSTEM))


@action
def archive_notice(*, notice, by, archive_number="", at=None):
    """Put it into the archive under a number; the package is made from what is stored (``exports.archive_package``).

    The public log learns the fingerprint of its record. Refuses while somebody may still object or appeal, or waits for an
    answer: what is archived is corrected no more.
    """
    at, notice = at or clock.now(), lock(notice)
    policies.can_archive(by, notice).or_raise()
    require_state(notice, Verb.ARCHIVE)
    if why := selectors.why_not_archived(notice, clock.day_of(at)):
        raise RuleBroken(why)
    if may_be_appealed(notice=notice):
        raise RuleBroken(_("提异议的人还可以申诉，申诉期过了再归档。"))
    number = archive_number.strip() or f"{notice.division.code or notice.division.public_id}-GK-{notice.number}"
    notice = move(notice, Verb.ARCHIVE, by, at=at, archive_number=number[:40])
    _keep_record(notice, at)
    return notice


def _keep_record(notice, at):
    sha256 = fingerprint(sums(selectors.record_files(notice)))
    fact = {"id": notice.public_id, "number": notice.number, "archive": notice.archive_number, "sha256": sha256}
    entry = audit.publish_fact(PublicFact.ARCHIVED, fact, at=at)
    Archived.objects.create(
        notice=notice, metadata=selectors.metadata_of(notice), sha256=sha256, at=at, entry_number=entry.number
    )


@action
def keep_fingerprints(*, posting, prints, by, at=None):
    """Keep the fingerprints of the papers of a posting, as ``(size, rendition, sha256)``, and tell the public log."""
    at, engine = at or clock.now(), f"typst {version('typst')}"
    for size, rendition, sha256 in prints:
        fact = {"id": posting.notice.public_id, "posting": posting.public_id, "size": size, "rendition": rendition}
        entry = audit.publish_fact(PublicFact.PAPER, fact | {"sha256": sha256}, at=at)
        Paper.objects.create(
            posting=posting, size=size, rendition=rendition, engine=engine, sha256=sha256, at=at,
            entry_number=entry.number,
        )  # fmt: skip
    audit.record(AuditTag.FINGERPRINT, posting.notice, by, after={"posting": posting.public_id}, at=at)
