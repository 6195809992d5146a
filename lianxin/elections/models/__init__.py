from lianxin.elections.models.elections import Candidate, Election, HandoverItem, ListObjection, Poll
from lianxin.elections.models.recalls import Recall

__all__ = ["Candidate", "Election", "HandoverItem", "ListObjection", "Poll", "Recall"]
