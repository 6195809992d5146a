"""Papers of the hall as A4 PDF: notice, sheet at the door, minutes, resolution."""

from django.http import Http404
from django.urls import reverse

from lianxin.deliberation import exports, policies, selectors
from lianxin.deliberation.views.meetings import meeting_for
from lianxin.deliberation.vocabulary import PUBLIC_TOPICS, MeetingState, TopicState
from lianxin.kit import clock
from lianxin.kit.http import reads
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.territory import selectors as territory

_UNTOLD = (MeetingState.PLANNED, MeetingState.CANCELLED)


def _words(request, found):
    address = request.build_absolute_uri(reverse("deliberation:meeting", args=[found.public_id]))
    return {"address": address, "at": clock.now()}


def _called(request, public_id):
    found = meeting_for(request, public_id)
    if found.state in _UNTOLD:
        raise Http404
    return found


@reads(public=True)
def notice(request, public_id):
    """会议通知 as PDF."""
    found = _called(request, public_id)
    by = request.actor.name if request.actor.is_user else "网页"
    with as_on_paper():
        words = exports.notice(found, list(found.items.all()), by=by, **_words(request, found))
    return paper_response("sheet", words, f"会议通知-{found.title}.pdf")


@reads(public=True)
def proxy_form(request, public_id):
    """授权委托书 as PDF, of a meeting to which somebody of the household may go in one's place."""
    found = _called(request, public_id)
    if not found.body.rule().takes_remote:
        raise Http404
    by = request.actor.name if request.actor.is_user else "网页"
    with as_on_paper():
        words = exports.proxy_form(found, list(found.items.all()), by=by, **_words(request, found))
    return paper_response("sheet", words, f"授权委托书-{found.title}.pdf")


@reads
def sign_in_sheet(request, public_id):
    """签到和表决记录表 as PDF."""
    found = _called(request, public_id)
    policies.can_enter_attendance(request.actor, found).or_raise()
    with as_on_paper():
        words = exports.sign_in_sheet(found, list(found.seats.all()), list(found.items.all()), **_words(request, found))
    return paper_response("table", words, f"签到表-{found.title}.pdf")


@reads
def door_poster(request, public_id):
    """The sheet on the door with the code for signing in, as PDF."""
    found = _called(request, public_id)
    policies.can_enter_attendance(request.actor, found).or_raise()
    page = reverse("deliberation:act_on_meeting", args=[public_id, "sign-in"])
    address = request.build_absolute_uri(f"{page}?code={found.sign_in_code}")
    with as_on_paper():
        words = exports.door_poster(found, address=address)
    return paper_response("poster", words, f"扫码签到-{found.title}.pdf")


@reads
def minutes_paper(request, public_id):
    """会议记录 as PDF."""
    found = meeting_for(request, public_id)
    policies.can_read_minutes(request.actor, found, seated=found.is_seated).or_raise()
    last = found.minutes.last()
    if last is None:
        raise Http404
    items = selectors.agenda_of(found)
    with as_on_paper():
        seats = selectors.with_more_votes(found)
        words = exports.minutes_paper(found, last, items, seats, by=request.actor.name, **_words(request, found))
    return paper_response("sheet", words, f"会议记录-{found.title}.pdf")


@reads(public=True)
def topic_sheet(request, public_id):
    """大字单 of a published topic as PDF."""
    found = selectors.find_topic(public_id, request.actor)
    if found.state not in PUBLIC_TOPICS:
        raise Http404
    address = request.build_absolute_uri(reverse("deliberation:topic", args=[public_id]))
    with as_on_paper():
        words = exports.topic_sheet(found, address=address, at=clock.now())
    return paper_response("large", words, f"大字单-{found.title}.pdf")


@reads(public=True)
def topic_signatures(request, public_id):
    """联名单 of a topic that looks for signatures, as PDF, to be signed on paper."""
    found = selectors.find_topic(public_id, request.actor)
    if found.state != TopicState.GATHERING:
        raise Http404
    needed = territory.profile(found.division).value("deliberation.signatures")
    address = request.build_absolute_uri(reverse("deliberation:topic", args=[public_id]))
    with as_on_paper():
        words = exports.topic_signatures(found, needed, address=address, at=clock.now())
    return paper_response("table", words, f"联名单-{found.title}.pdf")


@reads(public=True)
def follow_sheet(request, public_id):
    """回头看问答单 of a topic that was talked over, as PDF: for who has no phone."""
    found = selectors.find_topic(public_id, request.actor)
    if not hasattr(found, "follow_up"):
        raise Http404
    address = request.build_absolute_uri(reverse("deliberation:topic", args=[public_id]))
    with as_on_paper():
        words = exports.follow_sheet(found, address=address, at=clock.now())
    return paper_response("large", words, f"回头看-{found.title}.pdf")


@reads(public=True)
def resolution_paper(request, public_id):
    """决议公告 as PDF; its code opens the resolution with its bundle."""
    found = selectors.find_resolution(public_id, request.actor)
    address = request.build_absolute_uri(reverse("deliberation:resolution", args=[public_id]))
    by = request.actor.name if request.actor.is_user else "网页"
    with as_on_paper():
        words = exports.resolution_paper(found, address=address, at=clock.now(), by=by)
    return paper_response("sheet", words, f"决议公告-{found.number}.pdf")


@reads(public=True)
def ending_paper(request, public_id):
    """决议修改、撤销公告 as PDF."""
    end = selectors.end_of(selectors.find_resolution(public_id, request.actor))
    if end is None:
        raise Http404
    address = request.build_absolute_uri(reverse("deliberation:resolution", args=[public_id]))
    by = request.actor.name if request.actor.is_user else "网页"
    with as_on_paper():
        words = exports.ending_paper(end, address=address, at=clock.now(), by=by)
    return paper_response("sheet", words, f"决议公告-{end.number}.pdf")
