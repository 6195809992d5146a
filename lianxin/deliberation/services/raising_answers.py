"""Township and county answer a fund raising on paper: staff of the place enter it with its pages, and both names stand beside it."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies
from lianxin.deliberation.models import RaisingAnswer
from lianxin.deliberation.services.processes import advance, halt
from lianxin.deliberation.services.raisings import lock
from lianxin.deliberation.vocabulary import ANSWER_SCANS, AuditTag, PublicFact, RaisingVerb
from lianxin.files.services import store_photo
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id


@action
def enter_answer(*, raising, agrees, words, filing, answered_by, answered_on, scans, by, at=None):
    """What the level whose turn it is has answered, as it stands on the paper: on it goes, or no further.

    Refuses without the pages: who is answered enters the answer here, and everybody above can read it against the paper.
    Their hashes go to the public log, so that no page is exchanged later.
    """
    at, raising = at or clock.now(), lock(raising, RaisingVerb.ENTER_ANSWER)
    policies.can_enter_raising(by, raising).or_raise()
    if not scans:
        raise RuleBroken(_("请附上答复的照片，一页一张，要看得清公章和签名。"), field="scans")
    if answered_on > clock.day_of(at):
        raise RuleBroken(_("答复的日子还没有到。"), field="answered_on")
    if answered_by.strip() == by.name:
        raise RuleBroken(_("答复的人和登记的人不能是同一个人。"), field="answered_by")
    code, public_id = raising.phase.code, new_public_id()
    kept = [store_photo(upload=scan, owner_kind=ANSWER_SCANS, owner_id=public_id, by=by, at=at) for scan in scans]
    answer = RaisingAnswer.objects.create(
        raising=raising, public_id=public_id, pages=[each.public_id for each in kept], code=code, agrees=agrees, words=words.strip(), filing=filing.strip(),
        answered_by_name=answered_by.strip(), answered_on=answered_on, entered_at=at, entered_by_name=by.name,
    )  # fmt: skip
    audit.publish_fact(PublicFact.SCAN, {"answer": public_id, "pages": [each.sha256 for each in kept]}, at=at)
    told = f"{answer.filing} {answer.words}"
    if agrees:
        setattr(raising, f"{code}_words", answer.words)
        setattr(raising, f"{code}_filing", answer.filing)
        raising.save(update_fields=[f"{code}_words", f"{code}_filing"])
        advance(raising.process, at, words=told)
    else:
        halt(raising.process, told)
    after = {"words": told, "agrees": agrees, "pages": len(kept)}
    audit.record(AuditTag.ENTER_ANSWER, raising, by, after=after, at=at)
    return raising
