from django.http import Http404

from lianxin.territory import selectors


def place_or_404(public_id):
    division = selectors.division_by_public_id(public_id)
    if division is None:
        raise Http404
    return division


def put_on_form(form, broken):
    """Say on the form what a rule refused."""
    form.add_error(broken.field if broken.field in form.fields else None, str(broken))
