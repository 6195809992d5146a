from lianxin.people.selectors.finding import PersonRow, find_people, person_of
from lianxin.people.selectors.records import live_disclosure, who_looked

__all__ = ["PersonRow", "find_people", "live_disclosure", "person_of", "who_looked"]
