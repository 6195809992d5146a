from lianxin.audit.selectors.papers import learn_paper_check as register_paper_check
from lianxin.audit.selectors.words import learn_codes as register_codes
from lianxin.audit.selectors.words import learn_facts as register_facts
from lianxin.audit.selectors.words import learn_roles as register_roles
from lianxin.audit.selectors.words import learn_sentences as register_sentences
from lianxin.audit.selectors.words import learn_values as register_values
from lianxin.audit.selectors.words import learn_veil as register_veil
from lianxin.audit.services.publishing import Fact, append_batch, publish_fact
from lianxin.audit.services.recording import record
from lianxin.audit.services.sealing import seal_events
from lianxin.audit.services.signing import sign_head, sign_log, sign_token

__all__ = [
    "Fact",
    "append_batch",
    "publish_fact",
    "record",
    "register_codes",
    "register_facts",
    "register_paper_check",
    "register_roles",
    "register_sentences",
    "register_values",
    "register_veil",
    "seal_events",
    "sign_head",
    "sign_log",
    "sign_token",
]
