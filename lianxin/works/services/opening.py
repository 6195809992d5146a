"""From a need to a decision: a project is an idea until the people of the place have decided on it."""

from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import next_serial
from lianxin.works import policies, selectors
from lianxin.works.calc.buying import name_key
from lianxin.works.models import Project, ProjectSeries
from lianxin.works.services.moving import keep_stage, lock, move
from lianxin.works.vocabulary import AuditTag, ProjectState, ProjectVerb


@action
def propose_project(*, division, title, kind, sector, place, why, by, households=0, estimate_fen=0, at=None):
    """An idea of what might be done; nothing is spent on it before a meeting has decided."""
    at = at or clock.now()
    policies.can_open_project(by, division.path).or_raise()
    words = {"title": title, "kind": kind, "sector": sector, "place": place, "why": why, "households": households}
    project = _made(division, words, by, at, estimate_fen=estimate_fen)
    audit.record(AuditTag.PROPOSE, project, by, after={"title": project.title}, at=at)
    return project


@action
def open_project(*, division, decision, title, kind, sector, place, why, by, estimate_fen, households=0, at=None):
    """Opened from a resolution in force: ``decision`` is its id. One resolution opens one project.

    The matter behind the resolution comes with it. What the meeting decided to spend is what a change is measured from. The resolution
    names the project, and the sum: what names none decides on an idea whose own estimate was there to be read (``decide_project``).
    """
    at = at or clock.now()
    policies.can_open_project(by, division.path).or_raise()
    words = {"title": title, "kind": kind, "sector": sector, "place": place, "why": why, "households": households}
    found = decided(division, decision)
    if not found.budget_fen:
        raise RuleBroken(
            _("这份决议没有写花多少钱。先“提一个设想”写上估算、听大家意见，再上会；或者选写明钱数的决议。"),
            field="decision",
        )
    given = _given(found, estimate_fen, title, found.budget_fen)
    with _once():
        project = _made(division, words, by, at, state=ProjectState.DECIDED, **given)
    audit.record(AuditTag.OPEN, project, by, after={"decision": found.label}, at=at)
    return project


@action
def screen_project(*, project, words, by, at=None):
    """The committee has looked whether it is needed and possible."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    return move(project, ProjectVerb.SCREEN, AuditTag.SCREEN, by, at=at, words=words)


@action
def consult_project(*, project, words, by, at=None):
    """What those who live there said to it; everybody reads it."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    return move(project, ProjectVerb.CONSULT, AuditTag.CONSULT, by, at=at, words=words)


@action
def decide_project(*, project, decision, estimate_fen, by, at=None):
    """The meeting has decided on the idea: ``decision`` is the id of its resolution in force. One that names no money decided on the
    estimate of the idea as it stood before the meeting: nobody types another one afterwards."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    found = decided(project.division, decision)
    if not found.budget_fen:
        _estimated_before(project, found, estimate_fen)
    given = _given(found, estimate_fen, project.title, found.budget_fen or project.estimate_fen)
    after = {"decision": found.label}
    with _once():
        return move(project, ProjectVerb.DECIDE, AuditTag.DECIDE, by, at=at, words=found.label, after=after, **given)


def decided(division, decision):
    """The resolution in force at a place that no project was opened from."""
    found = next((each for each in selectors.decisions_at(division) if each.id == decision), None)
    if found is None:
        raise RuleBroken(
            _("没有找到这份决议。要村（居）民会议或者代表会议通过、已经公布，现在还有效的。"), field="decision"
        )
    if Project.objects.filter(decision_id=found.id).exists():
        raise _taken()
    return found


def _taken():
    return RuleBroken(_("这份决议已经立过项了。"), field="decision")


@contextmanager
def _once():
    """Two at the same moment: the database lets one project have the resolution, and the other one hears why not."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise _taken() from error


def _estimated_before(project, found, estimate_fen):
    if not project.estimate_fen or clock.day_of(project.opened_at) > found.met_on:
        raise RuleBroken(
            _("这份决议没有写花多少钱，开会以前设想里也没有估算。选写明钱数的决议，或者再上会定。"), field="decision"
        )
    if estimate_fen != project.estimate_fen:
        raise RuleBroken(
            _("决议没有写花多少钱，会上看的是设想里的估算 {yuan} 元，照它写。").format(
                yuan=money(project.estimate_fen)
            ),
            field="estimate_fen",
        )


#: A name shorter than this is found in any text.
_FEWEST_LETTERS = 4


def names(found, title):
    """Whether a resolution, or the matter it decided, names what is called ``title``, or is named in it."""
    said, own = name_key(title), [name_key(each) for each in (found.title, found.topic_label)]
    texts = [*own, name_key(found.text)]
    return (
        said == own[0]
        or (len(said) >= _FEWEST_LETTERS and any(said in each for each in texts))
        or any(len(each) >= _FEWEST_LETTERS and each in said for each in own)
    )


def _given(found, estimate_fen, title, decided_fen):
    if estimate_fen <= 0:
        raise RuleBroken(_("请写估算要多少钱。"), field="estimate_fen")
    if not names(found, title):
        raise RuleBroken(
            _("这份决议没有写“{title}”。选写明这件事的决议，或者把项目的名字写得和决议一样。").format(
                title=title.strip()
            ),
            field="decision",
        )
    if estimate_fen > decided_fen:
        raise RuleBroken(_("估算比决议定的钱多。要多花，先回会上议。"), field="estimate_fen")
    return {
        "decision_id": found.id, "decision_label": found.label[:120], "decided_by": found.body[:80],
        "decided_on": found.met_on, "topic_id": found.topic_id, "topic_label": found.topic_label[:80],
        "estimate_fen": estimate_fen, "decided_fen": decided_fen,
    }  # fmt: skip


def _made(division, words, by, at, **more):
    book = selectors.book_for(division)
    if book is None:
        raise RuleBroken(_("{place}还没有账。项目的钱要记进集体的账，先请会计开账。").format(place=division.short_name))
    year = clock.day_of(at).year
    project = Project.objects.create(
        division=division, division_path=division.path, book=book, year=year, opened_by_id=by.id, opened_at=at,
        serial=next_serial(ProjectSeries, division_id=division.pk, year=year), **words, **more,
    )  # fmt: skip
    keep_stage(project, by, at=at)
    return project
