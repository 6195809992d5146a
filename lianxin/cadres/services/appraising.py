"""考核 begins: a round is opened, and the person chooses from what they really did and writes first."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import Appraisal, Evidence, Round
from lianxin.cadres.services.moving import lock, lock_files, move, require
from lianxin.cadres.vocabulary import APPRAISAL_WAYS, AppraisalKind, AppraisalVerb, AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory


@action
def open_round(*, division, kind, year, write_by, files, by, meets_on=None, at=None):
    """Begin one appraisal of one kind for these files; the rules of the place today are its rules to the end."""
    at, kind = at or clock.now(), AppraisalKind(kind)
    policies.can_open_round(by, division, kind).or_raise()
    today, rules = clock.day_of(at), territory.profile(division)
    is_democratic = kind == AppraisalKind.DEMOCRATIC
    if not files:
        raise RuleBroken(_("请勾上考核谁。"), field="files")
    lock_files(files)
    posts = selectors.posts_appraised(files, division, kind)
    if without := [each.name for each in files if each.pk not in posts]:
        raise RuleBroken(
            _("{names}现在在{place}没有这一种考核对应的任职，不考核。任职没有登记的，请先登记。").format(
                names="、".join(without), place=division.short_name
            ),
            field="files",
        )
    if write_by < today:
        raise RuleBroken(_("要给本人留出写的时间，最早到今天。"), field="write_by")
    found = Round(
        kind=kind, division=division, division_path=division.path, year=year, write_by=write_by, opened_on=today,
        meets_on=meets_on if is_democratic else None, opened_by_name=by.name[:80],
        cap_percent=rules.value("appraisal.excellent_cap_pct") if kind == AppraisalKind.YEARLY else None,
        most_evidence=rules.value("appraisal.most_evidence"), look_days=rules.value("appraisal.look_working_days"),
        appeal_days=rules.value("appraisal.appeal_working_days"), notice_days=rules.value("appraisal.notice_days"),
    )  # fmt: skip
    if is_democratic:
        check_meeting(found, files, today, meets_on)
    elif again := selectors.in_round_of(files, kind, year):
        raise RuleBroken(
            _("{names}{year} 年已经在这一种考核里，一年只考核一次。请去掉再发起。").format(
                names="、".join(again), year=year
            ),
            field="files",
        )
    found.save()
    Appraisal.objects.bulk_create(
        Appraisal(round=found, file=each, tenure=posts[each.pk], division_path=posts[each.pk].post.unit.division_path)
        for each in files
    )
    audit.record(AuditTag.OPEN_ROUND, found, by, after={"kind": str(kind), "count": len(files)}, at=at)
    return found


def check_meeting(found, files, today, meets_on):
    """A day as far ahead as the round says, after the people in it wrote, and not too near another evaluation than this."""
    months = territory.profile(found.division).value("appraisal.gap_months")
    if meets_on is None or (meets_on - today).days < found.notice_days:
        raise RuleBroken(_("民主评议要提前 {n} 天告诉大家。").format(n=found.notice_days), field="meets_on")
    if found.write_by >= meets_on:
        raise RuleBroken(_("本人写的要在会上念，请让本人写到开会的前一天为止。"), field="write_by")
    again = selectors.evaluated_near(files, meets_on, months, but=found.pk)
    if again:
        raise RuleBroken(
            _("{names}前后 {n} 个月内已经评议过或者定了要评议，不能再评。").format(names="、".join(again), n=months),
            field="files",
        )


@action
def choose_evidence(*, appraisal, deed, words, by, at=None):
    """The person chooses something they did. ``deed`` is one of their own."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_write_own(by, appraisal).or_raise()
    require(appraisal, APPRAISAL_WAYS, AppraisalVerb.CHOOSE)
    chosen = selectors.evidence_of(appraisal)
    if len(chosen) >= appraisal.round.most_evidence:
        raise RuleBroken(_("最多选 {n} 件。先拿掉一件。").format(n=appraisal.round.most_evidence))
    if any((each.source_kind, each.source_id) == (deed.kind, deed.id) for each in chosen):
        raise RuleBroken(_("这一件已经选了。"), field="deed")
    found = Evidence.objects.create(
        appraisal=appraisal, source_kind=deed.kind, source_id=deed.id, label=deed.label[:120], url=deed.url, on=deed.on,
        words=words.strip(),
    )  # fmt: skip
    audit.record(AuditTag.CHOOSE_EVIDENCE, appraisal.file, by, after={"label": deed.label}, at=at)
    return found


@action
def drop_evidence(*, evidence, by, at=None):
    """The person takes one out again."""
    at, appraisal = at or clock.now(), lock(evidence.appraisal)
    policies.can_write_own(by, appraisal).or_raise()
    require(appraisal, APPRAISAL_WAYS, AppraisalVerb.DROP)
    evidence.dropped_at = at
    evidence.save(update_fields=["dropped_at"])
    audit.record(AuditTag.DROP_EVIDENCE, appraisal.file, by, after={"label": evidence.label}, at=at)
    return evidence


@action
def hand_in(*, appraisal, own_words, by, at=None):
    """What the person says of the year, with what they chose."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_hand_in(by, appraisal).or_raise()
    return move_on(
        appraisal, AppraisalVerb.HAND_IN, by, at, own_words=own_words.strip(), handed_in_at=at, handed_in_by_id=by.id
    )


_TAGS = {
    AppraisalVerb.HAND_IN: AuditTag.HAND_IN, AppraisalVerb.SUGGEST: AuditTag.SUGGEST, AppraisalVerb.COUNT: AuditTag.COUNT,
    AppraisalVerb.ANSWER: AuditTag.ANSWER, AppraisalVerb.DECIDE: AuditTag.DECIDE, AppraisalVerb.APPEAL: AuditTag.APPEAL,
    AppraisalVerb.UPHOLD: AuditTag.UPHOLD, AppraisalVerb.REJECT: AuditTag.REJECT,
    AppraisalVerb.SEND_BACK: AuditTag.SEND_BACK, AppraisalVerb.COUNT_AGAIN: AuditTag.COUNT, AppraisalVerb.TELL: AuditTag.TELL,
    AppraisalVerb.CONFIRM: AuditTag.CONFIRM_COUNT, AppraisalVerb.CONFIRM_BETTER: AuditTag.CONFIRM_COUNT,
    AppraisalVerb.CONFIRM_SAME: AuditTag.CONFIRM_COUNT, AppraisalVerb.CONFIRM_WORSE: AuditTag.CONFIRM_COUNT,
    AppraisalVerb.REFUSE: AuditTag.REFUSE_COUNT, AppraisalVerb.REFUSE_AGAIN: AuditTag.REFUSE_COUNT,
    AppraisalVerb.RELEASE: AuditTag.RELEASE_APPRAISAL,
}  # fmt: skip


def move_on(appraisal, verb, by, at, **changes):
    after = {"round": str(appraisal.round)}
    return move(appraisal, APPRAISAL_WAYS, verb, _TAGS[verb], by, at=at, after=after, **changes)
