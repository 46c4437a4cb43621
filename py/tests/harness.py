"""The shared case files, read and compared as `tests/README.md` says."""

import json
import sys
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
NAMES = ("rule", "ground", "code", "path", "party", "action", "state")


class Case:
    """One case: its layers are the case and, where it has rows, one of them."""

    def __init__(self, file, layers):
        self.name = " / ".join(layer["name"] for layer in layers)
        self.layers = layers
        own_base = not any("base" in layer for layer in layers)
        self.base = self.last("base") or file["base"]
        self.as_of = self.last("as_of") or (file.get("as_of") if own_base else None)
        self.expect = {path: value for layer in layers for path, value in layer.get("expect", {}).items()}

    def last(self, name):
        """The last layer's word on something that only one of them needs to say."""
        return next((layer[name] for layer in reversed(self.layers) if name in layer), None)

    def build(self):
        """The order document, and the instant it is looked at."""
        base = json.loads((CASES / "base" / f"{self.base}.json").read_text("utf-8"))
        order = base["order"]
        for layer in self.layers:
            order = merged(order, plain(layer.get("change", {})))
            for path in layer.get("remove", ()):
                *parents, name = path.split(".")
                place = order
                for parent in parents:
                    place = place[parent]
                del place[name]
        for layer in self.layers:
            order.get("events", []).extend(plain(layer.get("add_events", [])))
        return order, self.as_of or base["as_of"]


def case_files():
    """The files of cases on orders; contract drafts have a form of their own."""
    return sorted(path for path in CASES.rglob("*.toml") if path.parent.name != "terms")


def cases(path):
    """The cases of a file, one for each row."""
    file = tomllib.loads(path.read_text("utf-8"))
    for entry in file["case"]:
        rows = entry.pop("row", [])
        yield from (Case(file, [entry, row]) for row in rows) if rows else [Case(file, [entry])]


def merged(target, change):
    """Changes over a document: objects field by field, everything else as a whole."""
    if not isinstance(change, dict):
        return change
    target = dict(target) if isinstance(target, dict) else {}
    for name, value in change.items():
        if value is None:
            target.pop(name, None)
        else:
            target[name] = merged(target.get(name), value)
    return target


def plain(value):
    """A value of a case file as JSON has it; `"(none)"` is null."""
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    assert isinstance(value, str | int | bool), f"{value!r} must be in quotation marks"
    return None if value == "(none)" else value


def differences(answer, expect):
    """Everything in which an answer is not what a case expects."""
    return [found for path, wanted in expect.items() if (found := difference(answer, path, plain(wanted)))]


ABSENT = object()


def difference(answer, path, wanted):
    """What is other than expected at one path; nothing where all is well."""
    bare, holds = path.removesuffix("~"), path.endswith("~")
    found = walk(answer, steps(bare))
    if wanted == "(absent)":
        return None if found is ABSENT else f"{path}: expected to be absent, found {found!r}"
    if found is ABSENT:
        return f"{path}: expected {wanted!r}, found nothing"
    good = wanted in found if holds else type(found) is type(wanted) and found == wanted
    return None if good else f"{path}: expected {wanted!r}, found {found!r}"


def steps(path):
    """A path as its steps: keys, and what stands in brackets, which may hold brackets."""
    found, rest = [], path
    while rest:
        if rest.startswith("["):
            end = closing(rest)
            found.append(("pick", rest[1:end]))
            rest = rest[end + 1 :]
        else:
            rest = rest.removeprefix(".")
            end = min((place for place in (rest.find("."), rest.find("[")) if place >= 0), default=len(rest))
            found.append(("key", rest[:end]))
            rest = rest[end:]
    return found


def closing(text):
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "[") - (letter == "]")
        if depth == 0:
            return place
    raise AssertionError(f"{text}: a bracket is not closed")


def walk(value, way):
    if not way:
        return value
    (kind, name), rest = way[0], way[1:]
    if value is None:
        return ABSENT
    if kind == "key":
        return walk(value[name], rest)
    if name == "*":
        return [walk(element, rest) for element in value]
    if name.isdigit():
        return walk(value[int(name)], rest) if int(name) < len(value) else ABSENT
    words = [word.strip() for word in name.split(",")]
    picked = [item for item in value if all(any(item.get(key) == word for key in NAMES) for word in words)]
    assert len(picked) <= 1, f"`{name}` means more than one element"
    return walk(picked[0], rest) if picked else ABSENT
