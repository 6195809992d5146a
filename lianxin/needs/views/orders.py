"""Work orders of a hotline as files: bring them in, give back how they stand."""

import csv
import io
import time

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.csvs import csv_answer, defuse
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, wants_fragment, writes
from lianxin.kit.tables import MAX_BYTES
from lianxin.needs import policies, presenters, services
from lianxin.needs.forms import OrderColumnsForm, OrdersForm, ReportForm
from lianxin.needs.selectors import orders as work_orders
from lianxin.needs.vocabulary import BatchState
from lianxin.territory import selectors as territory

_SECONDS_PER_REQUEST = 1.5
_SHOWN = 20
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@writes
def orders(request):
    """The next file, the files so far, and the file back."""
    policies.can_exchange_orders(request.actor).or_raise()
    form = OrdersForm(*posted(request), initial={"division": territory.home_division(request.actor)})
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data.pop("upload")
        try:
            batch = services.receive_orders(
                **form.cleaned_data, filename=upload.name, data=upload.read(MAX_BYTES + 1), by=request.actor
            )
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            return redirect("needs:order_batch", batch.public_id)
    sources = work_orders.order_sources(request.actor)
    page = work_orders.batches(request.actor, cursor=request.GET.get("after", ""))
    context = {"form": form, "page": page, "report": ReportForm(sources=sources) if sources else None}
    return render(request, "needs/orders.html", context, status=422 if form.errors else 200)


def _batch(request, public_id):
    batch = work_orders.find_batch(public_id, request.actor)
    if batch is None:
        raise Http404
    return batch


@writes
def order_batch(request, public_id):
    """What a file would bring and what stands against it; then how far it is; then what stayed out."""
    batch = _batch(request, public_id)
    context = {"batch": batch}
    form = None
    if batch.state == BatchState.RECEIVED:
        form = OrderColumnsForm(posted(request)[0], batch=batch)
        is_fit = request.method == "POST" and form.is_valid()
        mapping = form.mapping() if is_fit else batch.mapping
        context |= {"form": form, **presenters.order_preview(work_orders.drafts_of(batch, mapping), _SHOWN)}
        if is_fit and "look" not in request.POST and _is_started(request, batch, form, context["usable"]):
            return redirect("needs:order_batch", public_id)
    elif batch.state == BatchState.DONE:
        context["faults"] = presenters.order_faults(batch)
    template = f"needs/order_batch.html{'#progress' if wants_fragment(request) else ''}"
    return render(request, template, context, status=422 if form is not None and form.errors else 200)


def _is_started(request, batch, form, usable):
    """Start, or say in the form why not."""
    try:
        if not usable:
            raise RuleBroken(_("没有一行可以收，什么都没有收。请改好文件再传，或换了列再看一遍。"))
        services.start_orders(batch=batch, mapping=form.mapping(), by=request.actor)
    except RuleBroken as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
    return form.is_valid()


@writes(methods=("POST",))
def advance_orders(request, public_id):
    """Go on for a second or two; the page goes on by itself or by the button."""
    batch = _batch(request, public_id)
    until = time.monotonic() + _SECONDS_PER_REQUEST
    while batch.state == BatchState.RUNNING and time.monotonic() < until:
        batch = services.bring_orders(batch=batch, by=request.actor)
    return redirect("needs:order_batch", public_id)


@reads
def order_faults(request, public_id):
    """The rows that stay out, as they came, with what is wrong: to be mended and brought again."""
    batch = _batch(request, public_id)
    drafts = work_orders.drafts_of(batch, batch.mapping) if batch.state == BatchState.RECEIVED else ()
    response, writer = csv_answer(f"orders-{public_id}-faults.csv")
    writer.writerow([str(_("行号")), *map(defuse, batch.headers), str(_("哪里不对"))])
    for row, cells, words in presenters.order_faults(batch, drafts):
        writer.writerow([row, *map(defuse, cells), words])
    return response


@writes(methods=("POST",))
def report_orders(request):
    """The file back: how the orders of one desk stand; what was told is noted, so that the next holds only news."""
    policies.can_exchange_orders(request.actor).or_raise()
    report = ReportForm(request.POST, sources=work_orders.order_sources(request.actor))
    if report.is_valid():
        kind = report.cleaned_data.pop("kind")
        try:
            found = services.report_orders(**report.cleaned_data, by=request.actor)
        except RuleBroken as error:
            report.add_error(None, error.message)
        else:
            return _file(kind, [presenters.REPORT_HEADINGS, *map(presenters.report_row, found)])
    form = OrdersForm(initial={"division": territory.home_division(request.actor)})
    page = work_orders.batches(request.actor)
    return render(request, "needs/orders.html", {"form": form, "page": page, "report": report}, status=422)


def _file(kind, rows):
    name = f"orders-{clock.today():%Y%m%d}"
    if kind == "xlsx":
        from openpyxl import Workbook  # large, and seldom asked for

        book = Workbook(write_only=True)
        sheet = book.create_sheet(str(_("办理情况")))
        for row in rows:
            sheet.append([defuse(str(cell)) for cell in row])
        file = io.BytesIO()
        book.save(file)
        body, content_type, ending = file.getvalue(), _XLSX, "xlsx"
    else:
        text = io.StringIO(newline="")
        csv.writer(text).writerows([defuse(str(cell)) for cell in row] for row in rows)
        encoding = "gb18030" if kind == "csv-gb" else "utf-8-sig"
        body, content_type, ending = text.getvalue().encode(encoding), "text/csv", "csv"
    return HttpResponse(
        body, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    )
