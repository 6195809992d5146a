from lianxin.organisations.views.changing import change, follow
from lianxin.organisations.views.keeping import (
    add_post,
    appoint,
    change_post,
    dissolve,
    end_post,
    end_relation,
    end_tenure,
    found,
    link_account,
    relate,
    rename,
)
from lianxin.organisations.views.register import index, popolo, unit
from lianxin.organisations.views.rosters import bring, undo

__all__ = [
    "add_post",
    "appoint",
    "bring",
    "change",
    "change_post",
    "dissolve",
    "end_post",
    "end_relation",
    "end_tenure",
    "follow",
    "found",
    "index",
    "link_account",
    "popolo",
    "relate",
    "rename",
    "undo",
    "unit",
]
