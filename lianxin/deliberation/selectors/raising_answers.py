"""What township and county answered on paper, and who may see its pages."""

from lianxin.deliberation import policies
from lianxin.deliberation.models import RaisingAnswer
from lianxin.deliberation.vocabulary import ANSWER_SCANS
from lianxin.files import selectors as files
from lianxin.kit.decisions import hide


def paper_answers_of(raising, viewer):
    """``(answer, its pages)``: one each at most; no pages for who does not see the hall there."""
    sees = policies.can_see_hall(viewer, raising.division_path)
    return [
        (each, files.files_of(ANSWER_SCANS, each.public_id) if sees else []) for each in raising.paper_answers.all()
    ]


def can_view_answer(actor, public_id):
    """Policy of its pages."""
    found = RaisingAnswer.objects.select_related("raising").filter(public_id=public_id).first()
    return policies.can_see_hall(actor, found.raising.division_path) if found else hide()
