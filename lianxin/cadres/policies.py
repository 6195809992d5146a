"""Who reads which part of whose file, and who takes which step. The person reads all of their own and decides nothing in it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.calc.routes import next_step
from lianxin.cadres.models import File
from lianxin.cadres.vocabulary import READERS, STEP_TAKERS, Part, RouteStep
from lianxin.kit.decisions import check, hide
from lianxin.kit.tree import within_any
from lianxin.people import selectors as people

VILLAGE = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
ABOVE = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
TRAINERS = (Role.BRANCH_SECRETARY, *ABOVE)
DESK = READERS[Part.FACTS]


def is_own(actor, file):
    return actor.is_user and file.user_id is not None and file.user_id == actor.id


def can_work_on_cadres(actor):
    """Who is shown the desk."""
    return check(actor.holds(*DESK), _("这里给管干部工作的人用。自己的档案在“我的档案”里。"))


def can_read_file(actor, file):
    """Somebody else's file is hidden from who reads no part of it."""
    return can_read_part(actor, file, Part.FACTS) or hide()


def can_read_part(actor, file, part):
    """One row of ``READERS``; the person reads everything of their own."""
    return check(is_own(actor, file) or actor.holds(*READERS[part], path=file.division_path), _("这一部分不给您看。"))


def can_read_record(actor, file):
    """Everything that was done to a file: the person, and who reads the whole of it."""
    return check(
        is_own(actor, file) or actor.holds(*ABOVE, Role.AUDITOR, path=file.division_path), _("办事记录给本人和上级看。")
    )


def files_readable(actor):
    """Twin of ``can_read_file``."""
    mine = Q(user_id=actor.id) if actor.is_user else Q(pk__in=[])
    return File.objects.filter(mine | within_any(actor.scopes(*READERS[Part.FACTS]), "division_path"))


def can_nominate(actor, division):
    """Somebody of the place: its secretary and committee, and the township."""
    return check(
        actor.is_system or actor.holds(*VILLAGE, *ABOVE, path=division.path),
        _("推荐由村里和乡镇登记。自己想干的，可以自荐。"),
    )


def can_nominate_self(actor, division):
    """Whoever lives in the place and is known there."""
    person = people.person_of(actor.id) if actor.is_user else None
    return check(
        person is not None and person.division_path.startswith(division.path),
        _("自荐要先请村里把账号和您本人关联起来。"),
    )


def can_write_facts(actor, file):
    """The person; for who is not on the web, the village writes down what they say."""
    return check(
        is_own(actor, file) or actor.holds(*VILLAGE, path=file.division_path),
        _("本人情况由本人写，或者村里照本人说的写。"),
    )


def can_consent(actor, entry):
    """The person alone; what they signed on paper is entered by somebody of the village who did not nominate them."""
    return can_write_facts(actor, entry.file) and check(
        is_own(actor, entry.file) or actor.id != entry.nominated_by_id, _("推荐的人不能替本人登记同意，请换一个人。")
    )


def can_leave(actor, entry):
    """At any time, without a reason."""
    return can_write_facts(actor, entry.file)


def _by_another(actor, file):
    return check(not is_own(actor, file), _("自己的事自己不能办，请换一个人。"))


def can_take_next_step(actor, entry):
    """The step that is next on the entry's own route."""
    step = next_step(entry.route, {each.mark for each in entry.marks.all()})
    return check(step is not None, _("没有下一步。")) and can_take_step(actor, entry, RouteStep(step))


def can_take_step(actor, entry, step):
    """One step of the route, by who takes it, each by somebody else."""
    roles = STEP_TAKERS[step]
    return _by_another(actor, entry.file) and check(
        actor.holds(*roles, path=entry.file.division_path), _("这一步由别的人办。")
    )


def can_look_after(actor, entry):
    """The yearly look, the mentor and the plan: the township and the county."""
    return _can_above(actor, entry.file)


def can_ask_check(actor, file):
    return _can_above(actor, file)


def can_keep_check(actor, found):
    return _can_above(actor, found.file)


def can_answer_check(actor, row):
    return can_keep_check(actor, row.asked)


def can_submit_filing(actor, file):
    return _by_another(actor, file) and check(
        actor.is_system or actor.holds(Role.TOWNSHIP_OFFICER, path=file.division_path), _("书记由乡镇报县里备案。")
    )


def can_file(actor, filing):
    """The county, and not who submitted it."""
    return (
        _by_another(actor, filing.file)
        and check(actor.holds(Role.COUNTY_OFFICER, path=filing.file.division_path), _("备案由县里办。"))
        and check(actor.id != filing.submitted_by_id, _("自己报的不能自己备案，请换一个人。"))
    )


def can_mend_filing(actor, filing):
    return can_submit_filing(actor, filing.file)


def _can_above(actor, file):
    return _by_another(actor, file) and check(
        actor.is_system or actor.holds(*ABOVE, path=file.division_path), _("这件事由乡镇和县里办。")
    )


def can_hold_course(actor, division):
    """Enter a training: whoever held it, in the village or above."""
    return check(actor.is_system or actor.holds(*TRAINERS, path=division.path), _("培训由办培训的村、乡镇和县里登记。"))


def can_enter_training(actor, course):
    return can_hold_course(actor, course.division)


def can_withdraw_training(actor, training):
    return can_hold_course(actor, training.course.division)


def can_read_courses(actor, path):
    """Who took part in what, and who still lacks what, at a place."""
    return check(actor.holds(*READERS[Part.TRAINING], path=path), _("培训情况给村里和上级看，本人看自己的。"))


def hidden_files(actor, public_ids):
    """Of what was done to these files, the record is for who reads a whole file: the township and those above."""
    held = File.objects.filter(public_id__in=public_ids).only("public_id", "user_id", "division_path")
    return {each.public_id for each in held if not can_read_record(actor, each)}
