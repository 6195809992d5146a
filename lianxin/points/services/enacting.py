"""From a draft to rules in force: consulted, checked by two, adopted by the village, posted its whole time."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.vocabulary import State
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.kit.rounds import one_by_one
from lianxin.kit.templatetags.kit import day as written
from lianxin.points import policies, selectors
from lianxin.points.errors import NotFitForPoints
from lianxin.points.models import RuleSet
from lianxin.points.services.decisions import decisions_of, resting_on_nothing
from lianxin.points.services.ending import end_rules, withdraw_fallen_rules
from lianxin.points.services.moving import lock, move
from lianxin.points.services.pricing import price_anew
from lianxin.points.services.wording import finding_sentence, rules_body, rules_table
from lianxin.points.vocabulary import RULES_WAYS, AuditTag, RulesState, RulesVerb

SOURCE = "point_rules"
_LAW = "中农发〔2020〕11号；村民委员会组织法第三十五条"


@action
def put_out(*, rule_set, until, how, by, at=None):
    """Ask everybody for their opinion until a day. Refuses while the linter finds anything (``NotFitForPoints``)."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    _require_clean(rule_set)
    if until < clock.day_of(at):
        raise RuleBroken(_("征求意见的最后一天不能已经过去。"), field="until")
    return move(
        rule_set, RulesVerb.CONSULT, AuditTag.CONSULT_RULES, by, at=at, consult_from=clock.day_of(at),
        consult_until=until, consult_how=how.strip(), consulted=None, consult_result="", held_because="",
    )  # fmt: skip


@action
def close_consultation(*, rule_set, consulted, result, by, at=None):
    """What was said and what became of it; refuses before the last day, and when nobody was asked."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    if rule_set.consult_until and clock.day_of(at) < rule_set.consult_until:
        raise RuleBroken(_("征求意见到{day}，还没到。").format(day=written(rule_set.consult_until)))
    if consulted < 1:
        raise RuleBroken(_("没有问过人，不能算征求过意见。"), field="consulted")
    return move(
        rule_set, RulesVerb.CLOSE, AuditTag.CLOSE_RULES, by, at=at, consulted=consulted, consult_result=result.strip(),
        supervised_by=None, supervised_at=None, reviewed_by=None, reviewed_at=None, review_words="",
    )  # fmt: skip


@action
def supervise_rules(*, rule_set, by, at=None):
    """The supervision committee has looked it through. The second of the two checks moves it on."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_supervise_rules(by, rule_set).or_raise()
    verb = RulesVerb.PASS if rule_set.reviewed_at else RulesVerb.CHECK
    return move(rule_set, verb, AuditTag.CHECK_RULES, by, at=at, supervised_by_id=by.id, supervised_at=at)


@action
def review_rules(*, rule_set, words, by, at=None):
    """The township says that it agrees with the law. The second of the two checks moves it on."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_review_rules(by, rule_set).or_raise()
    verb = RulesVerb.PASS if rule_set.supervised_at else RulesVerb.CHECK
    return move(
        rule_set,
        verb,
        AuditTag.CHECK_RULES,
        by,
        at=at,
        reviewed_by_id=by.id,
        reviewed_at=at,
        review_words=words.strip(),
    )


@action
def hold_rules(*, rule_set, reason, by, at=None):
    """Back to be written anew, with what is wrong; all checks begin again."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_hold_rules(by, rule_set).or_raise()
    if rule_set.state == RulesState.POSTED:
        raise RuleBroken(_("正在公示的，请在公开栏提异议。"))
    return _held(rule_set, reason, by, at)


def _held(rule_set, reason, by, at):
    """What is written anew was not adopted yet."""
    return move(
        rule_set, RulesVerb.HOLD, AuditTag.HOLD_RULES, by, at=at, reason=reason.strip(), held_because=reason.strip()[:300],
        supervised_by=None, supervised_at=None, reviewed_by=None, reviewed_at=None, source_kind="", source_id="",
        source_label="", adopted_on=None,
    )  # fmt: skip


@action
def adopt_rules(*, rule_set, decision, by, at=None):
    """The village has decided: ``decision`` is the id of a resolution of its assembly or representatives that is in force."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    found = next((each for each in decisions_of(division=rule_set.division) if each.id == decision), None)
    if found is None:
        raise RuleBroken(_("没有找到这份决议。要村民会议或代表会议通过并公布了的。"), field="decision")
    if found.on < clock.day_of(max(rule_set.supervised_at, rule_set.reviewed_at)):
        raise RuleBroken(_("这份决议早于监督委员会和合法性审查。请用审过以后开会通过的。"), field="decision")
    if RuleSet.objects.filter(source_kind=found.kind, source_id=found.id).exclude(pk=rule_set.pk).exists():
        raise RuleBroken(_("这份决议通过的是另一版规则。"), field="decision")
    return move(
        rule_set, RulesVerb.ADOPT, AuditTag.ADOPT_RULES, by, at=at, after={"decision": found.label},
        source_kind=found.kind, source_id=found.id, source_label=found.label[:120], adopted_on=found.on,
    )  # fmt: skip


@action
def post_rules(*, rule_set, by, site="", at=None):
    """Hang it up for as long as the rules of the place say, never fewer than 15 days. Looked through once more. What hung
    before and was rightly objected to is corrected by it; its days begin anew."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    _require_clean(rule_set)
    name = f"{rule_set.title}（第{rule_set.version}版）"
    words = {"title": name[:80], "body": rules_body(rule_set), "tables": [rules_table(rule_set)], "site": site}
    hung = board.notices_of(SOURCE, rule_set.public_id).exclude(state=State.WITHDRAWN).first()
    if hung:
        bulletin.post_correction(notice=hung, because=_("公示的异议成立，改好后重新公示"), **words, by=by, at=at)
    else:
        bulletin.post_notice(
            division=rule_set.division, item="village.points", basis=_LAW, about=(rule_set.starts_on, rule_set.ends_on),
            source=bulletin.Source(SOURCE, rule_set.public_id, name), **words, by=by, at=at,
        )  # fmt: skip
    return move(rule_set, RulesVerb.POST, AuditTag.POST_RULES, by, at=at)


