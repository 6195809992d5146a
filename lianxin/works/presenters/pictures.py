"""Pictures of a project, by moment, with what they show and the day they came."""

from lianxin.kit.templatetags.kit import day
from lianxin.works.vocabulary import Moment


def picture_rows(photos, most=60):
    """``(moment, [(id, words, day)])``, the newest of each first; moments without a picture are left out."""
    return [
        (
            str(Moment(moment).label),
            [(each.public_id, each.caption, day(each.stored_at)) for each in reversed(found)][:most],
        )
        for moment, found in photos.items()
        if found
    ]
