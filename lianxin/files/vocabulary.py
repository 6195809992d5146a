from enum import StrEnum


class AuditTag(StrEnum):
    STORE = "files:photo:store"
