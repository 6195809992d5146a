"""What everybody may read: the board, a notice, its paper, and whether a paper is ours."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lianxin.bulletin import exports, policies, presenters, selectors, services
from lianxin.bulletin.vocabulary import Affairs
from lianxin.kit import clock
from lianxin.kit.everybody import same_for_everybody
from lianxin.kit.http import reads
from lianxin.kit.ids import normalise_code
from lianxin.kit.navigation import Place, links_for
from lianxin.kit.paging import Page
from lianxin.kit.prints import paper_response
from lianxin.territory import selectors as territory


@reads(public=True)
@same_for_everybody
def board(request):
    """公开栏: what hangs and hung, newest first."""
    place = territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)
    asked = {name: request.GET.get(name, "") for name in ("affairs", "item", "year")}
    text = request.GET.get("q", "").strip()
    narrowed = {"place": place.path if place else "", **asked, "now_hanging": "now" in request.GET}
    page = (
        Page(selectors.notices_saying(text, **narrowed), None)
        if text
        else selectors.board(**narrowed, cursor=request.GET.get("after", ""))
    )
    context = {
        "place": place,
        "place_name": territory.full_name(place) if place else "",
        "rows": [presenters.board_row(notice) for notice in page],
        "next": page.next_cursor,
        "asked": asked,
        "now_hanging": "now" in request.GET,
        "text": text,
        "is_cut_off": bool(text) and len(page) == selectors.MOST,
        "narrowed": bool(text) or any(asked.values()) or "now" in request.GET,
        "affairs": Affairs.choices,
        "more": links_for(Place.BOARD, request.actor),
        "query": presenters.query_without(request.GET, "after"),
        "may_work": bool(policies.can_work_on_notices(request.actor)),
    }
    return render(request, "bulletin/board.html", context)


@reads(public=True)
@same_for_everybody
def notice(request, public_id):
    """A notice as it hangs, what was corrected, what was objected to."""
    found = selectors.find_notice(public_id, request.actor)
    if found.posting is None:
        raise Http404
    if not selectors.is_on_the_web(found, clock.today()):
        return render(request, "bulletin/head.html", _head(found))
    postings = selectors.postings_of(found)
    context = {
        "notice": found,
        "posting": found.posting,
        "shown": presenters.shown(found.posting.web),
        "item": presenters.item_name(found),
        "about": presenters.about_words(found),
        "place_name": territory.full_name(found.division),
        "state": {"tone": presenters.tone_of(found), "words": presenters.state_words(found)},
        "corrections": presenters.corrections(found, postings),
        "objections": [presenters.objection_row(each) for each in found.objections.all()],
        "may_object": found.web_until >= clock.today(),
        "source_address": services.source_address(notice=found),
        "sizes": exports.SIZES.items(),
        "periods": selectors.periods_shown(found.posting),
    }
    return render(request, "bulletin/notice.html", context)


def _head(notice):
    """What stays on the web when the text has gone: which notice it was, and by what the archive is known; what was objected to while
    it is put right."""
    is_corrected = presenters.is_corrected(notice)
    return {
        "notice": notice,
        "title": notice.posting.web["title"],
        "item": presenters.item_name(notice),
        "about": presenters.about_words(notice),
        "place_name": territory.full_name(notice.division),
        "state": {"tone": presenters.tone_of(notice), "words": presenters.state_words(notice)},
        "archived": selectors.archived_as(notice),
        "is_corrected": is_corrected,
        "objections": [presenters.objection_row(each) for each in notice.objections.all()] if is_corrected else [],
    }


@reads(public=True)
def paper(request, public_id, size):
    """The paper of what hangs now, of an older posting with ``?posting=``; the wall version, for those who hang it up.

    Full names stand on it, so it is printed by people of the place; everybody else gets the web version of what hangs now as
    long as the web has it.
    """
    found = selectors.find_notice(public_id, request.actor)
    postings = {each.public_id: each for each in selectors.postings_of(found)}
    posting = postings.get(request.GET.get("posting") or (found.posting and found.posting.public_id))
    if posting is None or size not in exports.SIZES:
        raise Http404
    posting.notice = found
    rendition = "board" if policies.can_confirm_board(request.actor, found) else "web"
    is_shown = posting.pk == found.posting_id and selectors.is_on_the_web(found, clock.today())
    if rendition == "web" and not is_shown:
        return redirect(presenters.notice_url(found))
    answer = paper_response("notice", exports.notice_paper(posting, size, rendition), f"{found.number}.pdf")
    answer["X-Robots-Tag"] = "noindex"
    return answer


@reads(public=True)
def period(request, public_id, book):
    """What a notice on the web tells of a book, entry by entry, for ``lianxin-recount``."""
    found = selectors.find_notice(public_id, request.actor)
    if found.posting is None or not selectors.is_on_the_web(found, clock.today()):
        raise Http404
    name, packed = selectors.shown_period_bundle(found.posting, book)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(packed, content_type="application/zip", headers=headers)


@reads(public=True)
def verify(request, code):
    """What the code on a paper stands for: the posting as it was, and its place in the public log."""
    posting = selectors.find_posting(normalise_code(code))
    if posting is None:
        return render(request, "bulletin/verify.html", {"code": code}, status=404)
    context = {
        "code": posting.public_id,
        "posting": posting,
        "notice": posting.notice,
        "is_newest": posting.notice.posting_id == posting.pk,
        "shown": presenters.shown(presenters.web_of(posting, posting.notice))
        if selectors.is_on_the_web(posting.notice, clock.today())
        else None,
        "proof": selectors.proof_of(posting),
        "is_corrected": presenters.is_corrected(posting.notice),
    }
    return render(request, "bulletin/verify.html", context)


@reads(public=True)
def verify_by_code(request):
    """Type the code that stands on the paper."""
    if code := normalise_code(request.GET.get("code", "")):
        return redirect("bulletin:verify", code=code)
    return render(request, "bulletin/verify.html", {"code": ""})
