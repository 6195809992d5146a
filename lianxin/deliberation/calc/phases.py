"""The ways a matter may take, as data: who meets, what must have come out, what is open meanwhile, how long it may last.

Days are named by a key of the profile; a village's own way (``own_phases``) may name its steps, wait longer, close what is
open and add steps that rest on words, and leaves out none.
"""

from dataclasses import dataclass, replace


def _(text):
    """Mark a label for the catalogues; the page that shows it translates it."""
    return text


COMMENT, ASK = "comment", "ask"
TALK = (COMMENT, ASK)


@dataclass(frozen=True)
class Phase:
    """``bodies``: kinds that may take it. ``passes``: its motion must have passed. ``gap``: days after the step before.

    ``within``: days it may last (working days where the key says so). Both name a rule of the profile, or are the village's
    own number.
    ``posts``: ``resolution`` or ``result``, for the two that are publications and no meeting. ``told``: what has to be
    written where it rests on words alone. ``reached``: states of the topic or budget itself by which it is done.
    ``verbs``: what is open to everybody while it is the next. ``promised``: ``within`` is said to people; a village may be
    quicker and not slower.
    """

    code: str
    name: str
    bodies: tuple[str, ...] = ()
    passes: bool = False
    gap: str | int = 0
    within: str | int = 0
    posts: str = ""
    told: str = ""
    reached: tuple[str, ...] = ()
    verbs: tuple[str, ...] = TALK
    promised: bool = False


#: Rules of the profile the phases name.
GAP, STEP, COUNTY = "deliberation.gap_days", "deliberation.step_days", "fundraising.reply_working_days"
SCREEN, ANNOUNCE = "deliberation.screen_days", "deliberation.announce_days"
HEAR, CHECK = "deliberation.rules_consult_days", "deliberation.rules_check_days"
FILE, REVIEW = "deliberation.rules_file_days", "deliberation.rules_review_days"
IDEAS, VOTE = "deliberation.budget_ideas_days", "deliberation.budget_vote_days"
_BRANCH, _COMMITTEE = "party_branch", "party_branch_committee"
_PROPOSE = Phase("propose", _("党组织提议"), (_COMMITTEE, _BRANCH), within=STEP)
_CONSULT = Phase("consult", _("村“两委”会议商议"), ("two_committees",), within=STEP)
_REVIEW = Phase("review", _("党员大会审议"), (_BRANCH,), passes=True, within=STEP)
_OPEN_DECISION = Phase("open_decision", _("决议公开"), posts="resolution", within=STEP, verbs=())
_POSTS = (_OPEN_DECISION, Phase("open_result", _("实施结果公开"), posts="result", verbs=()))
_VILLAGE = ("villager_rep_assembly", "resident_rep_assembly", "villagers_assembly", "residents_assembly")
_COLLECTIVE = ("collective_council", "collective_rep_assembly", "collective_member_assembly")
_HEARD = ("checking", "checked", "adopted", "filed", "in_force", "replaced", "ended")
_SCREENED = ("accepted", "published", "concluded", "referred", "declined")
PROCESSES = {
    "four_steps": (
        _PROPOSE, _CONSULT, _REVIEW,
        Phase("decide", _("会议决议"), _VILLAGE, passes=True, gap=GAP, within=STEP), *_POSTS,
    ),
    "four_steps_collective": (
        _PROPOSE, _CONSULT, _REVIEW,
        Phase("decide", _("集体组织的会议决议"), _COLLECTIVE, passes=True, gap=GAP, within=STEP), *_POSTS,
    ),
    "fund_raising": (
        Phase("raise", _("提出方案"), within=STEP,
            told=_("谁提的（村委会，或者十分之一以上村民、五分之一以上代表联名），办什么，每人出多少钱、多少工")),
        Phase("households", _("逐户征求意见"), told=_("走了多少户，多少户签字同意，谁可以减免"), within=STEP),
        Phase("decide", _("会议决议"), _VILLAGE, passes=True, within=STEP),
        Phase("township", _("乡镇初审"), told=_("乡镇怎么说，文号"), within=STEP, verbs=()),
        Phase("county", _("县里复审"), told=_("县农业农村部门怎么答复，文号"), within=COUNTY, promised=True, verbs=()),
        *_POSTS,
    ),
    "village_rules": (
        Phase("draft", _("起草"), reached=("consulting", *_HEARD), verbs=()),
        Phase("consult", _("征求意见"), reached=_HEARD),
        Phase("check", _("乡镇审查"), reached=_HEARD[1:], gap=HEAR, within=CHECK, promised=True, verbs=()),
        Phase("decide", _("村民会议表决"), reached=_HEARD[2:], verbs=()),
        Phase("file", _("报乡镇备案"), reached=_HEARD[3:], within=FILE, promised=True, verbs=()),
        Phase("post", _("公布执行"), reached=_HEARD[4:], verbs=()),
    ),
    "hall": (
        Phase("gather", _("提出议题"), reached=("proposed", *_SCREENED), verbs=("sign",)),
        Phase("screen", _("筛选"), reached=_SCREENED, within=SCREEN, promised=True, verbs=()),
        Phase("publish", _("公布议题"), reached=("published", "concluded"), verbs=()),
        Phase("talk", _("大家说，坐下来议"), reached=("concluded",), gap=ANNOUNCE),
    ),
    "budget": (
        Phase("ideas", _("提点子，答复行不行"), reached=("voting", "again", "decided"), verbs=("idea",)),
        Phase("vote", _("投票"), reached=("decided",), gap=IDEAS, verbs=("vote",)),
        Phase("result", _("按事先定的规则算出结果"), reached=("decided",), gap=VOTE, verbs=()),
    ),
}  # fmt: skip
#: Those a matter is started on; the others are where a topic, a budget or village rules stand anyway.
STARTED = ("four_steps", "four_steps_collective", "fund_raising")
STANDING = ("hall", "budget", "village_rules")


