"""What the worker does for the board."""

import hashlib
import subprocess
import sys

from django.conf import settings

from lianxin.bulletin import exports, selectors, services
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


def pass_on_overdue():
    """What nobody answered by its last day goes to the level above; how many those were."""
    overdue = selectors.objections_overdue(clock.today(), limit=_PASSED_ON_A_ROUND)
    for objection in overdue:
        services.pass_on_objection(objection=objection, by=SYSTEM)
    return len(overdue)
