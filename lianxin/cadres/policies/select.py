"""Who takes which step of the way into the pool, of a check and of a filing."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.bulletin import policies as bulletin
from lianxin.bulletin.calc.catalogue import ITEMS
from lianxin.cadres.calc.routes import next_step
from lianxin.cadres.policies.reading import VILLAGE, by_another, can_above, can_read_part, can_write_facts, is_own
from lianxin.cadres.vocabulary import ABOVE, CHECK_ITEM, READERS, STEP_TAKERS, Part, RouteStep
from lianxin.kit.decisions import check
from lianxin.people import selectors as people


def can_nominate(actor, division):
    """Somebody of the place: its secretary and committee, and the township."""
    return check(
        actor.is_system or actor.holds(*VILLAGE, *ABOVE, path=division.path),
        _("推荐由村里和乡镇登记。自己想干的，可以自荐。"),
    )


def can_open_file(actor, division):
    """Who looks after cadres at a place, be the person a reserve or already in a post."""
    return check(actor.is_system or actor.holds(*VILLAGE, *ABOVE, path=division.path), _("档案由村里和乡镇建。"))


def can_nominate_self(actor, division):
    """Whoever lives in the place and is known there."""
    person = people.person_of(actor.id) if actor.is_user else None
    return check(
        person is not None and person.division_path.startswith(division.path),
        _("自荐要先请村里把账号和您本人关联起来。"),
    )


def can_consent(actor, entry):
    """The person alone; what they signed on paper is entered by somebody of the village who did not nominate them."""
    return can_write_facts(actor, entry.file) and check(
        is_own(actor, entry.file) or actor.id != entry.nominated_by_id, _("推荐的人不能替本人登记同意，请换一个人。")
    )


def can_leave(actor, entry):
    """At any time, without a reason."""
    return can_write_facts(actor, entry.file)


def can_take_next_step(actor, entry):
    """The step that is next on the entry's own route, or the no in its place: nobody who took another of its steps."""
    marks = list(entry.marks.all())
    step = next_step(entry.route, {each.mark for each in marks})
    return (
        check(step is not None, _("没有下一步。"))
        and can_take_step(actor, entry, RouteStep(step))
        and check(
            actor.id is None or all(each.by_id != actor.id for each in marks),
            _("您已经办过这个人的一步，这一步请换一个人。"),
        )
    )


def can_take_step(actor, entry, step):
    """One step of the route, by who takes it, each by somebody else, and none by who nominated."""
    roles = STEP_TAKERS[step]
    return (
        by_another(actor, entry.file)
        and check(actor.holds(*roles, path=entry.file.division_path), _("这一步由别的人办。"))
        and check(
            actor.id is None or actor.id != entry.nominated_by_id, _("推荐的人不能再办这个人的后面几步，请换一个人。")
        )
    )


def can_look_after(actor, entry):
    """The yearly look, the mentor and the plan: the township and the county."""
    return can_above(actor, entry.file)


def can_ask_check(actor, file):
    return can_above(actor, file)


def can_keep_check(actor, found):
    return can_above(actor, found.file)


def can_answer_check(actor, row):
    return can_keep_check(actor, row.asked)


def can_mend_answer(actor, row):
    """What was entered wrongly is entered again by somebody else."""
    entered = [each.by_id for each in row.entries.all()][-1:]
    return can_answer_check(actor, row) and check(
        actor.id is None or actor.id not in entered, _("这一条是您登记的，要改请换一个人。")
    )


def can_close_check(actor, found):
    """Nobody who entered an answer of it: two people stand behind a result."""
    entered = {each.by_id for row in found.answers.all() for each in row.entries.all()}
    return can_keep_check(actor, found) and check(
        actor.id is None or actor.id not in entered, _("登记过答复的人不能办结，请换一个人。")
    )


def can_draft_check_notice(actor, found):
    return can_keep_check(actor, found) and bulletin.can_prepare(actor, found.file.division_path, ITEMS[CHECK_ITEM])


def can_open_checks(actor, file):
    """Who reads that part of somebody else's file, for a reason."""
    return by_another(actor, file) and can_read_part(actor, file, Part.CHECK)


def can_submit_filing(actor, file):
    return by_another(actor, file) and check(
        actor.is_system or actor.holds(Role.TOWNSHIP_OFFICER, path=file.division_path), _("书记由乡镇报县里备案。")
    )


def can_see_answers(actor, file, reading):
    """The person, and who gave a reason (``reading``) a moment ago."""
    return check(is_own(actor, file) or reading is not None, _("部门怎么答复的，写明原因再看。"))


def can_see_unfiled(actor, path):
    """Which secretaries in office the county has not filed yet."""
    return check(actor.holds(*READERS[Part.FILING], path=path), _("书记备案由乡镇和县里办。"))


def can_file(actor, filing):
    """The county, and not who submitted it."""
    return (
        by_another(actor, filing.file)
        and check(actor.holds(Role.COUNTY_OFFICER, path=filing.file.division_path), _("备案由县里办。"))
        and check(actor.id != filing.submitted_by_id, _("自己报的不能自己备案，请换一个人。"))
    )


def can_mend_filing(actor, filing):
    return can_submit_filing(actor, filing.file)
