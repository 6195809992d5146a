"""The count finds and ends gaps; people say who sees to one."""

from lianxin.coverage.services.gaps import assign_gap, note_gaps

__all__ = ["assign_gap", "note_gaps"]
