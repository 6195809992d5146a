"""``lianxin reference``: the pages of docs/reference that are drawn from the code. A house test keeps them equal."""

import functools
import importlib
import importlib.util
import os
from pathlib import Path

_NOTE = "Drawn from the code by `bin/lianxin reference`; do not edit.\n"


def pages():
    """``{file name: text}`` of every drawn page."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    django.setup()
    return {
        "glossary.md": _glossary(),
        "needs-states.md": _needs_states(),
        "stations-states.md": _stations_states(),
        "board-states.md": _board_states(),
        "distribution-states.md": _distribution_states(),
        "project-states.md": _project_states(),
        "batch-states.md": _batch_states(),
        "alliance-states.md": _match_states(),
        "election-states.md": _election_states(),
        "cadres-readers.md": _cadres_readers(),
        "cadres-states.md": _cadres_states(),
        "api-operations.md": _api_operations(),
    }


@functools.cache
def _english_of(room):
    from lianxin.config.translations import ROOT, catalogue

    return catalogue(ROOT / room)


def _labels(choices):
    """``(member, 中文, English)``; the English from the room's file, compiled or not."""
    from django.utils import translation

    english = _english_of(choices.__module__.split(".")[1])
    with translation.override("zh-hans"):
        words = [(member, str(member.label)) for member in choices]
    for member, chinese in words:
        known = english.get(chinese)
        yield member, chinese, known.string if known else chinese


def _is_of(choices, vocabulary):
    """Whether a room's vocabulary made these words and did not fetch them from another's."""
    return f"{choices.__module__}.".startswith(f"{vocabulary.__name__}.")


def _glossary():
    from django.conf import settings
    from django.db.models import Choices

    lines = ["# Glossary", "", _NOTE]
    for room in settings.ROOMS:
        if not importlib.util.find_spec(f"lianxin.{room}.vocabulary"):
            continue
        vocabulary = importlib.import_module(f"lianxin.{room}.vocabulary")
        sets = [
            (name, choices)
            for name, choices in sorted(vars(vocabulary).items())
            if isinstance(choices, type) and issubclass(choices, Choices) and _is_of(choices, vocabulary)
        ]
        lines += [f"## {room}", ""] if sets else []
        for name, choices in sets:
            lines += [f"### {name}", "", "| term | 中文 | English |", "|---|---|---|"]
            lines += [f"| `{member.value}` | {zh} | {en} |" for member, zh, en in _labels(choices)]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _needs_states():
    from lianxin.needs.vocabulary import ENDED, TRANSITIONS, State

    remark = (
        "`withdraw` is possible from every state that is not an end, `merge` until there is an answer. `reopen` of what was "
        "answered on the spot leads back to `registered`: no unit has it."
    )
    return _states("States of a need", [("", TRANSITIONS, State, ENDED, "register", remark)])


def _stations_states():
    from lianxin.stations import vocabulary as words

    return _states(
        "States of errands and guided services",
        [
            ("Errand 代办", words.ERRAND_TRANSITIONS, words.ErrandState, words.ERRANDS_ENDED, "ask", ""),
            ("Guided service 帮办", words.CASE_TRANSITIONS, words.CaseState, words.CASES_ENDED, "receive",
             "`withdraw` is possible from every state that is not an end; `delivered` is an end that may still be followed "
             "by `feedback`."),
        ],
    )  # fmt: skip


def _board_states():
    from lianxin.bulletin.vocabulary import TRANSITIONS, State

    remark = (
        "`withdraw` is possible from every state before it hangs; what a body decided is posted from its draft at once."
    )
    return _states("States of a notice", [("", TRANSITIONS, State, {State.ARCHIVED, State.WITHDRAWN}, "draft", remark)])


def _distribution_states():
    from lianxin.ventures.vocabulary import PLAN_WAYS, PlanState

    ends = {PlanState.CLOSED, PlanState.WITHDRAWN}
    remark = "`hold` leads back to the draft from every state before payment, `withdraw` ends it before it hangs."
    return _states("States of a distribution", [("", PLAN_WAYS, PlanState, ends, "draft", remark)])


def _batch_states():
    from lianxin.harvests.vocabulary import BATCH_WAYS, BatchState

    ends = {BatchState.CLOSED, BatchState.CANCELLED}
    remark = "`write` is everything that happens to a batch; it leaves it where it is."
    return _states("States of a batch", [("", BATCH_WAYS, BatchState, ends, "plan", remark)])


def _project_states():
    from lianxin.works.vocabulary import ENDS, PROJECT_WAYS, ProjectState

    remark = (
        "Opened from a resolution in force a project begins at `decided`. `cancel` ends it from every state before work "
        "begins; verbs without a target leave it where it is."
    )
    return _states("States of a village project", [("", PROJECT_WAYS, ProjectState, set(ENDS), "propose", remark)])


