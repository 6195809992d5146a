"""What hangs in one line each, for pages that put rooms together."""

from django.db.models import Case, TextField, Value, When
from django.db.models.functions import Cast

from lianxin.bulletin.models import Notice
from lianxin.bulletin.selectors.notices import on_the_web
from lianxin.bulletin.vocabulary import State
from lianxin.kit import clock
from lianxin.kit.briefs import briefs
from lianxin.kit.tree import within

STATEMENT = "finance.statement"


def newest_statements(place="", most=1):
    """The newest statements of income and expenses of a place; ``told`` is the web rendition as JSON while it may be read."""
    rows = Notice.objects.filter(within(place, "division_path"), item_code=STATEMENT, posted_on__isnull=False)
    rows = rows.exclude(state=State.WITHDRAWN)
    read = When(on_the_web(clock.today()), then=Cast("posting__web", TextField()))
    told = Case(read, default=Value(""), output_field=TextField())
    words = {"title": "posting__title", "place": "division__short_name", "told": told}
    return briefs(rows, "statement", **words, at="posting__at", first=("-posted_on", "-pk"), most=most)
