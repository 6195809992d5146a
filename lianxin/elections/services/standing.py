"""Who stands: nominated, held to the law, posted."""

from django.utils.translation import gettext as _

from lianxin.activities import selectors as activities
from lianxin.audit import services as audit
from lianxin.elections import policies, selectors
from lianxin.elections.calc import calendar, counting
from lianxin.elections.models import Candidate
from lianxin.elections.services.committee import check_not_of_committee
from lianxin.elections.services.moving import lock, move, open_again, require
from lianxin.elections.vocabulary import BEFORE_CANDIDATES, IN_PARTY, AuditTag, ElectionState, ElectionVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.errors import NeedsWords


@action
def nominate(*, election, post, name, nominated_by, by, user=None, holder_ref="", is_screened=False, warning_words=""):
    """Somebody stands for a post. Refuses whom the law bars from it, with its article, and members of the election committee."""
    election = lock(election)
    policies.can_run(by, election).or_raise()
    if election.state not in BEFORE_CANDIDATES:
        raise RuleBroken(_("候选人已经公布，不再提名。"))
    name = name.strip()
    if election.is_plenum:
        user, holder_ref = _seat_of(election, name)
    _check_stands_once(election, selectors.standing(election), name, user, holder_ref, warning_words)
    check_may_stand(
        election, post, name, user=user, holder_ref=holder_ref, warning_words=warning_words, is_screened=is_screened
    )
    made = Candidate.objects.create(
        election=election, post=post, name=name, user=user, holder_ref=holder_ref, nominated_by=nominated_by.strip(),
        nominated_on=clock.today(), warning_words=warning_words.strip(),
    )  # fmt: skip
    audit.record(AuditTag.NOMINATE, made, by, after={"post": post.title})
    return made


def _seat_of(election, name):
    """``(account, record)`` of a member of the committee that chooses among its own."""
    held = [each for each in selectors.committee_members(election.unit, election.poll_on) if each.holder_name == name]
    if not held:
        raise RuleBroken(_("书记、副书记从委员里选。{name}不是委员。").format(name=name), field="name")
    return held[0].user, held[0].holder_ref


def check_written_in(election, post, name, user, holder_ref):
    """Whom voters wrote on the paper stands for that post once; for another post the same person may stand."""
    theirs = [each for each in selectors.standing(election) if each.post_id == post.pk]
    _check_stands_once(election, theirs, name, user, holder_ref, name if holder_ref or user else "")


def _check_stands_once(election, standing, name, user, holder_ref, words):
    """Refuse who stands already; a namesake is another person by the number of a record, or as words say."""
    reference = Candidate(name=name, user=user, holder_ref=holder_ref).reference
    for each in standing:
        if each.reference == reference:
            raise RuleBroken(_("{name}已经是候选人。只是同名的，请写人口档案编号。").format(name=name), field="name")
        if each.name == name and not words.strip():
            raise NeedsWords(
                _("有一位同名的候选人{name}。不是同一个人的，请写人口档案编号和说明。").format(name=name),
                field="warning_words",
            )


def check_may_stand(election, post, name, **about):
    """Refuse whom the law bars from a post, and members of the election committee."""
    if post not in selectors.seats_of(election):
        raise RuleBroken(_("这个岗位这次不选。"), field="post")
    user, ref = about.get("user"), about.get("holder_ref")
    reference = ref or (f"user:{user.pk}" if user else f"name:{name}")
    check_not_of_committee(election, name, reference, about.get("warning_words", ""))
    _check_may_be_elected(election, name, ref)
    organisations.check_candidate(
        post=post, holder_name=name, starts_on=election.poll_on, leaving=selectors.posts_vacated(election), **about
    )


