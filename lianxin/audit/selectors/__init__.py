from lianxin.audit.selectors.sentences import sentence
from lianxin.audit.selectors.trail import events_of

__all__ = ["events_of", "sentence"]
