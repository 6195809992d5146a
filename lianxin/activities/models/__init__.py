from lianxin.activities.models.activities import Activity, Attendance
from lianxin.activities.models.members import Member, StageStep, VoteChange
from lianxin.activities.models.rosters import MemberRoster
from lianxin.activities.models.transfers import LetterSeries, Transfer

__all__ = ["Activity", "Attendance", "LetterSeries", "Member", "MemberRoster", "StageStep", "Transfer", "VoteChange"]
