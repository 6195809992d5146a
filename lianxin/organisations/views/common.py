from django.http import Http404

from lianxin.organisations import selectors


def unit_or_404(public_id):
    found = selectors.find_unit(public_id)
    if found is None:
        raise Http404
    return found
