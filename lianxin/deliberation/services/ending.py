"""The end of a resolution: changed or revoked by a later decision, annulled by a court or the township; numbered and posted."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import Body, ResolutionEnd, VillageRule
from lianxin.deliberation.services.moving import go
from lianxin.deliberation.services.resolutions import lock_resolution, post, require_state, told
from lianxin.deliberation.services.telling import county_language
from lianxin.deliberation.vocabulary import LIVE, VILLAGE_RULE_WAYS, AuditTag, ResolutionState, VillageRuleVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

END_SOURCE = "resolution_end"


@action
def end_resolution(*, resolution, state, words, later=None, by, site="", at=None):
    """Amended or revoked by the ``later`` decision of its own body or of the assembly over it, or annulled by a court or the township.

    Nobody changes alone what a meeting decided: without that later resolution it is refused. The end has a number of its own series and hangs on the board as long as a resolution does; the resolution, its vote and its
    bundle stay where they are. Village rules it adopted end with it, unless it was amended: then their next version replaces them.
    """
    at, resolution = at or clock.now(), lock_resolution(resolution)
    policies.can_end_resolution(by, resolution).or_raise()
    if state not in policies.ends_for(by, resolution):
        raise RuleBroken(
            _("依法撤销、责令改正由乡镇登记，写明哪份判决、哪份通知；会议自己的修改、撤销由本地登记。"), field="state"
        )
    require_state(resolution, *LIVE)
    if later and state == ResolutionState.ANNULLED:
        raise RuleBroken(_("依法撤销、责令改正的不用选后来的决议，写明文书。"), field="later")
    if state != ResolutionState.ANNULLED and not (later and selectors.may_end_by(later, resolution)):
        raise RuleBroken(selectors.only_by_later(resolution), field="later")
    end = _numbered(resolution, state, words.strip(), later, by, at)
    with county_language():
        title, text = f"{end.number} {resolution.title}"[:80], selectors.end_for_board(end)
    post(resolution, END_SOURCE, selectors.board_item(resolution), title, text, by, site, at)
    if state != ResolutionState.AMENDED:
        _end_village_rules(resolution)
    return told(resolution, state, words, AuditTag.END_RESOLUTION, by, at)


def _end_village_rules(resolution):
    rule = VillageRule.objects.select_for_update().filter(resolution=resolution).first()
    if rule and rule.state in VILLAGE_RULE_WAYS[VillageRuleVerb.END][0]:
        go(rule, VILLAGE_RULE_WAYS, VillageRuleVerb.END)


def _numbered(resolution, state, words, later, by, at):
    body, year = Body.objects.select_for_update().get(pk=resolution.body_id), timezone.localdate(at).year
    last = ResolutionEnd.objects.filter(body=body, state=state, year=year).aggregate(last=Max("serial"))["last"] or 0
    return ResolutionEnd.objects.create(
        resolution=resolution, body=body, state=state, year=year, serial=last + 1, later=later, words=words, at=at,
        by_name=by.name,
    )  # fmt: skip
