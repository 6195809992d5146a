from lianxin.cadres.models.appraisals import Appraisal, Evidence, Round, Saying
from lianxin.cadres.models.checks import AnswerEntry, Check, CheckReading, DepartmentAnswer
from lianxin.cadres.models.evaluations import RoundChange, Sitting, Tally
from lianxin.cadres.models.files import File
from lianxin.cadres.models.filings import Filing, FilingSaying, FilingSeries
from lianxin.cadres.models.pool import PoolEntry, PoolMark
from lianxin.cadres.models.training import Course, Training, TrainingSeries
from lianxin.cadres.models.use import Opening, Secondment, SecondmentSaying, Task, Will

__all__ = [
    "AnswerEntry",
    "Appraisal",
    "Check",
    "CheckReading",
    "Course",
    "DepartmentAnswer",
    "Evidence",
    "File",
    "Filing",
    "FilingSaying",
    "FilingSeries",
    "Opening",
    "PoolEntry",
    "PoolMark",
    "Round",
    "RoundChange",
    "Saying",
    "Secondment",
    "SecondmentSaying",
    "Sitting",
    "Tally",
    "Task",
    "Training",
    "TrainingSeries",
    "Will",
]
