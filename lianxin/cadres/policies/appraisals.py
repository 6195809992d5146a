"""Who chooses, suggests, decides and answers: each time another person."""

from django.utils.translation import gettext as _

from lianxin.bulletin import policies as bulletin
from lianxin.bulletin.calc.catalogue import ITEMS
from lianxin.cadres.policies.reading import by_another, can_write_facts, is_own
from lianxin.cadres.vocabulary import APPEAL_ANSWERERS, BOARD_ITEM, DECIDERS, OPENERS, SUGGESTERS, AppraisalKind
from lianxin.kit.decisions import check


def can_open_round(actor, division, kind):
    return check(
        actor.is_system or actor.holds(*OPENERS[kind], path=division.path),
        _("民主评议由村（居）务监督委员会办，年度考核由乡镇办，述职评议由乡镇和县里办。"),
    )


def can_open_some_round(actor, division):
    """Any of the three kinds."""
    return check(
        any(can_open_round(actor, division, kind) for kind in AppraisalKind), _("考核由监督委员会、乡镇和县里发起。")
    )


def can_see_rounds(actor, path):
    """Who takes part in appraisals at a place; of the people in them only who may read that part of their files sees more."""
    roles = {role for roles in (*OPENERS.values(), *SUGGESTERS.values(), *APPEAL_ANSWERERS.values()) for role in roles}
    return check(actor.holds(*roles, path=path), _("考核给办考核的人看，本人看自己的。"))


def can_draft_result(actor, found):
    """Who takes part in appraisals there and fills in the board; only what the people evaluated hangs there."""
    takes_part = check(found.kind == AppraisalKind.DEMOCRATIC, _("只有民主评议的结果上公开栏。")) and can_see_rounds(
        actor, found.division_path
    )
    return takes_part and bulletin.can_prepare(actor, found.division_path, ITEMS[BOARD_ITEM])


def can_write_own(actor, appraisal):
    """What one did is chosen by the person alone."""
    return check(is_own(actor, appraisal.file), _("写什么、选什么，由本人定。"))


def can_drop_evidence(actor, evidence):
    return can_write_own(actor, evidence.appraisal)


def can_hand_in(actor, appraisal):
    """The person; for who is not on the web, the village enters what they wrote on paper."""
    return _speaks_for(actor, appraisal.file)


def can_appeal(actor, appraisal):
    return _speaks_for(actor, appraisal.file)


def _speaks_for(actor, file):
    speaks = check(is_own(actor, file) or file.user_id is None, _("本人有账号，由本人写。"))
    return can_write_facts(actor, file) and speaks


def can_suggest(actor, appraisal):
    return check(appraisal.round.kind != AppraisalKind.DEMOCRATIC, _("民主评议由会上投票。")) and _of_kind(
        actor, appraisal, SUGGESTERS
    )


def can_count(actor, appraisal):
    return check(appraisal.round.kind == AppraisalKind.DEMOCRATIC, _("只有民主评议计票。")) and _of_kind(
        actor, appraisal, SUGGESTERS
    )


def can_decide(actor, appraisal):
    """Not who suggested it."""
    return _of_kind(actor, appraisal, DECIDERS) and check(
        actor.id != appraisal.suggested_by_id, _("提等级意见的人不能定等级，请换一个人。")
    )


def can_answer_appeal(actor, appraisal):
    """A third person: neither who suggested nor who decided."""
    return _of_kind(actor, appraisal, APPEAL_ANSWERERS) and check(
        actor.id not in (appraisal.suggested_by_id, appraisal.decided_by_id),
        _("提意见、定等级的人不能答复申诉，请换一个人。"),
    )


def _of_kind(actor, appraisal, roles):
    return by_another(actor, appraisal.file) and check(
        actor.holds(*roles[appraisal.round.kind], path=appraisal.file.division_path), _("这一步由别的人办。")
    )
