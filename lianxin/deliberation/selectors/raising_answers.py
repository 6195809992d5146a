"""What township and county answered on paper, and who may see its pages."""

from lianxin.deliberation import policies
from lianxin.deliberation.models import RaisingAnswer
from lianxin.kit.decisions import hide


def paper_answers_of(raising, viewer):
    """``(answer, public ids of its pages)``: one each at most; no pages for who does not see the hall there.

    Asks nothing while nobody can have answered.
    """
    if not (raising.township_filing or raising.process.stopped_reason):
        return []
    sees = policies.can_see_hall(viewer, raising.division_path)
    return [(each, each.pages if sees else []) for each in raising.paper_answers.all()]


def can_view_answer(actor, public_id):
    """Policy of its pages."""
    found = RaisingAnswer.objects.select_related("raising").filter(public_id=public_id).first()
    return policies.can_see_hall(actor, found.raising.division_path) if found else hide()
