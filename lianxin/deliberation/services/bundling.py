"""Bundles of results: the same function that counts them here counts them again anywhere."""

from lianxin.audit import selectors as log
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc import recounting
from lianxin.deliberation.models import Bundle


def bundle_of_item(item, minutes):
    """The bundle of a vote at a meeting: the sheets of its ballot, or one for every hand."""
    ballot = selectors.counted_ballot(item)
    rule = ballot.rule if ballot else selectors.rule_of_item(item)
    if ballot:
        away = rule["quorum"]["roll"]["persons"] - sum(ballot.marks.values())
        marks = ballot.marks | {"none": ballot.marks["none"] + away}
        return store(rule, selectors.sheets_of(ballot), marks, item.motion, minutes.digest)
    hands = (("yes", item.yes), ("no", item.no), ("abstain", item.abstain), ("", item.invalid))
    sheets = sorted([None, [mark] if mark else []] for mark, number in hands for _each in range(number))
    size, cast = rule["quorum"]["roll"]["votes"], len(sheets)
    marks = {str(item.method): cast, "none": size - cast}
    return store(rule, sheets, marks, item.motion, minutes.digest)


def store(rule, sheets, marks, title, minutes_digest=None):
    """Count, write, and keep the bundle; returns it."""
    return _keep("ballot", rule, sheets, marks, title, recounting.ballot(rule, sheets), minutes_digest)


def store_budget(rule, sheets, marks, title):
    """The same of a budget: ``sheets`` are what each ballot chose among the projects."""
    return _keep("budget", rule, sheets, marks, title, recounting.budget(rule, sheets), None)


def store_void(bundle, *, why, who, on):
    """The same count in a bundle that says it is void, and what its number was before; ``None`` of none."""
    if bundle is None:
        return None
    void = {"why": why, "who": who, "on": on.isoformat(), "was": bundle.seal}
    return _once(*log.bundle_saying(bytes(bundle.data), void=void))


def in_public(ballot, **fact):
    """What the public log says of a ballot: where it stands, unless a Party branch holds it, whose votes are the branch's own."""
    return fact if ballot.body.kind in policies.PARTY_BODIES else {"id": ballot.public_id, **fact}


def _keep(kind, rule, sheets, marks, title, result, minutes_digest):
    seal, packed = log.bundle(
        kind, rule=rule, sheets=sheets, marks=marks, result=result, title=title, minutes_digest=minutes_digest
    )
    return _once(seal, packed)


def _once(seal, packed):
    return Bundle.objects.filter(seal=seal).first() or Bundle.objects.create(seal=seal, data=packed)
