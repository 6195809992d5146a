"""Land contracting: who above must approve what members or representatives have decided, with its article."""

TOWNSHIP, COUNTY = "township", "county"
#: Marks a sentence for translation; who shows it translates it.
_ = str

#: Land matter → the levels that approve it, in their order. A contracting plan is the members' own to decide.
APPROVALS = {"plan": (), "adjust": (TOWNSHIP, COUNTY), "outsiders": (TOWNSHIP,)}
SOURCES = {
    "plan": _("农村土地承包法第十九条"),
    "adjust": _("农村土地承包法第二十八条：报乡（镇）人民政府和县级农业农村、林业和草原主管部门批准"),
    "outsiders": _("农村土地承包法第五十二条：报乡（镇）人民政府批准"),
}


def waits_for(matter: str, granted: int) -> str:
    """The level whose approval is next after ``granted`` of them; empty when none is needed any more."""
    levels = APPROVALS.get(matter, ())
    return levels[granted] if granted < len(levels) else ""