@action
def enact_rules(*, rule_set, by, at=None):
    """In force from today or its own later first day, once it hung its whole time with nothing left to answer; the version
    before ends the day before, and the store is priced anew. Refuses otherwise, and before that day while another version is in force."""
    at, rule_set = at or clock.now(), lock(rule_set)
    policies.can_change_rules(by, rule_set).or_raise()
    standing = board.standing_of(SOURCE, rule_set.public_id)
    if standing is None or not standing.is_over:
        raise RuleBroken(_("公示期没有满，或者还有异议没有答复，不能生效。"))
    if resting_on_nothing([rule_set]):
        raise RuleBroken(_("通过它的决议已经撤销：{decision}").format(decision=rule_set.source_label))
    today = clock.day_of(at)
    if rule_set.ends_on <= today:
        raise RuleBroken(_("有效期已经过了，请改成新的一版。"))
    earlier = _in_force_at(rule_set.division_id)
    first = max(rule_set.starts_on, today)
    if earlier and first > today and earlier.ends_on >= today:
        raise RuleBroken(_until_then(earlier, first))
    if earlier:
        last, reason = first - timedelta(days=1), _("有了第{n}版").format(n=rule_set.version)
        end_rules(rule_set=earlier, reason=reason, last=last, by=by, at=at)
    move(rule_set, RulesVerb.ENACT, AuditTag.ENACT_RULES, by, at=at, starts_on=first, enacted_on=today)
    price_anew(rule_set=rule_set, by=by, at=at)
    return rule_set


def _until_then(earlier, first):
    """What is in force until the first day of the next version: the one before, for as long as it says itself."""
    if earlier.ends_on >= first - timedelta(days=1):
        words = _("{day}起才换这一版，到那天自动生效。以前第{n}版照样有效。")
    else:
        words = _("{day}起才换这一版，到那天自动生效。第{n}版用到{last}，中间做的不能报。")
    return words.format(day=written(first), n=earlier.version, last=written(earlier.ends_on))


@action
def note_rules_upheld(*, source_id, notice, objection, by):
    """An objection to the posted rules was found right: back to be written anew; rules in force end."""
    rule_set = lock(RuleSet.objects.get(public_id=source_id))
    reason = _("公示的异议成立：{notice}").format(notice=notice.number)
    if rule_set.state == RulesState.IN_FORCE:
        return move(
            rule_set, RulesVerb.END, AuditTag.END_RULES, by, at=clock.now(), reason=reason,
            ended_on=min(clock.today(), rule_set.ends_on), ended_because=reason,
        )  # fmt: skip
    if rule_set.state in RULES_WAYS[RulesVerb.HOLD].sources:
        return _held(rule_set, reason, by, clock.now())
    return rule_set


def enact_due():
    """What is past its last day ends; every rule set whose posting is over comes into force; one that is refused waits for its
    people. Rules whose resolution was revoked or annulled end, those that only hung or were to hang are withdrawn, and whoever
    wrote them is told."""
    over = RuleSet.objects.filter(state=RulesState.IN_FORCE, ends_on__lt=clock.today()).order_by("id")
    one_by_one("ending rules past their last day", over[:200], _end_over)
    states = (RulesState.IN_FORCE, RulesState.ADOPTED, RulesState.POSTED)
    one_by_one("letting rules fall", resting_on_nothing(list(RuleSet.objects.filter(state__in=states))), _let_fall)
    due = RuleSet.objects.filter(state=RulesState.POSTED, ends_on__gt=clock.today()).order_by("id")
    one_by_one("putting rules into force", due[:200], _enact_if_due)


def _end_over(rule_set):
    reason = _("有效期到{day}").format(day=written(rule_set.ends_on))
    end_rules(rule_set=rule_set, reason=reason, last=rule_set.ends_on, by=SYSTEM)


def _let_fall(rule_set):
    reason = _("通过它的决议已经撤销：{decision}").format(decision=rule_set.source_label)
    if rule_set.state == RulesState.IN_FORCE:
        end_rules(rule_set=rule_set, reason=reason, by=SYSTEM)
    else:
        withdraw_fallen_rules(rule_set=rule_set, reason=reason)


def _enact_if_due(rule_set):
    standing = board.standing_of(SOURCE, rule_set.public_id)
    is_wanted = rule_set.starts_on <= clock.today() or _in_force_at(rule_set.division_id) is None
    if standing and standing.is_over and is_wanted:
        enact_rules(rule_set=rule_set, by=SYSTEM)


def _in_force_at(division_id):
    return RuleSet.objects.filter(division=division_id, state=RulesState.IN_FORCE).first()


def _require_clean(rule_set):
    if found := selectors.findings_in(rule_set):
        raise NotFitForPoints([finding_sentence(each) for each in found])
