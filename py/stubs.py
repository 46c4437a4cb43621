"""Writes the package's stubs, `__init__.pyi` and `_native.pyi`, from the package itself.

Classes, enumerations and all texts come from the installed package; what it cannot tell, the types of arguments, stands
here. `python py/stubs.py` writes them; `--check` fails where the written ones are others.
"""

import inspect
import sys
import textwrap
from pathlib import Path

import trade_assurance as ta
from trade_assurance import _native

PACKAGE = Path(__file__).parent / "python" / "trade_assurance"

HEAD = '''\
# Written by py/stubs.py from the package itself; do not edit.

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from os import PathLike
from typing import Any, ClassVar, Literal, Protocol, TypeAlias, final

from typing_extensions import disjoint_base

if sys.version_info >= (3, 11):
    from enum import StrEnum as _StrEnum
else:
    from enum import Enum

    class _StrEnum(str, Enum): ...

class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]

_Document: TypeAlias = Mapping[str, Any] | str | bytes | bytearray | _Dataclass | Answer
_Part: TypeAlias = Mapping[str, Any] | _Dataclass | Answer
_Amount: TypeAlias = Decimal | int | str
_Instant: TypeAlias = datetime | str
_Day: TypeAlias = date | str
_Path: TypeAlias = str | PathLike[str]

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self) -> object: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self) -> tuple[object, object]: ...

__version__: str

class TradeAssuranceError(ValueError):
    """Something that the library refuses, with every reason at once in `errors`."""

    def __init__(self, errors: Iterable[Any] = ()) -> None: ...
    @property
    def errors(self) -> tuple[Any, ...]:
        """What is wrong: for each problem its code, path, message and what is accepted."""
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...

class OrderError(TradeAssuranceError):
    """A document that is not right, or an instant before the order; `errors` are of the class `Problem`."""

    @property
    def errors(self) -> tuple[Problem, ...]: ...

class RulebookError(TradeAssuranceError):
    """A rulebook that is not sound; `errors` are of the class `RulebookProblem`."""

    @property
    def errors(self) -> tuple[RulebookProblem, ...]: ...

class TableError(TradeAssuranceError):
    """A table whose columns are not right; `errors` are of the class `TableProblem`."""

    @property
    def errors(self) -> tuple[TableProblem, ...]: ...

class NoAnswer(TradeAssuranceError):
    """A question that the rules do not answer; `errors` holds one `Refusal`, with the reason's code."""

    @property
    def errors(self) -> tuple[Refusal, ...]: ...
'''

NATIVE = """\
# Written by py/stubs.py from the package itself; do not edit.

from typing import Any

from . import (
{names})

__all__ = [
{every}]

__version__: str

def _classes() -> dict[str, tuple[str, tuple[tuple[str, str, str, str], ...]]]: ...
def _code(name: str) -> Any: ...
def _codes() -> dict[str, tuple[str, list[tuple[str, str]]]]: ...
def _restore(name: str, document: str) -> Any: ...
def _row_columns() -> tuple[str, ...]: ...
def _run(arguments: list[str]) -> int: ...
"""

ASKED = "order: _Document, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None"

