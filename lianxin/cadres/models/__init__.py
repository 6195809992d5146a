from lianxin.cadres.models.appraisals import Appraisal, Evidence, Round
from lianxin.cadres.models.checks import Check, DepartmentAnswer, Filing, FilingSeries
from lianxin.cadres.models.files import File
from lianxin.cadres.models.pool import PoolEntry, PoolMark
from lianxin.cadres.models.training import Course, Training, TrainingSeries
from lianxin.cadres.models.use import Opening, Secondment, Task, Will

__all__ = [
    "Appraisal",
    "Check",
    "Course",
    "DepartmentAnswer",
    "Evidence",
    "File",
    "Filing",
    "FilingSeries",
    "Opening",
    "PoolEntry",
    "PoolMark",
    "Round",
    "Secondment",
    "Task",
    "Training",
    "TrainingSeries",
    "Will",
]
