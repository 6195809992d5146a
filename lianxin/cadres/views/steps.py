"""The form of each step, and the letters that go with one."""

from dataclasses import replace
from functools import partial

from django.http import Http404
from django.urls import reverse

from lianxin.cadres import exports, policies, selectors, services
from lianxin.cadres.views import tables
from lianxin.kit import clock
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import take_step


def step_on(request, table, verb, thing, file, url_name="cadres:file"):
    """The form of one step of a table, about something that stands in a file; its reader must be able to see the file."""
    policies.can_read_file(request.actor, file).or_raise()
    if verb not in table:
        raise Http404
    return take_step(request, table[verb], thing, heading=file.name, back=reverse(url_name, args=[file.public_id]))


@writes
def act_on_file(request, public_id, verb):
    """A step of the file itself."""
    found = selectors.find_file(public_id)
    if verb == tables.READ_CHECKS.name:  # what one opens is open in this session alone
        run = partial(services.open_checks, session_key=request.session.session_key or "")
        return step_on(
            request, tables.table(replace(tables.READ_CHECKS, run=run)), verb, found, found, "cadres:file_checks"
        )
    if verb in tables.FILE_CHECK_STEPS:
        return step_on(request, tables.FILE_CHECK_STEPS, verb, found, found, "cadres:file_checks")
    return step_on(request, tables.FILE_STEPS, verb, found, found)


@writes
def act_on_entry(request, public_id, verb):
    """A step of an entry of the pool."""
    found = selectors.find_entry(public_id)
    return step_on(request, tables.ENTRY_STEPS, verb, found, found.file)


@writes
def act_on_check(request, public_id, verb):
    """A step of a check of departments."""
    found = selectors.find_check(public_id)
    return step_on(request, tables.CHECK_STEPS, verb, found, found.file, "cadres:file_checks")


@writes
def act_on_answer(request, public_id, verb):
    """What one department answered."""
    found = selectors.find_answer(public_id)
    return step_on(request, tables.ANSWER_STEPS, verb, found, found.asked.file, "cadres:file_checks")


@writes
def act_on_filing(request, public_id, verb):
    """A step of a filing."""
    found = selectors.find_filing(public_id)
    return step_on(request, tables.FILING_STEPS, verb, found, found.file, "cadres:file_checks")


@reads
def letter(request, public_id):
    """The letter to one department."""
    found = selectors.find_answer(public_id)
    policies.can_answer_check(request.actor, found).or_raise()
    address = request.build_absolute_uri(reverse("cadres:file_checks", args=[found.asked.file.public_id]))
    with as_on_paper():
        data = exports.check_letter(found, address=address, at=clock.now(), by=request.actor.name)
    return paper_response("sheet", data, f"资格联审征求意见函-{found.department}.pdf")
