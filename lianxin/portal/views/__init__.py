from lianxin.portal.views.data import calendar, catalogue, data, sitemap, sitemap_index
from lianxin.portal.views.pages import feedback, help_page, home, privacy, robots
from lianxin.portal.views.story import story
from lianxin.portal.views.work import inbox, levels, manage, search

__all__ = [
    "calendar",
    "catalogue",
    "data",
    "feedback",
    "help_page",
    "home",
    "inbox",
    "levels",
    "manage",
    "privacy",
    "robots",
    "search",
    "sitemap",
    "sitemap_index",
    "story",
]