FUNCTIONS = {
    "assess": f"({ASKED}) -> Assessment",
    "assess_json": f"({ASKED}) -> str",
    "assess_many": "(orders: Iterable[_Document | tuple[_Document, _Instant | None]], *, "
    "as_of: _Instant | None = None, threads: int | None = None, progress: bool = False, rulebook: Rulebook | None = None) "
    "-> Iterator[Assessment | OrderError]",
    "calendar": f"({ASKED}) -> Calendar",
    "claim_window": "(order: _Document, ground: Ground | str, as_of: _Instant | None = None, *, "
    "rulebook: Rulebook | None = None) -> ClaimWindow",
    "decide": f"({ASKED}) -> Decision",
    "decide_table": "(table: _ArrowStream | _ArrowArray, as_of: _Instant | None = None, *, "
    "answers: Sequence[str] | None = None, threads: int | None = None, texts: bool = False, "
    "zoneless_is_utc: bool = False, rulebook: Rulebook | None = None) -> ArrowTable",
    "dispute_timeline": f"({ASKED}) -> DisputeTimeline",
    "explain": "(order: _Document, as_of: _Instant | None = None, *, format: Literal['text', 'html'] = 'text', "
    "colour: bool = False, width: int = 80, rulebook: Rulebook | None = None) -> str",
    "export_calendar": "(order: _Document, as_of: _Instant | None = None, *, "
    "format: Literal['ics', 'csv', 'json', 'text'] = 'ics', rulebook: Rulebook | None = None) -> str",
    "fee_for_budget": "(order: _Document, budget: _Amount, method: PaymentMethod | str, at: _Instant | None = None, *, "
    "rulebook: Rulebook | None = None) -> TotalAnswer",
    "fee_for_net": "(order: _Document, net: _Amount, *, rulebook: Rulebook | None = None) -> TotalAnswer",
    "fee_quote": "(order: _Document, *, rulebook: Rulebook | None = None) -> FeeComponent",
    "import_alibaba": "(*responses: Mapping[str, Any] | str | bytes | bytearray, supplier: _Part | None = None, "
    "ship_after: ShipAfter | str | None = None, status_since: _Instant | None = None, "
    "tracking_zone: str | None = None, "
    "keep_incomplete_events: bool | None = None) -> Imported",
    "lint": "(draft: _Document, *, rulebook: Rulebook | None = None) -> tuple[TermFinding, ...]",
    "payment_fee": "(order: _Document, method: PaymentMethod | str, amount: _Amount, at: _Instant | None = None, *, "
    "rulebook: Rulebook | None = None) -> FeeComponent",
    "postings": f"({ASKED}) -> tuple[Posting, ...]",
    "rows_table": "(orders: Iterable[_Document | tuple[_Document, _Instant | None]], as_of: _Instant | None = None, *, "
    "rulebook: Rulebook | None = None) -> ArrowTable",
    "schema": "(document: Literal['order', 'assessment']) -> str",
}

# What else a class has beside its fields: the lines of its stub, and the method whose text goes with them.
METHODS = {
    "Order": [
        (
            "def __new__(cls, *, id: str, created_at: _Instant, currency: str, default_zone: str | None = None, "
            "marketplace: Marketplace | str | None = None, order_type: OrderType | str | None = None, "
            "usd_rate: _Amount | None = None, total: _Amount | None = None, tax: _Amount | None = None, "
            "shipping_fee: _Amount | None = None, supplier: _Part | None = None, buyer: _Part | None = None, "
            "destination_country: str | None = None, buy_now: bool | None = None, "
            "logistics: Logistics | str | None = None, onetouch: bool | None = None, "
            "product_kind: ProductKind | str | None = None, transport: Transport | str | None = None, "
            "incoterm: Incoterm | str | None = None, coverage_type: CoverageType | str | None = None, "
            "release_model: ReleaseModel | str | None = None, fee_schedule: Sequence[_Part] | None = None, "
            "terms: _Part | None = None, events: Sequence[_Part] | None = None) -> Order",
            None,
        ),
        ("@staticmethod\ndef read(document: _Document, /) -> Order", "read"),
        ("@property\ndef last_event_at(self) -> datetime", "last_event_at"),
        (
            "def prepare(self, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> Row",
            "prepare",
        ),
    ],
    "Imported": [("@property\ndef order(self) -> Order", "order")],
    "Answer": [
        ("def to_json(self) -> str", "to_json"),
        ("def to_dict(self) -> dict[str, Any]", "to_dict"),
        ("def _repr_html_(self) -> str", None),
        ("def __eq__(self, other: object, /) -> bool", None),
        ("def __hash__(self) -> int", None),
        ("def __copy__(self) -> Answer", None),
        ("def __deepcopy__(self, _memo: Any) -> Answer", None),
        ("def __reduce__(self) -> tuple[Any, ...]", None),
    ],
    "Row": [
        ("def decide(self) -> Decision", "decide"),
        ("@property\ndef order(self) -> Order", "order"),
        ("@property\ndef as_of(self) -> datetime", "as_of"),
        ("def __reduce__(self) -> tuple[Any, ...]", None),
    ],
    "Rulebook": [
        ("def __new__(cls, *paths: _Path) -> Rulebook", None),
        ("@staticmethod\ndef from_text(files: dict[str, str], /) -> Rulebook", "from_text"),
        ("@staticmethod\ndef check(*paths: _Path) -> tuple[RulebookProblem, ...]", "check"),
        ("def show(self, name: str | None = None) -> RulebookPage", "show"),
        ("@property\ndef version(self) -> str", "version"),
        ("@property\ndef digest(self) -> str", "digest"),
        ("@property\ndef zone(self) -> str", "zone"),
        ("def __eq__(self, other: object, /) -> bool", None),
        ("def __hash__(self) -> int", None),
        ("def __copy__(self) -> Rulebook", None),
        ("def __deepcopy__(self, _memo: Any) -> Rulebook", None),
        ("def __reduce__(self) -> tuple[Any, ...]", None),
    ],
    "ArrowTable": [
        ("@property\ndef num_rows(self) -> int", "num_rows"),
        ("@property\ndef column_names(self) -> tuple[str, ...]", "column_names"),
        ("def to_pyarrow(self) -> Any", "to_pyarrow"),
        ("def to_pandas(self) -> Any", "to_pandas"),
        ("def to_polars(self) -> Any", "to_polars"),
        ("def __arrow_c_stream__(self, requested_schema: object = None) -> Any", "__arrow_c_stream__"),
        ("def __arrow_c_schema__(self) -> Any", "__arrow_c_schema__"),
        ("def __len__(self) -> int", None),
    ],
    "Assessments": [
        ("def __iter__(self) -> Iterator[Assessment | OrderError]", None),
        ("def __next__(self) -> Assessment | OrderError", None),
    ],
}


