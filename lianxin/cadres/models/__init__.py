from lianxin.cadres.models.checks import Check, DepartmentAnswer, Filing, FilingSeries
from lianxin.cadres.models.files import File
from lianxin.cadres.models.pool import PoolEntry, PoolMark

__all__ = ["Check", "DepartmentAnswer", "File", "Filing", "FilingSeries", "PoolEntry", "PoolMark"]
