"""Opinions asked for: what everybody reads, what one has said oneself, the groups as plain values."""

import hashlib
import hmac
from collections import Counter
from datetime import timedelta

from lianxin.deliberation import policies
from lianxin.deliberation.calc.asking import FEWEST_PEOPLE
from lianxin.deliberation.models import Answer, Asking, Statement
from lianxin.deliberation.vocabulary import PUBLIC_TOPICS, AskingState, Opinion, StatementState
from lianxin.kit.decisions import hide, shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.people import selectors as people

#: Answers that were on their way when it ended are let in.
_ARRIVES = timedelta(minutes=1)


def askings(*, place="", cursor="", size=20):
    """What is and was asked in a place, the newest first."""
    rows = Asking.objects.filter(within(place, "division_path"), topic__state__in=PUBLIC_TOPICS)
    return page(rows.select_related("topic__division"), order=("-opened_at", "-id"), cursor=cursor, size=size)


def find_asking(public_id, viewer):
    found = Asking.objects.select_related("topic__division").filter(public_id=public_id).first()
    (policies.can_view_asking(viewer, found) if found else hide()).or_raise()
    return found


def find_statement(public_id):
    return shown(Statement.objects.select_related("asking__topic").filter(public_id=public_id).first())


def token_of_user(user_id):
    """Whom an account stands for: the same on a phone and on a sheet, where the register knows the person."""
    person = people.person_of(user_id)
    return f"person:{person.pk}" if person else f"user:{user_id}"


def token_of_name(name, household, path):
    """Whom a name on a sheet stands for, ``None`` where the register knows several and the household does not say which one.

    A name the register does not know stands for itself with its household.
    """
    name, household = name.strip(), household.strip()
    found = people.ids_named(name, household, path)
    if len(found) > 1 or (household and not found and people.ids_named(name, "", path)):
        return None
    return f"person:{found[0]}" if found else f"name:{name}|{household}"


def key_of(asking, token):
    """What an answer belongs to: nothing anybody could compute once the salt of the asking is gone."""
    return hmac.new(asking.salt.encode(), token.encode(), hashlib.sha256).hexdigest()


def answers_of(asking, key):
    """Statement → value of one participant."""
    rows = Answer.objects.filter(participant__asking=asking, participant__key=key)
    return dict(rows.values_list("statement_id", "value"))


def participants_of(asking):
    return asking.participants.count()


def may_be_counted(asking, at):
    return at >= asking.closes_at + _ARRIVES


def askings_to_count(at, limit=20):
    """Those that have ended and are not yet counted, the oldest first."""
    rows = Asking.objects.filter(state=AskingState.OPEN, closes_at__lte=at - _ARRIVES)
    return list(rows.order_by("closes_at", "id")[:limit])


def answer_rows(asking):
    """``(voter, statement number, value)`` of every answer to what is still shown; voters numbered by lot."""
    rows = Answer.objects.filter(participant__asking=asking, statement__state=StatementState.SHOWN)
    rows = rows.order_by("participant_id", "statement__number")
    voters: dict = {}
    for participant, statement, value in rows.values_list("participant_id", "statement__number", "value"):
        yield voters.setdefault(participant, len(voters) + 1), statement, value


def groups_of(asking):
    """The groups as plain values with a canonical form. Nothing but the number of people where they may not be shown."""
    # Only who counts loads the numerical libraries: they are a fifth of a server's memory.
    from lianxin.deliberation.calc.opinions import gather, opinion_groups

    rows = list(answer_rows(asking))
    votes = gather(rows)
    found = opinion_groups(votes)
    result = {"people": len(votes.people), "statements": len(votes.statements), "groups": [], "counts": []}
    result |= {"clear": bool(found.clear), "may_show": found.may_show, "agree": [], "disagree": []}
    if result["people"] < FEWEST_PEOPLE:
        return result | {"clear": False, "may_show": False}
    if not found.may_show:  # a group too small to be shown can be made out from the numbers of all
        return result
    result["counts"] = _counts(rows)
    for name, marks in (("agree", found.agreed_by_all), ("disagree", found.disagreed_by_all)):
        result[name] = [_mark(votes, mark) for mark in marks]
    if found.may_show and found.clear:
        result["groups"] = [
            {"size": size, "marks": [_mark(votes, mark) for mark in marks]}
            for size, marks in zip(found.sizes, found.marks, strict=True)
        ]
    return result


def _mark(votes, mark):
    return [votes.statements[mark.statement], mark.agrees, mark.yes, mark.seen]


def _counts(rows):
    """``[statement, agree, disagree, pass]`` of every statement."""
    found = Counter((statement, value) for _voter, statement, value in rows)
    numbers = sorted({statement for statement, _value in found})
    return [
        [number, *(found[number, each] for each in (Opinion.AGREE, Opinion.DISAGREE, Opinion.PASS))]
        for number in numbers
    ]
