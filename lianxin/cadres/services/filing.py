"""县级备案: the township submits a secretary in office, the county files them with a number or asks for what is missing.

Papers, opinions and what changed afterwards are only ever added; the latest of each stand in the filing.
"""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import Filing, FilingSaying, FilingSeries
from lianxin.cadres.services.moving import hold, lock, move
from lianxin.cadres.vocabulary import FILING_WAYS, AuditTag, FilingSays, FilingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import next_serial


@action
def submit_filing(*, file, papers, by, at=None):
    """The secretary's post as the register of posts has it, with the papers sent along; who heads two is submitted for each."""
    at, file = at or clock.now(), hold(file)
    policies.can_submit_filing(by, file).or_raise()
    if selectors.secretary_tenure(file) is None:
        raise RuleBroken(_("这个人现在没有担任书记。先在“组织和岗位”里登记任职，再报备案。"))
    tenure = selectors.unfiled_tenure(file)
    if tenure is None:
        raise RuleBroken(_("这一任已经报过备案。"))
    found = Filing.objects.create(
        file=file, tenure=tenure, papers=papers.strip(), submitted_on=clock.day_of(at), submitted_by_id=by.id,
        submitted_by_name=by.name[:80],
    )  # fmt: skip
    _keep(found, FilingSays.SUBMITTED, papers, by, at)
    audit.record(AuditTag.SUBMIT_FILING, file, by, after={"post": str(tenure.post)}, at=at)
    return found


@action
def submit_again(*, filing, papers, by, at=None):
    """With what was missing."""
    at, filing = at or clock.now(), lock(filing)
    policies.can_mend_filing(by, filing).or_raise()
    moved = move(
        filing, FILING_WAYS, FilingVerb.SUBMIT_AGAIN, AuditTag.SUBMIT_FILING, by, at=at, papers=papers.strip(),
        after={"post": str(filing.tenure.post)}, submitted_by_id=by.id, submitted_by_name=by.name[:80],
        submitted_on=clock.day_of(at),
    )  # fmt: skip
    _keep(moved, FilingSays.SUBMITTED, papers, by, at)
    return moved


@action
def file_secretary(*, filing, opinion, by, at=None):
    """The county files it under a number of the year."""
    at, filing = at or clock.now(), lock(filing)
    policies.can_file(by, filing).or_raise()
    on = clock.day_of(at)
    number = _("备案〔{year}〕{n}号").format(year=on.year, n=next_serial(FilingSeries, year=on.year))
    moved = move(
        filing, FILING_WAYS, FilingVerb.FILE, AuditTag.FILE_SECRETARY, by, at=at, after={"number": number},
        number=number, filed_on=on, opinion=opinion.strip(),
    )  # fmt: skip
    _keep(moved, FilingSays.FILED, opinion, by, at)
    return moved


@action
def return_filing(*, filing, opinion, by, at=None):
    """Something is missing: the county says what."""
    at, filing = at or clock.now(), lock(filing)
    policies.can_file(by, filing).or_raise()
    moved = move(filing, FILING_WAYS, FilingVerb.RETURN, AuditTag.RETURN_FILING, by, at=at, opinion=opinion.strip())
    _keep(moved, FilingSays.RETURNED, opinion, by, at)
    return moved


@action
def note_filing_change(*, filing, words, by, at=None):
    """What changed since it was filed: a post, an education, an award, a measure taken. The number stays."""
    at, filing = at or clock.now(), lock(filing)
    policies.can_mend_filing(by, filing).or_raise()
    moved = move(filing, FILING_WAYS, FilingVerb.CHANGE, AuditTag.CHANGE_FILING, by, at=at)
    _keep(moved, FilingSays.CHANGED, words, by, at)
    return moved


def _keep(filing, kind, words, by, at):
    FilingSaying.objects.create(filing=filing, kind=kind, words=words.strip(), at=at, by_id=by.id, by_name=by.name[:80])
