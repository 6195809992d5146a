from lianxin.bulletin.services.objecting import answer_first, dismiss_objection, raise_objection, uphold_objection
from lianxin.bulletin.services.posting import post_correction, post_notice
from lianxin.bulletin.services.sources import Source, register_source, source_address

__all__ = [
    "Source",
    "answer_first",
    "dismiss_objection",
    "post_correction",
    "post_notice",
    "raise_objection",
    "register_source",
    "source_address",
    "uphold_objection",
]
