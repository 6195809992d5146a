"""Who watches over the work: volunteers, the lot among them, the site's record, stops and defects."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.works import policies, selectors
from lianxin.works.calc import lot
from lianxin.works.models import Monitor, Note
from lianxin.works.services.moving import lock, require
from lianxin.works.services.voicing import enter, require_open_lot
from lianxin.works.vocabulary import AuditTag, NoteKind, ProjectVerb


@action
def announce_draw(*, project, draw_words, draw_on, by, at=None):
    """What the lot will be drawn with, and when, is said before anybody can know it: a later day, and once; anew where the day
    came with too few to draw from."""
    at, project = at or clock.now(), _watched(project, ProjectVerb.ANNOUNCE_DRAW, by)
    if project.draw_on and not selectors.has_too_few(project, clock.day_of(at)):
        raise RuleBroken(_("抽签的办法已经公布，不能再改。"))
    if draw_on <= clock.day_of(at):
        raise RuleBroken(_("要先公布、后抽签：抽签的日子最早是明天。"), field="draw_on")
    project.draw_words, project.draw_on = draw_words.strip(), draw_on
    project.save(update_fields=["draw_words", "draw_on"])
    audit.record(AuditTag.ANNOUNCE_DRAW, project, by, reason=draw_words, at=at)
    return project


@action
def announce_again(*, project, draw_words, draw_on, reason, by, at=None):
    """The number that was announced never came, and why: another one and another day. Three days are waited for it.

    What was announced first, and why it is given up, is written into the record of the site for everybody: who knows that the number
    did come can say so.
    """
    at, project = at or clock.now(), _watched(project, ProjectVerb.ANNOUNCE_AGAIN, by)
    today = clock.day_of(at)
    if not selectors.may_announce_again(project, today):
        raise RuleBroken(_("要过了公布的抽签日三天、还没有抽，才能换一个数。"))
    if not reason.strip():
        raise RuleBroken(_("请写公布的数为什么没有出来。"), field="reason")
    if draw_on <= today:
        raise RuleBroken(_("要先公布、后抽签：抽签的日子最早是明天。"), field="draw_on")
    words = _("换一个数抽签。原来公布的是“{words}”，{day} 抽；没有抽成：{reason}").format(
        words=project.draw_words, day=project.draw_on.isoformat(), reason=reason.strip()
    )
    keep_note(project, NoteKind.LOG, words[:500], today, by, at)
    project.draw_words, project.draw_on = draw_words.strip(), draw_on
    project.save(update_fields=["draw_words", "draw_on"])
    audit.record(
        AuditTag.ANNOUNCE_AGAIN, project, by, after={"draw_on": draw_on.isoformat()}, reason=reason.strip(), at=at
    )
    return project


@action
def enter_volunteer(*, project, name, interest, by, at=None):
    """A resident who would watch, with what binds them to the project; who is bound is heard and not drawn."""
    at, project = at or clock.now(), _watched(project, ProjectVerb.VOLUNTEER, by)
    require_open_lot(project, clock.day_of(at))
    name = " ".join(name.split())
    if project.monitors.filter(name=name).exists():
        raise RuleBroken(
            _("已经有一个“{name}”报了名。不是同一个人的，名字后面写上哪一组，例如“{name}（三组）”。").format(name=name),
            field="name",
        )
    return enter(project, name, interest, by, at)


@action
def draw_monitors(*, project, seed, by, at=None):
    """The lot, with the number that was announced: the first five without an interest of their own watch, at least three."""
    at, project = at or clock.now(), _watched(project, ProjectVerb.DRAW, by)
    if project.draw_on is None or clock.day_of(at) < project.draw_on:
        raise RuleBroken(_("还没有到抽签的日子。"))
    if project.draw_seed:
        raise RuleBroken(_("已经抽过签了。"))
    free = {each.number: each for each in selectors.free_volunteers(project)}
    try:
        order = lot.drawn(free, seed.strip())
    except ValueError as error:
        raise RuleBroken(_("没有利害关系的报名人不到三个。重新公布抽签的办法和日子，再请几个人报名。")) from error
    first = lot.watching(order, ())
    for place, number in enumerate(order, 1):
        free[number].place, free[number].is_drawn = place, number in first
    Monitor.objects.bulk_update(free.values(), ["place", "is_drawn"])
    project.draw_seed = seed.strip()
    project.save(update_fields=["draw_seed"])
    audit.record(AuditTag.DRAW, project, by, after={"seed": project.draw_seed, "order": list(order)}, at=at)
    return project


@action
def replace_monitor(*, project, number, reason, by, paper="", decision="", at=None):
    """Who watches cannot any more, and why: the next of the lot comes instead, as anybody counts again. By their own written word
    (``paper``) or by a resolution that names the project; who would not sign an acceptance, ever, goes by a resolution alone or says so
    with their own account. Nobody is replaced while the work waits for their signature."""
    at, project = at or clock.now(), _watched(project, ProjectVerb.REPLACE_MONITOR, by)
    if not reason.strip():
        raise RuleBroken(_("请写明为什么不看了。"), field="reason")
    found = {each.number: each for each in selectors.monitors_of(project)}
    if number not in found or not found[number].is_drawn:
        raise RuleBroken(_("请选抽签定下的监督员。"), field="number")
    resolved = next((each for each in selectors.decisions_naming(project) if each.id == decision), None)
    if number in selectors.ever_refused(project) and not resolved:
        raise RuleBroken(
            _(
                "{number} 号验收时没有签字，不能因此换人。要换，会上定过、选那份决议；本人不看了的，用自己的账号登记。"
            ).format(number=number),
            field="number",
        )
    if not resolved and not paper.strip():
        raise RuleBroken(_("请写本人签字的单子号，或者选会上定的决议。"), field="paper")
    first = followed(project, number, reason, resolved.label if resolved else paper)
    after = {"number": number, "watching": sorted(first)}
    audit.record(AuditTag.REPLACE_MONITOR, project, by, after=after, reason=reason, at=at)
    return project


def followed(project, number, reason, proof):
    """Who watches once ``number`` left, by the lot; where fewer than three are left the lot is open again: it is announced, and drawn
    among all who still would. In the caller's step."""
    found = {each.number: each for each in selectors.monitors_of(project)}
    found[number].left_because, found[number].left_proof = reason.strip()[:200], proof.strip()[:120]
    in_lot = sorted((each for each in found.values() if each.place), key=lambda each: each.place)
    first = lot.watching([each.number for each in in_lot], {each.number for each in in_lot if each.left_because})
    for each in in_lot:
        each.is_drawn = each.number in first
        each.place = each.place if first else None
    Monitor.objects.bulk_update(in_lot, ["place", "is_drawn", "left_because", "left_proof"])
    if not first:
        project.draw_words, project.draw_on, project.draw_seed = "", None, ""
        project.save(update_fields=["draw_words", "draw_on", "draw_seed"])
    return first


