"""Units, posts, tenures and relations are kept by the township and the county."""

from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.http import posted, writes
from lianxin.kit.preview import digest_of, is_confirmed, rehearse
from lianxin.kit.steps import run_once
from lianxin.organisations import forms, policies, presenters, selectors, services
from lianxin.organisations.views.common import unit_or_404
from lianxin.territory import selectors as territory


def _edit(request, form, heading, run, done, back):
    """Bind, run the service, put what it refuses on the form."""
    if request.method == "POST" and form.is_valid():
        try:
            target = run_once(request, lambda: run(form.cleaned_data)) or back
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, done)
            return redirect("organisations:unit", public_id=target.public_id)
    place_name = territory.full_name(back.division) if back else ""
    context = {"form": form, "heading": heading, "unit": back, "place_name": place_name}
    return render(request, "organisations/edit.html", context, status=422 if form.errors else 200)


@writes
def found(request):
    """Found a unit."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    form = forms.UnitForm(posted(request)[0], initial={"division": place, "established_on": clock.today()})
    policies.can_manage_unit(request.actor, place.path if place else "").or_raise()

    def run(data):
        return services.create_unit(by=request.actor, **data)

    return _edit(request, form, _("设立单位"), run, _("单位已设立。接着加岗位。"), None)


@writes
def rename(request, public_id):
    """A new name from a day on."""
    this = unit_or_404(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.RenameForm(
        posted(request)[0], initial={"name": this.name, "short_name": this.short_name, "on": clock.today()}
    )

    def run(data):
        return services.rename_unit(unit=this, by=request.actor, **data)

    return _edit(request, form, _("更名"), run, _("已更名，旧名留在历史里。"), this)


@writes
def dissolve(request, public_id):
    """End a unit."""
    this = unit_or_404(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.DissolveForm(posted(request)[0], initial={"on": clock.today()})

    def run(data):
        return services.dissolve_unit(unit=this, by=request.actor, **data)

    return _edit(request, form, _("撤销单位"), run, _("单位已撤销，历史保留。"), this)


@writes
def add_post(request, public_id):
    """Add a post."""
    this = unit_or_404(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.PostForm(posted(request)[0])

    def run(data):
        services.add_post(unit=this, by=request.actor, **data)

    return _edit(request, form, _("增设岗位"), run, _("岗位已增设。接着登记任职。"), this)


@writes
def change_post(request, public_id, post):
    """A post is put right."""
    this, found = _post(request, public_id, post)
    form = forms.ChangePostForm(posted(request)[0], post=found)

    def run(data):
        with _as_rule():
            services.change_post(post=found, by=request.actor, **data)

    heading = _("改岗位：{post}").format(post=found.title)
    return _edit(request, form, heading, run, _("岗位已改。在任的人不变，角色跟着改。"), this)


@writes
def end_post(request, public_id, post):
    """The unit has a post no more."""
    this, found = _post(request, public_id, post)
    form = forms.EndPostForm(posted(request)[0])

    def run(data):
        services.end_post(post=found, by=request.actor, **data)

    heading = _("撤销岗位：{post}").format(post=found.title)
    return _edit(request, form, heading, run, _("岗位已撤销，任过的人留在历史里。"), this)


def _post(request, public_id, post):
    this = unit_or_404(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    return this, selectors.find_post(this, post)


@contextmanager
def _as_rule():
    """What the post's role asks of who gives it is said on the form."""
    try:
        yield
    except NotAllowed as error:
        raise RuleBroken(error.reason) from error


@writes
def appoint(request, public_id):
    """Somebody takes a post: the first POST shows what it brings and what speaks against it, the second confirms."""
    this = unit_or_404(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.TenureForm(posted(request)[0], unit=this, initial={"starts_on": clock.today()})
    preview = []
    if form.is_valid():
        data = form.cleaned_data
        try:
            rehearse(lambda: services.enter_tenure(by=request.actor, **data))
            preview = presenters.appointment_words(this, data)
            if is_confirmed(request, form, preview):
                services.enter_tenure(by=request.actor, **data)
                messages.success(request, _("任职已登记，随岗位的角色当天生效。"))
                return redirect("organisations:unit", public_id=this.public_id)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        except NotAllowed as error:  # the post carries a role this officer may not give
            form.add_error(None, error.reason)
    context = {
        "form": form,
        "unit": this,
        "place_name": territory.full_name(this.division),
        "preview": preview,
        "digest": digest_of(form, preview),
    }
    return render(request, "organisations/appoint.html", context, status=422 if form.errors else 200)


@writes
def end_tenure(request, public_id):
    """The holder leaves."""
    tenure = selectors.find_tenure(public_id)
    if tenure is None:
        raise Http404
    this = tenure.post.unit
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.EndTenureForm(posted(request)[0], post=tenure.post, initial={"on": clock.today()})

    def run(data):
        services.leave_post(tenure=tenure, by=request.actor, **data)

    return _edit(request, form, _("登记离任"), run, _("离任已登记，随岗位的角色同日收回。"), this)


@writes
def link_account(request, public_id):
    """The holder has an account now."""
    tenure = selectors.find_tenure(public_id)
    if tenure is None:
        raise Http404
    this = tenure.post.unit
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.LinkAccountForm(posted(request)[0])

    def run(data):
        with _as_rule():
            services.link_account(tenure=tenure, by=request.actor, **data)

    heading = _("{name}有了账号").format(name=tenure.holder_name)
    return _edit(request, form, heading, run, _("账号已关联，随岗位的角色今天生效。"), this)


@writes
def relate(request, public_id):
    """A dated relation to another unit."""
    this = unit_or_404(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.RelationForm(posted(request)[0], initial={"starts_on": clock.today()})

    def run(data):
        with _as_rule():
            services.relate_units(by=request.actor, **form.relation(this))

    return _edit(request, form, _("建立关系"), run, _("关系已登记。"), this)


@writes
def end_relation(request, public_id, pk):
    """End a relation of this unit."""
    this, relation = unit_or_404(public_id), selectors.find_relation(pk)
    if relation is None or this.pk not in (relation.source_id, relation.target_id):
        raise Http404
    policies.can_manage_unit(request.actor, relation.source.division_path, relation.source.kind).or_raise()
    form = forms.EndRelationForm(posted(request)[0], initial={"on": clock.today()})

    def run(data):
        services.end_relation(relation=relation, by=request.actor, **data)

    return _edit(request, form, _("结束关系"), run, _("关系已结束，历史保留。"), this)
