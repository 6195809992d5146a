"""The elected take their posts, and the outgoing hand over."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.elections import policies, selectors
from lianxin.elections.models import HandoverItem
from lianxin.elections.services.declining import kin_elected
from lianxin.elections.services.moving import lock, move, require
from lianxin.elections.vocabulary import AuditTag, ElectionState, ElectionVerb, handed_over_by
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import EndReason


@action
def install_elected(*, election, on, basis, by):
    """Who was elected takes the post, with the role that comes with it; in a full election the old terms end the same day.

    In a by-election, and for a secretary the committee chose, the term is what is left of that of the elected, be it that
    none of them serves any more. Seats nobody
    won stay free. Begins the list of what is handed over, and is the end of it where nothing is.
    """
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    require(election, ElectionVerb.INSTALL)
    last = election.polls.order_by("-number").first()
    if not last or not last.held_on <= on <= clock.today():
        raise RuleBroken(_("就任日要在选出以后，不晚于今天。"), field="on")
    elected = [each for each in selectors.standing(election) if each.elected_in]
    if not elected:
        raise RuleBroken(_("还没有人当选。"))
    _check_one_seat_each(elected)
    if pairs := kin_elected(election, selectors.standing(election), election.polls.all()):
        raise RuleBroken(pairs[0].words)
    serving = list(units.serving_in(election.unit, on))
    term = None
    if vacated := selectors.posts_vacated(election):
        for tenure in serving:
            if tenure.post in vacated:
                organisations.end_tenure(tenure=tenure, on=on, reason=str(EndReason.TERM_OVER.label), by=by)
    if election.is_plenum or not vacated:
        left = units.last_term_end(election.unit)
        term = left if left and left > on else None
    for each in elected:
        each.post.unit = election.unit
        organisations.appoint(
            post=each.post, holder_name=each.name, user=each.user, holder_ref=each.holder_ref, starts_on=on,
            term_ends_on=term, basis=basis, warning_words=each.warning_words, is_screened=True, by=by,
        )  # fmt: skip
    if election.hands_over:
        items = handed_over_by(election.unit.kind)
        HandoverItem.objects.bulk_create(HandoverItem(election=election, what=what) for what in items)
    return move(
        election, ElectionVerb.INSTALL, by, target=None if election.hands_over else ElectionState.CLOSED, reason=basis,
        after={"installed": len(elected)}, installed_on=on,
    )  # fmt: skip


def _check_one_seat_each(elected):
    """Who was elected to two seats of the body takes one of them."""
    seen = set()
    for each in elected:
        if each.reference in seen:
            raise RuleBroken(_("{name}当选了两个职务，只能任一个。请先把另一个登记为不就任。").format(name=each.name))
        seen.add(each.reference)


@action
def note_audit(*, election, audited_on, audited_by, audit_said, by):
    """The accounts of those who leave were audited: when, by whom, and what came of it, which everybody reads."""
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    require(election, ElectionVerb.NOTE_AUDIT)
    if not election.needs_audit:
        raise RuleBroken(_("这次选举不用先做离任审计。"))
    if election.audited_on:
        raise RuleBroken(_("离任审计已经登记了。"))
    if audited_on > clock.today():
        raise RuleBroken(_("日期不能晚于今天。"), field="audited_on")
    audited_by, audit_said = audited_by.strip(), audit_said.strip()
    if not (audited_by and audit_said):
        raise RuleBroken(_("请写谁审计的、结果怎么样。"), field="audit_said")
    return move(
        election, ElectionVerb.NOTE_AUDIT, by, after={"audited_on": audited_on.isoformat()}, audited_on=audited_on,
        audited_by=audited_by, audit_said=audit_said,
    )  # fmt: skip


@action
def hand_over(*, item, done_on, words, by):
    """One thing is handed over: what, by whom and to whom."""
    election = lock(item.election)
    policies.can_guide(by, election).or_raise()
    item = HandoverItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.done_on:
        raise RuleBroken(_("这一项已经交接了。"))
    if not election.installed_on or not election.installed_on <= done_on <= clock.today():
        raise RuleBroken(_("交接日要在就任以后，不晚于今天。"), field="done_on")
    item.done_on, item.words, item.noted_by_name = done_on, words.strip(), by.name
    item.save(update_fields=["done_on", "words", "noted_by_name"])
    audit.record(AuditTag.HAND_OVER, item, by, after={"what": str(item.what)})
    return item


@action
def close_election(*, election, by):
    """Everything is handed over. Refuses while something is not."""
    election = lock(election)
    policies.can_guide(by, election).or_raise()
    if left := election.handover.filter(done_on__isnull=True).count():
        raise RuleBroken(_("还有 {n} 项没有交接。").format(n=left))
    return move(election, ElectionVerb.CLOSE, by)
