"""The schema (OpenAPI 3.1) of the JSON interface, with everything it may refuse, in the language asked for."""

from dataclasses import dataclass

from lianxin.kit.problems import MEDIA_TYPE, titles
from lianxin.needs.api.shapes import Problem

_REF = "#/components/schemas/{model}"
_ALWAYS, _WITH_KEY, _WITH_BODY = (400, 404, 422, 429), (401, 403), (409, 413)


def document(api):
    """What ``api`` offers. Sentences in it are lazy until they are written out."""
    drawn = api.get_openapi_schema(path_prefix="api/v1/")
    drawn["components"]["schemas"] |= _definitions()
    drawn["components"]["securitySchemes"] = {"Key": {"type": "http", "scheme": "bearer"}}
    for operations in drawn["paths"].values():
        for method, operation in operations.items():
            _complete(method, operation)
    return drawn


def _definitions():
    shape = Problem.model_json_schema(ref_template=_REF)
    return {**shape.pop("$defs", {}), "Problem": shape}


def _complete(method, operation):
    statuses = {*_ALWAYS, *(_WITH_KEY if "security" in operation else ()), *(_WITH_BODY if method == "post" else ())}
    words = titles()
    for status in sorted(statuses):
        shape = {"$ref": _REF.format(model="Problem")}
        operation["responses"][status] = {"description": words[status], "content": {MEDIA_TYPE: {"schema": shape}}}
    if "security" in operation:
        operation["security"] = [{"Key": []}]
    if method == "get":
        operation["responses"][304] = {"description": "If-None-Match"}


def operations(drawn):
    """``{tag: [Operation]}`` of a document, for a page or a table."""
    found = {}
    for address, methods in drawn["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(_operation(drawn, method, address, operation))
    return found


@dataclass(frozen=True)
class Operation:
    """One address: ``takes`` are ``(name, is required, about)`` of parameters and body."""

    method: str
    address: str
    name: str
    summary: str
    with_key: bool
    takes: list


def _operation(drawn, method, address, operation):
    takes = [(p["name"], p["required"], p.get("description", "")) for p in operation["parameters"] if p["in"] != "path"]
    if body := operation.get("requestBody"):
        shape = body["content"]["application/json"]["schema"]
        shape = drawn["components"]["schemas"][shape["$ref"].rsplit("/", 1)[1]] if "$ref" in shape else shape
        needed = shape.get("required", ())
        takes += [
            (name, name in needed, each.get("description", "")) for name, each in shape.get("properties", {}).items()
        ]
    return Operation(
        method.upper(), address, operation["operationId"], operation["summary"], "security" in operation, takes
    )
