"""The papers of a file, filled in from what stands in it; each is read by who may read that part."""

from django.http import Http404
from django.urls import reverse

from lianxin.cadres import exports, policies, selectors
from lianxin.cadres.vocabulary import Part
from lianxin.kit import clock
from lianxin.kit.http import reads
from lianxin.kit.prints import as_on_paper, paper_response

#: ``{what: (how it is found, which part of the file it is, how it is printed, its name)}``.
SHEETS = {
    "pool": (selectors.find_entry, Part.POOL, exports.recommendation, "后备人选推荐表"),
    "check": (selectors.find_check, Part.CHECK, exports.check_sheet, "任职资格联审表"),
    "filing": (selectors.find_filing, Part.FILING, exports.filing_sheet, "村党组织书记备案表"),
    "training": (selectors.find_file, Part.TRAINING, exports.hours_sheet, "培训学时登记表"),
    "appraisal": (selectors.find_yearly, Part.APPRAISAL, exports.appraisal_sheet, "年度考核登记表"),
    "report": (selectors.find_printed, Part.APPRAISAL, exports.own_report, "述职报告"),
    "secondment": (selectors.find_secondment, Part.SECONDMENT, exports.secondment_sheet, "挂职鉴定表"),
}


@reads
def sheet(request, what, public_id):
    """One of them; the answers of departments for who gave a reason, as on the page."""
    if what not in SHEETS:
        raise Http404
    find, part, printed, name = SHEETS[what]
    found, actor = find(public_id), request.actor
    file = getattr(found, "file", found)
    policies.can_read_file(actor, file).or_raise()
    policies.can_read_part(actor, file, part).or_raise()
    if part == Part.CHECK:
        policies.can_see_answers(
            actor, file, selectors.live_reading(file, actor, request.session.session_key or "")
        ).or_raise()
    address = request.build_absolute_uri(reverse("cadres:file", args=[file.public_id]))
    with as_on_paper():
        data = printed(found, address=address, at=clock.now(), by=actor.name)
    return paper_response("sheet", data, f"{name}-{file.name}.pdf")
