"""一事一议筹资筹劳 from the round of the households to the board: signed for, decided, checked, answered, posted, accounted for."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.raisings import is_carried
from lianxin.deliberation.models import RaisingHousehold
from lianxin.deliberation.services.processes import halt
from lianxin.deliberation.services.raisings import lock, take
from lianxin.deliberation.vocabulary import AuditTag, Deciders, RaisingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

SOURCE, RESULT_SOURCE, BOARD_ITEM = "fund_raising", "fund_raising_result", "village.fundraising"
_BATCH = 500


@action
def enter_signatures(*, raising, rows, by, at=None):
    """What households have signed, copied from paper; ``rows`` are ``(household, agrees or None)``. Until it is counted."""
    at, raising = at or clock.now(), lock(raising, RaisingVerb.SIGN)
    policies.can_enter_raising(by, raising).or_raise()
    changed = []
    for household, agrees in rows:
        if household.raising_id == raising.pk and household.agrees != agrees:
            household.agrees, household.signed_by_name = agrees, by.name if agrees is not None else ""
            changed.append(household)
    RaisingHousehold.objects.bulk_update(changed, ["agrees", "signed_by_name"], batch_size=_BATCH)
    audit.record(AuditTag.ENTER_SIGNATURES, raising, by, after={"households": len(changed)}, at=at)
    return raising


@action
def count_signatures(*, raising, by, at=None):
    """The round of the households is over: more than half of all have signed for it, where representatives are to decide."""
    at, raising = at or clock.now(), lock(raising, RaisingVerb.COUNT)
    policies.can_keep_body(by, raising.division_path).or_raise()
    yes, no, of = selectors.signatures_of(raising)
    told = _("{of} 户里签字同意 {yes} 户，不同意 {no} 户，没有签 {left} 户").format(
        of=of, yes=yes, no=no, left=of - yes - no
    )
    if raising.deciders == Deciders.REPS and not is_carried(yes, of):
        raise RuleBroken(
            _("{told}。同意的要超过全部户数的一半（{yes} × 2 不大于 {of}），不能提交代表会议。").format(
                told=told, yes=yes, of=of
            )
        )
    return take(raising, AuditTag.COUNT_SIGNATURES, by, at, words=told)


@action
def decide_raising(*, raising, meeting, by, at=None):
    """The body that was to decide has met and passed it, as it was put forward."""
    at, raising = at or clock.now(), lock(raising, RaisingVerb.DECIDE)
    policies.can_keep_body(by, raising.division_path).or_raise()
    if meeting not in selectors.meetings_to_decide(raising):
        raise RuleBroken(
            _("请选{body}通过这个方案的那次会，记录要写好；会上表决的话里要有校验码 {number}。").format(
                body=raising.get_deciders_display(), number=raising.draft_number
            ),
            field="meeting",
        )
    item = selectors.item_of_raising(raising).filter(meeting=meeting).first()
    words = _("校验码 {number}").format(number=raising.draft_number)
    return take(raising, AuditTag.DECIDE_RAISING, by, at, item=item, words=words)


@action
def pass_raising(*, raising, words, filing, by, at=None):
    """The township finds nothing against it and sends it on to the county."""
    at, raising = at or clock.now(), lock(raising, RaisingVerb.PASS)
    policies.can_check_raising(by, raising).or_raise()
    raising.township_words, raising.township_filing = words.strip(), filing.strip()
    raising.save(update_fields=["township_words", "township_filing"])
    return take(raising, AuditTag.PASS_RAISING, by, at, words=f"{raising.township_filing} {raising.township_words}")


@action
def reply_raising(*, raising, words, filing, by, at=None):
    """The county's answer: it may be carried out."""
    at, raising = at or clock.now(), lock(raising, RaisingVerb.REPLY)
    policies.can_reply_raising(by, raising).or_raise()
    raising.county_words, raising.county_filing = words.strip(), filing.strip()
    raising.save(update_fields=["county_words", "county_filing"])
    return take(raising, AuditTag.REPLY_RAISING, by, at, words=f"{raising.county_filing} {raising.county_words}")


@action
def refuse_raising(*, raising, reason, by, at=None):
    """Township or county say why it may not be; it goes no further, a new one may be drafted."""
    at, raising = at or clock.now(), lock(raising, RaisingVerb.REFUSE)
    asked = policies.can_check_raising if raising.phase.code == "township" else policies.can_reply_raising
    asked(by, raising).or_raise()
    halt(raising.process, reason)
    audit.record(AuditTag.REFUSE_RAISING, raising, by, reason=reason.strip(), after={"state": "stopped"}, at=at)
    return raising


@action
def post_raising(*, raising, resolution, by, site="", at=None):
    """It hangs on the board: what for, how much of whom, how many are let off, into which account."""
    at, raising = at or clock.now(), lock(raising, RaisingVerb.POST)
    policies.can_keep_body(by, raising.division_path).or_raise()
    _require_its(raising, resolution)
    _hang(raising, SOURCE, str(raising), selectors.raising_for_board(raising), by, site, at)
    raising.posted_at = at
    raising.save(update_fields=["posted_at"])
    return take(raising, AuditTag.POST_RAISING, by, at, resolution=resolution)


@action
def finish_raising(*, raising, resolution, words, by, site="", at=None):
    """What came in and what it was used for hangs on the board, after the resolution has been carried out, or has ended."""
    at, raising = at or clock.now(), lock(raising, RaisingVerb.FINISH)
    policies.can_keep_body(by, raising.division_path).or_raise()
    _require_its(raising, resolution)
    body = f"{selectors.collected_in_words(selectors.sums_of(raising))}\n{words.strip()}"
    _hang(raising, RESULT_SOURCE, _("{title}：收支结果").format(title=raising), body, by, site, at)
    return take(raising, AuditTag.FINISH_RAISING, by, at, resolution=resolution, words=words)


def _require_its(raising, resolution):
    """The resolution is on what was raised, and on nothing else that meeting decided."""
    if resolution is not None and not selectors.item_of_raising(raising).filter(pk=resolution.item_id).exists():
        raise RuleBroken(_("请选通过这个筹资筹劳方案的那份决议。"), field="resolution")


def _hang(raising, kind, title, body, by, site, at):
    source = bulletin.Source(kind, raising.public_id, raising.audit_label)
    bulletin.post_notice(
        division=raising.division, item=BOARD_ITEM, title=title[:80], body=body, by=by, source=source, site=site, at=at
    )