def _election_states():
    from lianxin.elections.vocabulary import ELECTION_WAYS, ENDS, RECALL_WAYS, ElectionState, RecallState

    remark = (
        "`count` leads to `elected`, `run_off` or `void`, as the votes say; `move_poll`, `order`, `call_run_off`, `correct_list` and `note_audit` leave an election where it is; "
        "`decline` leads to `elected` or `run_off`. `install` from `run_off` leaves the other seats free, "
        "and leads to `closed` where nothing is handed over. `withdraw` leads from `nominated` back to `listed` where fewer candidates are left than the law wants."
    )
    ends = set(RecallState) - set(RECALL_WAYS["drop"].sources)
    recall = "`count` leads to `passed` or `failed`, as the votes say; `answer` leaves a recall where it is."
    tables = [
        ("", ELECTION_WAYS, ElectionState, set(ENDS), "plan", remark),
        ("A recall", RECALL_WAYS, RecallState, ends, "raise", recall),
    ]
    return _states("States of an election", tables)


def _match_states():
    from lianxin.alliances.vocabulary import ENDS, MATCH_WAYS, MatchState

    remark = "A match also begins at `claimed`, where a member takes up a need by itself; `send_back` leads back to it."
    return _states("States of a match in an alliance", [("", MATCH_WAYS, MatchState, set(ENDS), "ask", remark)])


def _cadres_readers():
    from lianxin.accounts.vocabulary import Role
    from lianxin.cadres.vocabulary import READERS, Part

    parts = list(_labels(Part))
    roles = [role for role in Role if any(role in readers for readers in READERS.values())]
    lines = [
        "# Who reads what of a cadre's file", "", _NOTE,
        "The person reads every part of their own file. Somebody else reads a part only with one of these roles over the place the "
        "file belongs to; whoever is not named reads nothing and is not told that there is a file.", "",
        "| part | 中文 | English | " + " | ".join(f"`{role.value}`" for role in roles) + " |",
        "|---|---|---|" + "---|" * len(roles),
    ]  # fmt: skip
    lines += [
        f"| `{part.value}` | {zh} | {en} | "
        + " | ".join("yes" if role in READERS[part] else "" for role in roles)
        + " |"
        for part, zh, en in parts
    ]
    return "\n".join(lines) + "\n"


def _cadres_states():
    from lianxin.cadres import vocabulary as words

    ends = {words.PoolState.PROMOTED, words.PoolState.TURNED_DOWN, words.PoolState.LEFT}
    remark = "`leave` is possible at any time; who puts themself forward begins at `on_way`."
    return _states(
        "States of what stands in a cadre's file",
        [
            ("Way into the pool 后备人选", words.POOL_WAYS, words.PoolState, ends, "nominate", remark),
            ("Check 资格联审", words.CHECK_WAYS, words.CheckState, {words.CheckState.CLOSED}, "ask", ""),
            ("Appraisal 考核", words.APPRAISAL_WAYS, words.AppraisalState,
             {words.AppraisalState.DECIDED, words.AppraisalState.UPHELD, words.AppraisalState.REJECTED},
             "open", "`decided` is an end once the days to appeal are over."),
            ("Filing 书记备案", words.FILING_WAYS, words.FilingState, {words.FilingState.FILED}, "submit", ""),
        ],
    )  # fmt: skip


def _states(title, tables):
    """A page of tables of steps, each ``(heading, transitions, states, ends, first verb, remark)``."""
    lines = ["# " + title, "", _NOTE]
    for heading, transitions, states, ends, first, remark in tables:
        start = next(iter(states)).value
        lines += [f"## {heading}", ""] if heading else []
        lines += ["```mermaid", "stateDiagram-v2", f"    [*] --> {start}: {first}"]
        for verb, step in transitions.items():
            if len(step.sources) <= 4:
                lines += [
                    f"    {source.value} --> {(step.target or source).value}: {verb.value}"
                    for source in sorted(step.sources)
                ]
        lines += [f"    {state.value} --> [*]" for state in sorted(ends)]
        lines += ["```", "", *([remark, ""] if remark else [])]
        lines += ["| state | 中文 | English | ends |", "|---|---|---|---|"]
        lines += [f"| `{s.value}` | {zh} | {en} | {'yes' if s in ends else ''} |" for s, zh, en in _labels(states)]
        lines += ["", "| verb | from | to |", "|---|---|---|"]
        lines += [
            f"| `{verb.value}` | {', '.join(f'`{source.value}`' for source in sorted(step.sources))} "
            f"| {f'`{step.target.value}`' if step.target else '–'} |"
            for verb, step in transitions.items()
        ]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _api_operations():
    from django.utils import translation

    from lianxin.needs.api.machine import api
    from lianxin.needs.api.schema import document, operations

    lines = ["# Addresses of the JSON interface", "", _NOTE, "`*`: required. [How it is used](api.md).", ""]
    with translation.override("zh-hans"):
        for tag, rows in operations(document(api)).items():
            lines += [f"## {tag}", "", "| address | what | takes | key |", "|---|---|---|---|"]
            for each in rows:
                takes = ", ".join(f"`{name}`{'*' if needed else ''}" for name, needed, _about in each.takes)
                lines.append(
                    f"| `{each.method} {each.address}` | {each.summary} | {takes} | {'yes' if each.with_key else ''} |"
                )
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def main(argv):
    """Write the drawn pages."""
    folder = Path(__file__).resolve().parents[2] / "docs" / "reference"
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(f"docs/reference/{name}")
    return 0
