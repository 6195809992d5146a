"""The log's public JSON: what a monitor or a witness needs. Described in docs/reference/log.md."""

import functools

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from lianxin.audit.selectors import log, tree
from lianxin.audit.selectors.keys import public_keys, verifier_keys
from lianxin.kit.http import reads

_MOST_ENTRIES = 500
_BIGGEST = 2**53


class _BadQuestion(ValueError):
    pass


def _answers(view):
    """A public reading view whose errors are JSON and which any page may read."""

    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except _BadQuestion as error:
            response = JsonResponse({"error": str(error)}, status=400, json_dumps_params={"ensure_ascii": False})
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = "no-cache"
        return response

    return reads(public=True)(answer)


@_answers
def keys(request):
    """Every public key of ours as a JWK set (RFC 7517): they sign the log and the tokens other rooms give out."""
    return JsonResponse({"keys": public_keys()})


@_answers
def key(request, key_id):
    """One of them."""
    found = next((each for each in public_keys() if each["kid"] == key_id), None)
    return JsonResponse(found) if found else _missing(_("没有这把密钥。"))


@_answers
def head(request):
    """The newest signed head."""
    newest = log.newest_head()
    if newest is None:
        return _missing(_("日志还没有签过名。"))
    return JsonResponse(
        {
            "size": newest.size,
            "root": bytes(newest.root).hex(),
            "signed_at": newest.signed_at,
            "note": newest.note,
            "keys": verifier_keys(),
            "unsigned": tree.log_size() - newest.size,
        },
        json_dumps_params={"ensure_ascii": False},
    )


@_answers
def checkpoint(request):
    """The newest signed head as text alone, the way witnesses read it."""
    newest = log.newest_head()
    if newest is None:
        return HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    return HttpResponse(newest.note, content_type="text/plain; charset=utf-8")


@_answers
def entry(request, number):
    """One entry: the exact text that was hashed."""
    found = log.entry_numbered(number)
    if found is None:
        return _missing(_("公开日志里没有这个编号。"))
    return JsonResponse(_entry(found), json_dumps_params={"ensure_ascii": False})


@_answers
def entries(request):
    """Up to 500 entries in order, for whoever keeps a copy."""
    count = min(_number(request, "count", _MOST_ENTRIES), _MOST_ENTRIES)
    found = log.entries_from(_number(request, "first", 0), count)
    return JsonResponse({"entries": [_entry(one) for one in found]}, json_dumps_params={"ensure_ascii": False})


@_answers
def inclusion(request):
    """The proof that an entry is in the log of a size."""
    size, number = _size(request, "size"), _number(request, "number")
    if number >= size:
        raise _BadQuestion(_("编号 {number} 不在前 {size} 条里。").format(number=number, size=size))
    return JsonResponse(
        {
            "number": number,
            "size": size,
            "leaf_hash": log.entry_numbered(number).leaf_hash.hex(),
            "proof": [part.hex() for part in tree.inclusion_proof(number, size)],
            "root": tree.root_of(size).hex(),
        }
    )


@_answers
def consistency(request):
    """The proof that the log of an old size is the beginning of that of a new one."""
    new, old = _size(request, "new"), _number(request, "old")
    if old > new:
        raise _BadQuestion(_("旧的条数 {old} 大于新的条数 {new}。").format(old=old, new=new))
    return JsonResponse(
        {
            "old": old,
            "new": new,
            "old_root": tree.root_of(old).hex(),
            "new_root": tree.root_of(new).hex(),
            "proof": [part.hex() for part in tree.consistency_proof(old, new)],
        }
    )


def _entry(found):
    return {"number": found.number, "body": found.body, "leaf_hash": found.leaf_hash.hex()}


def _missing(sentence):
    return JsonResponse({"error": sentence}, status=404, json_dumps_params={"ensure_ascii": False})


def _number(request, name, default=None):
    text = request.GET.get(name, "")
    if not text and default is not None:
        return default
    if not (text.isascii() and text.isdigit() and int(text[:17]) < _BIGGEST and len(text) <= 16):
        raise _BadQuestion(_("{name} 要写一个不小于零的整数。").format(name=name))
    return int(text)


def _size(request, name):
    """A size asked for; the whole log when none is."""
    now = tree.log_size()
    size = _number(request, name, now)
    if size > now:
        raise _BadQuestion(_("日志现在只有 {now} 条。").format(now=now))
    return size
