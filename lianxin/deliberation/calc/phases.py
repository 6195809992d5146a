"""The steps of a decision as data: who meets, what must have come out, how long to wait. A village's process is a list of these.

四议两公开: the Party organisation proposes, both committees consult, all Party members review, the competent body decides;
the resolution and then its result hang on the board.
"""

from dataclasses import dataclass


def _(text):
    """Mark a label for the catalogues; the page that shows it translates it."""
    return text


@dataclass(frozen=True)
class Phase:
    """``bodies``: kinds that may take it. ``passes``: its motion must have passed. ``gap``: days after the step before.

    ``posts``: ``resolution`` or ``result``, for the two that are publications and no meeting.
    """

    code: str
    name: str
    bodies: tuple[str, ...] = ()
    passes: bool = False
    gap: bool = False
    posts: str = ""


_BRANCH, _COMMITTEE = "party_branch", "party_branch_committee"
_PROPOSE = Phase("propose", _("党组织提议"), (_COMMITTEE, _BRANCH))
_CONSULT = Phase("consult", _("村“两委”会议商议"), ("two_committees",))
_REVIEW = Phase("review", _("党员大会审议"), (_BRANCH,), passes=True)
_POSTS = (
    Phase("open_decision", _("决议公开"), posts="resolution"),
    Phase("open_result", _("实施结果公开"), posts="result"),
)
_VILLAGE = ("villager_rep_assembly", "villagers_assembly", "resident_rep_assembly", "residents_assembly")
_COLLECTIVE = ("collective_council", "collective_rep_assembly", "collective_member_assembly")
PROCESSES = {
    "four_steps": (_PROPOSE, _CONSULT, _REVIEW, Phase("decide", _("会议决议"), _VILLAGE, passes=True, gap=True), *_POSTS),
    "four_steps_collective": (
        _PROPOSE, _CONSULT, _REVIEW,
        Phase("decide", _("集体组织的会议决议"), _COLLECTIVE, passes=True, gap=True), *_POSTS,
    ),
}  # fmt: skip


def next_phase(kind: str, done) -> Phase | None:
    """The first phase not yet done; ``None`` when all are. Phases are taken in their order, none is left out."""
    return next((phase for phase in PROCESSES[kind] if phase.code not in done), None)
