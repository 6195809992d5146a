from django.http import FileResponse, Http404

from lianxin.files import selectors
from lianxin.files.selectors import file_path
from lianxin.files.services.owners import can_view_file
from lianxin.files.vocabulary import HELD
from lianxin.kit.http import reads


@reads(public=True)
def show(request, public_id):
    """One photo, if the room it belongs to lets this person see it."""
    stored = selectors.find_file(public_id)
    if stored is None:
        raise Http404
    can_view_file(request.actor, stored, held=request.session.get(HELD, ())).or_raise()
    path = file_path(stored.sha256, small=request.GET.get("size") == "small")
    if not path.exists():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=stored.mime)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = f'inline; filename="{selectors.file_name(stored.public_id)}"'
    response["Cache-Control"] = "private, max-age=3600"
    return response
