import io
import time

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.csvs import csv_answer, defuse
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import reads, wants_fragment, writes
from lianxin.kit.tables import MAX_BYTES
from lianxin.people import policies, selectors
from lianxin.people import services as people
from lianxin.people.calc.columns import FIELDS
from lianxin.people.forms import MappingForm, UploadForm
from lianxin.people.presenters import fault_words
from lianxin.people.views.finding import show_broken
from lianxin.people.vocabulary import FIELD_LABELS, ImportState

SECONDS_PER_REQUEST = 1.5
SHOWN_FAULTS = 50
_SAMPLE = (
    ("SH-0001", "周小满", "户主", "女", "1958-03-02", "199-0000-0001", "", "", "一组 1 号", "", "", "是", "是", "是"),
    ("SH-0001", "周芽", "孙女", "女", "2018-06-01", "", "周小满", "", "一组 1 号", "", "", "是", "是", "否"),
)


@writes
def bring_list(request):
    """Imports so far, and the form for the next file."""
    places = selectors.places_of(request.actor)
    policies.can_import(request.actor, places[0].path if places else "").or_raise()
    form = UploadForm(request.POST or None, request.FILES or None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            upload = form.cleaned_data["upload"]
            batch = people.receive_import(
                division=form.cleaned_data["division"],
                filename=upload.name,
                data=upload.read(MAX_BYTES + 1),
                by=request.actor,
            )
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            return redirect("people:import", batch.public_id)
    found = selectors.import_page(request.actor, request.GET.get("cursor", ""))
    context = {"form": form, "batches": found.items, "next_cursor": found.next_cursor}
    return render(request, "people/imports.html", context, status=422 if form.errors else 200)


def _batch(request, public_id):
    batch = selectors.find_import(request.actor, public_id)
    if batch is None:
        raise Http404
    return batch


@writes
def show_import(request, public_id):
    """Preview and columns, then progress, then what stayed out and why."""
    batch = _batch(request, public_id)
    form = MappingForm(request.POST or None, batch=batch) if batch.state == ImportState.RECEIVED else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            extra = {name: form.cleaned_data[name] for name in ("id_number_purpose", "fill_down")}
            people.start_import(batch=batch, mapping=form.mapping(), by=request.actor, **extra)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            return redirect("people:import", public_id)
    context = {"batch": batch, "form": form}
    if form is not None:
        context["sample"] = selectors.import_sample(batch)
    elif batch.state == ImportState.DONE and batch.failed_count:
        faults = selectors.import_faults(batch)
        context["faults"] = [
            (row, fault_words(f)) for (row, _cells, f), _n in zip(faults, range(SHOWN_FAULTS), strict=False)
        ]
    template = f"people/import.html{'#progress' if wants_fragment(request) else ''}"
    return render(request, template, context, status=422 if form and form.errors else 200)


@writes(methods=("POST",))
def advance_import(request, public_id):
    """Go on for a second or two; the page shows how far it is and goes on by itself or by the button."""
    batch = _batch(request, public_id)
    policies.can_import(request.actor, batch.division_path).or_raise()
    until = time.monotonic() + SECONDS_PER_REQUEST
    while batch.state == ImportState.RUNNING and time.monotonic() < until:
        batch = people.advance_import(batch=batch, by=request.actor)
    return redirect("people:import", public_id)


@writes(methods=("POST",))
def discard_import(request, public_id):
    try:
        people.discard_import(batch=_batch(request, public_id), by=request.actor)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("people:import", public_id)
    messages.success(request, _("没有导入，上传的行已删去。"))
    return redirect("people:imports")


@writes(methods=("POST",))
def undo_import(request, public_id):
    batch = _batch(request, public_id)
    try:
        people.undo_import(batch=batch, by=request.actor)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, _("这次导入已撤销，改好文件后可以再传。"))
    return redirect("people:import", public_id)


@reads
def download_faults(request, public_id):
    """The rows that stayed out, as they came, with what is wrong: to be mended and brought again."""
    batch = _batch(request, public_id)
    response, writer = csv_answer(f"faults-{public_id}.csv")
    writer.writerow([str(_("行号")), *map(defuse, batch.headers), str(_("哪里不对"))])
    for number, cells, faults in selectors.import_faults(batch):
        writer.writerow([number, *map(defuse, cells), " ".join(fault_words(faults))])
    return response


@reads
def download_template(request):
    response, writer = csv_answer("template.csv")
    writer.writerow([str(FIELD_LABELS[name]) for name in FIELDS])
    writer.writerows(_SAMPLE)
    return response


@reads
def download_workbook(request):
    """The template as Excel: every cell is text, so that phones and house codes keep their zeros."""
    from openpyxl import Workbook  # large, and seldom asked for

    book = Workbook()
    sheet = book.active
    sheet.title = str(_("名单"))
    for row in ([str(FIELD_LABELS[name]) for name in FIELDS], *_SAMPLE):
        sheet.append(row)
    for column in sheet.iter_cols(max_row=500, max_col=len(FIELDS)):
        sheet.column_dimensions[column[0].column_letter].width = 16
        for cell in column:
            cell.number_format = "@"
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(
        file.getvalue(), content_type=kind, headers={"Content-Disposition": 'attachment; filename="template.xlsx"'}
    )
