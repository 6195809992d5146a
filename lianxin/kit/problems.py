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
