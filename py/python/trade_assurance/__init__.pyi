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

__all__ = [
    "NoAnswer",
    "OrderError",
    "RulebookError",
    "TableError",
    "TradeAssuranceError",
    "__version__",
    "AllowedChange",
    "AmountBand",
    "Answer",
    "ArrowTable",
    "Assessment",
    "Assessments",
    "Band",
    "Buyer",
    "Calendar",
    "CalendarEntry",
    "ClaimWindow",
    "ConditionAnswer",
    "ContractTerms",
    "CoverageAnswer",
    "Decision",
    "DeliveryGuarantee",
    "DisputeAnswer",
    "DisputeTimeline",
    "Entry",
    "Event",
    "EvidenceFile",
    "FeeComponent",
    "FeesAnswer",
    "Finding",
    "FundBands",
    "FundsAnswer",
    "GroundAnswer",
    "GuaranteeAnswer",
    "ImportNote",
    "Imported",
    "Inspection",
    "LifecycleAnswer",
    "Neighbour",
    "NextRelease",
    "Order",
    "PlatformStatus",
    "Posting",
    "Problem",
    "QualityTerm",
    "QuantityTerm",
    "Refusal",
    "Row",
    "Rulebook",
    "RulebookPage",
    "RulebookProblem",
    "RulebookStamp",
    "ScheduledFee",
    "ShipWithin",
    "SourceInfo",
    "Supplier",
    "TableProblem",
    "TermFinding",
    "TotalAnswer",
    "ValueInfo",
    "Window",
    "assess",
    "assess_json",
    "assess_many",
    "calendar",
    "claim_window",
    "decide",
    "decide_table",
    "dispute_timeline",
    "explain",
    "export_calendar",
    "fee_for_budget",
    "fee_for_net",
    "fee_quote",
    "import_alibaba",
    "lint",
    "payment_fee",
    "postings",
    "rows_table",
    "schema",
    "Action",
    "BuyerTier",
    "Claimability",
    "Coverage",
    "CoverageType",
    "DisputeCause",
    "DisputeState",
    "Edition",
    "EventType",
    "EvidenceFrom",
    "FeeStatus",
    "Field",
    "FindingCode",
    "Grade",
    "Ground",
    "GuaranteeForm",
    "Incoterm",
    "LifecycleState",
    "Logistics",
    "Marketplace",
    "NoteCode",
    "OnSilence",
    "OrderType",
    "Outcome",
    "Party",
    "PaymentMethod",
    "PaymentPart",
    "PaymentStatus",
    "PostingKind",
    "ProblemCode",
    "ProductKind",
    "Reason",
    "ReleaseCause",
    "ReleaseModel",
    "Role",
    "Route",
    "Rule",
    "Severity",
    "ShipAfter",
    "Transport",
]

