"""What several rooms say together."""

from lianxin.portal.selectors.home import GoingOn, going_on_at, home_of
from lianxin.portal.selectors.searching import Found, search_everything
from lianxin.portal.selectors.story import Story, carried_out, story_of

__all__ = ["Found", "GoingOn", "Story", "carried_out", "going_on_at", "home_of", "search_everything", "story_of"]
