from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.audit import presenters, services
from lianxin.audit.errors import LogKeyMissing
from lianxin.audit.forms import LookUpForm
from lianxin.audit.selectors import log, program, tree
from lianxin.audit.selectors.keys import verifier_keys
from lianxin.kit.http import reads, wants_fragment, writes


@reads(public=True)
def show_log(request):
    """What the log is, its newest signed head, and a look-up."""
    form = LookUpForm(request.GET if "q" in request.GET else None)
    found = log.find_entries(form.cleaned_data["q"]) if form.is_valid() else None
    if found is not None and len(found) == 1:
        return redirect("log:entry", number=found[0].number)
    page = log.entries_page(cursor=request.GET.get("cursor", ""))
    head, size = log.newest_head(), tree.log_size()
    context = {
        "form": form,
        "found": None if found is None else presenters.entry_rows(found),
        "rows": presenters.entry_rows(page.items),
        "next_cursor": page.next_cursor,
        "head": head,
        "root": head and bytes(head.root).hex(),
        "size": size,
        "unsigned": size - (head.size if head else 0),
        "keys": verifier_keys(),
    }
    return render(request, f"audit/log.html{'#list' if wants_fragment(request) else ''}", context)


@reads(public=True)
def show_entry(request, number):
    """One entry, its proof, and the calculation by hand."""
    entry, head = _entry_or_404(number), log.newest_head()
    bundle = log.bundle_of(entry, head)
    context = {
        "entry": entry,
        "row": presenters.entry_rows([entry])[0],
        "values": presenters.readable_body(entry),
        "leaf_hash": entry.leaf_hash.hex(),
        "bundle": bundle,
        "steps": presenters.hand_check(bundle) if bundle else [],
        "head": head,
        "root": head and bytes(head.root).hex(),
    }
    return render(request, "audit/entry.html", context)


@reads(public=True)
def download_proof(request, number):
    """The entry with its proof, signed head and key, to be checked anywhere."""
    bundle = log.bundle_of(_entry_or_404(number), log.newest_head())
    if bundle is None:
        raise Http404(_("这条还没有签名，签名后才有证明。"))
    answer = JsonResponse(bundle, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="lianxin-log-{number}.json"'
    return answer


@reads(public=True)
def show_recount(request):
    """How anybody counts a published result again on a machine of their own."""
    made = program.recount_program()
    context = {"name": program.NAME, "digest": made.digest, "kilobytes": -(-len(made.data) // 1024)}
    return render(request, "audit/recount.html", context)


@reads(public=True)
def download_program(request):
    """``lianxin-recount`` as one file."""
    headers = {"Content-Disposition": f'attachment; filename="{program.NAME}"'}
    return HttpResponse(program.recount_program().data, content_type="application/zip", headers=headers)


@writes(public=True, methods=("POST",))
def sign_now(request):
    """Sign the log as it stands; anyone may ask, and asking twice signs once."""
    try:
        head = services.sign_head()
    except LogKeyMissing as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("日志已签名，共 {size} 条。").format(size=head.size))
    return redirect("log:show")


def _entry_or_404(number):
    entry = log.entry_numbered(number)
    if entry is None:
        raise Http404(_("公开日志里没有这个编号。"))
    return entry
