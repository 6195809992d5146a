"""A file, part by part: the person reads all of it, others what ``vocabulary.READERS`` says."""

from django.shortcuts import render

from lianxin.audit import selectors as audit
from lianxin.cadres import policies, presenters, selectors
from lianxin.cadres.models import File
from lianxin.cadres.views import tables
from lianxin.cadres.vocabulary import Part
from lianxin.kit.http import reads
from lianxin.kit.steps import fitting_steps


def opened(request, public_id):
    file = selectors.find_file(public_id)
    policies.can_read_file(request.actor, file).or_raise()
    return file


def _may_read(actor, file, part):
    return bool(policies.can_read_part(actor, file, part))


def common(request, file):
    actor = request.actor
    return {
        "file": file, "is_own": policies.is_own(actor, file), "may_read_record": bool(policies.can_read_record(actor, file)),
        "may_read_checks": bool(policies.can_read_checks_or_filings(actor, file)),
        "may_read_training": _may_read(actor, file, Part.TRAINING),
        "may_read_appraisals": _may_read(actor, file, Part.APPRAISAL),
        "may_read_use": _may_read(actor, file, Part.SECONDMENT),
    }  # fmt: skip


@reads
def file(request, public_id):
    """Who it is, and how they were selected."""
    found, actor = opened(request, public_id), request.actor
    cards = []
    if _may_read(actor, found, Part.POOL):
        cards += presenters.entry_cards(selectors.entries_of(found), tables.ENTRY_STEPS, actor)
    context = common(request, found) | {
        "facts": presenters.file_facts(found, selectors.posts_of(found)), "cards": cards,
        "steps": fitting_steps(tables.FILE_STEPS.values(), found, actor),
    }  # fmt: skip
    return render(request, "cadres/file.html", context)


@reads
def file_checks(request, public_id):
    """What departments answered, for the person and for who gave a reason; what was filed with the county."""
    found, actor = opened(request, public_id), request.actor
    policies.can_read_checks_or_filings(actor, found).or_raise()
    checks = selectors.checks_of(found) if _may_read(actor, found, Part.CHECK) else []
    may_see = not checks or bool(
        policies.can_see_answers(actor, found, selectors.live_reading(found, actor, request.session.session_key or ""))
    )
    if may_see:
        cards = presenters.check_cards(checks, tables.CHECK_STEPS, tables.ANSWER_STEPS, actor)
    else:
        cards = presenters.closed_check_cards(checks)
    if _may_read(actor, found, Part.FILING):
        cards += presenters.filing_cards(selectors.filings_of(found), tables.FILING_STEPS, actor)
    steps = fitting_steps(tables.FILE_CHECK_STEPS.values(), found, actor)
    context = common(request, found) | {
        "cards": cards, "steps": [step for step in steps if step.name != "read-checks" or not may_see],
    }  # fmt: skip
    return render(request, "cadres/file_checks.html", context)


@reads
def record(request, public_id):
    """Everything that was done to the file, for the person and those who read the whole of it."""
    found = opened(request, public_id)
    policies.can_read_record(request.actor, found).or_raise()
    events = audit.events_page(File.audit_kind, public_id, cursor=request.GET.get("after", ""))
    context = common(request, found) | {
        "events": [(each.at, audit.sentence(each)) for each in events], "next_cursor": events.next_cursor,
    }  # fmt: skip
    return render(request, "cadres/record.html", context)
