from pathlib import Path

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.kit.devices import device_name
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.masking import Mask, mask_phone
from lianxin.messaging import policies, push_keys, selectors, services
from lianxin.messaging.errors import NotPushable
from lianxin.messaging.forms import DeviceForm, EmailCodeForm, PreferenceForm, RobotForm
from lianxin.messaging.listeners import SESSION_KEY


@reads
def inbox(request):
    """The messages to whoever is signed in."""
    page = selectors.inbox(request.actor, cursor=request.GET.get("after", ""))
    return render(request, "messaging/inbox.html", {"page": page})


@writes(methods=("POST",))
def open_message(request, public_id):
    """Marks a message as read and leads to what it speaks of."""
    message = selectors.own_message(request.actor, public_id)
    if message is None:
        raise Http404
    services.read_message(message=message, by=request.actor)
    is_ours = message.url and url_has_allowed_host_and_scheme(message.url, {request.get_host()})
    return redirect(message.url if is_ours else "messaging:inbox")


@writes
def choose(request):
    """How I want to be told, and when not."""
    preference, phone = selectors.ways_to(request.actor.id)
    form = PreferenceForm(posted(request)[0], preference=preference, is_staff=request.user.is_staff)
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.choose(**form.chosen(), by=request.actor)
        except RuleBroken as broken:
            form.add_error(broken.field, str(broken))
        else:
            messages.success(request, _("记下了。从下一条消息起照您选的来。"))
            return redirect("messaging:choose" if kept.email_code_hash else "messaging:inbox")
    return _choices(request, form, preference, phone, EmailCodeForm())


@writes(methods=("POST",))
def prove_email(request):
    """The code that was sent to a new address."""
    preference, phone = selectors.ways_to(request.actor.id)
    code = EmailCodeForm(request.POST)
    if code.is_valid():
        try:
            services.prove_email(code=code.cleaned_data["code"], by=request.actor)
        except RuleBroken as broken:
            code.add_error(broken.field, str(broken))
        else:
            messages.success(request, _("邮箱验证好了，从下一条消息起用它。"))
            return redirect("messaging:inbox")
    form = PreferenceForm(None, preference=preference, is_staff=request.user.is_staff)
    return _choices(request, form, preference, phone, code)


@writes(methods=("POST",))
def send_email_code(request):
    """Another letter with a code."""
    try:
        services.send_code_again(by=request.actor)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, _("又发了一封，请看最新的那封信。"))
    return redirect("messaging:choose")


def _choices(request, form, preference, phone, code):
    context = {
        "form": form,
        "asked": preference.email_asked,
        "code": code,
        "phone": mask_phone(phone, Mask.COLLEAGUE),
        "devices": selectors.devices_of(request.actor.id),
        "push_key": push_keys.public_key(),
    }
    status = 422 if form.errors or code.errors else 200
    return render(request, "messaging/choose.html", context, status=status)


@writes(methods=("POST",))
def add_device(request):
    """The browser at hand agreed to show notices. It stops when its owner signs out there."""
    form = DeviceForm(request.POST)
    if not form.is_valid():
        raise NotPushable
    device = services.add_device(
        **form.cleaned_data, label=device_name(request.headers.get("User-Agent", "")), by=request.actor
    )
    request.session[SESSION_KEY] = device.public_id
    messages.success(request, _("打开了。有进展时，这台设备会提醒您。"))
    return redirect("messaging:choose")


@writes(methods=("POST",))
def end_device(request, public_id):
    """That browser shows nothing any more."""
    device = selectors.own_device(request.actor, public_id)
    if device is None:
        raise Http404
    services.end_device(device=device, by=request.actor)
    messages.success(request, _("停了。那台设备不再提醒。"))
    return redirect("messaging:choose")


@reads(public=True)
def service_worker(_request):
    """The script a browser keeps to show notices while no page is open; at the root, so that it may open any page."""
    path = finders.find("worker.js")
    if path is None:
        raise Http404
    return HttpResponse(Path(path).read_bytes(), content_type="text/javascript")


@writes
def channels(request):
    """Group robots of the places this person looks after."""
    actor = request.actor
    policies.can_keep_robots(actor).or_raise()
    places = dict(accounts.known_scopes(actor)) | ({"": _("全县")} if "" in policies.robot_scopes(actor) else {})
    form = RobotForm(posted(request)[0], places=list(places.items()))
    if request.method == "POST" and form.is_valid():
        path, values = form.cleaned_data.pop("place"), form.cleaned_data
        try:
            robot = services.add_robot(path=path, place_label=places[path], by=actor, **values)
        except RuleBroken as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, _("“{name}”加好了，新派单和超时会发到那里。").format(name=robot.label))
            return redirect("messaging:channels")
    context = {"form": form, "robots": selectors.robots_below(policies.robot_scopes(actor))}
    return render(request, "messaging/channels.html", context, status=422 if form.errors else 200)


@writes(methods=("POST",))
def end_channel(request, public_id):
    """Nothing is sent there any more."""
    robot = selectors.find_robot(request.actor, public_id)
    if robot is None:
        raise Http404
    services.end_robot(robot=robot, by=request.actor)
    messages.success(request, _("“{name}”停了。").format(name=robot.label))
    return redirect("messaging:channels")


@reads(public=True)
def healthz(request):
    """For whoever watches the machine: the database answers; whether the worker lives."""
    return JsonResponse({"database": "ok", "worker": "ok" if selectors.is_worker_alive() else "silent"})
