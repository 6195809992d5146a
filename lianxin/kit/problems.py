"""Errors of the JSON interfaces as problem documents (RFC 9457): the plain sentence of a page, for a machine to pass on."""

import json

from django.http import HttpResponse
from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken

MEDIA_TYPE = "application/problem+json"


def titles():
    """What each status means, in words."""
    return {
        400: _("请求不完整"),
        401: _("没有有效的密钥"),
        403: _("没有这项权限"),
        404: _("没有找到"),
        405: _("这个地址不接受这种方法"),
        409: _("现在做不了这一步"),
        413: _("内容太大"),
        415: _("内容的格式不对"),
        422: _("填的内容有问题"),
        429: _("请求太频繁"),
        500: _("系统出了错"),
    }


def problem(status, detail, *, errors=(), article="", headers=None):
    """``errors`` are ``(pointer, sentence)`` of single values; ``article`` the rule a refusal comes from."""
    body = {"type": "about:blank", "title": titles()[status], "status": status, "detail": force_str(detail)}
    if errors:
        body["errors"] = [{"pointer": pointer, "detail": force_str(words)} for pointer, words in errors]
    if article:
        body["article"] = article
    words = json.dumps(body, ensure_ascii=False).encode()
    return HttpResponse(words, status=status, content_type=MEDIA_TYPE, headers=headers)


def problem_of(error, *, conflicts=()):
    """What a service raised, as a problem: kinds in ``conflicts`` mean that somebody was faster."""
    if isinstance(error, NotFound):
        return problem(404, str(error) or _("没有这一件，或者您看不到它。"))
    if isinstance(error, NotAllowed):
        return problem(403, error.reason)
    if not isinstance(error, RuleBroken):
        raise error
    errors = [(f"#/{error.field}", error.message)] if error.field else ()
    return problem(409 if isinstance(error, conflicts) else 422, error.message, errors=errors, article=error.article)


#: Prefix of an address → how systems are told there that something failed: ``answer(request, status, sentence)``.
_MACHINES = {}


def register_machine(prefix, answer):
    """What lies below ``prefix`` is read by systems: whatever fails there, wherever, is said in their form."""
    _MACHINES[prefix] = answer


def machine_answer(request, status, reason=""):
    """The failure as the systems that read this address want it; ``None`` for an address people read."""
    path = request.path_info
    answer = next((each for prefix, each in _MACHINES.items() if path.startswith(prefix) and path != prefix), None)
    return answer(request, status, reason or failure_words(status)) if answer else None


def failure_words(status):
    """A sentence for a failure nobody gave a reason for."""
    return {
        400: _("读不出发来的内容，什么都没有保存。"),
        403: _("没有这项权限。"),
        404: _("这里没有这个地址。"),
        429: _("请求太频繁，请等一会儿再发。"),
    }.get(status) or _("系统出了错，这一次没有保存。请过几分钟原样再发，不会重复登记。")
