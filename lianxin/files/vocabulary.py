from enum import StrEnum


class AuditTag(StrEnum):
    STORE = "files:photo:store"
    HAND_OVER = "files:photo:hand_over"
    REMOVE = "files:photo:remove"


#: Session key under which rooms note the owners of files this session has opened by a pick-up code.
HELD = "files_held"
