from lianxin.audit.selectors.bundles import bundle, bundle_saying, sealed_bundle
from lianxin.audit.selectors.keys import public_keys
from lianxin.audit.selectors.log import entry_numbered, find_entries, newest_head
from lianxin.audit.selectors.papers import PaperFinding, check_paper, learn_paper_check
from lianxin.audit.selectors.trail import Question, events_of, events_page, trail, version
from lianxin.audit.selectors.tree import consistency_proof, inclusion_proof, log_size, root_of
from lianxin.audit.selectors.words import all_but, known_tags, sentence

__all__ = [
    "PaperFinding",
    "Question",
    "all_but",
    "bundle",
    "bundle_saying",
    "check_paper",
    "consistency_proof",
    "entry_numbered",
    "events_of",
    "events_page",
    "find_entries",
    "inclusion_proof",
    "known_tags",
    "learn_paper_check",
    "log_size",
    "newest_head",
    "public_keys",
    "root_of",
    "sealed_bundle",
    "sentence",
    "trail",
    "version",
]
