"""A round that does not go as it was told: put off, called off, or somebody is in it no longer."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import RoundChange
from lianxin.cadres.services.appraising import check_meeting, move_on
from lianxin.cadres.services.moving import lock, lock_files, lock_round
from lianxin.cadres.vocabulary import OPEN_APPRAISALS, AppraisalState, AppraisalVerb, AuditTag, RoundVerb, WhyReleased
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def put_off_round(*, round, meets_on, words, by, at=None):
    """The people meet another day, told anew so many days ahead. Refuses once votes were entered."""
    at, found = at or clock.now(), lock_round(round)
    policies.can_put_off_round(by, found).or_raise()
    _check_nothing_counted(found, _("已经登记了票，不能改期。"))
    _check_words(words)
    files = selectors.files_in(found)
    lock_files(files)
    check_meeting(found, files, clock.day_of(at), meets_on)
    change = _change(found, RoundVerb.PUT_OFF, words, by, at, before=found.meets_on)
    found.meets_on = meets_on
    found.save(update_fields=["meets_on"])
    audit.record(
        AuditTag.PUT_OFF_ROUND, found, by, before={"meets_on": change.before.isoformat()},
        after={"meets_on": meets_on.isoformat()}, reason=change.words, at=at,
    )  # fmt: skip
    return found


@action
def call_off_round(*, round, words, by, at=None):
    """It is not held: nobody in it is graded, and they may be in another. Refuses once somebody's votes or grade are entered."""
    at, found = at or clock.now(), lock_round(round)
    policies.can_call_off_round(by, found).or_raise()
    _check_nothing_counted(found, _("已经有人登记了票、定了等级，不能取消。不再考核的人，一个一个登记。"))
    _check_words(words)
    today = clock.day_of(at)
    change = _change(found, RoundVerb.CALL_OFF, words, by, at)
    found.called_off_on = today
    found.save(update_fields=["called_off_on"])
    found.appraisals.filter(state__in=OPEN_APPRAISALS).update(
        state=AppraisalState.RELEASED, why_released=WhyReleased.CALLED_OFF, released_words=change.words,
        released_on=today, released_by_name=by.name[:80],
    )  # fmt: skip
    audit.record(AuditTag.CALL_OFF_ROUND, found, by, reason=change.words, at=at)
    return found


@action
def release_from_round(*, appraisal, why, words, by, at=None):
    """Somebody is graded in this round no more, and why. Not once there are votes or a grade."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_release(by, appraisal).or_raise()
    _check_words(words)
    return move_on(
        appraisal, AppraisalVerb.RELEASE, by, at, why_released=why, released_words=words.strip()[:300],
        released_on=clock.day_of(at), released_by_name=by.name[:80],
    )  # fmt: skip


def _change(found, verb, words, by, at, before=None):
    return RoundChange.objects.create(
        round=found, verb=verb, words=words.strip()[:300], at=at, by_id=by.id, by_name=by.name[:80], before=before
    )


def _check_nothing_counted(found, words):
    """Nor while they are held: who enters votes holds the appraisal."""
    if selectors.is_counted(found.appraisals.select_for_update(of=("self",)).order_by("pk")):
        raise RuleBroken(words)


def _check_words(words):
    if not words.strip():
        raise RuleBroken(_("请写明为什么。"), field="words")
