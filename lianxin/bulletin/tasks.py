"""What the worker does for the board."""

import hashlib

from lianxin.bulletin import exports, selectors, services
from lianxin.kit.actors import SYSTEM

_PAPERS_A_ROUND = 20


def fingerprint_papers():
    """Make the papers of new postings once and keep their fingerprints; how many postings that were."""
    fresh = selectors.postings_without_papers(limit=_PAPERS_A_ROUND)
    for posting in fresh:
        prints = [(size, kind, hashlib.sha256(pdf).hexdigest()) for size, kind, pdf in exports.papers_of(posting)]
        services.keep_fingerprints(posting=posting, prints=prints, by=SYSTEM)
    return len(fresh)
