from lianxin.files.services.owners import register_owner
from lianxin.files.services.photos import store_photo

__all__ = ["register_owner", "store_photo"]
