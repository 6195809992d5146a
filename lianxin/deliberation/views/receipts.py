"""What is handed out of a ballot: the receipt of a helped vote, taking it back, the notice that a vote is void."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from lianxin.deliberation import exports, forms, selectors, services
from lianxin.deliberation.calc.receipts import number_of
from lianxin.deliberation.vocabulary import BallotState
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response


@writes(public=True)
def take_back(request, public_id):
    """Who was helped takes the vote back with its receipt: on their own phone, or a clerk types it in for them."""
    found = selectors.find_ballot_to_vote(public_id)
    form = forms.ReceiptForm(posted(request)[0])
    if request.method == "POST" and form.is_valid():
        try:
            services.take_back(ballot=found, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            paper = forms.ReceiptPaperForm(initial=form.cleaned_data)
            return render(request, "deliberation/taken_back.html", {"ballot": found, "paper": paper})
    return render(
        request, "deliberation/take_back.html", {"ballot": found, "form": form}, status=422 if form.errors else 200
    )


@writes(public=True)
def vote_receipt(request, public_id):
    """帮投单, or 收回单 once it was taken back, on A4 in big print, from the codes the voter holds. Nothing is kept."""
    found = selectors.find_ballot(public_id)
    form = forms.ReceiptPaperForm(posted(request)[0])
    if request.method != "POST" or not form.is_valid():
        return redirect("deliberation:take_back", public_id=public_id)
    receipt, tracker = form.cleaned_data["receipt"], form.cleaned_data["tracker"]
    sheet, is_back = selectors.sheet_of(found, receipt)
    if sheet is None or not (is_back or sheet.tracker == tracker):
        raise Http404
    address = request.build_absolute_uri(reverse("deliberation:take_back", args=[public_id]))
    with as_on_paper():
        if is_back:
            number = number_of(receipt)
            words = exports.taken_back_receipt(found, number=number, address=address, at=clock.now())
        else:
            words = exports.vote_receipt(found, receipt=receipt, tracker=tracker, address=address, at=clock.now())
    return paper_response("slip", words, f"{words['title']}-{found.title}.pdf")


@reads(public=True)
def void_notice(request, public_id):
    """投票作废公告 in large print, for the wall and for who has no phone."""
    found = selectors.find_ballot(public_id)
    if found.state != BallotState.VOID:
        raise Http404
    address = request.build_absolute_uri(reverse("deliberation:ballot", args=[public_id]))
    with as_on_paper():
        words = exports.void_notice(found, selectors.budgeting_of(found), address=address, at=clock.now())
    return paper_response("large", words, f"投票作废公告-{found.title}.pdf")
