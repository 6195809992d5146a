from lianxin.elections.models.elections import Candidate, Election, ListObjection, Poll
from lianxin.elections.models.handing_over import HandoverItem
from lianxin.elections.models.recalls import Recall

__all__ = ["Candidate", "Election", "HandoverItem", "ListObjection", "Poll", "Recall"]
