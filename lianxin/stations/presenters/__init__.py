from lianxin.stations.presenters.book import (
    earlier_rows,
    entry_facts,
    entry_row,
    entry_saved,
    from_slip,
    number_rows,
)
from lianxin.stations.presenters.calendar import own_entries, roster_entries
from lianxin.stations.presenters.places import (
    change_lines,
    coming_days,
    kind_options,
    kind_words,
    open_face,
    rows,
    station_name,
    waiting_words,
    week_lines,
)
from lianxin.stations.presenters.roster import gap_lines, roster_days, shift_row, slip_words, time_words, wished
from lianxin.stations.presenters.sentences import AUDIT_SENTENCES
from lianxin.stations.presenters.waiting import waiting_rows
from lianxin.stations.presenters.work import (
    case_facts,
    case_row,
    errand_facts,
    errand_row,
    fault_rows,
    item_facts,
    note_lines,
    timeline,
)

__all__ = [
    "AUDIT_SENTENCES",
    "case_facts",
    "case_row",
    "change_lines",
    "coming_days",
    "earlier_rows",
    "entry_facts",
    "entry_row",
    "entry_saved",
    "errand_facts",
    "errand_row",
    "fault_rows",
    "from_slip",
    "gap_lines",
    "item_facts",
    "kind_options",
    "kind_words",
    "note_lines",
    "number_rows",
    "open_face",
    "own_entries",
    "roster_days",
    "roster_entries",
    "rows",
    "shift_row",
    "slip_words",
    "station_name",
    "time_words",
    "timeline",
    "waiting_rows",
    "waiting_words",
    "week_lines",
    "wished",
]
