from lianxin.organisations.views.changing import change, follow
from lianxin.organisations.views.keeping import (
    add_post,
    appoint,
    dissolve,
    end_relation,
    end_tenure,
    found,
    relate,
    rename,
)
from lianxin.organisations.views.register import index, popolo, unit

__all__ = [
    "add_post",
    "appoint",
    "change",
    "dissolve",
    "end_relation",
    "end_tenure",
    "follow",
    "found",
    "index",
    "popolo",
    "relate",
    "rename",
    "unit",
]
