"""The body of a step, made from the form of its page: what a person may type, a system may send, and nothing else."""

import base64
import binascii
from datetime import date
from typing import Annotated, Literal

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from lianxin.kit.errors import RuleBroken
from lianxin.kit.forms import PhotosField
from lianxin.needs.forms import CheckedForm


class Strict(Schema):
    """A body in which a mistyped name is an error, not lost."""

    model_config = ConfigDict(extra="forbid")


class Photo(Strict):
    """A picture: JPEG, PNG, WebP, HEIC, GIF or BMP, at most 12 MB, in base64."""

    name: str = Field(max_length=100)
    content: str = Field(json_schema_extra={"contentEncoding": "base64"})


def body_of(form, name, *, leave_out=(), optional=(), more=None):
    """The schema of what ``form`` (a class) takes."""
    fields = {
        key: _typed(field, is_required=field.required and key not in optional)
        for key, field in form.base_fields.items()
        if key not in leave_out
    }
    if issubclass(form, CheckedForm):
        fields |= {"done": (list[str], []), "why_not": (Annotated[str, Field(max_length=300)], "")}
    return create_model(name, __base__=Strict, **fields, **(more or {}))


def _typed(field, *, is_required):
    kind = _kind(field)
    about = Field(description=field.label) if field.label else Field()
    if is_required:
        return (Annotated[kind, about], ...)
    if isinstance(field, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField, PhotosField)):
        return (Annotated[kind, about], [])
    return (Annotated[kind | None, about], None)


def _kind(field):
    """The Python type of a form field's value as it is sent."""
    match field:
        case PhotosField():
            return Annotated[list[Photo], Field(max_length=field.max_count)]
        case forms.MultipleChoiceField() | forms.ModelMultipleChoiceField():
            return list[str]
        case forms.ModelChoiceField():
            return str
        case forms.ChoiceField():
            coerce = getattr(field, "coerce", str)
            values = tuple(coerce(value) for value, _label in field.choices if value != "")
            return Literal[values] if values else str
        case forms.NullBooleanField() | forms.BooleanField():
            return bool
        case forms.DateField():
            return date
        case forms.CharField() if field.max_length:
            return Annotated[str, Field(max_length=field.max_length)]
    return str


def filled(form, body, **more):
    """The form with what was sent, as if typed. Raises ``Unfit`` when the form would not take it."""
    said = {name: value for name, value in body.model_dump().items() if value is not None and name in form.base_fields}
    said |= {name: getattr(body, name) for name in ("done", "why_not") if hasattr(body, name)}
    photos = [_upload(photo) for photo in getattr(body, "photos", ())]
    bound = form(said, {"photos": photos} if photos else {}, **more)
    if not bound.is_valid():
        raise Unfit(bound.errors)
    return bound


class Unfit(Exception):
    """What was sent does not fit: ``errors`` as the form says them."""

    def __init__(self, errors):
        super().__init__()
        self.errors = [
            (f"#/{name}" if name != forms.forms.NON_FIELD_ERRORS else "#", words)
            for name, sentences in errors.items()
            for words in sentences
        ]


def _upload(photo):
    try:
        return SimpleUploadedFile(photo.name or "photo", base64.b64decode(photo.content, validate=True))
    except (binascii.Error, ValueError) as error:
        raise RuleBroken(_("照片“{name}”不是 base64。").format(name=photo.name), field="photos") from error
