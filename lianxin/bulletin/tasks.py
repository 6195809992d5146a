"""What the worker does for the board."""

import hashlib
import subprocess
import sys
from datetime import timedelta

from django.conf import settings

from lianxin.bulletin import exports, selectors, services
from lianxin.bulletin.services.access import remind_answerers
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM

_PAPERS_A_ROUND = 20
_PASSED_ON_A_ROUND = 200


def make_papers():
    """Where a posting waits for its papers, make them in a process of its own: what a printer loads goes with it."""
    if selectors.postings_without_papers(limit=1):
        subprocess.run([sys.executable, "-m", "lianxin", "papers"], check=True, cwd=settings.BASE_DIR)


def fingerprint_papers():
    """Make the papers of new postings once and keep their fingerprints; how many postings that were."""
    fresh = selectors.postings_without_papers(limit=_PAPERS_A_ROUND)
    for posting in fresh:
        prints = [(size, kind, hashlib.sha256(pdf).hexdigest()) for size, kind, pdf in exports.papers_of(posting)]
        services.keep_fingerprints(posting=posting, prints=prints, by=SYSTEM)
    return len(fresh)


def remind_of_access():
    """Who shows books and papers is told on the day before and on the day by which they answer; how many requests those were."""
    today = clock.today()
    found = selectors.access_due_on([today, today + timedelta(days=1)])
    for request in found:
        remind_answerers(request=request, stage="today" if request.due_on == today else "tomorrow")
    return len(found)


def pass_on_overdue():
    """What nobody answered by its last day goes to the level above; how many those were."""
    unanswered = selectors.access_overdue(clock.today(), limit=_PASSED_ON_A_ROUND)
    for request in unanswered:
        services.pass_on_access(request=request, by=SYSTEM)
    overdue = selectors.objections_overdue(clock.today(), limit=_PASSED_ON_A_ROUND)
    for objection in overdue:
        services.pass_on_objection(objection=objection, by=SYSTEM)
    return len(overdue) + len(unanswered)
