"""What may fit together, and why: words both sides say, a place both are in, days both have. Pure; a person decides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

_WIDE = re.compile(r"[\u3400-\u9fff]+")
_NARROW = re.compile(r"[a-z0-9]{3,}")
#: Said of anything, so that two sides who say it have nothing in common yet.
_SAID_OF_ANYTHING = re.compile(
    "需要|要有|带有|可以|能够|提供|我们|你们|大家|希望|没有|一个|一些|帮忙|帮助|支持|联盟|单位|企业|公司|解决|开展|服务|活动|每周|每月|"
    "每天|周末|上午|下午|时间|免费|使用|人员|什么|怎么|还有|以及|或者|如果|不用|都行|自己|这个|那个|园区|村里|社区"
)


@dataclass(frozen=True)
class Listed:
    """One line of a list. ``place`` names the way from the county down, empty where it is anywhere; ``last`` may be open."""

    key: str
    member: int
    text: str
    place: tuple[str, ...]
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Suggestion:
    """``words`` both sides say, the longest first; the narrowest ``place`` both name below the county; days both have."""

    wanted: str
    offered: str
    words: tuple[str, ...]
    place: str
    first: date
    last: date | None


@dataclass(frozen=True)
class _Said:
    """A text read once: as it is compared, its runs, and its smallest parts: words in letters, pairs of characters."""

    plain: str
    runs: tuple[str, ...]
    letters: frozenset[str]
    parts: frozenset[str]


def shared_words(one: str, other: str) -> tuple[str, ...]:
    """What both texts say: runs of two characters or more, and whole words in letters; the longest first."""
    return _shared(_read(one), _read(other))


def _read(text: str) -> _Said:
    plain = _SAID_OF_ANYTHING.sub(" ", normalize("NFKC", text).casefold())
    runs, letters = tuple(_WIDE.findall(plain)), frozenset(_NARROW.findall(plain))
    return _Said(plain, runs, letters, letters | {run[at : at + 2] for run in runs for at in range(len(run) - 1)})


def _shared(one: _Said, other: _Said) -> tuple[str, ...]:
    theirs = other.plain
    found = set(one.letters & other.letters)
    for run in one.runs:
        start = 0
        while start < len(run) - 1:
            end = start + 1
            while end < len(run) and run[start : end + 1] in theirs:
                end += 1
            if end - start > 1:
                found.add(run[start:end])
            start = max(start + 1, end - 1)
    inside = {word for word in found if any(word != longer and word in longer for longer in found)}
    return tuple(sorted(found - inside, key=lambda word: (-len(word), word)))


def suggest(wanted: Iterable[Listed], offered: Iterable[Listed]) -> list[Suggestion]:
    """Every pair of two members that shares a word and a day; what shares most words first, then the nearest."""
    resources = [(other, _read(other.text)) for other in offered]
    by_part: dict[str, list[int]] = {}
    for number, (_other, said) in enumerate(resources):
        for part in said.parts:
            by_part.setdefault(part, []).append(number)
    found = []
    for each in wanted:
        mine = _read(each.text)
        for number in {number for part in mine.parts for number in by_part.get(part, ())}:
            other, theirs = resources[number]
            if suggestion := _fit(each, other, mine, theirs):
                found.append(((each, other), suggestion))
    found.sort(key=lambda both: _nearest_first(*both))
    return [suggestion for _pair, suggestion in found]


def fit(wanted: Listed, offered: Listed) -> Suggestion | None:
    """Why these two may fit, or ``None``: of one member, without a common day, or without a common word they do not."""
    return _fit(wanted, offered, _read(wanted.text), _read(offered.text))


def _fit(wanted: Listed, offered: Listed, mine: _Said, theirs: _Said) -> Suggestion | None:
    first = max(wanted.first, offered.first)
    last = min((day for day in (wanted.last, offered.last) if day), default=None)
    if wanted.member == offered.member or (last and last < first):
        return None
    words = _shared(mine, theirs)
    place = _common(wanted.place, offered.place)
    return (
        Suggestion(wanted.key, offered.key, words, place[-1] if len(place) > 1 else "", first, last) if words else None
    )


def _nearest_first(pair: tuple[Listed, Listed], suggestion: Suggestion) -> tuple:
    depth = len(_common(pair[0].place, pair[1].place))
    return -sum(map(len, suggestion.words)), -depth, suggestion.first, suggestion.wanted, suggestion.offered


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return one[:shared]
