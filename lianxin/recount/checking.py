"""From the bytes of a bundle to a verdict: is every file as it was, does the count come out the same?"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from lianxin.audit.calc import recountable
from lianxin.audit.calc.recountable import Unreadable
from lianxin.recount.found import Difference
from lianxin.recount.kinds import KINDS
from lianxin.recount.logged import entry_of
from lianxin.recount.rounds import follows, named_first

SAME, DIFFERENT, NO_BUNDLE = 0, 1, 2


@dataclass(frozen=True)
class Own:
    """The line of one ``tracker``: its sheet, and of a distribution the ``published`` and the ``found`` amount in fen."""

    tracker: str
    sheet: object
    published: int | None = None
    found: int | None = None


@dataclass(frozen=True)
class Verdict:
    """``code`` is the exit code; ``seal`` the number to compare with the notice; ``own`` the line that was asked for;
    ``rule`` and ``counted`` what it was counted by and what came out."""

    code: int
    differences: tuple[Difference, ...]
    seal: str = ""
    kind: str = ""
    context: dict | None = None
    own: Own | None = None
    rule: dict = field(default_factory=dict)
    counted: dict = field(default_factory=dict)


def check(path: Path, proof: Path | None = None, mine: str = "", first: Path | None = None) -> Verdict:
    """The verdict on a zip or a folder; with the ``proof`` of an entry of the public log, whether that is the bundle it knows;
    with ``mine`` the line of that tracker; with ``first`` the bundle of the round before, whether this one follows from it."""
    verdict = _check(path, mine)
    if first is not None and verdict.code != NO_BUNDLE:
        verdict = _with_first(verdict, _check(first, ""))
    if proof is None or verdict.code == NO_BUNDLE:
        return verdict
    try:
        named, place, leads = entry_of(proof)
    except Unreadable as error:
        return Verdict(NO_BUNDLE, (Difference(error.code, error.name),))
    except OSError as error:
        return Verdict(NO_BUNDLE, (Difference("no_file", str(error)),))
    wrong = list(verdict.differences)
    if named != verdict.seal:
        wrong.append(Difference("not_logged", proof.name, named or "–", verdict.seal))
    if not leads:
        wrong.append(Difference("no_proof", proof.name))
    context = (verdict.context or {}) | {"log_entry": place}
    return replace(verdict, code=DIFFERENT if wrong else SAME, differences=tuple(wrong), context=context)


def _with_first(verdict, first):
    """The same, with what is wrong with the first round and with what was made of it."""
    if first.code == NO_BUNDLE:
        return first
    wrong = list(verdict.differences)
    if first.code == DIFFERENT:
        wrong.append(Difference("first_differs", first.seal))
    wrong += follows(verdict.rule, first.seal, first.rule, first.counted)
    context = (verdict.context or {}) | {"first_checked": first.seal}
    return replace(verdict, code=DIFFERENT if wrong else SAME, differences=tuple(wrong), context=context)


def _check(path, mine):
    try:
        files, container = _files(path)
        seal = recountable.seal_of(files.get(recountable.MANIFEST, b""))
        changed = [*container, *(Difference("changed", name) for name in recountable.check(files))]
        if changed:
            return Verdict(DIFFERENT, tuple(changed), seal)
        kind, parts = recountable.read(files)
        if kind not in KINDS:
            raise Unreadable("unknown_kind", kind)
    except Unreadable as error:
        return Verdict(NO_BUNDLE, (Difference(error.code, error.name),))
    except OSError as error:
        return Verdict(NO_BUNDLE, (Difference("no_file", str(error)),))
    found: dict = {}
    differences = [*_count_again(kind, parts, found)]
    own = _own(mine, parts, found) if mine else None
    if mine and own is None:
        differences.append(Difference("no_mine", mine))
    code, context, rule = DIFFERENT if differences else SAME, parts["context"], parts["rule"]
    if named := named_first(rule):
        context = (context or {}) | {"first_round": named.get("seal")}
    return Verdict(code, tuple(differences), seal, kind, context, own, rule, found)


def _own(tracker, parts, found):
    """The line of a tracker, or ``None``."""
    try:
        sheets, told = dict(parts["sheets"]), (parts["result"], found)
        amounts = [dict(each.get("statements", ())).get(tracker) for each in told]
    except (ValueError, TypeError, AttributeError):
        return None
    return Own(tracker, sheets[tracker], *amounts) if tracker in sheets else None


def _files(path):
    if path.is_dir():
        return {file.name: file.read_bytes() for file in sorted(path.iterdir()) if file.is_file()}, []
    data = path.read_bytes()
    files = recountable.unpack(data)
    # Whatever else a zip can hold (dates, comments, a second copy) would escape the hashes.
    return files, [] if recountable.pack(files) == data else [Difference("container", path.name)]


def _count_again(kind, parts, counted):
    roll, sheets = parts["roll"], parts["sheets"]
    try:
        yield from _turnout(roll, sheets)
        yield from _rolls(roll, parts)
        counted.update(KINDS[kind](parts["rule"], sheets))
        yield from _compare("", parts["result"], counted)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, ZeroDivisionError) as error:
        yield Difference("cannot_count", type(error).__name__, found=str(error))


def _turnout(roll, sheets):
    """As many sheets as marks on the roll, none of them fewer than nobody, no tracker twice."""
    marks, trackers = roll["marks"], [tracker for tracker, _choice in sheets if tracker is not None]
    used = sum(number for way, number in marks.items() if way != "none")
    if sum(marks.values()) != roll["size"]:
        yield Difference("roll", "roll", roll["size"], sum(marks.values()))
    for way, number in marks.items():
        if type(number) is not int or number < 0:
            yield Difference("marks", f"marks.{way}", found=number)
    if used != len(sheets):
        yield Difference("turnout", "sheets", used, len(sheets))
    if len(set(trackers)) < len(trackers):
        yield Difference("trackers", "sheets", len(trackers), len(set(trackers)))


def _rolls(roll, parts):
    """The roll a majority is counted over is never smaller than the roll of those who could vote."""
    quorum = parts["rule"].get("quorum")
    if not quorum:
        return
    over = max(quorum["roll"]["persons"], quorum["roll"].get("votes") or 0)
    if roll["size"] > over:
        yield Difference("rolls", "rule.quorum.roll", roll["size"], over)


def _compare(where, published, found):
    """Every place at which two plain values differ."""
    if isinstance(published, dict) and isinstance(found, dict):
        for name in sorted({*published, *found}):
            yield from _compare(f"{where}.{name}".lstrip("."), published.get(name), found.get(name))
    elif type(published) is not type(found) or published != found:
        yield Difference("result", where, published, found)
