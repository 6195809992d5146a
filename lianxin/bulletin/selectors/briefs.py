"""What hangs in one line each, for pages that put rooms together."""

from lianxin.bulletin.models import Notice
from lianxin.bulletin.selectors.notices import on_the_web
from lianxin.kit import clock
from lianxin.kit.briefs import briefs
from lianxin.kit.tree import within

STATEMENT = "finance.statement"


def newest_statements(place="", most=1):
    """The newest statements of income and expenses that everybody may read in full at a place; ``told`` is the web rendition
    as JSON."""
    rows = Notice.objects.filter(within(place, "division_path"), item_code=STATEMENT, posted_on__isnull=False)
    rows = rows.filter(on_the_web(clock.today()))
    words = {"title": "posting__title", "place": "division__short_name", "told": "posting__web"}
    return briefs(rows, "statement", **words, at="posting__at", first=("-posted_on", "-pk"), most=most)
