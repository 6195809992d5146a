from lianxin.elections.exports.polling import SHEETS
from lianxin.elections.exports.report import report

__all__ = ["SHEETS", "report"]