@disjoint_base
class Answer:
    """An answer of the library, or a part of one.

    Answers cannot be changed. Two are equal where they are of one class and their documents are equal.
    They can be hashed, copied, pickled and shared between threads.
    """

    def to_json(self) -> str:
        """The document as one line of JSON: byte for byte what the command and every other door write."""
    def to_dict(self) -> dict[str, Any]:
        """The document as plain `dict`, `list`, `str`, `int`, `bool` and `None`, as `json.loads` reads it.

        Amounts and instants are text, exactly as in the document; the attributes have them as
        `Decimal` and `datetime`.
        """
    def _repr_html_(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Answer: ...
    def __deepcopy__(self, _memo: Any) -> Answer: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Assessment(Answer):
    """What the rules say of an order at one instant."""

    @property
    def order(self) -> str:
        """The caller's own name for the order."""
    @property
    def as_of(self) -> datetime:
        """The instant it was looked at."""
    @property
    def edition(self) -> Edition | None:
        """The edition it was created under."""
    @property
    def rulebook(self) -> RulebookStamp:
        """Which rulebook gave the answer."""
    @property
    def coverage(self) -> CoverageAnswer:
        """Whether it is protected, and on which grounds a claim has a footing."""
    @property
    def fees(self) -> FeesAnswer:
        """What it costs."""
    @property
    def funds(self) -> FundsAnswer:
        """Where the money is."""
    @property
    def dispute(self) -> DisputeAnswer:
        """How the dispute stands."""
    @property
    def lifecycle(self) -> LifecycleAnswer:
        """Where the order stands."""
    @property
    def calendar(self) -> tuple[Entry, ...]:
        """Who must or may do what by when."""
    @property
    def guarantees(self) -> tuple[GuaranteeAnswer, ...]:
        """The guarantees of the programme."""
    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was odd."""
    @property
    def weakest_grade(self) -> Grade:
        """The weakest grade that edition, coverage and the supplier's fee rest on."""
    @property
    def missing(self) -> tuple[Field, ...]:
        """The facts that would settle what is unknown."""

@final
class AllowedChange(Answer):
    """A change that one party may make."""

    @property
    def party(self) -> Party:
        """Who may."""
    @property
    def action(self) -> str:
        """What."""
    @property
    def needs(self) -> str | None:
        """What the other side must do."""

@final
class AmountBand(Answer):
    """An amount between two ends."""

    @property
    def min(self) -> Decimal | None:
        """The least; unknown where absent."""
    @property
    def max(self) -> Decimal | None:
        """The most; unknown where absent."""

@final
class Band(Answer):
    """A computed instant, and between which instants it lies under every reading of the sources.

    Who must act should trust `earliest`; who profits from the lapse should trust `latest`.
    """

    @property
    def at(self) -> datetime | None:
        """The instant under this library's reading; nothing where a missing fact decides it."""
    @property
    def earliest(self) -> datetime:
        """The earliest instant that a reading gives."""
    @property
    def latest(self) -> datetime:
        """The latest instant that a reading gives."""

@final
class ConditionAnswer(Answer):
    """One condition and what it rests on."""

    @property
    def rule(self) -> Rule:
        """The rule."""
    @property
    def outcome(self) -> Outcome:
        """How it came out."""
    @property
    def reason(self) -> Reason | None:
        """Why."""
    @property
    def missing(self) -> tuple[Field, ...]:
        """The facts it lacked."""
    @property
    def grade(self) -> Grade:
        """The weakest grade it rests on."""
    @property
    def cites(self) -> tuple[str, ...]:
        """The facts of the sources it rests on."""

@final
class CoverageAnswer(Answer):
    """Whether the order is protected."""

    @property
    def verdict(self) -> Coverage:
        """The verdict."""
    @property
    def covered_amount(self) -> AmountBand | None:
        """For how much, where it is protected."""
    @property
    def conditions(self) -> tuple[ConditionAnswer, ...]:
        """Every condition, failed or not."""
    @property
    def grounds(self) -> tuple[GroundAnswer, ...]:
        """Every ground a claim could name."""

@final
class DisputeAnswer(Answer):
    """How the dispute stands; everything is unknown where the order's events or edition are."""

    @property
    def state(self) -> DisputeState | None:
        """The state."""
    @property
    def cause(self) -> DisputeCause | None:
        """What brought it about."""
    @property
    def ground(self) -> Ground | None:
        """What the claim is about."""
    @property
    def claim(self) -> Decimal | None:
        """What was claimed."""
    @property
    def opened_at(self) -> datetime | None:
        """When it was filed."""
    @property
    def turn(self) -> Party | None:
        """Whose answer is awaited while negotiating."""
    @property
    def turn_since(self) -> datetime | None:
        """Since when."""
    @property
    def refund(self) -> Decimal | None:
        """The settled refund, after the cap."""
    @property
    def day(self) -> int | None:
        """The ordinal day of the dispute: today while it is active, else the day it ended."""
    @property
    def entered_at(self) -> datetime | None:
        """When it entered its state."""

@final
class Entry(Answer):
    """A right or duty with its time."""

    @property
    def rule(self) -> Rule:
        """The rule it stands on."""
    @property
    def party(self) -> Party:
        """Whose it is."""
    @property
    def action(self) -> Action:
        """What."""
    @property
    def opens(self) -> Band | None:
        """From when; open already where absent."""
    @property
    def closes(self) -> Band | None:
        """Until when; nothing closes it where absent."""
    @property
    def on_silence(self) -> OnSilence | None:
        """What happens if it is not used."""
    @property
    def grade(self) -> Grade:
        """The weakest grade it rests on."""

@final
class FeeComponent(Answer):
    """One fee."""

    @property
    def rule(self) -> Rule:
        """The rule."""
    @property
    def status(self) -> FeeStatus:
        """How far it is known."""
    @property
    def min(self) -> Decimal | None:
        """The least."""
    @property
    def max(self) -> Decimal | None:
        """The most."""
    @property
    def currency(self) -> str:
        """Its currency."""
    @property
    def base(self) -> Decimal | None:
        """What it is a share of."""
    @property
    def rate(self) -> Decimal | None:
        """The share."""
    @property
    def cap(self) -> Decimal | None:
        """The cap."""
    @property
    def missing(self) -> tuple[Field, ...]:
        """The facts that would settle it."""
    @property
    def grade(self) -> Grade:
        """The weakest grade it rests on."""
    @property
    def cites(self) -> tuple[str, ...]:
        """The facts of the sources it rests on."""
    @property
    def since(self) -> date | None:
        """The day from which the rate has been in force."""

@final
class FeesAnswer(Answer):
    """What the order costs."""

    @property
    def supplier(self) -> FeeComponent:
        """The supplier's transaction fee."""
    @property
    def payments(self) -> tuple[FeeComponent, ...]:
        """The processing of each payment, in the order of their instants."""
    @property
    def withdrawal(self) -> FeeComponent:
        """One withdrawal of the supplier."""

@final
class Finding(Answer):
    """Something odd about the order."""

    @property
    def code(self) -> FindingCode:
        """What kind."""
    @property
    def path(self) -> str | None:
        """Where in the document; the order as a whole where absent."""
    @property
    def text(self) -> str:
        """In words."""

@final
class FundBands(Answer):
    """Amounts that are known between two ends only; those that are known are left out."""

    @property
    def frozen(self) -> AmountBand | None:
        """Frozen above the supplier's limit."""
    @property
    def held(self) -> AmountBand | None:
        """Held until a condition or completion."""
    @property
    def refund_due_from_supplier(self) -> AmountBand | None:
        """Settled and still owed by the supplier."""
    @property
    def refunded_from_escrow(self) -> AmountBand | None:
        """Returned to the buyer from escrow."""
    @property
    def released(self) -> AmountBand | None:
        """Passed on to the supplier."""

@final
class FundsAnswer(Answer):
    """Where the money is."""

    @property
    def paid_on_platform(self) -> Decimal | None:
        """Received on the platform."""
    @property
    def paid_off_platform(self) -> Decimal | None:
        """Received off the platform."""
    @property
    def released(self) -> Decimal | None:
        """Passed on to the supplier."""
    @property
    def frozen(self) -> Decimal | None:
        """Frozen above the supplier's limit."""
    @property
    def held(self) -> Decimal | None:
        """Held until a condition or completion."""
    @property
    def refunded_from_escrow(self) -> Decimal | None:
        """Returned to the buyer from escrow."""
    @property
    def locked(self) -> bool | None:
        """Whether a dispute locks what is unreleased."""
    @property
    def refund_due_from_supplier(self) -> Decimal | None:
        """Settled and still owed by the supplier."""
    @property
    def bands(self) -> FundBands:
        """The amounts that are known between two ends only."""
    @property
    def next_release(self) -> NextRelease | None:
        """The next release if nobody acts."""

@final
class GroundAnswer(Answer):
    """Whether a claim on one ground has a footing."""

    @property
    def ground(self) -> Ground:
        """The ground."""
    @property
    def verdict(self) -> Claimability:
        """The verdict."""
    @property
    def if_breached(self) -> Claimability:
        """The verdict if the breach had happened."""
    @property
    def conditions(self) -> tuple[ConditionAnswer, ...]:
        """Its conditions."""
    @property
    def window(self) -> Window | None:
        """When it can be claimed; absent for grounds that are never covered."""

@final
class GuaranteeAnswer(Answer):
    """A guarantee of the programme."""

    @property
    def rule(self) -> Rule:
        """The rule."""
    @property
    def eligible(self) -> Outcome:
        """Whether the order is entitled to it."""
    @property
    def amount(self) -> AmountBand | None:
        """What it pays, where that is known."""
    @property
    def form(self) -> GuaranteeForm:
        """In what."""
    @property
    def claim_by(self) -> Band | None:
        """Until when to claim it."""
    @property
    def automatic_on(self) -> date | None:
        """On which date it comes without a claim."""
    @property
    def conditions(self) -> tuple[ConditionAnswer, ...]:
        """Its conditions."""

@final
class LifecycleAnswer(Answer):
    """Where the order stands."""

    @property
    def state(self) -> LifecycleState | None:
        """The state."""
    @property
    def allowed(self) -> tuple[AllowedChange, ...]:
        """What may be changed."""

@final
class NextRelease(Answer):
    """The next release."""

    @property
    def at(self) -> datetime | None:
        """When; open where a missing fact decides."""
    @property
    def earliest(self) -> datetime:
        """The earliest it may come."""
    @property
    def latest(self) -> datetime:
        """The latest."""
    @property
    def amount(self) -> Decimal | None:
        """How much."""
    @property
    def cause(self) -> ReleaseCause:
        """Why."""

@final
class RulebookStamp(Answer):
    """Which rulebook gave an answer."""

    @property
    def version(self) -> str:
        """Its version."""
    @property
    def digest(self) -> str:
        """The SHA-256 of its canonical form."""

@final
class Window(Answer):
    """The time in which a claim can be made."""

    @property
    def opens(self) -> Band | None:
        """From when, where a rule fixes it."""
    @property
    def closes(self) -> Band | None:
        """Until when, where it is fixed yet."""

@final
class Decision(Answer):
    """A flat decision: what matters most of an order at one instant, quickly. Amounts are in the order's currency.

    Where the order's history hangs on an unknown fact, this may leave money and dispute open of which `assess`
    still tells what all ends have in common. It never says anything else.
    """

    @property
    def edition(self) -> Edition | None:
        """The edition that the order was created under."""
    @property
    def coverage(self) -> Coverage:
        """Whether it is protected."""
    @property
    def reason(self) -> Rule | None:
        """The first rule that failed, or that is unknown where none failed."""
    @property
    def covered_min(self) -> Decimal | None:
        """The least that is covered."""
    @property
    def covered_max(self) -> Decimal | None:
        """The most that is covered."""
    @property
    def supplier_fee_min(self) -> Decimal | None:
        """The least of the supplier's fee."""
    @property
    def supplier_fee_max(self) -> Decimal | None:
        """Its most."""
    @property
    def fee_status(self) -> FeeStatus:
        """How far it is known."""
    @property
    def released(self) -> Decimal | None:
        """Released to the supplier."""
    @property
    def frozen(self) -> Decimal | None:
        """Frozen above its limit."""
    @property
    def held(self) -> Decimal | None:
        """Held until a condition or completion."""
    @property
    def locked(self) -> bool | None:
        """Whether a dispute locks what is unreleased."""
    @property
    def next_release_at(self) -> datetime | None:
        """When the next release comes if nobody acts."""
    @property
    def dispute_state(self) -> DisputeState | None:
        """The state of the dispute."""
    @property
    def dispute_cause(self) -> DisputeCause | None:
        """What brought it about."""
    @property
    def may_escalate_from(self) -> datetime | None:
        """From when the claimant may escalate."""
    @property
    def next_deadline_at(self) -> datetime | None:
        """When the next deadline closes; open where a missing fact decides."""
    @property
    def next_deadline_earliest(self) -> datetime | None:
        """The earliest it may close: who must act should trust this one."""
    @property
    def next_deadline_latest(self) -> datetime | None:
        """The latest: who profits from the lapse should trust this one."""
    @property
    def next_deadline_party(self) -> Party | None:
        """Whose the next deadline is."""
    @property
    def next_deadline_on_silence(self) -> OnSilence | None:
        """What happens if nothing is done."""
    @property
    def claim_closes_at(self) -> datetime | None:
        """When the claim window closes."""
    @property
    def weakest_grade(self) -> Grade:
        """The weakest grade that edition, coverage and the supplier's fee rest on."""
    @property
    def missing(self) -> tuple[Field, ...]:
        """The facts that would settle what is unknown here."""

@final
class TotalAnswer(Answer):
    """An order total found from a net or a budget."""

    @property
    def net(self) -> Decimal | None:
        """The net that was asked for, where it was a net."""
    @property
    def budget(self) -> Decimal | None:
        """The budget that was asked for, where it was a budget."""
    @property
    def total(self) -> Decimal:
        """The total."""
    @property
    def reached(self) -> Decimal:
        """What it leaves (net) or costs (budget)."""
    @property
    def exact(self) -> bool:
        """Whether that is what was asked for, to the minor unit."""
    @property
    def neighbour(self) -> Neighbour | None:
        """The next total on the other side of what was asked for."""
    @property
    def fee(self) -> FeeComponent:
        """The fee of the total."""

@final
class Neighbour(Answer):
    """The total beside the one that was found."""

    @property
    def total(self) -> Decimal:
        """The total."""
    @property
    def reached(self) -> Decimal:
        """What it leaves or costs."""

@final
class ClaimWindow(Answer):
    """How a claim window stands."""

    @property
    def outcome(self) -> Outcome:
        """Whether a claim comes in time."""
    @property
    def reason(self) -> Reason | None:
        """Why."""
    @property
    def missing(self) -> tuple[Field, ...]:
        """The facts for want of which that is open."""
    @property
    def closes(self) -> Band | None:
        """When the window closes, where that is fixed."""

@final
class DisputeTimeline(Answer):
    """A dispute on its own: where it stands and what must be done by when."""

    @property
    def dispute(self) -> DisputeAnswer:
        """How it stands."""
    @property
    def calendar(self) -> tuple[Entry, ...]:
        """The rights and duties that are open or to come."""
    @property
    def missing(self) -> tuple[Field, ...]:
        """The facts for want of which there is no timeline."""

@final
class Calendar(Answer):
    """The calendar of an order."""

    @property
    def order(self) -> str:
        """The caller's own name for the order."""
    @property
    def as_of(self) -> datetime:
        """The instant it was looked at."""
    @property
    def calendar(self) -> tuple[CalendarEntry, ...]:
        """Who must or may do what by when."""

@final
class CalendarEntry(Answer):
    """A right or duty with its time and a name that stays."""

    @property
    def uid(self) -> str:
        """The same from one look to the next, so that a later export updates an earlier one."""
    @property
    def rule(self) -> Rule:
        """The rule it stands on."""
    @property
    def party(self) -> Party:
        """Whose it is."""
    @property
    def action(self) -> Action:
        """What."""
    @property
    def opens(self) -> Band | None:
        """From when; open already where absent."""
    @property
    def closes(self) -> Band | None:
        """Until when; nothing closes it where absent."""
    @property
    def on_silence(self) -> OnSilence | None:
        """What happens if it is not used."""
    @property
    def grade(self) -> Grade:
        """The weakest grade it rests on."""

@final
class Posting(Answer):
    """One balanced entry of the order's money: the same amount leaves one role and reaches another."""

    @property
    def key(self) -> str:
        """The same whenever the same movement is listed again."""
    @property
    def at(self) -> datetime:
        """When the money moved."""
    @property
    def kind(self) -> PostingKind:
        """Why."""
    @property
    def from_(self) -> Role:
        """Who gives."""
    @property
    def to(self) -> Role:
        """Who receives."""
    @property
    def amount(self) -> Decimal:
        """How much."""
    @property
    def currency(self) -> str:
        """In which currency."""

@final
class TermFinding(Answer):
    """One remark on a contract draft."""

    @property
    def code(self) -> Rule:
        """The rule that makes it: one of `TRM-*`."""
    @property
    def severity(self) -> Severity:
        """How much it weighs."""
    @property
    def path(self) -> str:
        """The field of the draft document it is about."""
    @property
    def found(self) -> str:
        """What stands there; empty where nothing does."""
    @property
    def protects(self) -> tuple[str, ...]:
        """The facts that the rule protects, by their IDs in the rulebook."""
    @property
    def message(self) -> str:
        """What is wrong with it."""
    @property
    def wording(self) -> str:
        """A wording in its place, with slots (`___`) to fill in; empty where the remedy is to leave it out."""

@final
class Imported(Answer):
    """An imported order, and what there is to say about it."""

    @property
    def notes(self) -> tuple[ImportNote, ...]:
        """What was read with a reservation or not at all, in reading order."""
    @property
    def charged_service_fee(self) -> Decimal | None:
        """The service fee that the platform charges the supplier, in the order's currency."""
    @property
    def charged_payment_fee(self) -> Decimal | None:
        """The fee that the platform charges for processing the payments, in the order's currency."""
    @property
    def platform_status(self) -> PlatformStatus:
        """The order's status in the platform's own words."""
    @property
    def order(self) -> Order:
        """The order document."""

@final
class ImportNote(Answer):
    """Something to know about an import."""

    @property
    def code(self) -> NoteCode:
        """What kind of thing it is."""
    @property
    def path(self) -> str:
        """Where it stands: the kind of response, and the path in it."""
    @property
    def found(self) -> str | None:
        """What was found there."""
    @property
    def text(self) -> str:
        """What that means for the order."""

@final
class PlatformStatus(Answer):
    """A platform status and the state it stands for."""

    @property
    def code(self) -> str | None:
        """The platform's word, as it stands in the response."""
    @property
    def state(self) -> LifecycleState | None:
        """The state it stands for; nothing where the word tells none or is not known."""

@final
class Problem(Answer):
    """One thing that is wrong with a document."""

    @property
    def code(self) -> ProblemCode:
        """Which sort of problem it is."""
    @property
    def path(self) -> str:
        """Where: a JSON path such as `events[3].amount`, and `$` for the document itself."""
    @property
    def message(self) -> str:
        """What is wrong, in words."""
    @property
    def found(self) -> str:
        """What was found there, shortened; empty where nothing was."""
    @property
    def accepted(self) -> str | None:
        """What is accepted there, where that can be said."""
    @property
    def nearest(self) -> str | None:
        """The nearest valid name or word, where one is near."""

@final
class RulebookProblem(Answer):
    """One thing that is wrong with a rulebook."""

    @property
    def code(self) -> str:
        """What kind of problem it is, as `rulebook.gap`."""
    @property
    def path(self) -> str:
        """Where: the file, the entry and its field."""
    @property
    def message(self) -> str:
        """What was found, and the nearest name where one is misspelt."""
    @property
    def accepted(self) -> str | None:
        """What is accepted there."""

@final
class TableProblem(Answer):
    """One thing that is wrong with the columns of a table."""

    @property
    def code(self) -> str:
        """Which sort of problem it is, as `WRONG_TYPE`."""
    @property
    def column(self) -> str:
        """The column."""
    @property
    def message(self) -> str:
        """What is wrong, in words."""
    @property
    def found(self) -> str | None:
        """The Arrow type that was found, where one was."""
    @property
    def accepted(self) -> str | None:
        """The Arrow types that are accepted."""
    @property
    def nearest(self) -> str | None:
        """The column that was probably meant."""

@final
class Refusal(Answer):
    """Why a question has no answer."""

    @property
    def code(self) -> str:
        """The code of the reason."""
    @property
    def message(self) -> str:
        """The reason in words."""

@final
class RulebookPage(Answer):
    """What a rulebook, or a part of it, says."""

    @property
    def version(self) -> str:
        """The version that the rulebook gives itself."""
    @property
    def digest(self) -> str:
        """The SHA-256 of its canonical form."""
    @property
    def values(self) -> tuple[ValueInfo, ...]:
        """Its entries: values, editions, rules, fees and word lists."""
    @property
    def sources(self) -> tuple[SourceInfo, ...]:
        """The sources that were asked for by name."""

@final
class ValueInfo(Answer):
    """One entry of the rulebook."""

    @property
    def name(self) -> str:
        """Its name: `claims.receipt_days`, `fees.payment.card`, or a rule's ID."""
    @property
    def value(self) -> str:
        """What it says, as printed; `none` where the editions named have no such value."""
    @property
    def unit(self) -> str:
        """The unit of the value."""
    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions it holds for; empty where it holds whatever the edition."""
    @property
    def scope(self) -> tuple[str, ...]:
        """What else it is for; empty where for everything."""
    @property
    def from_(self) -> date | None:
        """The first creation day of orders it holds for; none where it always did."""
    @property
    def to(self) -> date | None:
        """The first creation day it no longer holds for; none where it still does."""
    @property
    def from_grade(self) -> Grade | None:
        """How good the source of the first day is, where that is another grade than the value's own."""
    @property
    def facts(self) -> tuple[str, ...]:
        """The facts and sources it rests on, by their IDs."""
    @property
    def grade(self) -> Grade:
        """How good these are."""
    @property
    def note(self) -> str | None:
        """What a reader should know besides."""

@final
class SourceInfo(Answer):
    """A document that facts were taken from, or a fact taken from it."""

    @property
    def id(self) -> str:
        """Its ID, by which values and rules cite it."""
    @property
    def title(self) -> str:
        """What the document is, or what the fact states."""
    @property
    def kind(self) -> str:
        """For a fact `fact`, `reading` or `gap`; for a document what sort it is."""
    @property
    def place(self) -> tuple[str, ...]:
        """Where to find it: an address, or for a fact the documents that state it."""

@final
class Order(Answer):
    """One order: what is known of it. Everything that is `None` is unknown, never "no".

    Build it by keyword, in the names of the order document: `Order(id="PO-7", created_at=..., currency="USD",
    total=Decimal("12000.00"), supplier={"country": "CN"}, events=[...])`. Amounts are `Decimal`, `int` or text,
    never `float`; instants are aware `datetime` or RFC 3339 text. Raises `OrderError` with all that is wrong.

    ```python
    >>> from datetime import datetime, timezone
    >>> from decimal import Decimal
    >>> import trade_assurance as ta
    >>> order = ta.Order(id="PO-7", created_at=datetime(2021, 3, 1, 9, tzinfo=timezone.utc), currency="USD",
    ...                  total=Decimal("12000"), supplier={"country": "CN"})
    >>> order.total, order.supplier.country, order.supplier.enrolled, order.events
    (Decimal('12000.00'), 'CN', None, None)
    >>> ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", total=0.1)
    Traceback (most recent call last):
    trade_assurance.OrderError: WRONG_TYPE at total: a binary float is no exact amount; write Decimal("0.1") ...

    ```
    """

    @property
    def id(self) -> str:
        """The caller's own name for it."""
    @property
    def created_at(self) -> datetime:
        """When it was created; selects the edition."""
    @property
    def default_zone(self) -> str | None:
        """The IANA zone in which zone-less instants of the document were read."""
    @property
    def marketplace(self) -> Marketplace | None:
        """The marketplace it was made on."""
    @property
    def order_type(self) -> OrderType | None:
        """How it was made."""
    @property
    def currency(self) -> str:
        """The currency of every amount of the order, as ISO 4217 has it."""
    @property
    def usd_rate(self) -> Decimal | None:
        """US dollars for one unit of the currency; 1 for USD."""
    @property
    def total(self) -> Decimal | None:
        """The total, with tax and shipping."""
    @property
    def tax(self) -> Decimal | None:
        """The tax within the total."""
    @property
    def shipping_fee(self) -> Decimal | None:
        """The shipping fee within the total."""
    @property
    def supplier(self) -> Supplier:
        """What is known of the supplier."""
    @property
    def buyer(self) -> Buyer:
        """What is known of the buyer."""
    @property
    def destination_country(self) -> str | None:
        """Where the goods go, as ISO 3166-1 alpha-2."""
    @property
    def buy_now(self) -> bool | None:
        """Whether it was an instant checkout."""
    @property
    def logistics(self) -> Logistics | None:
        """Whose logistics carry the goods."""
    @property
    def onetouch(self) -> bool | None:
        """Whether it is exported through OneTouch."""
    @property
    def product_kind(self) -> ProductKind | None:
        """Stock goods or goods made to specification."""
    @property
    def transport(self) -> Transport | None:
        """The way of transport."""
    @property
    def incoterm(self) -> Incoterm | None:
        """The trade term."""
    @property
    def coverage_type(self) -> CoverageType | None:
        """The coverage type, in edition intl-2015 only."""
    @property
    def release_model(self) -> ReleaseModel | None:
        """The order's own release setting, where it is known."""
    @property
    def fee_schedule(self) -> tuple[ScheduledFee, ...] | None:
        """The platform's own current fee table."""
    @property
    def terms(self) -> ContractTerms | None:
        """The contract as written; absent where it is not known."""
    @property
    def events(self) -> tuple[Event, ...] | None:
        """What happened, in document order; absent where it is not known."""
    def __new__(cls, *, id: str, created_at: _Instant, currency: str, default_zone: str | None = None, marketplace: Marketplace | str | None = None, order_type: OrderType | str | None = None, usd_rate: _Amount | None = None, total: _Amount | None = None, tax: _Amount | None = None, shipping_fee: _Amount | None = None, supplier: _Part | None = None, buyer: _Part | None = None, destination_country: str | None = None, buy_now: bool | None = None, logistics: Logistics | str | None = None, onetouch: bool | None = None, product_kind: ProductKind | str | None = None, transport: Transport | str | None = None, incoterm: Incoterm | str | None = None, coverage_type: CoverageType | str | None = None, release_model: ReleaseModel | str | None = None, fee_schedule: Sequence[_Part] | None = None, terms: _Part | None = None, events: Sequence[_Part] | None = None) -> Order: ...
    @staticmethod
    def read(document: _Document, /) -> Order:
        """The order in a document: a mapping, JSON text or bytes, a dataclass, or an `Order`."""
    @property
    def last_event_at(self) -> datetime:
        """The instant of the last event, or of the creation where there is none or it is later."""
    def prepare(self, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> Row:
        """The order as of an instant, ready to be decided many times.

        `as_of` is an aware `datetime` or RFC 3339 text; the instant of the last event where absent.
        """

@final
class Supplier(Answer):
    """What is known of the supplier."""

    @property
    def country(self) -> str | None:
        """Its country, as ISO 3166-1 alpha-2."""
    @property
    def enrolled(self) -> bool | None:
        """Whether it has joined Trade Assurance."""
    @property
    def gold_member(self) -> bool | None:
        """Whether it is a Gold Supplier."""
    @property
    def verified(self) -> bool | None:
        """Whether its identity and business are verified."""
    @property
    def limit_available(self) -> Decimal | None:
        """What was left of its limit before the first payment, in US dollars."""

@final
class Buyer(Answer):
    """What is known of the buyer."""

    @property
    def country(self) -> str | None:
        """Its country, as ISO 3166-1 alpha-2."""
    @property
    def tier(self) -> BuyerTier | None:
        """Its membership tier."""

@final
class ScheduledFee(Answer):
    """One row of the platform's own fee table."""

    @property
    def ratio(self) -> Decimal:
        """The rate as a fraction of the base, such as 0.01."""
    @property
    def max_fee(self) -> Decimal | None:
        """The cap in the row's currency; none where absent."""
    @property
    def currency(self) -> str:
        """The currency of the orders that the row is for."""
    @property
    def onetouch(self) -> bool | None:
        """The OneTouch orders it is for; any where absent."""
    @property
    def logistics(self) -> Logistics | None:
        """The logistics it is for; any where absent."""

@final
class ContractTerms(Answer):
    """The contract as written. What is not in it was not agreed."""

    @property
    def ship_by(self) -> date | None:
        """The agreed date of shipment."""
    @property
    def ship_within(self) -> ShipWithin | None:
        """Or so many days after a payment."""
    @property
    def quantity(self) -> tuple[QuantityTerm, ...] | None:
        """Agreed quantities; an empty list is none."""
    @property
    def quality(self) -> tuple[QualityTerm, ...] | None:
        """Agreed qualities; an empty list is none."""
    @property
    def packaging(self) -> str | None:
        """How the goods are to be packed."""
    @property
    def inspection(self) -> Inspection:
        """What was agreed on inspection."""
    @property
    def delivery_guarantee(self) -> DeliveryGuarantee | None:
        """The delivery guarantee, where the order is marked with one."""
    @property
    def easy_return(self) -> bool | None:
        """Whether the order is marked for Easy Return."""
    @property
    def defects_disclosed(self) -> bool | None:
        """Whether the supplier disclosed the defects."""

@final
class ShipWithin(Answer):
    """A ship date that counts from a payment."""

    @property
    def days(self) -> int:
        """Calendar days."""
    @property
    def after(self) -> ShipAfter:
        """After which payment."""

@final
class QuantityTerm(Answer):
    """An agreed quantity."""

    @property
    def item(self) -> str | None:
        """Of what."""
    @property
    def amount(self) -> Decimal | None:
        """How much."""
    @property
    def unit(self) -> str | None:
        """In which unit."""

@final
class QualityTerm(Answer):
    """An agreed quality."""

    @property
    def aspect(self) -> str | None:
        """Which property."""
    @property
    def requirement(self) -> str | None:
        """What is required of it."""
    @property
    def measurable(self) -> bool | None:
        """The caller's own judgement whether it can be measured."""

@final
class Inspection(Answer):
    """What was agreed on inspection."""

    @property
    def booked(self) -> bool | None:
        """Whether an inspection was booked."""
    @property
    def tied_to_balance(self) -> bool | None:
        """Whether the balance is due only when it has passed."""

@final
class DeliveryGuarantee(Answer):
    """The delivery guarantee of an order."""

    @property
    def specified_on(self) -> date:
        """The date by which delivery is promised."""

@final
class Event(Answer):
    """Something that happened to an order; what its type does not carry is `None`."""

    @property
    def type(self) -> EventType:
        """What happened."""
    @property
    def at(self) -> datetime:
        """When it happened."""
    @property
    def id(self) -> str | None:
        """The caller's own name for the event; two events with one name are one event."""
    @property
    def by(self) -> Party | None:
        """Who did it."""
    @property
    def amount(self) -> Decimal | None:
        """How much was paid."""
    @property
    def method(self) -> PaymentMethod | None:
        """How it was paid."""
    @property
    def route(self) -> Route | None:
        """Through the platform or not."""
    @property
    def part(self) -> PaymentPart | None:
        """Which instalment it is; `full` is both."""
    @property
    def status(self) -> PaymentStatus | None:
        """Whether the money has arrived."""
    @property
    def ship_by(self) -> date | None:
        """The new date of shipment."""
    @property
    def agreed(self) -> bool | None:
        """Whether the other side agreed to it."""
    @property
    def passed(self) -> bool | None:
        """Whether the goods passed."""
    @property
    def complete(self) -> bool | None:
        """Whether all was shipped."""
    @property
    def ground(self) -> Ground | None:
        """What it is about."""
    @property
    def claim(self) -> Decimal | None:
        """The refund that is claimed."""
    @property
    def evidence(self) -> tuple[EvidenceFile, ...] | None:
        """The files handed in with it."""
    @property
    def refund(self) -> Decimal | None:
        """The refund proposed, settled or ruled."""
    @property
    def from_(self) -> EvidenceFrom | None:
        """From whom evidence is asked."""
    @property
    def due(self) -> datetime | None:
        """By when."""

@final
class EvidenceFile(Answer):
    """A file handed in as evidence."""

    @property
    def name(self) -> str:
        """Its name with extension."""
    @property
    def bytes(self) -> int | None:
        """Its size in bytes; unknown where absent."""

@final
class Row:
    """An order as of an instant, ready to be decided: `Order.prepare` makes it."""

    def decide(self) -> Decision:
        """What matters most of the order, quickly."""
    @property
    def order(self) -> Order:
        """The order."""
    @property
    def as_of(self) -> datetime:
        """The instant it is looked at."""
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Rulebook:
    """Every number, date and list of the rules, dated, with source and grade.

    `Rulebook()` is the one that ships with the library. `Rulebook(path, ...)` reads another from files; a folder
    stands for the `.toml` files in it. Raises `RulebookError` with every problem of it, and `OSError` for a file
    that cannot be read.

    ```python
    >>> import trade_assurance as ta
    >>> book = ta.Rulebook()
    >>> book.zone
    'America/Los_Angeles'
    >>> [value.value for value in book.show("CLM-WINDOW").values if value.name == "CLM-WINDOW"] != []
    True

    ```
    """

    def __new__(cls, *paths: _Path) -> Rulebook: ...
    @staticmethod
    def from_text(files: dict[str, str], /) -> Rulebook:
        """A rulebook from the texts of its files by name, in any order.

        Raises `RulebookError` with every problem of it.
        """
    @staticmethod
    def check(*paths: _Path) -> tuple[RulebookProblem, ...]:
        """Everything that is wrong with the rulebook in some files; nothing where it is sound.

        Raises `OSError` for a file that cannot be read.
        """
    def show(self, name: str | None = None) -> RulebookPage:
        """What the rulebook says: all of it, or what has a word in its name or rests on the fact of that name.

        `book.show("claims")`, `book.show("F-028")`. Raises `NoAnswer` where there is no such entry.
        """
    @property
    def version(self) -> str:
        """The version that the rulebook gives itself."""
    @property
    def digest(self) -> str:
        """The SHA-256 of its canonical form."""
    @property
    def zone(self) -> str:
        """The IANA name of the platform's zone, in which civil days are counted."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Rulebook: ...
    def __deepcopy__(self, _memo: Any) -> Rulebook: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ArrowTable:
    """A table of Arrow columns, made here for whatever library takes such: `pyarrow.table(t)`, `polars.DataFrame(t)`,
    `duckdb.sql("FROM t")`.

    It never changes, and may be given to as many takers as there are; none of its columns is copied.
    """

    @property
    def num_rows(self) -> int:
        """How many rows it has."""
    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns."""
    def to_pyarrow(self) -> Any:
        """The table as a `pyarrow.Table`. Raises `ImportError` where pyarrow is not installed."""
    def to_pandas(self) -> Any:
        """The table as a `pandas.DataFrame`. Raises `ImportError` where pandas or pyarrow is not installed."""
    def to_polars(self) -> Any:
        """The table as a `polars.DataFrame`. Raises `ImportError` where polars is not installed."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The table by the Arrow PyCapsule protocol, in its own types whatever is requested."""
    def __arrow_c_schema__(self) -> Any:
        """The types of its columns by the Arrow PyCapsule protocol."""
    def __len__(self) -> int: ...

@final
class Assessments:
    """The answers on many orders, as they are asked for."""

    def __iter__(self) -> Iterator[Assessment | OrderError]: ...
    def __next__(self) -> Assessment | OrderError: ...

def assess(order: _Document, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> Assessment:
    """Everything the rules say of an order at one instant.

    `order` is the order document as a mapping, JSON text or bytes, a dataclass, or an `Order`. `as_of` is an aware
    `datetime` or RFC 3339 text; the instant of the last event where absent, since no clock is read. Raises
    `OrderError` with everything that is wrong with the document, or with an instant before the order's creation.

    ```python
    >>> import trade_assurance as ta
    >>> order = {"id": "PO-7", "created_at": "2021-03-01T09:00:00Z", "currency": "USD", "total": "12000.00",
    ...          "marketplace": "alibaba.com", "order_type": "offline", "supplier": {"country": "CN"}, "events": []}
    >>> answer = ta.assess(order, as_of="2021-04-02T09:00:00Z")
    >>> answer.coverage.verdict
    <Coverage.NOT_COVERED: 'not_covered'>
    >>> flow = answer.coverage.conditions[1]
    >>> flow.rule.value, flow.reason.value, flow.cites
    ('COV-FLOW', 'not_trade_assurance', ('F-036', 'F-038', 'F-155'))

    ```

    What an answer rests on stands in it: `cites` names the facts of the sources, `grade` how good they are;
    `Rulebook().show(name)` gives either in words.
    """

def assess_json(order: _Document, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> str:
    """The assessment of an order as JSON text, without objects: byte for byte what the command writes.

    Arguments and errors as for `assess`.
    """

def assess_many(orders: Iterable[_Document | tuple[_Document, _Instant | None]], *, as_of: _Instant | None = None, threads: int | None = None, progress: bool = False, rulebook: Rulebook | None = None) -> Iterator[Assessment | OrderError]:
    """Assesses many orders, and gives the answers in their order.

    `orders` gives whatever `assess` takes, or pairs `(order, as_of)`. The work is shared among `threads` (as many as
    the machine has where absent) while other Python threads go on; orders are taken a few hundred at a time, so that
    there may be more than fit in memory. An order that is wrong gives its `OrderError` in its place and stops nothing.
    `progress=True` shows a bar through `tqdm` where that is installed. Raises `ValueError` for no threads, `OrderError`
    for an `as_of` that is no instant, and whatever `orders` itself raises.

    ```python
    >>> import trade_assurance as ta
    >>> good = {"id": "PO-7", "created_at": "2021-03-01T09:00:00Z", "currency": "USD"}
    >>> [type(answer).__name__ for answer in ta.assess_many([good, {"id": "PO-8"}, good], threads=2)]
    ['Assessment', 'OrderError', 'Assessment']

    ```
    """

def calendar(order: _Document, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> Calendar:
    """The calendar of an order: who must or may do what by when, each entry with a name that stays.

    Arguments and errors as for `assess`.
    """

def claim_window(order: _Document, ground: Ground | str, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> ClaimWindow:
    """Whether a claim on a ground comes in time, and when its window closes (rule `CLM-WINDOW`).

    `ground` is a member of `Ground` or its text. Other arguments and errors as for `assess`.

    ```python
    >>> import trade_assurance as ta
    >>> order = ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", order_type="trade_assurance")
    >>> window = ta.claim_window(order, ta.Ground.QUALITY)
    >>> window.outcome.value, "supplier.country" in window.missing
    ('unknown', True)

    ```
    """

def decide(order: _Document, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> Decision:
    """Decides an order as of an instant: the flat decision, without reasons.

    `order` is whatever `assess` takes. To decide one order many times, prepare it once: `row = order.prepare(as_of)`,
    `row.decide()`. Raises `OrderError` with everything that is wrong with the document.

    ```python
    >>> import trade_assurance as ta
    >>> order = ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", marketplace="alibaba.com",
    ...                  order_type="offline", supplier={"country": "CN"}, events=[])
    >>> ta.decide(order).coverage.value, order.prepare("2021-04-02T09:00:00Z").decide().reason.value
    ('not_covered', 'COV-FLOW')

    ```
    """

def decide_table(table: _ArrowStream | _ArrowArray, as_of: _Instant | None = None, *, answers: Sequence[str] | None = None, threads: int | None = None, texts: bool = False, zoneless_is_utc: bool = False, rulebook: Rulebook | None = None) -> ArrowTable:
    """Decides every row of a table, and gives a table of decisions in the same order.

    `table` is whatever holds Arrow columns: a table, a batch or a reader of pyarrow, a data frame of polars or pandas, a
    relation of duckdb. Its columns, their types and those of the answer are in `core/schemas/tables.md`; columns that are
    not known may be left out. `as_of` is for rows that name none. Texts in every column, as in a CSV file, are read with
    `texts=True`; timestamps without a zone are refused unless `zoneless_is_utc=True`. Of the columns of the answer,
    `answers` names those that are wanted: they hold what they hold beside all others, and what only others need is not
    worked out. The work is shared among `threads` (as many as the machine has where absent) while other Python threads go
    on; a reader is read piece by piece.

    A row that cannot be decided says why in its `error` column and stops nothing: all else is null in it, which without
    `error` among the `answers` could be taken for "unknown". Raises `TableError` with everything that is wrong with the
    columns or with `answers`, `OrderError` for an `as_of` that is no instant, `TypeError` for what holds no columns,
    `ValueError` for no threads, and `RuntimeError` with the words of a reader that fails.

    ```python
    >>> import trade_assurance as ta
    >>> orders = [ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", order_type="offline",
    ...                    marketplace="alibaba.com", supplier={"country": "CN"}, events=[])]
    >>> answers = ta.decide_table(ta.rows_table(orders), as_of="2021-04-02T09:00:00Z")
    >>> answers.num_rows, answers.column_names[:4]
    (1, ('order_id', 'edition', 'coverage', 'reason'))
    >>> some = ta.decide_table(ta.rows_table(orders), as_of="2021-04-02T09:00:00Z", answers=["order_id", "coverage"])
    >>> some.column_names
    ('order_id', 'coverage')

    ```
    """

def dispute_timeline(order: _Document, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> DisputeTimeline:
    """How a dispute stands, and what must be done in it by when (rules `DIS-*`).

    Arguments and errors as for `assess`.
    """

def explain(order: _Document, as_of: _Instant | None = None, *, format: Literal['text', 'html'] = 'text', colour: bool = False, width: int = 80, rulebook: Rulebook | None = None) -> str:
    """The assessment of an order in words: a page of text, or one HTML document that is fit to print.

    `format` is `text` or `html`; `colour` marks good and bad for a terminal, and `width` is the length of a line,
    both for text alone. Other arguments and errors as for `assess`.
    """

def export_calendar(order: _Document, as_of: _Instant | None = None, *, format: Literal['ics', 'csv', 'json', 'text'] = 'ics', rulebook: Rulebook | None = None) -> str:
    """The calendar of an order for other programs: `ics` (iCalendar), `csv`, `json`, or `text` for people.

    Equal orders give equal bytes; the names of entries stay from one export to the next. Other arguments and errors
    as for `assess`.
    """

def fee_for_budget(order: _Document, budget: _Amount, method: PaymentMethod | str, at: _Instant | None = None, *, rulebook: Rulebook | None = None) -> TotalAnswer:
    """The largest total that, paid at once by `method`, stays within `budget` (rule `FEE-INVERSE`).

    `budget` is in the order's currency, as `Decimal`, `int` or text; `at` is when it is paid, the order's creation
    where absent. Raises as `fee_for_net`.
    """

def fee_for_net(order: _Document, net: _Amount, *, rulebook: Rulebook | None = None) -> TotalAnswer:
    """The smallest total that leaves the supplier at least `net` (rule `FEE-INVERSE`).

    `net` is in the order's currency, as `Decimal`, `int` or text. Raises `OrderError` as `assess` does, and `NoAnswer`
    where no total can be told.

    ```python
    >>> import trade_assurance as ta
    >>> order = ta.Order(id="PO-7", created_at="2021-05-01T09:00:00Z", currency="USD",
    ...                  order_type="trade_assurance", supplier={"country": "CN"}, logistics="alibaba")
    >>> ta.fee_for_net(order, 990).total
    Decimal('1000.00')

    ```
    """

def fee_quote(order: _Document, *, rulebook: Rulebook | None = None) -> FeeComponent:
    """The supplier's transaction fee on an order (rule `FEE-SUPPLIER`); its events do not matter.

    Amounts are in the order's currency. Raises `OrderError` as `assess` does.

    ```python
    >>> import trade_assurance as ta
    >>> order = ta.Order(id="PO-7", created_at="2021-05-01T09:00:00Z", currency="USD", total="10000.00",
    ...                  order_type="trade_assurance", supplier={"country": "CN"}, logistics="alibaba")
    >>> fee = ta.fee_quote(order)
    >>> fee.min == fee.max, fee.max, fee.rate, fee.cap
    (True, Decimal('100.00'), Decimal('0.01'), Decimal('100.00'))

    ```
    """

def import_alibaba(*responses: Mapping[str, Any] | str | bytes | bytearray, supplier: _Part | None = None, ship_after: ShipAfter | str | None = None, status_since: _Instant | None = None, tracking_zone: str | None = None, keep_incomplete_events: bool | None = None) -> Imported:
    """The platform's own answers on one order as an order document, with notes on what was not taken over.

    Each of `responses` is one response body as JSON bytes or text, or as a mapping. Give the body rather than what
    `json.loads` made of it: that turns amounts into binary floats, which are refused. The options say what no
    response tells: `supplier` (a mapping as in the order document), `ship_after`, `status_since`, `tracking_zone`,
    `keep_incomplete_events`. Raises `OrderError` with everything that is wrong with responses and options.
    """

def lint(draft: _Document, *, rulebook: Rulebook | None = None) -> tuple[TermFinding, ...]:
    """What the wording of a contract draft lacks (rules `TRM-*`), before anybody pays.

    `draft` is the draft document as a mapping, JSON text or bytes, or a dataclass. Raises `OrderError` with everything
    that is wrong with it.
    """

def payment_fee(order: _Document, method: PaymentMethod | str, amount: _Amount, at: _Instant | None = None, *, rulebook: Rulebook | None = None) -> FeeComponent:
    """What processing one payment on the platform costs the buyer (rule `FEE-PAYMENT`).

    `method` is a member of `PaymentMethod` or its text; `amount` is in the order's currency, as `Decimal`, `int` or
    text; `at` is when it is paid, the order's creation where absent. Raises `OrderError` as `assess` does.
    """

def postings(order: _Document, as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> tuple[Posting, ...]:
    """Every movement of an order's money up to an instant, as balanced entries for a ledger (rule `REL-POSTING`).

    Arguments and errors as for `assess`; raises `NoAnswer` where missing facts leave open how the money moved.
    """

def rows_table(orders: Iterable[_Document | tuple[_Document, _Instant | None]], as_of: _Instant | None = None, *, rulebook: Rulebook | None = None) -> ArrowTable:
    """Makes the table of rows that `decide_table` decides: each order folded into its row, events replayed.

    `orders` gives whatever `decide` takes, or pairs `(order, as_of)`; `as_of` is for those that have none, and the instant
    of an order's last event where both are absent. Write it to a file, add columns to it, decide it as of a later day: a row knows all of the order that
    `decide_table` can tell. Raises `OrderError` with everything that is wrong with the first document that is not right;
    `orders[3].total` says which it is.

    ```python
    >>> import trade_assurance as ta
    >>> rows = ta.rows_table([{"id": "PO-7", "created_at": "2021-03-01T09:00:00Z", "currency": "USD"}])
    >>> rows.num_rows, rows.column_names[:4]
    (1, ('order_id', 'created_at', 'as_of', 'currency'))

    ```
    """

def schema(document: Literal['order', 'assessment']) -> str:
    """The JSON Schema of a document: `order` (what goes in) or `assessment` (what comes out).

    Raises `ValueError` for any other name.
    """

class Action(_StrEnum):
    """What a calendar entry asks for or allows."""

    CONFIRM_ORDER = "confirm_order"
    PAY = "pay"
    SHIP = "ship"
    INSPECT = "inspect"
    OPEN_DISPUTE = "open_dispute"
    REPLY = "reply"
    ESCALATE = "escalate"
    WITHDRAW = "withdraw"
    SUBMIT_EVIDENCE = "submit_evidence"
    ESCALATE_AUTOMATICALLY = "escalate_automatically"
    JOIN_CASE = "join_case"
    DECIDE_CASE = "decide_case"
    START_REFUND = "start_refund"
    CONFIRM_RECEIPT = "confirm_receipt"
    EXTEND_RECEIPT = "extend_receipt"
    RELEASE_FUNDS = "release_funds"
    CLAIM_GUARANTEE = "claim_guarantee"
    ISSUE_COUPON = "issue_coupon"
    REQUEST_RETURN = "request_return"
    SEND_GOODS_BACK = "send_goods_back"

class BuyerTier(_StrEnum):
    """The buyer's membership tier."""

    REGISTERED = "registered"
    POTENTIAL = "potential"
    SMALL_BUSINESS = "small_business"
    ENTERPRISE = "enterprise"
    ENTERPRISE_PRO = "enterprise_pro"
    GOLD = "gold"
    SEED = "seed"
    SCALEUP = "scaleup"

class Claimability(_StrEnum):
    """Whether a claim on one ground has a footing."""

    CLAIMABLE = "claimable"
    NOT_CLAIMABLE = "not_claimable"
    UNDETERMINED = "undetermined"
    DISCRETIONARY = "discretionary"

class Coverage(_StrEnum):
    """Whether an order is protected."""

    COVERED = "covered"
    PARTLY_COVERED = "partly_covered"
    NOT_COVERED = "not_covered"
    UNDETERMINED = "undetermined"
    UNPUBLISHED = "unpublished"

class CoverageType(_StrEnum):
    """The coverage type of an order under edition `intl-2015`."""

    PRE_SHIPMENT = "pre_shipment"
    POST_DELIVERY = "post_delivery"

class DisputeCause(_StrEnum):
    """What brought a dispute into its present state."""

    FILED = "filed"
    BUYER = "buyer"
    SILENCE = "silence"
    TIME = "time"
    EVIDENCE_REVIEW = "evidence_review"
    ACCEPTED = "accepted"
    QUICK_REFUND = "quick_refund"
    SETTLEMENT = "settlement"
    RULING = "ruling"
    NO_EVIDENCE = "no_evidence"

class DisputeState(_StrEnum):
    """The states of a dispute."""

    NONE = "none"
    NEGOTIATING = "negotiating"
    ESCALATED = "escalated"
    AGREED = "agreed"
    RULED = "ruled"
    REFUNDED = "refunded"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED_SILENCE = "closed_silence"
    CANCELLED_NO_EVIDENCE = "cancelled_no_evidence"

class Edition(_StrEnum):
    """The rule editions; `unknown` where a missing country decides which one it is."""

    INTL_2015 = "intl-2015"
    INTL_2017 = "intl-2017"
    US_2019 = "us-2019"
    INTL_2019 = "intl-2019"
    INTL_2022 = "intl-2022"
    INTL_2023 = "intl-2023"
    UNKNOWN = "unknown"

class EventType(_StrEnum):
    """The types of events."""

    CONTRACT_CONFIRMED = "contract_confirmed"
    PAYMENT = "payment"
    SHIP_DATE_AMENDED = "ship_date_amended"
    INSPECTION = "inspection"
    SHIPPED = "shipped"
    CUSTOMS_CLEARED = "customs_cleared"
    DELIVERED = "delivered"
    RECEIPT_CONFIRMED = "receipt_confirmed"
    SUPPLIER_REFUSED = "supplier_refused"
    RECEIPT_EXTENDED = "receipt_extended"
    ISSUE_FOUND = "issue_found"
    BREACH_ACCEPTED = "breach_accepted"
    GUARANTEE_CLAIMED = "guarantee_claimed"
    RETURN_REQUESTED = "return_requested"
    RETURN_APPROVED = "return_approved"
    RETURN_SENT = "return_sent"
    ORDER_CANCELLED = "order_cancelled"
    ORDER_CLOSED = "order_closed"
    ADDRESS_CHANGED = "address_changed"
    DISPUTE_OPENED = "dispute_opened"
    REPLY = "reply"
    ACCEPT = "accept"
    ESCALATE = "escalate"
    WITHDRAW = "withdraw"
    EVIDENCE_REQUESTED = "evidence_requested"
    EVIDENCE_SUBMITTED = "evidence_submitted"
    SETTLEMENT = "settlement"
    RULING = "ruling"
    REFUND_PAID = "refund_paid"

class EvidenceFrom(_StrEnum):
    """Whom the programme asks for evidence."""

    BUYER = "buyer"
    SUPPLIER = "supplier"
    BOTH = "both"

class FeeStatus(_StrEnum):
    """How far a fee is known."""

    EXACT = "exact"
    BAND = "band"
    UNPUBLISHED = "unpublished"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"

class Field(_StrEnum):
    """A fact that an answer may lack, as the path of the order document that holds it."""

    MARKETPLACE = "marketplace"
    ORDER_TYPE = "order_type"
    USD_RATE = "usd_rate"
    TOTAL = "total"
    TAX = "tax"
    SUPPLIER_COUNTRY = "supplier.country"
    SUPPLIER_ENROLLED = "supplier.enrolled"
    SUPPLIER_GOLD_MEMBER = "supplier.gold_member"
    SUPPLIER_VERIFIED = "supplier.verified"
    SUPPLIER_LIMIT_AVAILABLE = "supplier.limit_available"
    BUYER_COUNTRY = "buyer.country"
    BUYER_TIER = "buyer.tier"
    DESTINATION_COUNTRY = "destination_country"
    BUY_NOW = "buy_now"
    LOGISTICS = "logistics"
    ONETOUCH = "onetouch"
    PRODUCT_KIND = "product_kind"
    TRANSPORT = "transport"
    INCOTERM = "incoterm"
    COVERAGE_TYPE = "coverage_type"
    TERMS = "terms"
    TERMS_QUANTITY = "terms.quantity"
    TERMS_QUALITY = "terms.quality"
    TERMS_INSPECTION = "terms.inspection"
    TERMS_DELIVERY_GUARANTEE = "terms.delivery_guarantee"
    TERMS_EASY_RETURN = "terms.easy_return"
    TERMS_DEFECTS_DISCLOSED = "terms.defects_disclosed"
    EVENTS = "events"
    EVENTS_ROUTE = "events[].route"
    EVENTS_PART = "events[].part"
    EVENTS_METHOD = "events[].method"

class FindingCode(_StrEnum):
    """The kinds of findings."""

    NO_EDITION = "NO_EDITION"
    SHIP_DATE_NOT_AGREED = "SHIP_DATE_NOT_AGREED"
    SHIP_DATE_BEYOND_90 = "SHIP_DATE_BEYOND_90"
    PAYMENT_METHOD_LIMIT = "PAYMENT_METHOD_LIMIT"
    PAYMENT_METHOD_UNAVAILABLE = "PAYMENT_METHOD_UNAVAILABLE"
    EXTENSION_IGNORED = "EXTENSION_IGNORED"
    REFUND_CAPPED = "REFUND_CAPPED"
    QUICK_REFUND_TIER_UNKNOWN = "QUICK_REFUND_TIER_UNKNOWN"
    EVIDENCE_MISSING_SUPPLIER = "EVIDENCE_MISSING_SUPPLIER"
    RELEASE_MODEL_CONFLICT = "RELEASE_MODEL_CONFLICT"
    FEE_DIFFERS = "FEE_DIFFERS"
    EVIDENCE_TOO_MANY_FILES = "EVIDENCE_TOO_MANY_FILES"
    EVIDENCE_TOO_LARGE = "EVIDENCE_TOO_LARGE"
    EVIDENCE_EXTENSION = "EVIDENCE_EXTENSION"
    EVIDENCE_FILE_NAME = "EVIDENCE_FILE_NAME"
    EVENT_IGNORED = "EVENT_IGNORED"
    EVENT_BEFORE_ORDER = "EVENT_BEFORE_ORDER"
    NO_INSPECTION_BOOKED = "NO_INSPECTION_BOOKED"
    LIMIT_BELOW_ORDER = "LIMIT_BELOW_ORDER"
    QUICK_REFUND_POSSIBLE = "QUICK_REFUND_POSSIBLE"
    DUPLICATE_EVENT = "DUPLICATE_EVENT"
    SUPPLIER_COUNTRY_UNLISTED = "SUPPLIER_COUNTRY_UNLISTED"

class Grade(_StrEnum):
    """How good a source is, best first."""

    OFFICIAL = "official"
    MIRROR = "mirror"
    SECONDARY = "secondary"
    SEED = "seed"
    DERIVED = "derived"
    ASSUMPTION = "assumption"

class Ground(_StrEnum):
    """What a claim is about."""

    NOT_SHIPPED = "not_shipped"
    LATE_SHIPMENT = "late_shipment"
    QUALITY = "quality"
    QUANTITY = "quantity"
    LATE_DELIVERY = "late_delivery"
    CHANGE_OF_MIND = "change_of_mind"
    AFTER_SALES = "after_sales"
    WARRANTY = "warranty"
    REPLACEMENT = "replacement"
    DESTINATION_COST = "destination_cost"
    TRANSIT_DAMAGE = "transit_damage"
    CARRIER_CHANGED = "carrier_changed"
    BUYER_NOT_PAID = "buyer_not_paid"

class GuaranteeForm(_StrEnum):
    """What a guarantee pays in."""

    COUPON = "coupon"
    REFUND = "refund"

class Incoterm(_StrEnum):
    """Incoterms 2020 and the older DAT."""

    EXW = "EXW"
    FCA = "FCA"
    FAS = "FAS"
    FOB = "FOB"
    CFR = "CFR"
    CIF = "CIF"
    CPT = "CPT"
    CIP = "CIP"
    DAP = "DAP"
    DPU = "DPU"
    DAT = "DAT"
    DDP = "DDP"

class LifecycleState(_StrEnum):
    """The states of an order."""

    AWAITING_CONFIRMATION = "awaiting_confirmation"
    AWAITING_PAYMENT = "awaiting_payment"
    PAYMENT_PROCESSING = "payment_processing"
    AWAITING_BALANCE = "awaiting_balance"
    AWAITING_SHIPMENT = "awaiting_shipment"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    COMPLETED = "completed"
    CLOSED = "closed"
    CANCELLED = "cancelled"

class Logistics(_StrEnum):
    """Whose logistics carry the goods."""

    ALIBABA = "alibaba"
    THIRD_PARTY = "third_party"

class Marketplace(_StrEnum):
    """The marketplace that an order was made on."""

    ALIBABA_COM = "alibaba.com"
    M1688 = "1688"
    TAOBAO = "taobao"
    OTHER = "other"

class NoteCode(_StrEnum):
    """The kinds of notes on an import."""

    DUPLICATE_RESPONSE = "duplicate_response"
    UNKNOWN_WORD = "unknown_word"
    NOT_TELLING = "not_telling"
    CONTRADICTION = "contradiction"
    TIMESTAMP_IMPLAUSIBLE = "timestamp_implausible"
    DATE_FROM_TEXT = "date_from_text"
    DATE_UNREADABLE = "date_unreadable"
    DATES_DIFFER = "dates_differ"
    ID_MASKED = "id_masked"
    UNKNOWN_COUNTRY = "unknown_country"
    DERIVED = "derived"
    OTHER_CURRENCY = "other_currency"
    TAX_OUTSIDE_TOTAL = "tax_outside_total"
    AMOUNTS_DIFFER = "amounts_differ"
    DUPLICATE_PAYMENT = "duplicate_payment"
    UNDATED = "undated"
    NOT_GIVEN = "not_given"
    EVENTS_INCOMPLETE = "events_incomplete"
    REFUND_WITHOUT_DISPUTE = "refund_without_dispute"
    NO_ZONE = "no_zone"
    TERMS_UNKNOWN = "terms_unknown"
    DELETED = "deleted"

class OnSilence(_StrEnum):
    """What happens when a right or duty lapses unused."""

    ESCALATED = "escalated"
    CLOSED_SILENCE = "closed_silence"
    QUICK_REFUND = "quick_refund"
    CANCELLED_NO_EVIDENCE = "cancelled_no_evidence"
    DECIDED_WITHOUT_EVIDENCE = "decided_without_evidence"
    COMPLETED = "completed"
    CLAIM_LAPSES = "claim_lapses"
    CLAIM_OPENS = "claim_opens"
    CANCELLED = "cancelled"
    PROGRAMME_ADVANCES = "programme_advances"
    RIGHT_LAPSES = "right_lapses"
    NOTHING = "nothing"

class OrderType(_StrEnum):
    """How an order was made."""

    TRADE_ASSURANCE = "trade_assurance"
    DIRECT_PAY = "direct_pay"
    OFFLINE = "offline"

class Outcome(_StrEnum):
    """The answer of one condition."""

    MET = "met"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DISCRETIONARY = "discretionary"

class Party(_StrEnum):
    """The parts that somebody can play in an order."""

    BUYER = "buyer"
    SUPPLIER = "supplier"
    PROGRAMME = "programme"
    INSPECTOR = "inspector"

class PaymentMethod(_StrEnum):
    """How a payment was made."""

    CARD = "card"
    APPLE_PAY = "apple_pay"
    GOOGLE_PAY = "google_pay"
    AFTERPAY = "afterpay"
    PAYPAL = "paypal"
    WIRE = "wire"
    LOCAL_WIRE = "local_wire"
    ONLINE_BANK = "online_bank"
    WESTERN_UNION = "western_union"
    BOLETO = "boleto"
    ALIPAY = "alipay"
    WECHAT_PAY = "wechat_pay"
    CASH = "cash"
    OTHER = "other"
    PAY_LATER = "pay_later"
    PAYMENT_TERMS = "payment_terms"

class PaymentPart(_StrEnum):
    """Which instalment a payment is; `full` is both."""

    INITIAL = "initial"
    BALANCE = "balance"
    FULL = "full"
    OTHER = "other"

class PaymentStatus(_StrEnum):
    """Whether the money has arrived."""

    RECEIVED = "received"
    PROCESSING = "processing"

class PostingKind(_StrEnum):
    """Why money moved."""

    PAYMENT = "payment"
    PAYMENT_FEE = "payment_fee"
    RELEASE = "release"
    ESCROW_REFUND = "escrow_refund"
    REFUND = "refund"

class ProblemCode(_StrEnum):
    """What can be wrong with a document."""

    SYNTAX = "SYNTAX"
    NOT_TEXT = "NOT_TEXT"
    TOO_DEEP = "TOO_DEEP"
    TOO_MANY = "TOO_MANY"
    DUPLICATE_KEY = "DUPLICATE_KEY"
    UNKNOWN_FIELD = "UNKNOWN_FIELD"
    MISSING_FIELD = "MISSING_FIELD"
    WRONG_TYPE = "WRONG_TYPE"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    NOT_A_COUNTRY = "NOT_A_COUNTRY"
    NOT_A_CURRENCY = "NOT_A_CURRENCY"
    NOT_AN_AMOUNT = "NOT_AN_AMOUNT"
    NEGATIVE_AMOUNT = "NEGATIVE_AMOUNT"
    TOO_MANY_DECIMALS = "TOO_MANY_DECIMALS"
    AMOUNT_TOO_LARGE = "AMOUNT_TOO_LARGE"
    NOT_AN_INSTANT = "NOT_AN_INSTANT"
    NO_OFFSET = "NO_OFFSET"
    TOO_FINE = "TOO_FINE"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    NOT_A_DATE = "NOT_A_DATE"
    NOT_A_ZONE = "NOT_A_ZONE"
    SKIPPED_INSTANT = "SKIPPED_INSTANT"
    AMBIGUOUS_INSTANT = "AMBIGUOUS_INSTANT"
    CURRENCY_MISMATCH = "CURRENCY_MISMATCH"
    AMOUNT_INCONSISTENT = "AMOUNT_INCONSISTENT"
    CONFLICTING_FIELDS = "CONFLICTING_FIELDS"
    AS_OF_BEFORE_CREATED = "AS_OF_BEFORE_CREATED"

class ProductKind(_StrEnum):
    """Stock goods or goods made to specification."""

    WHOLESALE = "wholesale"
    CUSTOM = "custom"

class Reason(_StrEnum):
    """Why a condition came out as it did."""

    FACT_MISSING = "fact_missing"
    EDITION_UNKNOWN = "edition_unknown"
    NO_EDITION = "no_edition"
    OTHER_MARKETPLACE = "other_marketplace"
    NOT_TRADE_ASSURANCE = "not_trade_assurance"
    NOT_ENROLLED = "not_enrolled"
    COUNTRY_NOT_LISTED = "country_not_listed"
    NOT_GOLD_MEMBER = "not_gold_member"
    NOT_VERIFIED = "not_verified"
    DERIVED_FROM_MEMBERSHIP = "derived_from_membership"
    SELECTED_OVERSEAS_COUNTRIES = "selected_overseas_countries"
    NOT_PAID = "not_paid"
    PAID_OFF_PLATFORM = "paid_off_platform"
    NEVER_COVERED = "never_covered"
    DELIVERY_GUARANTEE_ONLY = "delivery_guarantee_only"
    BUYER_BEARS_TRANSPORT_RISK = "buyer_bears_transport_risk"
    GOODS_RECEIVED = "goods_received"
    NOT_FOR_THIS_ORDER_TYPE = "not_for_this_order_type"
    SUPPLIER_BEARS_TRANSPORT_RISK = "supplier_bears_transport_risk"
    GOODS_NOT_RECEIVED = "goods_not_received"
    NO_SHIP_DATE = "no_ship_date"
    PAYMENT_NOT_RECEIVED = "payment_not_received"
    NO_QUALITY_TERMS = "no_quality_terms"
    TERMS_NOT_MEASURABLE = "terms_not_measurable"
    NO_QUANTITY_TERMS = "no_quantity_terms"
    SHIPPED_LATE = "shipped_late"
    SUPPLIER_REFUSED = "supplier_refused"
    SHIP_DATE_PASSED = "ship_date_passed"
    DISPUTE_NAMES_GROUND = "dispute_names_ground"
    ISSUE_FOUND = "issue_found"
    INSPECTION_FAILED = "inspection_failed"
    DELIVERED_UNPAID = "delivered_unpaid"
    SHIPPED_ON_TIME = "shipped_on_time"
    SHIPPED = "shipped"
    NOT_YET = "not_yet"
    WINDOW_CLOSED = "window_closed"
    WINDOW_CLOSED_BY_SHIPMENT = "window_closed_by_shipment"
    WINDOW_OPEN = "window_open"
    WINDOW_NOT_BEGUN = "window_not_begun"
    JUDGED_AT_FILING = "judged_at_filing"
    BREACH_ACCEPTED = "breach_accepted"
    DEFECTS_DISCLOSED = "defects_disclosed"
    INSPECTION_PASSED = "inspection_passed"
    NOT_BOOKED = "not_booked"
    DELIVERED_ON_TIME = "delivered_on_time"
    ORDER_CHANGED = "order_changed"
    AMOUNT_TOO_HIGH = "amount_too_high"
    COUNTRY_OUTSIDE = "country_outside"

class ReleaseCause(_StrEnum):
    """What lets money go."""

    AUTOMATIC_COMPLETION = "automatic_completion"

class ReleaseModel(_StrEnum):
    """When the supplier's money moves."""

    LIMIT = "limit"
    COMPLETION = "completion"
    INSPECTION_AND_SHIPMENT = "inspection_and_shipment"

class Role(_StrEnum):
    """Whose account a posting stands on."""

    BUYER = "buyer"
    ESCROW = "escrow"
    SUPPLIER = "supplier"
    PROGRAMME = "programme"
    FEE_INCOME = "fee_income"

class Route(_StrEnum):
    """Whether a payment went through the platform."""

    ON_PLATFORM = "on_platform"
    OFF_PLATFORM = "off_platform"

class Rule(_StrEnum):
    """Every rule that puts a line into an answer."""

    EDI_SELECT = "EDI-SELECT"
    COV_MARKET = "COV-MARKET"
    COV_FLOW = "COV-FLOW"
    COV_SUPPLIER = "COV-SUPPLIER"
    COV_PAYMENT = "COV-PAYMENT"
    COV_AMOUNT = "COV-AMOUNT"
    CLM_GROUND = "CLM-GROUND"
    CLM_TERM_DATE = "CLM-TERM-DATE"
    CLM_TERM_QUALITY = "CLM-TERM-QUALITY"
    CLM_TERM_QUANTITY = "CLM-TERM-QUANTITY"
    CLM_BREACH = "CLM-BREACH"
    CLM_WINDOW = "CLM-WINDOW"
    CLM_ACCEPTED = "CLM-ACCEPTED"
    CLM_EXCLUDED = "CLM-EXCLUDED"
    CLM_INSPECTION = "CLM-INSPECTION"
    FEE_SUPPLIER = "FEE-SUPPLIER"
    FEE_PAYMENT = "FEE-PAYMENT"
    FEE_WITHDRAWAL = "FEE-WITHDRAWAL"
    FEE_INVERSE = "FEE-INVERSE"
    REL_MODEL = "REL-MODEL"
    REL_COMPLETE = "REL-COMPLETE"
    REL_EXTEND = "REL-EXTEND"
    REL_LOCK = "REL-LOCK"
    REL_REFUND = "REL-REFUND"
    REL_START = "REL-START"
    REL_POSTING = "REL-POSTING"
    DIS_OPEN = "DIS-OPEN"
    DIS_REPLY = "DIS-REPLY"
    DIS_ACCEPT = "DIS-ACCEPT"
    DIS_ESCALATE = "DIS-ESCALATE"
    DIS_AUTO = "DIS-AUTO"
    DIS_SILENCE = "DIS-SILENCE"
    DIS_QUICK = "DIS-QUICK"
    DIS_WITHDRAW = "DIS-WITHDRAW"
    DIS_EVIDENCE = "DIS-EVIDENCE"
    DIS_FILES = "DIS-FILES"
    DIS_TEAM = "DIS-TEAM"
    DIS_DECIDE = "DIS-DECIDE"
    DIS_SETTLE = "DIS-SETTLE"
    DIS_REFILE = "DIS-REFILE"
    GUA_DELIVERY = "GUA-DELIVERY"
    GUA_RETURN = "GUA-RETURN"
    LIF_STATE = "LIF-STATE"
    LIF_CONFIRM = "LIF-CONFIRM"
    LIF_PAY = "LIF-PAY"
    LIF_SHIP = "LIF-SHIP"
    LIF_INSPECT = "LIF-INSPECT"
    LIF_CHANGE = "LIF-CHANGE"
    TRM_SHIP = "TRM-SHIP"
    TRM_QUANTITY = "TRM-QUANTITY"
    TRM_QUALITY = "TRM-QUALITY"
    TRM_DIMENSIONS = "TRM-DIMENSIONS"
    TRM_WEIGHT = "TRM-WEIGHT"
    TRM_PACKAGING = "TRM-PACKAGING"
    TRM_INSPECTION = "TRM-INSPECTION"
    TRM_ATTACHMENT = "TRM-ATTACHMENT"
    TRM_OFF_PLATFORM = "TRM-OFF-PLATFORM"
    TRM_FREIGHT = "TRM-FREIGHT"
    TRM_REMARKS = "TRM-REMARKS"
    TRM_TEST_PAYMENT = "TRM-TEST-PAYMENT"
    TRM_PROMISE = "TRM-PROMISE"

class Severity(_StrEnum):
    """How much a remark on a contract draft weighs."""

    BLOCKING = "blocking"
    WARNING = "warning"
    ADVICE = "advice"

class ShipAfter(_StrEnum):
    """Which payment a relative ship term counts from."""

    INITIAL_PAYMENT = "initial_payment"
    BALANCE = "balance"

class Transport(_StrEnum):
    """The way of transport."""

    EXPRESS = "express"
    AIR = "air"
    LAND = "land"
    SEA = "sea"
    POSTAL = "postal"
