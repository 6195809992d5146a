"""村规民约: the versions of a place, one version with what its words point to, and its steps."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import exports, forms, policies, presenters, selectors, services
from lianxin.deliberation.views.topics import place_of
from lianxin.deliberation.vocabulary import VILLAGE_RULE_WAYS, VillageRuleState, VillageRuleVerb
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, broken_in_words, steps_of, take_step
from lianxin.territory import selectors as territory


def _keeps(actor, rule):
    return policies.can_keep_body(actor, rule.division_path)


_V, _F, _S, _checks = VillageRuleVerb, forms, services, policies.can_check_village_rule
_POSTS = _L("公布以后开始执行，在公开栏挂满公示期；原来那一版同时停用。")
_REVIEWS = _L(
    "换届以后，由村民会议（居民会议）复核一次。会议定下来不改的，在这里登记；要改的，起草新的一版，公布以后自动记上。"
)
VILLAGE_RULE_STEPS = {
    step.name: step
    for step in (
        Step("consult", _V.CONSULT, _L("征求意见"), _F.ConsultForm, _S.consult_on_village_rule, "rule", _keeps),
        Step("redraft", _V.REDRAFT, _L("改草稿"), _F.RedraftForm, _S.redraft_village_rule, "rule", _keeps),
        Step("hand-in", _V.HAND_IN, _L("送乡镇审查"), _F.HandInForm, _S.hand_in_village_rule, "rule", _keeps),
        Step("pass", _V.PASS_CHECK, _L("审查通过"), _F.CheckForm, _S.pass_village_rule, "rule", _checks),
        Step("return", _V.RETURN, _L("退回修改"), _F.CheckForm, _S.return_village_rule, "rule", _checks),
        Step("adopt", _V.ADOPT, _L("登记表决"), _F.AdoptForm, _S.adopt_village_rule, "rule", _keeps),
        Step("file", _V.FILE, _L("登记备案"), _F.FileForm, _S.file_village_rule, "rule", _checks),
        Step("post", _V.POST, _L("公布"), _F.ConfirmForm, _S.post_village_rule, "rule", _keeps, _POSTS),
        Step(
            "review",
            _V.REVIEW,
            _L("登记复核：不改"),
            _F.ReviewRulesForm,
            _S.review_village_rule,
            "rule",
            _keeps,
            _REVIEWS,
        ),
        Step("drop", _V.DROP, _L("不做了"), _F.StopForm, _S.drop_village_rule, "rule", _keeps),
    )
}


@reads(public=True)
def village_rules(request):
    """What holds in a place and what is on its way, every version."""
    place = place_of(request)
    page = selectors.village_rules(
        request.actor, place=place.path if place else "", cursor=request.GET.get("after", "")
    )
    context = {
        "place": place, "page": page, "rows": [presenters.village_rule_row(each) for each in page],
        "keeps": bool(policies.can_keep_body(request.actor, None)),
    }  # fmt: skip
    return render(request, "deliberation/village_rules.html", context)


@writes
def draft_village_rule(request):
    """Begin a version; the one in force is where one begins."""
    policies.can_keep_body(request.actor, None).or_raise()
    places = list(territory.divisions_at(request.actor.scopes(*policies.KEEPERS)).values())
    form = forms.DraftForm(posted(request)[0], places=places, initial=selectors.village_rule_to_begin_from(places))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.draft_village_rule(by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))
        else:
            return redirect("deliberation:village_rule", public_id=made.public_id)
    return render(request, "deliberation/draft_village_rule.html", {"form": form}, status=422 if form.errors else 200)


@reads(public=True)
def village_rule(request, public_id):
    """One version: where it stands, its clauses, what its words point to, what people and the township said."""
    found = selectors.find_village_rule(public_id, request.actor)
    review = selectors.review_of(found) if found.state == VillageRuleState.IN_FORCE else None
    context = {
        "rule": found,
        "reviews": presenters.review_lines(selectors.reviews_of(found)),
        "row": presenters.village_rule_row(found),
        "lines": presenters.village_rule_lines(found),
        "clauses": presenters.clauses_of(found, is_under_review=bool(review and review[1])),
        "facts": presenters.village_rule_facts(found, review),
        "topic": selectors.topic_of_source(found.audit_kind, public_id),
        "steps": steps_of(VILLAGE_RULE_STEPS, VILLAGE_RULE_WAYS, found, found.state, request.actor),
    }
    return render(request, "deliberation/village_rule.html", context)


@writes
def act_on_village_rule(request, public_id, verb):
    if verb not in VILLAGE_RULE_STEPS:
        raise Http404
    found = selectors.find_village_rule(public_id, request.actor)
    back = reverse("deliberation:village_rule", args=[public_id])
    return take_step(request, VILLAGE_RULE_STEPS[verb], found, heading=found.title, back=back)


@reads(public=True)
def village_rule_paper(request, public_id):
    """The clauses on A4, for the wall."""
    found = selectors.find_village_rule(public_id, request.actor)
    address = request.build_absolute_uri(reverse("deliberation:village_rule", args=[public_id]))
    by = request.actor.name if request.actor.is_user else "网页"
    with as_on_paper():
        words = exports.village_rule_paper(found, address=address, at=clock.now(), by=by)
    return paper_response("sheet", words, f"{found.title}.pdf")
