"""Close relatives elected into one body: who stays and who does not take the seat. Pure.

Whoever has more votes of the same count stays; who is kin only of somebody who does not take the seat stays as well. Votes
of different counts are not compared: there, as with the same votes, either of the two may give way.
"""


def settle(pairs, votes):
    """``(goes, either, stays)``: ``{who goes: who stays in their place}``, pairs only the two can settle, and who stays.

    ``pairs``: who is kin of whom; ``votes``: ``{who: (number of the count, votes)}``.
    """
    kin = {each: {b if a == each else a for a, b in pairs if each in (a, b)} for each in votes}
    above = {each: {other for other in kin[each] if _has_more(votes, other, each)} for each in votes}
    level = {each: {other for other in kin[each] - above[each] if not _has_more(votes, each, other)} for each in votes}
    stays, goes = set(), {}
    for _round in votes:
        for each in sorted(votes.keys() - stays - goes.keys()):
            if over := above[each] & stays:
                goes[each] = max(over, key=lambda other: (votes[other][1], other))
            elif not (above[each] | level[each]) - goes.keys():
                stays.add(each)
    left = votes.keys() - goes.keys()
    either = [(a, b) for a, b in pairs if {a, b} <= left and b in level[a]]
    return goes, either, stays


def _has_more(votes, one, other):
    return votes[one][0] == votes[other][0] and votes[one][1] > votes[other][1]
