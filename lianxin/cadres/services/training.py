"""Courses that were held and who took them."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import Course, Training, TrainingSeries
from lianxin.cadres.services.files import open_file
from lianxin.cadres.services.moving import lock
from lianxin.cadres.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import next_serial


@action
def hold_course(
    *, division, title, kind, level, organiser, starts_on, ends_on, hours, by, place="", is_induction=False, at=None
):
    """A training that is over, with its class-hours."""
    at = at or clock.now()
    policies.can_hold_course(by, division).or_raise()
    if not starts_on <= ends_on <= clock.day_of(at):
        raise RuleBroken(_("结束的日子不早于开始的日子，不晚于今天。办完了再登记。"), field="ends_on")
    course = Course.objects.create(
        division=division, division_path=division.path, title=title.strip(), kind=kind, level=level, place=place.strip(),
        organiser=organiser.strip(), starts_on=starts_on, ends_on=ends_on, hours=hours, is_induction=is_induction,
        entered_by_name=by.name[:80],
    )  # fmt: skip
    audit.record(AuditTag.HOLD_COURSE, course, by, at=at)
    return course


@action
def enter_trainings(*, course, names, by, at=None):
    """Who took the course, by their whole names. One that nobody bears at the place, and nothing is entered."""
    at = at or clock.now()
    policies.can_enter_training(by, course).or_raise()
    unknown = [name for name in names if selectors.known_by_name(course.division, name) is None]
    if unknown:
        raise RuleBroken(
            _("没有找到，或者有几个同名的：{names}。名字要写全；同名的在后面空一格写户编号。").format(
                names="、".join(unknown)
            ),
            field="names",
        )
    return [_enter(course=course, name=name, by=by, at=at) for name in names]


@action
def _enter(*, course, name, by, at):
    file = open_file(division=course.division, name=name, by=by, at=at)
    if policies.is_own(by, file):
        raise RuleBroken(
            _("自己参加的培训，自己不能登记。把{name}去掉，请别人登记。").format(name=file.name), field="names"
        )
    if Training.objects.filter(course=course, file=file, withdrawn_at__isnull=True).exists():
        raise RuleBroken(_("{name}已经登记过了。").format(name=file.name), field="names")
    year = clock.day_of(at).year
    number = _("培训〔{year}〕{n}号").format(year=year, n=next_serial(TrainingSeries, year=year))
    found = Training.objects.create(course=course, file=file, number=number, entered_at=at)
    audit.record(AuditTag.ENTER_TRAINING, file, by, after={"course": course.title}, at=at)
    return found


@action
def withdraw_training(*, training, reason, by, at=None):
    """It was entered wrongly: it stays with the reason, and counts for nothing."""
    at, training = at or clock.now(), lock(training)
    policies.can_withdraw_training(by, training).or_raise()
    if training.withdrawn_at:
        raise RuleBroken(_("这条记录已经撤回了。"))
    training.withdrawn_at, training.withdrawn_reason = at, reason.strip()
    training.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record(
        AuditTag.WITHDRAW_TRAINING, training.file, by, after={"course": training.course.title}, reason=reason, at=at
    )
    return training
