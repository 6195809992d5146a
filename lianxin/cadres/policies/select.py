"""Who takes which step of the way into the pool, of a check and of a filing."""

from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.calc.routes import next_step
from lianxin.cadres.policies.reading import VILLAGE, by_another, can_above, can_write_facts, is_own
from lianxin.cadres.vocabulary import ABOVE, STEP_TAKERS, RouteStep
from lianxin.kit.decisions import check
from lianxin.people import selectors as people


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


def can_consent(actor, entry):
    """The person alone; what they signed on paper is entered by somebody of the village who did not nominate them."""
    return can_write_facts(actor, entry.file) and check(
        is_own(actor, entry.file) or actor.id != entry.nominated_by_id, _("推荐的人不能替本人登记同意，请换一个人。")
    )


def can_leave(actor, entry):
    """At any time, without a reason."""
    return can_write_facts(actor, entry.file)


def can_take_next_step(actor, entry):
    """The step that is next on the entry's own route."""
    step = next_step(entry.route, {each.mark for each in entry.marks.all()})
    return check(step is not None, _("没有下一步。")) and can_take_step(actor, entry, RouteStep(step))


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


def can_submit_filing(actor, file):
    return by_another(actor, file) and check(
        actor.is_system or actor.holds(Role.TOWNSHIP_OFFICER, path=file.division_path), _("书记由乡镇报县里备案。")
    )


def can_file(actor, filing):
    """The county, and not who submitted it."""
    return (
        by_another(actor, filing.file)
        and check(actor.holds(Role.COUNTY_OFFICER, path=filing.file.division_path), _("备案由县里办。"))
        and check(actor.id != filing.submitted_by_id, _("自己报的不能自己备案，请换一个人。"))
    )


def can_mend_filing(actor, filing):
    return can_submit_filing(actor, filing.file)
