from lianxin.files.services.owners import register_owner
from lianxin.files.services.photos import hand_over_photos, read_photo, store_photo
from lianxin.files.services.removing import hide_photo, remove_files, remove_photo
from lianxin.files.services.sweeping import sweep_ownerless

__all__ = [
    "hand_over_photos",
    "hide_photo",
    "read_photo",
    "register_owner",
    "remove_files",
    "remove_photo",
    "store_photo",
    "sweep_ownerless",
]
