"""Outside capital of a project."""

from lianxin.kit.decisions import shown
from lianxin.works.models import Capital
from lianxin.works.vocabulary import CapitalState


def find_capital(public_id):
    rows = Capital.objects.select_related("line__project__division", "line__project__book")
    return shown(rows.filter(public_id=public_id).first())


def is_signed(line):
    """Whether a line of outside capital stands under a contract."""
    return Capital.objects.filter(line=line, state=CapitalState.SIGNED).exists()