def phases_of(kind: str, own=()) -> tuple[Phase, ...]:
    """The phases of a kind as the law has them, or with ``own`` as the village has named and lengthened them.

    ``own`` are rows ``{"code", "name", "gap", "within", "verbs"}``; a row without a phase of the law behind it rests on words.
    """
    given = {phase.code: phase for phase in PROCESSES[kind]}
    if not own:
        return PROCESSES[kind]
    return tuple(
        replace(
            given.get(row["code"]) or Phase(row["code"], row["name"], told=row["name"]),
            name=row["name"], verbs=tuple(row["verbs"]), **{key: row[key] for key in ("gap", "within") if row.get(key)},
        )
        for row in own
    )  # fmt: skip


def fault_of_own(kind: str, own, rule) -> tuple[str, str] | None:
    """Why a village may not take ``own`` as its way: ``(fault, name of the phase)``, or ``None``.

    ``left_out``: a phase of the law is missing or out of its order. ``too_soon``: it waits for less than ``rule(key)`` days.
    ``too_late``: it takes longer than what is promised. ``opened``: it opens what is closed in this phase. ``shut``: it closes
    what the matter cannot go on without. ``added``: a step more, where every step is read from the state of the thing.
    """
    by_law = PROCESSES[kind]
    kept = [row["code"] for row in own if any(phase.code == row["code"] for phase in by_law)]
    for at, phase in enumerate(by_law):
        if kept[at : at + 1] != [phase.code]:
            return "left_out", phase.name
    rows = {row["code"]: row for row in own}
    for phase in by_law:
        row = rows[phase.code]
        if row.get("gap") and phase.gap and row["gap"] < rule(phase.gap):
            return "too_soon", phase.name
        if row.get("within") and phase.promised and row["within"] > rule(phase.within):
            return "too_late", phase.name
        if set(row["verbs"]) - set(phase.verbs):
            return "opened", phase.name
        if set(phase.verbs) - set(row["verbs"]) - set(TALK):
            return "shut", phase.name
    if kind in STANDING and len(own) > len(by_law):
        return "added", next(row["name"] for row in own if row["code"] not in kept)
    return None


def keys_of(phases) -> tuple[str, ...]:
    """The rules of the profile these phases name."""
    named = (key for phase in phases for key in (phase.gap, phase.within))
    return tuple(sorted({key for key in named if isinstance(key, str)}))


def days(value, rules) -> int:
    """A number of days: the village's own, or what the rule of the profile said when the matter set out."""
    return rules[value] if isinstance(value, str) else value


def in_working_days(value: str | int) -> bool:
    """Whether a number of days skips weekends and holidays: where the key says so; the village's own never does."""
    return isinstance(value, str) and value.endswith("working_days")


def next_phase(phases, done) -> Phase | None:
    """The first phase not yet done; ``None`` when all are. Phases are taken in their order, none is left out."""
    return next((phase for phase in phases if phase.code not in done), None)


def phase_in(phases, state: str) -> Phase | None:
    """The phase a thing with states of its own waits in; ``None`` when it has gone through all."""
    return next((phase for phase in phases if state not in phase.reached), None)


def days_to_wait(phases, code: str, by_rule: int) -> int:
    """Days people are left before this phase: the village's own number, never fewer than ``by_rule``, the rule as it is today."""
    own = _phase(phases, code).gap
    return by_rule if isinstance(own, str) else max(own, by_rule)


def days_to_last(phases, code: str, by_rule: int) -> int:
    """Days a promised phase may take: the village's own number, never more than ``by_rule``."""
    own = _phase(phases, code).within
    return by_rule if isinstance(own, str) else min(own, by_rule)


def _phase(phases, code):
    return next(phase for phase in phases if phase.code == code)
