"""Pabulib files (``.pb``): read with an error for every bad line, written so that they read back the same.

Three sections, META, PROJECTS and VOTES, each with a line of column names, fields parted by semicolons (Faliszewski and
others, "Participatory Budgeting: Data, Tools, and Analysis", 2023). A ballot with nothing on it is a ballot.
"""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from lianxin.deliberation.calc.budgets.model import Ballot, Election, Project

SECTIONS = ("META", "PROJECTS", "VOTES")
#: Kinds of ballot and what a listed project gets.
APPROVAL, POINTS, ORDINAL = ("approval", "choose-1"), ("cumulative", "scoring"), ("ordinal",)
_MOST_FAULTS = 100


class Fault(StrEnum):
    NO_SECTION = "no_section"
    NO_COLUMN = "no_column"
    NO_BUDGET = "no_budget"
    BAD_MONEY = "bad_money"
    BAD_NUMBER = "bad_number"
    REPEATED_PROJECT = "repeated_project"
    UNKNOWN_PROJECT = "unknown_project"
    REPEATED_IN_BALLOT = "repeated_in_ballot"
    UNEVEN_POINTS = "uneven_points"
    UNKNOWN_KIND = "unknown_kind"
    SHORT_LINE = "short_line"


@dataclass(frozen=True)
class RowFault:
    """``line`` counts from 1; ``value`` is what stands there."""

    line: int
    fault: Fault
    value: str = ""


class BadFile(ValueError):
    """The file cannot be counted; ``faults`` name the lines, a hundred at most."""

    def __init__(self, faults):
        self.faults = tuple(faults[:_MOST_FAULTS])
        super().__init__("; ".join(f"line {f.line}: {f.fault.value} {f.value}".strip() for f in self.faults[:5]))


@dataclass(frozen=True)
class Paper:
    """A file as read. ``published`` are the winners it names, ``None`` when it names none; ``kind`` the vote type."""

    election: Election
    meta: dict[str, str]
    kind: str
    published: tuple[str, ...] | None

    @property
    def threshold(self) -> int:
        """Points a project needs to be considered, where the city's rule says so."""
        text = self.meta.get("min_project_score_threshold", "")
        return int(text) if text.isdecimal() else 0


def read(text: str) -> Paper:
    """The election of a ``.pb`` file; ``BadFile`` with everything that is wrong with it."""
    sections = _split(text)
    meta, faults = _meta(sections["META"]), []
    budget = _money(meta.get("budget", ""))
    if budget is None or budget < 0:
        raise BadFile([RowFault(sections["META"][0][0], Fault.NO_BUDGET, meta.get("budget", ""))])
    kind = meta.get("vote_type", "approval").strip().lower()
    if kind not in APPROVAL + POINTS + ORDINAL:
        raise BadFile([RowFault(sections["META"][0][0], Fault.UNKNOWN_KIND, kind)])
    projects, published = _projects(sections["PROJECTS"], faults)
    piles = _piles(sections["VOTES"], {project.id: at for at, project in enumerate(projects)}, kind, meta, faults)
    if faults:
        raise BadFile(faults)
    return Paper(Election(budget, projects, piles), meta, kind, published)


def write(paper: Paper) -> str:
    """The file of an election: approval as it is, everything else as points. Voters are numbered, never named."""
    election, is_approval = paper.election, paper.kind in APPROVAL
    counted = {"num_projects": len(election.projects), "num_votes": election.voters, "budget": money(election.budget)}
    meta = {**paper.meta, **counted, "vote_type": paper.kind if is_approval else "cumulative"}
    out = io.StringIO()
    pen = csv.writer(out, delimiter=";", lineterminator="\n")
    pen.writerows([["META"], ["key", "value"], *meta.items(), ["PROJECTS"]])
    pen.writerow(["project_id", "cost", "votes", "name", *(["selected"] if paper.published is not None else [])])
    for project, score in zip(election.projects, election.scores, strict=True):
        won = [int(project.id in paper.published)] if paper.published is not None else []
        pen.writerow([project.id, money(project.cost), score, project.name, *won])
    pen.writerows([["VOTES"], ["voter_id", "vote"] + ([] if is_approval else ["points"])])
    voter = 0
    for ballot, times in election.piles.items():
        ids = ",".join(election.projects[p].id for p, _points in ballot)
        row = [ids] if is_approval else [ids, ",".join(str(points) for _p, points in ballot)]
        for _each in range(times):
            voter += 1
            pen.writerow([voter, *row])
    return out.getvalue()


