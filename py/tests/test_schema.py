"""Classes, enumerations and stubs against the JSON Schemas: nothing is missing, nothing is called by another name."""

import json

import pytest
import trade_assurance as ta
from trade_assurance import _native

ANSWER = json.loads(ta.schema("assessment"))
ORDER = json.loads(ta.schema("order"))
CLASSES = _native._classes()
PLAIN = {"Instant": "datetime", "Day": "date", "Money": "Decimal", "Fraction": "Decimal", "Currency": "str"}
PLAIN |= {"FieldSet": "tuple[Field, ...]", "EditionAnswer": "Edition | None"}
PLAIN |= {"instant": "datetime", "date": "date", "zone": "str", "country": "str", "currency": "str"}
PLAIN |= {name: "Decimal" for name in ("money", "rate", "share", "decimal")}
RECORDS = {name: shape for name, shape in ANSWER["$defs"].items() if shape.get("type") == "object"}


def annotation(shape):
    """What a field of the assessment's schema is in Python."""
    if "$ref" in shape:
        name = shape["$ref"].rsplit("/", 1)[1]
        return PLAIN.get(name, name)
    if "anyOf" in shape:
        assert shape["anyOf"][1] == {"type": "null"}
        return annotation(shape["anyOf"][0]) + " | None"
    if shape["type"] == "array":
        return f"tuple[{annotation(shape['items'])}, ...]"
    name, *null = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    return {"string": "str", "integer": "int", "boolean": "bool"}[name] + (" | None" if null else "")


@pytest.mark.parametrize("name", ["Assessment", *RECORDS])
def test_a_class_has_the_fields_of_its_schema(name):
    shape = RECORDS.get(name, ANSWER)
    _, fields = CLASSES[name]
    assert [(field, kind, about.strip()) for _, field, kind, about in fields] == [
        (field, annotation(inner), inner["description"].strip()) for field, inner in shape["properties"].items()
    ]
    for attribute, *_ in fields:
        assert isinstance(getattr(ta, name).__dict__[attribute], type(ta.Band.at)), f"{name}.{attribute}"


def test_an_enumeration_has_the_words_of_its_schema():
    for name, shape in ANSWER["$defs"].items():
        if "enum" in shape and name != "Currency":
            more = ["unknown"] if name == "Edition" else []
            assert [member.value for member in getattr(ta, name)] == shape["enum"] + more, name


def fields_of(shape):
    """The fields of a part of the order's schema, with those of every type of event for a list of them."""
    shape = shape["anyOf"][0] if "anyOf" in shape else shape
    shape = shape.get("items", shape)
    fields = {}
    for variant in shape.get("oneOf", [shape]):
        for name, inner in variant.get("properties", {}).items():
            fields.setdefault(name, inner)
    return fields


def compare(name, shape):
    """Compares a class with its part of the order's schema; yields the names of the classes it met."""
    yield name
    _, fields = CLASSES[name]
    kinds = {field: kind.removesuffix(" | None") for _, field, kind, _ in fields}
    wanted = fields_of(shape)
    if name == "Event":
        # The currency of a payment is checked when the order is read, and is the order's own then.
        assert wanted.pop("currency")
    assert list(kinds) == list(wanted) or name == "Event" and set(kinds) == set(wanted)
    for field, inner in wanted.items():
        kind = kinds[field].removeprefix("tuple[").removesuffix(", ...]")
        plain = inner.get("anyOf", [inner])[0]
        if kind in CLASSES:
            yield from compare(kind, inner)
        elif "enum" in plain:
            words = [word for word in plain["enum"] if word is not None]
            assert set(words) <= {member.value for member in getattr(ta, kind)}, f"{name}.{field}"
        elif "const" in plain:
            assert kind == "EventType"
        elif "$ref" in plain:
            assert kind == PLAIN[plain["$ref"].rsplit("/", 1)[1]], f"{name}.{field}"
        else:
            named = plain["type"][0] if isinstance(plain["type"], list) else plain["type"]
            assert kind == {"string": "str", "integer": "int", "boolean": "bool"}[named], f"{name}.{field}"


def test_the_classes_of_an_order_have_the_fields_of_its_schema():
    met = list(compare("Order", ORDER))
    assert sorted(set(met)) == sorted(
        ["Buyer", "ContractTerms", "DeliveryGuarantee", "Event", "EvidenceFile", "Inspection", "Order", "QualityTerm"]
        + ["QuantityTerm", "ScheduledFee", "ShipWithin", "Supplier"]
    )


def test_every_type_of_event_is_known():
    variants = ORDER["properties"]["events"]["anyOf"][0]["items"]["oneOf"]
    assert [variant["title"] for variant in variants] == [member.value for member in ta.EventType]


def test_an_order_takes_every_field_by_keyword():
    import inspect

    assert set(inspect.signature(ta.Order).parameters) == set(ORDER["properties"])


def test_what_is_public_is_there():
    for name in ta.__all__:
        assert getattr(ta, name) is not None
        assert name in dir(ta)
    for name in (*CLASSES, *_native._codes()):
        assert name in ta.__all__, name
    with pytest.raises(AttributeError, match="Coverige"):
        ta.Coverige  # noqa: B018
