"""What is told to the people of their evaluation: who and when before it, and what came of it, as counts."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.cadres import policies, selectors
from lianxin.cadres.calc import grades
from lianxin.cadres.services.moving import lock_round
from lianxin.cadres.vocabulary import (
    BOARD_ITEM,
    BOARD_SOURCE,
    GRADES_OF,
    PLAN_SOURCE,
    AppraisalKind,
    AppraisalState,
    AuditTag,
    Grade,
)
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def draft_plan_notice(*, round, title, body, by, at=None):
    """Draft for the board who is evaluated when: the days before the meeting run from the day it hangs. Put off, it hangs anew."""
    found = lock_round(round)
    policies.can_draft_plan(by, found).or_raise()
    if selectors.plan_notice(found):
        raise RuleBroken(_("方案公告已经拟过，请到公开栏接着办。"))
    notice = bulletin.draft_notice(
        division=found.division, item=BOARD_ITEM, title=title, body=body, by=by, at=at,
        source=bulletin.Source(PLAN_SOURCE, found.plan_key, str(found)),
    )  # fmt: skip
    audit.record(AuditTag.TELL_PLAN, found, by, at=at)
    return notice


@action
def draft_result_notice(*, round, title, body, by, at=None):
    """Draft it for the board once no grade can change any more. The figures are counted here, never typed. Once a round."""
    found = lock_round(round)
    policies.can_draft_result(by, found).or_raise()
    appraisals = [each for each in selectors.appraisals_of_round(found) if each.state != AppraisalState.RELEASED]
    if not selectors.is_over(appraisals):
        raise RuleBroken(_("还有人没有评完，或者还在申诉的期限里。都定了再公布。"))
    if board.notices_of(BOARD_SOURCE, found.public_id).exists():
        raise RuleBroken(_("结果公告已经拟过，请到公开栏接着办。"))
    counts = grades.counted([each.grade for each in appraisals], GRADES_OF[AppraisalKind.DEMOCRATIC])
    table = {
        "caption": _("民主评议结果"), "has_total": True,
        "columns": [{"name": _("等级"), "kind": "text"}, {"name": _("人数"), "kind": "number"}],
        "rows": [[str(Grade(grade).label), number] for grade, number in counts],
    }  # fmt: skip
    notice = bulletin.draft_notice(
        division=found.division, item=BOARD_ITEM, title=title, body=body, tables=[table], by=by, at=at,
        source=bulletin.Source(BOARD_SOURCE, found.public_id, str(found)),
    )  # fmt: skip
    audit.record(AuditTag.TELL_RESULT, found, by, after={"count": len(appraisals)}, at=at)
    return notice
