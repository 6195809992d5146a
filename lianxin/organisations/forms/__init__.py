from lianxin.organisations.forms.posts import (
    ChangePostForm,
    EndPostForm,
    EndTenureForm,
    LinkAccountForm,
    PostForm,
    TenureForm,
)
from lianxin.organisations.forms.units import (
    DayForm,
    DissolveForm,
    EndRelationForm,
    FollowForm,
    MergeForm,
    MoveForm,
    RelationForm,
    RenameForm,
    SplitForm,
    UnitForm,
)

__all__ = [
    "ChangePostForm",
    "DayForm",
    "DissolveForm",
    "EndPostForm",
    "EndRelationForm",
    "EndTenureForm",
    "FollowForm",
    "LinkAccountForm",
    "MergeForm",
    "MoveForm",
    "PostForm",
    "RelationForm",
    "RenameForm",
    "SplitForm",
    "TenureForm",
    "UnitForm",
]