def check_still_may_stand(election):
    """As ``check_may_stand`` for everybody who stands: a kinship, a post or a lost right may have come since."""
    for each in selectors.standing(election):
        if each.elected_in:
            continue
        check_not_of_committee(election, each.name, each.reference, each.warning_words)
        _check_may_be_elected(election, each.name, each.holder_ref)
        organisations.check_candidate(
            post=each.post, holder_name=each.name, user=each.user, holder_ref=each.holder_ref, is_screened=True,
            starts_on=election.next_poll_on or election.poll_on, leaving=selectors.posts_vacated(election),
            warning_words=each.warning_words,
        )  # fmt: skip


def _check_may_be_elected(election, name, reference):
    if election.method in IN_PARTY and activities.may_be_elected(election.division_path, name, reference) is False:
        raise RuleBroken(
            _("{name}在支部名单上没有选举权和被选举权，不能当候选人。名单记错了的，请先在“党员名单”里改。").format(
                name=name
            ),
            field="name",
            article=_(counting.RULES[election.method].source),
        )


@action
def withdraw_candidate(*, candidate, reason, by):
    """Somebody stands no more; why stays with the candidate, and the record that keeps everything has none of it. Posted candidates who are too few now: the list is open again for others to be nominated."""
    election = lock(candidate.election)
    policies.can_run(by, election).or_raise()
    require(election, ElectionVerb.WITHDRAW)
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
    if candidate.withdrawn_on:
        raise RuleBroken(_("{name}已经不是候选人。").format(name=candidate.name))
    if candidate.elected_in:
        raise RuleBroken(_("{name}已经当选。").format(name=candidate.name))
    candidate.withdrawn_on, candidate.withdrawn_reason = clock.today(), reason.strip()
    candidate.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    after = {}
    if election.state == ElectionState.NOMINATED and selectors.too_few(election):
        after = {"state": str(open_again(election))}
    audit.record(AuditTag.WITHDRAW, candidate, by, after=after)
    return candidate


@action
def post_candidates(*, election, by):
    """Everybody sees who stands. Refuses while objections may come or are open, and too few candidates for the seats."""
    election = lock(election)
    policies.can_run(by, election).or_raise()
    require(election, ElectionVerb.POST_CANDIDATES)
    check_still_may_stand(election)
    if election.objections.filter(decided_on__isnull=True).exists():
        raise RuleBroken(_("名单的异议还没有处理完。"))
    last = calendar.objections_until(election.listed_on)
    if election.method not in calendar.WITHOUT_LIST_DAYS and clock.today() <= last:
        raise RuleBroken(
            _("对名单的异议到 {day} 为止，过了这一天再公布候选人。").format(day=last.isoformat()),
            article=_(counting.RULES[election.method].source),
        )
    for post, seats, fewest, n in selectors.too_few(election):
        raise RuleBroken(
            _("“{post}”选 {seats} 人，候选人至少 {fewest} 人，现在 {n} 人。").format(
                post=post.title, seats=seats, fewest=fewest, n=n
            ),
            article=_(counting.RULES[election.method].source),
        )
    return move(election, ElectionVerb.POST_CANDIDATES, by, after={"candidates": len(selectors.standing(election))})


@action
def order_candidates(*, election, order, places, by):
    """How candidates stand on the ballot paper: ``places`` from 1 within each post, by ``public_id``, as drawn or counted."""
    election = lock(election)
    policies.can_run(by, election).or_raise()
    names = selectors.standing(election)
    for post in dict.fromkeys(each.post for each in names):
        theirs = sorted(places.get(each.public_id) or 0 for each in names if each.post_id == post.pk)
        if theirs != list(range(1, len(theirs) + 1)):
            raise RuleBroken(
                _("“{post}”的候选人要排成 1 到 {n}，一个数只用一次。").format(post=post.title, n=len(theirs))
            )
    for each in names:
        each.place = places[each.public_id]
    Candidate.objects.bulk_update(names, ["place"])
    return move(election, ElectionVerb.ORDER, by, after={"order": str(order)}, ballot_order=order)
