"""Who runs an election does not stand in it, and no close relative of theirs does while they sit."""

from django.utils.translation import gettext as _

from lianxin.elections import policies, selectors
from lianxin.elections.calc import counting
from lianxin.elections.services.moving import lock, move, require
from lianxin.elections.vocabulary import ElectionVerb
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.errors import NeedsWords


@action
def leave_committee(*, election, name, reason, by, instead="", instead_ref=""):
    """Somebody leaves the election committee, to stand or because a relative stands; who takes the place sits from now on.

    Refuses to leave nobody, and in the place whoever stands or is a close relative of somebody who does. The record keeps
    who sat.
    """
    election = lock(election)
    policies.can_run(by, election).or_raise()
    require(election, ElectionVerb.LEAVE_COMMITTEE)
    instead, instead_ref = instead.strip(), instead_ref.strip()
    if name not in election.committee:
        raise RuleBroken(_("{name}不在选举委员会里。").format(name=name), field="name")
    if not reason.strip():
        raise RuleBroken(_("请写明原因。"), field="reason")
    sitting = [each for each in election.committee if each != name]
    refs = {each: ref for each, ref in election.committee_refs.items() if each != name}
    if instead:
        _check_may_sit(election, instead, instead_ref, sitting)
        sitting.append(instead)
        refs |= {instead: instead_ref} if instead_ref else {}
    if not sitting:
        raise RuleBroken(_("选举委员会不能没有人。请写谁接替。"), field="instead")
    return move(
        election, ElectionVerb.LEAVE_COMMITTEE, by, reason=reason, after={"left": name, "instead": instead},
        committee=sitting, committee_refs=refs,
    )  # fmt: skip


def check_not_of_committee(election, name, reference, warning_words):
    """Refuse as a candidate a member of the election committee and a close relative of one.

    A namesake of a member nobody's record is known of may be another person: words say so.
    """
    article = _(counting.RULES[election.method].source)
    known = {ref: each for each, ref in election.committee_refs.items()}
    for (_reference, ref), tie in organisations.ties_with([reference], known).items():
        raise RuleBroken(_tie_words(known[ref], name, tie), field="name", article=article)
    if name not in election.committee:
        return
    both_known = name in election.committee_refs and not reference.startswith("name:")
    if not both_known and not warning_words.strip():
        raise NeedsWords(
            _(
                "{name}在选举委员会里。是本人的，请先登记“退出选举委员会”，再提名；只是同名的，请在“提示后的说明”里写明。"
            ).format(name=name),
            field="warning_words",
            article=article,
        )


def check_nobody_tied(election):
    """Refuse to go on while somebody of the election committee stands, or is a close relative of who does."""
    for words in ties_of_committee(election, selectors.standing(election)):
        raise RuleBroken(words, article=_(counting.RULES[election.method].source))


def ties_of_committee(election, standing):
    """Who of the election committee stands or is a close relative of who stands, in sentences: known since, or all along."""
    known = {ref: name for name, ref in election.committee_refs.items()}
    if not (known and standing):
        return []
    names = {each.reference: each.name for each in standing}
    ties = organisations.ties_with(list(names), known)
    return [_tie_words(known[ref], names[reference], tie) for (reference, ref), tie in ties.items()]


def _tie_words(member, name, tie):
    if tie == "same":
        return _("{name}在选举委员会里。请先登记“退出选举委员会”。").format(name=member)
    return _("选举委员会的{member}是{name}的近亲属。请先登记{member}退出选举委员会。").format(member=member, name=name)


def _check_may_sit(election, name, ref, sitting):
    if name in sitting:
        raise RuleBroken(_("{name}已经在选举委员会里。").format(name=name), field="instead")
    standing = selectors.standing(election)
    if not ref and any(each.name == name for each in standing):
        raise RuleBroken(_("{name}是候选人，不能进选举委员会。").format(name=name), field="instead")
    stand = {each.reference: each.name for each in standing}
    for _ref, other in organisations.ties_with([ref], stand) if ref else ():
        raise RuleBroken(
            _("{name}是候选人，或者是候选人{other}的近亲属，不能进选举委员会。").format(name=name, other=stand[other]),
            field="instead",
        )
