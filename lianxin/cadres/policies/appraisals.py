"""Who chooses, suggests, decides and answers: each time another person."""

from django.utils.translation import gettext as _

from lianxin.bulletin import policies as bulletin
from lianxin.bulletin.calc.catalogue import ITEMS
from lianxin.cadres.policies.reading import by_another, is_own
from lianxin.cadres.vocabulary import (
    APPEAL_ANSWERERS,
    BOARD_ITEM,
    CONFIRMERS,
    DECIDERS,
    OPENERS,
    PAPER_WRITERS,
    SUGGESTERS,
    AppraisalKind,
    SayingKind,
)
from lianxin.kit.decisions import allow, check
from lianxin.kit.second_hand import Look


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


def can_draft_plan(actor, found):
    """Before it is held; put off it is told anew."""
    return check(found.called_off_on is None, _("这一次考核取消了。")) and can_draft_result(actor, found)


def can_enter_sitting(actor, found):
    """The supervisors hold the evaluation."""
    return check(found.kind == AppraisalKind.DEMOCRATIC, _("只有民主评议开会投票。")) and _holds_round(actor, found)


def can_put_off_round(actor, found):
    return check(found.kind == AppraisalKind.DEMOCRATIC, _("只有民主评议有开会的日子。")) and _holds_round(actor, found)


def can_call_off_round(actor, found):
    return _holds_round(actor, found)


def _holds_round(actor, found):
    return check(found.called_off_on is None, _("这一次考核取消了。")) and can_open_round(
        actor, found.division, AppraisalKind(found.kind)
    )


def can_release(actor, appraisal):
    """Who opened the round, and nobody themself."""
    return by_another(actor, appraisal.file) and can_open_round(
        actor, appraisal.round.division, AppraisalKind(appraisal.round.kind)
    )


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
    return _speaks_for(actor, appraisal)


def can_answer_suggestion(actor, appraisal):
    return _speaks_for(actor, appraisal)


def can_appeal(actor, appraisal):
    return _speaks_for(actor, appraisal)


def can_tell(actor, appraisal):
    """Their days to appeal run from then: whoever judged does not write down that the person was told."""
    return _speaks_for(actor, appraisal)


def _speaks_for(actor, appraisal):
    """The person; what somebody without an account wrote on paper is entered by who neither suggested nor decided."""
    file = appraisal.file
    if is_own(actor, file):
        return allow()
    return (
        check(file.user_id is None, _("本人有账号，由本人写。"))
        and check(
            actor.holds(*PAPER_WRITERS, path=appraisal.division_path),
            _("本人没有账号的，由支部书记或者乡镇、县里照本人写的纸登记。"),
        )
        and check(actor.id not in _judges(appraisal), _("提意见、定等级的人不能替本人登记，请换一个人。"))
    )


def _judges(appraisal):
    """Who suggested a grade, the first time or again, who decided, who entered votes and who looked at them."""
    said = {each.by_id for each in appraisal.sayings.all() if each.kind == SayingKind.SUGGEST}
    return {appraisal.suggested_by_id, appraisal.decided_by_id} | said | _counters(appraisal)


def _counters(appraisal):
    """Who entered the votes and who looked at them, every time but what was found not to be right."""
    kept = [each for each in appraisal.tallies.all() if each.state != Look.REFUSED]
    return {key for each in kept for key in (each.asked_by_id, each.decided_by_id) if key}


def _writers(appraisal):
    """Who wrote down what the person said: at the beginning, of a suggested grade, or to appeal."""
    return {appraisal.handed_in_by_id, appraisal.answered_by_id, appraisal.appealed_by_id} | {
        each.by_id for each in appraisal.sayings.all() if each.kind in (SayingKind.ANSWER, SayingKind.APPEAL)
    }


def can_suggest(actor, appraisal):
    """Not who wrote down what the person says of themself."""
    return (
        check(appraisal.round.kind != AppraisalKind.DEMOCRATIC, _("民主评议由会上投票。"))
        and _of_kind(actor, appraisal, SUGGESTERS)
        and check(actor.id not in _writers(appraisal), _("替本人登记的人不能提等级意见，请换一个人。"))
    )


def can_count(actor, appraisal):
    """After an appeal by a hand that was not at the first count."""
    return (
        check(appraisal.round.kind == AppraisalKind.DEMOCRATIC, _("只有民主评议计票。"))
        and _of_kind(actor, appraisal, SUGGESTERS)
        and check(
            actor.id not in _counters(appraisal),
            _("原来登记、核对票的人不能再登记，请监督委员会换一个人。"),
        )
    )


def can_confirm_count(actor, appraisal):
    """Another than who entered these votes, or entered them before."""
    entered = {each.asked_by_id for each in appraisal.tallies.all() if each.state != Look.REFUSED}
    return _of_kind(actor, appraisal, {AppraisalKind.DEMOCRATIC: CONFIRMERS}) and check(
        actor.id not in entered, _("自己登记的票不能自己核对，请换一个人。")
    )


def can_decide(actor, appraisal):
    """Not who suggested it, nor who wrote down that the person has seen it."""
    return (
        _of_kind(actor, appraisal, DECIDERS)
        and check(actor.id not in _judges(appraisal), _("提等级意见的人不能定等级，请换一个人。"))
        and check(actor.id not in _writers(appraisal), _("替本人登记的人不能定等级，请换一个人。"))
    )


def can_answer_appeal(actor, appraisal):
    """A third person: neither who suggested nor who decided, nor who wrote down what the person said."""
    return (
        _of_kind(actor, appraisal, APPEAL_ANSWERERS)
        and check(actor.id not in _judges(appraisal), _("提意见、定等级的人不能答复申诉，请换一个人。"))
        and check(actor.id not in _writers(appraisal), _("替本人登记的人不能答复申诉，请换一个人。"))
    )


def can_uphold_appeal(actor, appraisal):
    """Nobody puts another grade in the place of what the people voted."""
    return can_answer_appeal(actor, appraisal) and check(
        appraisal.round.kind != AppraisalKind.DEMOCRATIC,
        _("民主评议的等级是会上投票定的，上级不改。申诉成立的，请退回重新计票，或者重新开会评议。"),
    )


def can_send_back_appeal(actor, appraisal):
    return can_answer_appeal(actor, appraisal) and check(
        appraisal.round.kind == AppraisalKind.DEMOCRATIC, _("只有民主评议退回重新计票。")
    )


def _of_kind(actor, appraisal, roles):
    return by_another(actor, appraisal.file) and check(
        actor.holds(*roles.get(appraisal.round.kind, ()), path=appraisal.division_path), _("这一步由别的人办。")
    )
