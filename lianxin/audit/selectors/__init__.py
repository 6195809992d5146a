from lianxin.audit.selectors.log import entry_numbered, find_entries, newest_head
from lianxin.audit.selectors.trail import Question, events_of, trail, version
from lianxin.audit.selectors.tree import consistency_proof, inclusion_proof, log_size, root_of
from lianxin.audit.selectors.words import known_tags, sentence

__all__ = [
    "Question",
    "consistency_proof",
    "entry_numbered",
    "events_of",
    "find_entries",
    "inclusion_proof",
    "known_tags",
    "log_size",
    "newest_head",
    "root_of",
    "sentence",
    "trail",
    "version",
]
