from lianxin.audit.selectors.sentences import learn as register_sentences
from lianxin.audit.services.publishing import Fact, append_batch, publish_fact
from lianxin.audit.services.recording import record
from lianxin.audit.services.sealing import seal_events
from lianxin.audit.services.signing import sign_head, sign_log

__all__ = [
    "Fact",
    "append_batch",
    "publish_fact",
    "record",
    "register_sentences",
    "seal_events",
    "sign_head",
    "sign_log",
]