def money(amount: Fraction) -> str:
    """A decimal where there is one, else numerator/denominator."""
    if amount.denominator == 1:
        return str(amount.numerator)
    hundredths = amount * 100
    return f"{float(amount):.2f}" if hundredths.denominator == 1 else f"{amount.numerator}/{amount.denominator}"


def _split(text):
    """Section → ``[(line number, fields), …]`` with its line of column names first."""
    sections, current = {}, None
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    try:
        for row in reader:
            head = row[0].strip() if row else ""
            if len(row) <= 1 and head.upper() in SECTIONS:
                current = sections.setdefault(head.upper(), [])
            elif current is not None and any(row):
                current.append((reader.line_num, row))
    except csv.Error as error:
        raise BadFile([RowFault(reader.line_num, Fault.SHORT_LINE, str(error))]) from error
    missing = [RowFault(0, Fault.NO_SECTION, name) for name in SECTIONS if not sections.get(name)]
    if missing:
        raise BadFile(missing)
    return sections


def _meta(rows):
    return {row[0].strip(): row[1].strip() for _line, row in rows[1:] if len(row) > 1}


def _money(text):
    """An exact amount: ``776314.03``, ``776314,03``, ``7/3``; ``None`` for anything else."""
    plain = text.strip().replace(" ", "").replace("\u00a0", "").replace(",", ".")
    try:
        return Fraction(plain) if plain and "e" not in plain.lower() else None
    except (ValueError, ZeroDivisionError):
        return None


def _columns(rows, needed):
    line, names = rows[0]
    names = [name.strip().lower() for name in names]
    missing = [RowFault(line, Fault.NO_COLUMN, name) for name in needed if name not in names]
    if missing:
        raise BadFile(missing)
    return names


def _projects(rows, faults):
    names = _columns(rows, ("project_id", "cost"))
    found, published = {}, [] if "selected" in names else None
    for line, row in rows[1:]:
        record = dict(zip(names, row, strict=False))
        name, cost = record.get("project_id", "").strip(), _money(record.get("cost", ""))
        if cost is None or cost < 0:
            faults.append(RowFault(line, Fault.BAD_MONEY, record.get("cost", "")))
        elif not name or name in found:
            faults.append(RowFault(line, Fault.REPEATED_PROJECT, name))
        else:
            found[name] = Project(name, cost, record.get("name", "").strip())
            if published is not None and record.get("selected", "").strip() == "1":
                published.append(name)
    return list(found.values()), None if published is None else tuple(published)


def _piles(rows, known, kind, meta, faults):
    """Equal lines are read once."""
    names = _columns(rows, ("vote",) + (("points",) if kind in POINTS else ()))
    vote, points = names.index("vote"), names.index("points") if "points" in names and kind in POINTS else None
    width, first, seen = max(vote, points or 0), {}, Counter()
    for line, row in rows[1:]:
        if len(row) <= width:
            row.extend([""] * (width + 1 - len(row)))  # an empty ballot at the end of its line
        key = row[vote], "" if points is None else row[points]
        first.setdefault(key, line)
        seen[key] += 1
    most = int(meta["max_length"]) if meta.get("max_length", "").isdecimal() else len(known)
    piles: Counter[Ballot] = Counter()
    for key, times in seen.items():
        try:
            piles[_ballot(key[0], key[1], known, kind, most)] += times
        except _BadBallot as error:
            faults.append(RowFault(first[key], error.fault, error.value))
    return piles


class _BadBallot(Exception):
    def __init__(self, fault, value):
        self.fault, self.value = fault, value


def _ballot(vote, points, known, kind, most):
    ids = [part.strip() for part in vote.split(",")] if vote.strip() else []
    places = []
    for name in ids:
        if name not in known:
            raise _BadBallot(Fault.UNKNOWN_PROJECT, name)
        places.append(known[name])
    if len(set(places)) < len(places):
        raise _BadBallot(Fault.REPEATED_IN_BALLOT, vote)
    return tuple(sorted(zip(places, _points(points, len(places), kind, most), strict=True)))


def _points(text, number, kind, most):
    if kind in APPROVAL:
        return [1] * number
    if kind in ORDINAL:
        return [max(most - at, 0) for at in range(number)]
    given = [part.strip() for part in text.split(",")] if text.strip() else []
    if len(given) != number:
        raise _BadBallot(Fault.UNEVEN_POINTS, text)
    for part in given:
        if not part.isdecimal():
            raise _BadBallot(Fault.BAD_NUMBER, part)
    return [int(part) for part in given]
