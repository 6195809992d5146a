"""服务事项: the public catalogue, and the county keeping it by hand and by file."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit.csvs import csv_answer, defuse
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.tables import MAX_BYTES
from lianxin.stations import forms, policies, presenters, selectors, services
from lianxin.stations.views.common import edit, refuse
from lianxin.stations.vocabulary import ITEM_FIELDS, ImportState

SHOWN_FAULTS = 50
_SAMPLE = (
    "mz-01", "高龄津贴申领", "县民政局", "八十岁以上老人", "身份证原件；银行卡复印件", "5", "", "《老年人权益保障法》第三十三条", "", "高龄津贴申请表",
)  # fmt: skip


def item_or_404(public_id):
    item = selectors.find_item(public_id)
    if item is None:
        raise Http404
    return item


@reads(public=True)
def items(request):
    """What one can get done, who decides, what to bring."""
    text = request.GET.get("text", "").strip()[:60]
    context = {
        "page": selectors.items_page(text=text, cursor=request.GET.get("after", "")),
        "text": text,
        "may_manage": bool(policies.can_manage_catalogue(request.actor)),
    }
    return render(request, "stations/items.html", context)


@reads(public=True)
def item(request, public_id):
    """One service: the whole list at once, to tick on the phone or to print large."""
    this = item_or_404(public_id)
    actor = request.actor
    context = {
        "item": this,
        "facts": presenters.item_facts(this),
        "now": None if this.ends_at is None else selectors.item_now(this),
        "may_guide": bool(policies.can_work_somewhere(actor)) and this.ends_at is None,
        "may_manage": bool(policies.can_manage_catalogue(actor)) and this.ends_at is None,
        "versions": selectors.versions_of(this) if policies.can_manage_catalogue(actor) else [],
    }
    return render(request, "stations/item.html", context)


@writes
def add_item(request):
    """Offer a new service."""
    policies.can_manage_catalogue(request.actor).or_raise()
    return edit(
        request,
        forms.ItemForm(posted(request)[0]),
        heading=_("加一个服务事项"),
        run=lambda form: services.save_item(by=request.actor, **form.cleaned_data),
        done=_("已保存，马上生效。"),
        back=reverse("stations:items"),
    )


@writes
def change_item(request, public_id):
    """Say a service otherwise; every earlier wording stays."""
    policies.can_manage_catalogue(request.actor).or_raise()
    this = item_or_404(public_id)
    return edit(
        request,
        forms.ItemForm(posted(request)[0], item=this),
        heading=_("改“{name}”").format(name=this.name),
        run=lambda form: services.save_item(item=this, by=request.actor, **form.cleaned_data),
        done=_("已保存，马上生效。已经在办的照原来的清单。"),
        back=reverse("stations:items"),
    )


@writes
def end_item(request, public_id):
    """Offer it no more."""
    policies.can_manage_catalogue(request.actor).or_raise()
    this = item_or_404(public_id)
    return edit(
        request,
        forms.PlainForm(posted(request)[0]),
        heading=_("停用“{name}”").format(name=this.name),
        run=lambda form: services.end_item(item=this, by=request.actor),
        done=_("已停用。已经在办的接着办。"),
        back=reverse("stations:items"),
        button=_("停用"),
    )


@writes
def imports(request):
    """Files so far, and the form for the next."""
    policies.can_manage_catalogue(request.actor).or_raise()
    form = forms.CatalogueUploadForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            batch = services.receive_catalogue(filename=upload.name, data=upload.read(MAX_BYTES + 1), by=request.actor)
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            return redirect("stations:item_import", batch.public_id)
    context = {"form": form, "page": selectors.imports_page(request.GET.get("after", ""))}
    return render(request, "stations/imports.html", context, status=422 if form.errors else 200)


@writes
def item_import(request, public_id):
    """What a file would change, row by row what stays out; then do it, or take it back."""
    policies.can_manage_catalogue(request.actor).or_raise()
    batch = selectors.find_import(public_id)
    if batch is None:
        raise Http404
    if request.method == "POST":
        act = services.undo_catalogue if "undo" in request.POST else services.run_catalogue
        try:
            act(batch=batch, by=request.actor)
        except RuleBroken as broken:
            messages.error(request, broken.message)
        else:
            messages.success(
                request, _("已撤销，原来的又生效了。") if "undo" in request.POST else _("已导入，马上生效。")
            )
        return redirect("stations:item_import", public_id)
    context = {"batch": batch, "faults": presenters.fault_rows(batch, SHOWN_FAULTS)}
    if batch.state == ImportState.RECEIVED:
        context["new"], context["changed"], context["same"] = selectors.import_preview(batch)
    return render(request, "stations/import.html", context)


@reads
def import_faults(request, public_id):
    """The rows that stayed out, as they came, with what is wrong: to be mended and brought again."""
    policies.can_manage_catalogue(request.actor).or_raise()
    batch = selectors.find_import(public_id)
    if batch is None:
        raise Http404
    words, rows = dict(presenters.fault_rows(batch)), dict(batch.rows)
    response, writer = csv_answer(f"faults-{public_id}.csv")
    writer.writerow([*map(defuse, batch.headers), str(_("哪里不对"))])
    for number, said in words.items():
        writer.writerow([*map(defuse, rows[number]), "；".join(said)])
    return response


@reads
def import_template(request):
    """An empty file with the right head and one example."""
    policies.can_manage_catalogue(request.actor).or_raise()
    response, writer = csv_answer("services.csv")
    writer.writerow([str(label) for label in ITEM_FIELDS.values()])
    writer.writerow(_SAMPLE)
    return response
