"""What was filed with the county, and who in office is not; what of checks and filings waits for whom."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from lianxin.accounts.vocabulary import Role
from lianxin.cadres.models import File, Filing
from lianxin.cadres.selectors.checks import (
    checks_late,
    checks_objected_to,
    checks_to_close,
    checks_to_put_up,
    checks_to_take_down,
    rows_to_look_into,
)
from lianxin.cadres.selectors.files import files_of, is_secretary, is_theirs, known_of, posts_of
from lianxin.cadres.vocabulary import ABOVE, PARTY_TEAMS, FilingState
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within_any
from lianxin.organisations import selectors as organisations


def find_filing(public_id):
    """A filing with its file and post; raises ``NotFound``."""
    rows = Filing.objects.select_related("file__division", "tenure__post__unit").filter(public_id=public_id)
    found = rows.first()
    if found is None:
        raise NotFound
    return found


def filings_of(file):
    """What was filed, the newest first, with the posts and all that was said of it: two queries."""
    return list(file.filings.select_related("tenure__post__unit").prefetch_related("sayings"))


def unfiled_tenure(file):
    """The tenure by which somebody heads a Party organisation today and that was not submitted yet, or ``None``."""
    held = [each for each in posts_of(file) if is_secretary(each)]
    submitted = set(Filing.objects.filter(tenure__in=held).values_list("tenure_id", flat=True))
    return next((each for each in held if each.pk not in submitted), None)


def unfiled_page(place, cursor=""):
    """Secretaries in office at a place and below whom the county has not filed, by name: tenures, each with its ``file`` or ``None``."""
    filed = Filing.objects.filter(state=FilingState.FILED).values("tenure")
    held = organisations.serving_within(place.path, PARTY_TEAMS).filter(post__is_head=True).exclude(pk__in=filed)
    rows = page(held, order=("holder_name", "id"), cursor=cursor, size=30)
    files = list(files_of(*known_of(rows)))
    for each in rows:
        each.file = next((file for file in files if is_theirs(each, file)), None)
    return rows


def files_waiting(actor):
    """Files with something for the actor in checks and filings: a queryset, each with what; ``None`` without an account.

    A check past its day (``check_is_late``), one to put up (``to_put_up``), one with a no whose notice goes on
    (``to_take_down``), one an objection to which was found right (``is_objected_to``), one to close (``to_close``), what a department named the actor for (``to_look``), a filing the county has not looked at (``to_file``), one sent back (``sent_back``).
    """
    if not actor.is_user:
        return None
    today = clock.today()
    filings = Filing.objects.filter(file=OuterRef("pk"))

    def has(checks):
        return Exists(checks.filter(file=OuterRef("pk")))

    found = File.objects.annotate(
        check_is_late=has(checks_late(today)), to_put_up=has(checks_to_put_up()), to_take_down=has(checks_to_take_down()),
        to_close=has(checks_to_close(actor, today)), is_objected_to=has(checks_objected_to()),
        to_look=Exists(rows_to_look_into(actor).filter(asked__file=OuterRef("pk"))),
        to_file=Exists(filings.filter(_submitted_by_another(actor))),
        sent_back=Exists(filings.filter(state=FilingState.RETURNED)),
    ).filter(
        Q(to_look=True)
        | Q(_under(actor, *ABOVE)) & _any("check_is_late", "to_put_up", "to_take_down", "to_close", "is_objected_to")
        | Q(_under(actor, Role.COUNTY_OFFICER), to_file=True)
        | Q(_under(actor, Role.TOWNSHIP_OFFICER), sent_back=True)
    )  # fmt: skip
    return found.filter(Q(user_id__isnull=True) | ~Q(user_id=actor.id))


def _any(*names):
    return reduce(or_, (Q(**{name: True}) for name in names))


def _submitted_by_another(actor):
    return Q(state=FilingState.SUBMITTED) & (Q(submitted_by_id__isnull=True) | ~Q(submitted_by_id=actor.id))


def _under(actor, *roles):
    return within_any(actor.scopes(*roles), "division_path")
