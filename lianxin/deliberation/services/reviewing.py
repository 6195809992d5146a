"""Village rules in force are looked at again in each term: here they are kept; a new version that is posted ends them."""

from django.utils.translation import gettext as _

from lianxin.deliberation import selectors
from lianxin.deliberation.calc.village_rules import findings
from lianxin.deliberation.models import VillageRuleReview
from lianxin.deliberation.services.adopting_rules import day_decided, require_assembly
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.services.village_rules import found_in_words, go_on, kept_rule
from lianxin.deliberation.vocabulary import LIVE, VILLAGE_RULE_WAYS, AuditTag, ReviewOutcome, VillageRuleVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def review_village_rule(*, rule, resolution, explained="", by, at=None):
    """The assembly of the present term has decided that the rules go on word for word.

    The words are looked through again: what was allowed when they were adopted may not be any more. Refuses what its words
    point to until it is explained in public, a decision of an earlier term, and one older than the last.
    """
    at, rule = at or clock.now(), kept_rule(rule, by)
    require(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.REVIEW)
    resolution.refresh_from_db()
    require_assembly(rule, resolution)
    on, term = day_decided(resolution), selectors.term_of_rules(rule)
    if resolution.state not in LIVE or on <= rule.decided_on or (term and on < term.starts_on):
        raise RuleBroken(_("请选这一届的会议复核以后作出的、已经公布的决议。"), field="resolution")
    found = findings(rule.text)
    if found and not explained.strip():
        raise RuleBroken(found_in_words(found), field="explained")
    VillageRuleReview.objects.create(
        rule=rule, outcome=ReviewOutcome.KEPT, resolution=resolution, decided_on=on, explained=explained.strip(), at=at,
        by_name=by.name,
    )  # fmt: skip
    rule.decided_on = on
    return go_on(rule, VillageRuleVerb.REVIEW, AuditTag.REVIEW_VILLAGE_RULE, by, at, "decided_on")
