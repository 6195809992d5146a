"""What several rooms say together."""

from lianxin.portal.selectors.home import GoingOn, going_on_at, home_of
from lianxin.portal.selectors.searching import Found, search_everything
from lianxin.portal.selectors.story import Story, story_of

__all__ = ["Found", "GoingOn", "Story", "going_on_at", "home_of", "search_everything", "story_of"]