def text(words, indent):
    """A docstring."""
    words = inspect.cleandoc(words).replace("\\", "\\\\").strip()
    inner = textwrap.indent(words, indent, lambda line: bool(line.strip())).strip()
    end = f"\n{indent}" if "\n" in words else ""
    return f'{indent}"""{inner}{end}"""\n'


def member(stub, words):
    stub = textwrap.indent(stub, "    ")
    return f"{stub}:\n{text(words, ' ' * 8)}" if words else f"{stub}: ...\n"


def methods(name):
    found = METHODS.get(name, [])
    return "".join(
        member(stub, attribute and getattr(getattr(ta, name), attribute).__doc__) for stub, attribute in found
    )


def record(name, about, fields):
    getters = (
        member(f"@property\ndef {attribute}(self) -> {annotation}", meaning)
        for attribute, _, annotation, meaning in fields
    )
    return f"@final\nclass {name}(Answer):\n{text(about, '    ')}\n{''.join(getters)}{methods(name)}"


def plain(name, final=True):
    head = "@final\n" if final else "@disjoint_base\n"
    return f"{head}class {name}:\n{text(getattr(ta, name).__doc__, '    ')}\n{methods(name)}"


def code(name, about, members):
    words = "".join(f'    {member} = "{word}"\n' for member, word in members)
    return f"class {name}(_StrEnum):\n{text(about, '    ')}\n{words}"


def stubs():
    names = "".join(f'    "{name}",\n' for name in ta.__all__)
    parts = [HEAD, f"__all__ = [\n{names}]\n", plain("Answer", final=False)]
    # A class's own text has its examples; the table of classes has the texts of fields.
    parts += [record(name, getattr(ta, name).__doc__, fields) for name, (_, fields) in _native._classes().items()]
    parts += [plain("Row"), plain("Rulebook"), plain("ArrowTable"), plain("Assessments")]
    for name, signature in FUNCTIONS.items():
        parts.append(f"def {name}{signature}:\n{text(getattr(ta, name).__doc__, '    ')}")
    parts += [code(name, about, members) for name, (about, members) in _native._codes().items()]
    return "\n".join(parts)


def native():
    """The native half, whose public names are the package's."""
    names = "".join(f"    {name} as {name},\n" for name in sorted(_native.__all__) if not name.startswith("_"))
    every = "".join(f'    "{name}",\n' for name in _native.__all__)
    return NATIVE.format(names=names, every=every)


def main():
    for name, made in (("__init__.pyi", stubs()), ("_native.pyi", native())):
        file = PACKAGE / name
        if "--check" not in sys.argv:
            file.write_text(made, encoding="utf-8")
        elif file.read_text(encoding="utf-8") != made:
            sys.exit(f"{name} is not what the package is; run `python py/stubs.py`")


if __name__ == "__main__":
    main()
