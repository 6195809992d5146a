from lianxin.audit.selectors.sentences import learn as register_sentences
from lianxin.audit.services.publishing import Fact, append_batch, publish_fact
from lianxin.audit.services.recording import record

__all__ = ["Fact", "append_batch", "publish_fact", "record", "register_sentences"]
