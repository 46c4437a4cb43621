"""An object of the package against its document: every attribute of every part."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum

import trade_assurance as ta
from trade_assurance import _native

CLASSES = _native._classes()


def check(answer):
    """Every attribute of an answer says what its document says, in the type that the stubs name."""
    document = answer.to_dict()
    agree(type(answer).__name__, answer, document, type(answer).__name__)


def agree(annotation, value, document, where):
    if annotation.endswith(" | None"):
        if document is None:
            assert value is None, where
            return
        annotation = annotation.removesuffix(" | None")
    if annotation.startswith("tuple["):
        inner = annotation[len("tuple[") : -len(", ...]")]
        assert type(value) is tuple and len(value) == len(document or ()), where
        for place, (item, part) in enumerate(zip(value, document or ())):
            agree(inner, item, part, f"{where}[{place}]")
    elif annotation in CLASSES:
        assert type(value) is getattr(ta, annotation), where
        _, fields = CLASSES[annotation]
        for attribute, name, inner, _ in fields:
            agree(inner, getattr(value, attribute), (document or {}).get(name), f"{where}.{attribute}")
        known = {name for _, name, *_ in fields} | ({"order"} if annotation == "Imported" else set())
        assert set(document or ()) <= known, f"{where}: the class lacks {set(document) - known}"
    else:
        assert plainly(annotation, value) == document, where


def plainly(annotation, value):
    """A plain value as its document has it; its type must be the one that is annotated."""
    if annotation == "Decimal":
        assert type(value) is Decimal
        return str(value)
    if annotation == "datetime":
        assert type(value) is datetime and value.utcoffset() == timedelta(0)
        text = value.strftime("%Y-%m-%dT%H:%M:%S")
        return text + (f".{value.microsecond:06}".rstrip("0") if value.microsecond else "") + "Z"
    if annotation == "date":
        assert type(value) is date
        return value.isoformat()
    if annotation in ("str", "int", "bool"):
        assert type(value).__name__ == annotation
        return value
    assert isinstance(value, str) and isinstance(value, Enum) and type(value) is getattr(ta, annotation)
    return value.value
