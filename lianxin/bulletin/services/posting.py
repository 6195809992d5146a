"""Hanging up: the text of a notice becomes a posting nobody can change, with its digest in the public log."""

from django.conf import settings
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import policies, selectors
from lianxin.bulletin.calc.periods import last_day
from lianxin.bulletin.calc.renditions import digest_of, on_the_board, on_the_web, reads_alike
from lianxin.bulletin.models import Notice, Posting
from lianxin.bulletin.services.numbering import next_number
from lianxin.bulletin.services.sources import Source
from lianxin.bulletin.services.transitions import lock, move, require_state
from lianxin.bulletin.services.words import put_down
from lianxin.bulletin.services.writing import (
    beside_on_the_web,
    checked_days,
    checked_item,
    checked_words,
    names_drawn,
    require_clean,
)
from lianxin.bulletin.vocabulary import PublicFact, State, Verb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id
from lianxin.kit.masking import mask_name


@action
def post_notice(
    *, division, item, title, body, by, source, tables=(), basis="", contact="", about=None, days=None, site="", at=None
):
    """Hang up at once what a body of the place has decided elsewhere, and return the ``Notice``.

    ``item`` is a code of the catalogue; ``source`` a ``Source`` that says what decided it, which may be posted once;
    ``tables`` are ``{"caption", "columns": [{"name", "kind"}], "rows": [[…]]}`` with money in whole fen; ``[[name]]`` in a
    text marks the name of a person; ``about`` is ``(first day, last day)`` of what it tells. It hangs ``days`` days, never
    fewer than the rules of the place say. Refuses a text with personal data (``NotFitToPost``).
    """
    at = at or clock.now()
    policies.can_post_decided(by, division.path).or_raise()
    if not source.kind or not source.id:
        raise RuleBroken(_("请写明是什么决定了要公开这件事。"))
    if Notice.objects.filter(source_kind=source.kind, source_id=source.id).exclude(state=State.WITHDRAWN).exists():
        raise RuleBroken(_("“{label}”已经公开过；要改，请更正那一份。").format(label=source.label))
    notice = new_notice(
        division=division, item=item, title=title, body=body, tables=tables, basis=basis, contact=contact, about=about,
        days=days, source=source, by=by, at=at,
    )  # fmt: skip
    require_clean(notice)
    return hang_up(notice, by, site=site, at=at)


@action
def post_correction(*, notice, title, body, because, by, tables=(), basis="", site="", at=None):
    """Hang up the corrected text of what another room decided; the period begins anew. For notices with a source. Refuses a text
    that says what hangs already."""
    at, notice = at or clock.now(), lock(notice)
    policies.can_post_decided(by, notice.division_path).or_raise()
    require_state(notice, Verb.POST)
    if not notice.source_id or notice.posting_id is None:
        raise RuleBroken(_("这份公开要按填、审、确认的顺序更正。"))
    if not because.strip():
        raise RuleBroken(_("请写明为什么更正。"), field="because")
    notice.title, notice.body, notice.tables = checked_words(title, body, tables)
    notice.basis, notice.because = basis or notice.basis, because.strip()
    if says_what_hangs(notice):
        raise RuleBroken(_("现在写的和墙上贴着的一模一样，没有更正什么。请先改，再重新公示。"))
    require_clean(notice)
    return hang_up(notice, by, site=site, at=at)


def says_what_hangs(notice):
    """Whether what is written now reads like what hangs."""
    hanging = notice.posting
    return hanging.contact == notice.contact and reads_alike(hanging.board, on_the_board(notice.content()))


def new_notice(*, division, item, title, body, tables, basis, contact, about, days, source: Source, by, at, drawn=()):
    """A stored draft, whole as far as words and numbers go."""
    found = checked_item(division, item)
    days, _rules = checked_days(division, days)
    title, body, tables = checked_words(title, body, tables, drawn)
    first, last = about or (None, None)
    if first and last < first:
        raise RuleBroken(_("结束的日子不能早于开始的日子。"), field="about_to")
    return Notice.objects.create(
        number=next_number(division, clock.day_of(at).year), division=division, division_path=division.path,
        affairs=found.affairs, item_code=found.code, item_name=found.name, prepares=found.prepares,
        reviews=found.reviews, approves=found.approves, names_receivers=found.names_receivers, about_from=first, about_to=last,
        days=days, contact=(contact or default_contact(division))[:120], title=title, body=body,
        basis=(basis or found.basis)[:200], tables=tables, source_kind=source.kind, source_id=source.id,
        source_label=source.label[:120], prepared_by_id=by.id, prepared_at=at,
    )  # fmt: skip


def default_contact(division):
    return _("{place}监督委员会、村（居）民委员会：到党群服务中心当面说、打电话、写纸条都行").format(
        place=division.short_name
    )


def hang_up(notice, by, *, site, at):
    """Make the posting of a locked notice, tell the public log, and move it to ``posted``."""
    require_state(notice, Verb.POST)
    days, rules = checked_days(notice.division, notice.days)
    first = clock.day_of(at)
    last = last_day(first, days)
    board = on_the_board(notice.content())
    code, ordinal = new_public_id(), notice.postings.count() + 1
    digest, web = digest_of(code, board), on_the_web(notice.content(), mask_name, names_drawn(notice))
    because = beside_on_the_web(notice, notice.because)
    seals = selectors.seals_of(web)
    entry = audit.publish_fact(
        PublicFact.POSTED,
        {
            "id": notice.public_id, "number": notice.number, "posting": code, "ordinal": ordinal,
            "first": first.isoformat(), "last": last.isoformat(), "digest": digest, **({"periods": seals} if seals else {}),
        },
        at=at,
    )  # fmt: skip
    posting = Posting.objects.create(
        public_id=code, notice=notice, ordinal=ordinal, title=web["title"][:80], board=board, web=web, because=because, contact=notice.contact, first_on=first,
        last_on=last, at=at, by_id=by.id, by_name=by.name[:80], profile_version=rules.version_id, digest=digest,
        entry_number=entry.number, site=(site or settings.SITE_URL).rstrip("/")[:120],
    )  # fmt: skip
    put_down([posting])
    web_until = last_day(last, rules.value("objection.final_days"))
    return move(
        notice, Verb.POST, by, at=at, reason=notice.because, posting=posting, posted_on=first, posted_until=last,
        web_until=web_until, title=notice.title, body=notice.body, tables=notice.tables, basis=notice.basis,
        because=notice.because,
    )  # fmt: skip
