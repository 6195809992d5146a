"""What people say of a topic: both sides apart, saying something, reading it before it is shown, the public log."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import exports, forms, policies, selectors, services
from lianxin.deliberation.vocabulary import Side, TopicState, TopicVerb
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, take_step

SAY = Step("comment", "", _L("说一条"), forms.CommentForm, services.add_comment, "topic", policies.can_comment)


def _may_review(actor, comment):
    return policies.can_look_again(actor, comment, selectors.readers_of(comment), is_reader_left=comment.reader_left)


def _may_appeal(actor, comment):
    return policies.can_appeal(actor, comment, selectors.against(comment))


_COMMENT_STEPS = {
    "rule": Step("rule", "", _L("审一条"), forms.RuleForm, services.rule_on_comment, "comment", policies.can_moderate),
    "appeal": Step("appeal", "", _L("请再看一遍"), forms.AppealForm, services.appeal_comment, "comment", _may_appeal),
    "review": Step("review", "", _L("再看一遍"), forms.ReviewForm, services.review_comment, "comment", _may_review),
}  # fmt: skip


@reads(public=True)
def comments(request, public_id):
    """The best points for and against, kept apart; what was not shown and why."""
    found, actor = selectors.find_topic(public_id, request.actor), request.actor
    side = request.GET.get("side", "")
    closed = selectors.closed_by_phase(found, TopicVerb.COMMENT)
    open_now = found.state == TopicState.PUBLISHED and not closed
    hidden = selectors.rulings_of(found)
    context = {
        "topic": found,
        "sides": selectors.sides_of(found, side=side if side in Side.values else ""),
        "is_whole": side in Side.values,
        "hidden": [(each, may_appeal(actor, each)) for each in hidden],
        "may_say": open_now and bool(policies.can_comment(actor, found)),
        "cannot": policies.can_comment(actor, found).reason if open_now else closed,
        "may_back": open_now and bool(policies.can_back(actor, found)),
        "backed": selectors.backed_by(found, actor),
        "moderates": bool(policies.can_moderate_here(actor, found.division_path)),
    }
    return render(request, "deliberation/comments.html", context)


def may_appeal(actor, comment):
    return selectors.is_to_appeal(comment) and bool(_may_appeal(actor, comment))


@writes
def say(request, public_id):
    """One point of one's own."""
    found = selectors.find_topic(public_id, request.actor)
    back = reverse("deliberation:comments", args=[public_id])
    return take_step(request, SAY, found, heading=found.title, back=back)


@writes(methods=("POST",))
def back_comment(request, public_id):
    """说到点子上了."""
    found = selectors.find_comment(public_id)
    try:
        services.back_comment(comment=found, by=request.actor)
    except RuleBroken as error:
        messages.warning(request, error.message)
    else:
        messages.success(request, _("记下了。"))
    page = "deliberation:ballot" if found.ballot else "deliberation:comments"
    return redirect(page, public_id=found.about.public_id)


@reads
def unread_comments(request, public_id):
    """Staff: what waits to be read, and what somebody asks to have looked at again."""
    found = selectors.find_topic(public_id, request.actor)
    policies.can_read_unread(request.actor, found.division_path).or_raise()
    back = (reverse("deliberation:comments", args=[public_id]), _("大家怎么说"))
    return _unread(request, selectors.comments_to_read(found, request.actor), back)


@reads
def unread_reasons(request, public_id):
    """Staff: the same of the reasons that were written on the sheets of a ballot."""
    found = selectors.find_ballot(public_id)
    policies.can_read_unread(request.actor, found.division_path).or_raise()
    back = (reverse("deliberation:ballot", args=[public_id]), found)
    return _unread(request, selectors.reasons_to_read(found, request.actor), back)


def _unread(request, comments, back):
    rows = []
    for each in comments:
        name = "review" if selectors.is_appealed(each) else "rule"
        rows.append((each, _COMMENT_STEPS[name] if _COMMENT_STEPS[name].allowed(request.actor, each) else None))
    return render(request, "deliberation/unread_comments.html", {"back": back, "rows": rows})


@writes
def act_on_comment(request, public_id, verb):
    """Showing it or not, asking for another look, looking again."""
    if verb not in _COMMENT_STEPS:
        raise Http404
    found = selectors.find_comment(public_id)
    found.reader_left = selectors.has_reader_left(found)
    if found.ballot:
        page = "ballot" if verb == "appeal" else "unread_reasons"
    else:
        page = "comments" if verb == "appeal" else "unread_comments"
    back = reverse(f"deliberation:{page}", args=[found.about.public_id])
    return take_step(request, _COMMENT_STEPS[verb], found, heading=found.words, back=back)


@reads(public=True)
def points_sheet(request, public_id):
    """大家怎么说 as PDF, both sides apart: for the meeting and the wall."""
    found = selectors.find_topic(public_id, request.actor)
    address = request.build_absolute_uri(reverse("deliberation:comments", args=[public_id]))
    with as_on_paper():
        words = exports.points_sheet(found, selectors.sides_of(found), address=address, at=clock.now())
    return paper_response("table", words, f"大家怎么说-{found.title}.pdf")