@action
def write_log(*, project, words, on, by, at=None):
    """What was done and seen at the site on a day."""
    at, project = at or clock.now(), lock(project)
    policies.can_write_log(by, project).or_raise()
    require(project, ProjectVerb.NOTE)
    return _noted(project, NoteKind.LOG, words, on, by, at)


@action
def stop_work(*, project, reason, by, at=None):
    """Nothing is paid and nothing is complete until the supervisors say that work may go on."""
    at, project = at or clock.now(), _watched(project, ProjectVerb.STOP, by)
    if selectors.open_notes(project, NoteKind.STOP):
        raise RuleBroken(_("已经停工了。"))
    return _noted(project, NoteKind.STOP, reason, clock.day_of(at), by, at)


@action
def resume_work(*, project, words, by, at=None):
    at, project = at or clock.now(), _watched(project, ProjectVerb.RESUME, by)
    found = selectors.open_notes(project, NoteKind.STOP)
    if not found:
        raise RuleBroken(_("没有停工。"))
    return _noted(project, NoteKind.RESUME, words, clock.day_of(at), by, at, answers=found[0])


@action
def find_defect(*, project, words, due_on, by, at=None):
    """Something has to be mended, by a day: found by the supervisors or by a monitor."""
    at, project = at or clock.now(), lock(project)
    policies.can_find_defect(by, project).or_raise()
    require(project, ProjectVerb.DEFECT)
    return _noted(project, NoteKind.DEFECT, words, clock.day_of(at), by, at, due_on=due_on)


@action
def mend_defect(*, project, note, words, by, at=None):
    """One defect was mended; the supervisors looked."""
    at, project = at or clock.now(), _watched(project, ProjectVerb.MEND, by)
    if note not in selectors.open_notes(project, NoteKind.DEFECT):
        raise RuleBroken(_("请选还没有修好的一条。"), field="note")
    return _noted(project, NoteKind.MENDED, words, clock.day_of(at), by, at, answers=note)


def keep_note(project, kind, words, on, by, at, *, due_on=None, answers=None):
    """Write down one thing, in the caller's step."""
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    if due_on is not None and due_on < on:
        raise RuleBroken(_("修好的日子不能早过今天。"), field="due_on")
    return Note.objects.create(
        project=project, kind=kind, on=on, words=words.strip(), due_on=due_on, answers=answers, at=at,
        by_name=by.name[:80],
    )  # fmt: skip


def no_stop(project):
    """Raise while a stop of the work stands."""
    if selectors.open_notes(project, NoteKind.STOP):
        raise RuleBroken(_("监督的人通知停工了，先整改，等可以复工再办。"))


def no_defects(project):
    """Raise while something is still to be mended."""
    if left := len(selectors.open_notes(project, NoteKind.DEFECT)):
        raise RuleBroken(_("还有 {n} 处没有修好。").format(n=left))


def _watched(project, verb, by):
    project = lock(project)
    policies.can_watch(by, project).or_raise()
    require(project, verb)
    return project


def _noted(project, kind, words, on, by, at, **more):
    made = keep_note(project, kind, words, on, by, at, **more)
    audit.record(AuditTag.NOTE, project, by, after={"kind": str(NoteKind(kind).label)}, reason=words, at=at)
    return made
