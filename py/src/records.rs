//! The classes of answers: for each field its document name, its sort of value and its meaning.
//!
//! The names are those of the JSON Schema of the assessment; a test compares the two, so that nothing is missing.

use crate::answer::Answer;
use crate::value::{Class, Decimal, Field, Kind, Shape};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::Value;
use trade_assurance::assessment::ReleaseCause;
use trade_assurance::calendar::Action;
use trade_assurance::codes::{
    BuyerTier, Claimability, Coverage, CoverageType, DisputeCause, DisputeState, Edition, EvidenceFrom, FeeStatus,
    Grade, Ground, Incoterm, LifecycleState, Logistics, Marketplace, OnSilence, OrderType, Outcome, Party,
    PaymentMethod, PaymentPart, PaymentStatus, ProductKind, Reason, ReleaseModel, Route, ShipAfter, Transport,
};
use trade_assurance::finding::FindingCode;
use trade_assurance::order::import::NoteCode;
use trade_assurance::order::{EventType, ProblemCode};
use trade_assurance::postings::{PostingKind, Role};
use trade_assurance::rule::Rule;
use trade_assurance::rules::guarantees::GuaranteeForm;
use trade_assurance::rules::terms::Severity;
use trade_assurance::time::{Day, Instant};

/// A path of the order document that holds a fact.
type FactPath = trade_assurance::codes::Field;

macro_rules! name_of {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

macro_rules! records {
    ($(
        $(#[doc = $about:literal])+
        $class:ident { $( $(#[doc = $meaning:literal])+ $field:ident $(= $name:literal)?: $type:ty, )* }
        $(with { $($method:tt)* })?
    )+) => {
        /// Every class.
        pub(crate) const ALL: &[&Class] = &[$($class::CLASS),+];

        $(
            $(#[doc = $about])+
            #[pyclass(frozen, extends = Answer, module = "trade_assurance")]
            pub(crate) struct $class;

            impl $class {
                pub(crate) const CLASS: &'static Class = &Class {
                    name: stringify!($class),
                    about: concat!($($about, "\n"),+),
                    fields: &[$(Field {
                        name: name_of!($field $($name)?),
                        about: concat!($($meaning, "\n"),+),
                        kind: <$type as Shape>::KIND,
                    }),*],
                    wrap: |py, answer| {
                        let object = Bound::new(py, PyClassInitializer::from(answer).add_subclass(Self))?;
                        Ok(object.into_any().unbind())
                    },
                };
            }

            impl Shape for $class {
                const KIND: Kind = Kind::Record(Self::CLASS);
            }

            #[pymethods]
            impl $class {
                $(
                    $(#[doc = $meaning])+
                    #[getter]
                    fn $field(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
                        const FIELD: &Field = &Field {
                            name: name_of!($field $($name)?),
                            about: "",
                            kind: <$type as Shape>::KIND,
                        };
                        slf.as_super().get().field(slf.py(), FIELD)
                    }
                )*
                $($($method)*)?
            }
        )+

        /// Adds every class to the module.
        pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
            $(module.add_class::<$class>()?;)+
            Ok(())
        }
    };
}

records! {
    /// What the rules say of an order at one instant.
    Assessment {
        /// The caller's own name for the order.
        order: String,
        /// The instant it was looked at.
        as_of: Instant,
        /// The edition it was created under.
        edition: Option<Edition>,
        /// Which rulebook gave the answer.
        rulebook: RulebookStamp,
        /// Whether it is protected, and on which grounds a claim has a footing.
        coverage: CoverageAnswer,
        /// What it costs.
        fees: FeesAnswer,
        /// Where the money is.
        funds: FundsAnswer,
        /// How the dispute stands.
        dispute: DisputeAnswer,
        /// Where the order stands.
        lifecycle: LifecycleAnswer,
        /// Who must or may do what by when.
        calendar: Vec<Entry>,
        /// The guarantees of the programme.
        guarantees: Vec<GuaranteeAnswer>,
        /// What was odd.
        findings: Vec<Finding>,
        /// The weakest grade that edition, coverage and the supplier's fee rest on.
        weakest_grade: Grade,
        /// The facts that would settle what is unknown.
        missing: Vec<FactPath>,
    }

    /// A change that one party may make.
    AllowedChange {
        /// Who may.
        party: Party,
        /// What.
        action: String,
        /// What the other side must do.
        needs: Option<String>,
    }

    /// An amount between two ends.
    AmountBand {
        /// The least; unknown where absent.
        min: Option<Decimal>,
        /// The most; unknown where absent.
        max: Option<Decimal>,
    }

    /// A computed instant, and between which instants it lies under every reading of the sources.
    ///
    /// Who must act should trust `earliest`; who profits from the lapse should trust `latest`.
    Band {
        /// The instant under this library's reading; nothing where a missing fact decides it.
        at: Option<Instant>,
        /// The earliest instant that a reading gives.
        earliest: Instant,
        /// The latest instant that a reading gives.
        latest: Instant,
    }

    /// One condition and what it rests on.
    ConditionAnswer {
        /// The rule.
        rule: Rule,
        /// How it came out.
        outcome: Outcome,
        /// Why.
        reason: Option<Reason>,
        /// The facts it lacked.
        missing: Vec<FactPath>,
        /// The weakest grade it rests on.
        grade: Grade,
        /// The facts of the sources it rests on.
        cites: Vec<String>,
    }

    /// Whether the order is protected.
    CoverageAnswer {
        /// The verdict.
        verdict: Coverage,
        /// For how much, where it is protected.
        covered_amount: Option<AmountBand>,
        /// Every condition, failed or not.
        conditions: Vec<ConditionAnswer>,
        /// Every ground a claim could name.
        grounds: Vec<GroundAnswer>,
    }

    /// How the dispute stands; everything is unknown where the order's events or edition are.
    DisputeAnswer {
        /// The state.
        state: Option<DisputeState>,
        /// What brought it about.
        cause: Option<DisputeCause>,
        /// What the claim is about.
        ground: Option<Ground>,
        /// What was claimed.
        claim: Option<Decimal>,
        /// When it was filed.
        opened_at: Option<Instant>,
        /// Whose answer is awaited while negotiating.
        turn: Option<Party>,
        /// Since when.
        turn_since: Option<Instant>,
        /// The settled refund, after the cap.
        refund: Option<Decimal>,
        /// The ordinal day of the dispute: today while it is active, else the day it ended.
        day: Option<i64>,
        /// When it entered its state.
        entered_at: Option<Instant>,
    }

    /// A right or duty with its time.
    Entry {
        /// The rule it stands on.
        rule: Rule,
        /// Whose it is.
        party: Party,
        /// What.
        action: Action,
        /// From when; open already where absent.
        opens: Option<Band>,
        /// Until when; nothing closes it where absent.
        closes: Option<Band>,
        /// What happens if it is not used.
        on_silence: Option<OnSilence>,
        /// The weakest grade it rests on.
        grade: Grade,
    }

    /// One fee.
    FeeComponent {
        /// The rule.
        rule: Rule,
        /// How far it is known.
        status: FeeStatus,
        /// The least.
        min: Option<Decimal>,
        /// The most.
        max: Option<Decimal>,
        /// Its currency.
        currency: String,
        /// What it is a share of.
        base: Option<Decimal>,
        /// The share.
        rate: Option<Decimal>,
        /// The cap.
        cap: Option<Decimal>,
        /// The facts that would settle it.
        missing: Vec<FactPath>,
        /// The weakest grade it rests on.
        grade: Grade,
        /// The facts of the sources it rests on.
        cites: Vec<String>,
        /// The day from which the rate has been in force.
        since: Option<Day>,
    }

    /// What the order costs.
    FeesAnswer {
        /// The supplier's transaction fee.
        supplier: FeeComponent,
        /// The processing of each payment, in the order of their instants.
        payments: Vec<FeeComponent>,
        /// One withdrawal of the supplier.
        withdrawal: FeeComponent,
    }

    /// Something odd about the order.
    Finding {
        /// What kind.
        code: FindingCode,
        /// Where in the document; the order as a whole where absent.
        path: Option<String>,
        /// In words.
        text: String,
    }

    /// Amounts that are known between two ends only; those that are known are left out.
    FundBands {
        /// Frozen above the supplier's limit.
        frozen: Option<AmountBand>,
        /// Held until a condition or completion.
        held: Option<AmountBand>,
        /// Settled and still owed by the supplier.
        refund_due_from_supplier: Option<AmountBand>,
        /// Returned to the buyer from escrow.
        refunded_from_escrow: Option<AmountBand>,
        /// Passed on to the supplier.
        released: Option<AmountBand>,
    }

    /// Where the money is.
    FundsAnswer {
        /// Received on the platform.
        paid_on_platform: Option<Decimal>,
        /// Received off the platform.
        paid_off_platform: Option<Decimal>,
        /// Passed on to the supplier.
        released: Option<Decimal>,
        /// Frozen above the supplier's limit.
        frozen: Option<Decimal>,
        /// Held until a condition or completion.
        held: Option<Decimal>,
        /// Returned to the buyer from escrow.
        refunded_from_escrow: Option<Decimal>,
        /// Whether a dispute locks what is unreleased.
        locked: Option<bool>,
        /// Settled and still owed by the supplier.
        refund_due_from_supplier: Option<Decimal>,
        /// The amounts that are known between two ends only.
        bands: FundBands,
        /// The next release if nobody acts.
        next_release: Option<NextRelease>,
    }

    /// Whether a claim on one ground has a footing.
    GroundAnswer {
        /// The ground.
        ground: Ground,
        /// The verdict.
        verdict: Claimability,
        /// The verdict if the breach had happened.
        if_breached: Claimability,
        /// Its conditions.
        conditions: Vec<ConditionAnswer>,
        /// When it can be claimed; absent for grounds that are never covered.
        window: Option<Window>,
    }

    /// A guarantee of the programme.
    GuaranteeAnswer {
        /// The rule.
        rule: Rule,
        /// Whether the order is entitled to it.
        eligible: Outcome,
        /// What it pays, where that is known.
        amount: Option<AmountBand>,
        /// In what.
        form: GuaranteeForm,
        /// Until when to claim it.
        claim_by: Option<Band>,
        /// On which date it comes without a claim.
        automatic_on: Option<Day>,
        /// Its conditions.
        conditions: Vec<ConditionAnswer>,
    }

    /// Where the order stands.
    LifecycleAnswer {
        /// The state.
        state: Option<LifecycleState>,
        /// What may be changed.
        allowed: Vec<AllowedChange>,
    }

    /// The next release.
    NextRelease {
        /// When; open where a missing fact decides.
        at: Option<Instant>,
        /// The earliest it may come.
        earliest: Instant,
        /// The latest.
        latest: Instant,
        /// How much.
        amount: Option<Decimal>,
        /// Why.
        cause: ReleaseCause,
    }

    /// Which rulebook gave an answer.
    RulebookStamp {
        /// Its version.
        version: String,
        /// The SHA-256 of its canonical form.
        digest: String,
    }

    /// The time in which a claim can be made.
    Window {
        /// From when, where a rule fixes it.
        opens: Option<Band>,
        /// Until when, where it is fixed yet.
        closes: Option<Band>,
    }

    /// A flat decision: what matters most of an order at one instant, quickly. Amounts are in the order's currency.
    ///
    /// Where the order's history hangs on an unknown fact, this may leave money and dispute open of which `assess`
    /// still tells what all ends have in common. It never says anything else.
    Decision {
        /// The edition that the order was created under.
        edition: Option<Edition>,
        /// Whether it is protected.
        coverage: Coverage,
        /// The first rule that failed, or that is unknown where none failed.
        reason: Option<Rule>,
        /// The least that is covered.
        covered_min: Option<Decimal>,
        /// The most that is covered.
        covered_max: Option<Decimal>,
        /// The least of the supplier's fee.
        supplier_fee_min: Option<Decimal>,
        /// Its most.
        supplier_fee_max: Option<Decimal>,
        /// How far it is known.
        fee_status: FeeStatus,
        /// Released to the supplier.
        released: Option<Decimal>,
        /// Frozen above its limit.
        frozen: Option<Decimal>,
        /// Held until a condition or completion.
        held: Option<Decimal>,
        /// Whether a dispute locks what is unreleased.
        locked: Option<bool>,
        /// When the next release comes if nobody acts.
        next_release_at: Option<Instant>,
        /// The state of the dispute.
        dispute_state: Option<DisputeState>,
        /// What brought it about.
        dispute_cause: Option<DisputeCause>,
        /// From when the claimant may escalate.
        may_escalate_from: Option<Instant>,
        /// When the next deadline closes; open where a missing fact decides.
        next_deadline_at: Option<Instant>,
        /// The earliest it may close: who must act should trust this one.
        next_deadline_earliest: Option<Instant>,
        /// The latest: who profits from the lapse should trust this one.
        next_deadline_latest: Option<Instant>,
        /// Whose the next deadline is.
        next_deadline_party: Option<Party>,
        /// What happens if nothing is done.
        next_deadline_on_silence: Option<OnSilence>,
        /// When the claim window closes.
        claim_closes_at: Option<Instant>,
        /// The weakest grade that edition, coverage and the supplier's fee rest on.
        weakest_grade: Grade,
        /// The facts that would settle what is unknown here.
        missing: Vec<FactPath>,
    }

    /// An order total found from a net or a budget.
    TotalAnswer {
        /// The net that was asked for, where it was a net.
        net: Option<Decimal>,
        /// The budget that was asked for, where it was a budget.
        budget: Option<Decimal>,
        /// The total.
        total: Decimal,
        /// What it leaves (net) or costs (budget).
        reached: Decimal,
        /// Whether that is what was asked for, to the minor unit.
        exact: bool,
        /// The next total on the other side of what was asked for.
        neighbour: Option<Neighbour>,
        /// The fee of the total.
        fee: FeeComponent,
    }

    /// The total beside the one that was found.
    Neighbour {
        /// The total.
        total: Decimal,
        /// What it leaves or costs.
        reached: Decimal,
    }

    /// How a claim window stands.
    ClaimWindow {
        /// Whether a claim comes in time.
        outcome: Outcome,
        /// Why.
        reason: Option<Reason>,
        /// The facts for want of which that is open.
        missing: Vec<FactPath>,
        /// When the window closes, where that is fixed.
        closes: Option<Band>,
    }

    /// A dispute on its own: where it stands and what must be done by when.
    DisputeTimeline {
        /// How it stands.
        dispute: DisputeAnswer,
        /// The rights and duties that are open or to come.
        calendar: Vec<Entry>,
        /// The facts for want of which there is no timeline.
        missing: Vec<FactPath>,
    }

    /// The calendar of an order.
    Calendar {
        /// The caller's own name for the order.
        order: String,
        /// The instant it was looked at.
        as_of: Instant,
        /// Who must or may do what by when.
        calendar: Vec<CalendarEntry>,
    }

    /// A right or duty with its time and a name that stays.
    CalendarEntry {
        /// The same from one look to the next, so that a later export updates an earlier one.
        uid: String,
        /// The rule it stands on.
        rule: Rule,
        /// Whose it is.
        party: Party,
        /// What.
        action: Action,
        /// From when; open already where absent.
        opens: Option<Band>,
        /// Until when; nothing closes it where absent.
        closes: Option<Band>,
        /// What happens if it is not used.
        on_silence: Option<OnSilence>,
        /// The weakest grade it rests on.
        grade: Grade,
    }

    /// One balanced entry of the order's money: the same amount leaves one role and reaches another.
    Posting {
        /// The same whenever the same movement is listed again.
        key: String,
        /// When the money moved.
        at: Instant,
        /// Why.
        kind: PostingKind,
        /// Who gives.
        from_ = "from": Role,
        /// Who receives.
        to: Role,
        /// How much.
        amount: Decimal,
        /// In which currency.
        currency: String,
    }

    /// One remark on a contract draft.
    TermFinding {
        /// The rule that makes it: one of `TRM-*`.
        code: Rule,
        /// How much it weighs.
        severity: Severity,
        /// The field of the draft document it is about.
        path: String,
        /// What stands there; empty where nothing does.
        found: String,
        /// The facts that the rule protects, by their IDs in the rulebook.
        protects: Vec<String>,
        /// What is wrong with it.
        message: String,
        /// A wording in its place, with slots (`___`) to fill in; empty where the remedy is to leave it out.
        wording: String,
    }

    /// An imported order, and what there is to say about it.
    Imported {
        /// What was read with a reservation or not at all, in reading order.
        notes: Vec<ImportNote>,
        /// The service fee that the platform charges the supplier, in the order's currency.
        charged_service_fee: Option<Decimal>,
        /// The fee that the platform charges for processing the payments, in the order's currency.
        charged_payment_fee: Option<Decimal>,
        /// The order's status in the platform's own words.
        platform_status: PlatformStatus,
    }
    with {
        /// The order document.
        #[getter]
        fn order(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
            crate::order::of_import(slf.py(), &slf.as_super().get().value())
        }
    }

    /// Something to know about an import.
    ImportNote {
        /// What kind of thing it is.
        code: NoteCode,
        /// Where it stands: the kind of response, and the path in it.
        path: String,
        /// What was found there.
        found: Option<String>,
        /// What that means for the order.
        text: String,
    }

    /// A platform status and the state it stands for.
    PlatformStatus {
        /// The platform's word, as it stands in the response.
        code: Option<String>,
        /// The state it stands for; nothing where the word tells none or is not known.
        state: Option<LifecycleState>,
    }

    /// One thing that is wrong with a document.
    Problem {
        /// Which sort of problem it is.
        code: ProblemCode,
        /// Where: a JSON path such as `events[3].amount`, and `$` for the document itself.
        path: String,
        /// What is wrong, in words.
        message: String,
        /// What was found there, shortened; empty where nothing was.
        found: String,
        /// What is accepted there, where that can be said.
        accepted: Option<String>,
        /// The nearest valid name or word, where one is near.
        nearest: Option<String>,
    }

    /// One thing that is wrong with a rulebook.
    RulebookProblem {
        /// What kind of problem it is, as `rulebook.gap`.
        code: String,
        /// Where: the file, the entry and its field.
        path: String,
        /// What was found, and the nearest name where one is misspelt.
        message: String,
        /// What is accepted there.
        accepted: Option<String>,
    }

    /// One thing that is wrong with the columns of a table.
    TableProblem {
        /// Which sort of problem it is, as `WRONG_TYPE`.
        code: String,
        /// The column.
        column: String,
        /// What is wrong, in words.
        message: String,
        /// The Arrow type that was found, where one was.
        found: Option<String>,
        /// The Arrow types that are accepted.
        accepted: Option<String>,
        /// The column that was probably meant.
        nearest: Option<String>,
    }

    /// Why a question has no answer.
    Refusal {
        /// The code of the reason.
        code: String,
        /// The reason in words.
        message: String,
    }

    /// What a rulebook, or a part of it, says.
    RulebookPage {
        /// The version that the rulebook gives itself.
        version: String,
        /// The SHA-256 of its canonical form.
        digest: String,
        /// Its entries: values, editions, rules, fees and word lists.
        values: Vec<ValueInfo>,
        /// The sources that were asked for by name.
        sources: Vec<SourceInfo>,
    }

    /// One entry of the rulebook.
    ValueInfo {
        /// Its name: `claims.receipt_days`, `fees.payment.card`, or a rule's ID.
        name: String,
        /// What it says, as printed; `none` where the editions named have no such value.
        value: String,
        /// The unit of the value.
        unit: String,
        /// The editions it holds for; empty where it holds whatever the edition.
        editions: Vec<Edition>,
        /// What else it is for; empty where for everything.
        scope: Vec<String>,
        /// The first creation day of orders it holds for; none where it always did.
        from_ = "from": Option<Day>,
        /// The first creation day it no longer holds for; none where it still does.
        to: Option<Day>,
        /// How good the source of the first day is, where that is another grade than the value's own.
        from_grade: Option<Grade>,
        /// The facts and sources it rests on, by their IDs.
        facts: Vec<String>,
        /// How good these are.
        grade: Grade,
        /// What a reader should know besides.
        note: Option<String>,
    }

    /// A document that facts were taken from, or a fact taken from it.
    SourceInfo {
        /// Its ID, by which values and rules cite it.
        id: String,
        /// What the document is, or what the fact states.
        title: String,
        /// For a fact `fact`, `reading` or `gap`; for a document what sort it is.
        kind: String,
        /// Where to find it: an address, or for a fact the documents that state it.
        place: Vec<String>,
    }

    /// One order: what is known of it. Everything that is `None` is unknown, never "no".
    ///
    /// Build it by keyword, in the names of the order document: `Order(id="PO-7", created_at=..., currency="USD",
    /// total=Decimal("12000.00"), supplier={"country": "CN"}, events=[...])`. Amounts are `Decimal`, `int` or text,
    /// never `float`; instants are aware `datetime` or RFC 3339 text. Raises `OrderError` with all that is wrong.
    ///
    /// ```python
    /// >>> from datetime import datetime, timezone
    /// >>> from decimal import Decimal
    /// >>> import trade_assurance as ta
    /// >>> order = ta.Order(id="PO-7", created_at=datetime(2021, 3, 1, 9, tzinfo=timezone.utc), currency="USD",
    /// ...                  total=Decimal("12000"), supplier={"country": "CN"})
    /// >>> order.total, order.supplier.country, order.supplier.enrolled, order.events
    /// (Decimal('12000.00'), 'CN', None, None)
    /// >>> ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", total=0.1)
    /// Traceback (most recent call last):
    /// trade_assurance.OrderError: WRONG_TYPE at total: a binary float is no exact amount; write Decimal("0.1") ...
    ///
    /// ```
    Order {
        /// The caller's own name for it.
        id: String,
        /// When it was created; selects the edition.
        created_at: Instant,
        /// The IANA zone in which zone-less instants of the document were read.
        default_zone: Option<String>,
        /// The marketplace it was made on.
        marketplace: Option<Marketplace>,
        /// How it was made.
        order_type: Option<OrderType>,
        /// The currency of every amount of the order, as ISO 4217 has it.
        currency: String,
        /// US dollars for one unit of the currency; 1 for USD.
        usd_rate: Option<Decimal>,
        /// The total, with tax and shipping.
        total: Option<Decimal>,
        /// The tax within the total.
        tax: Option<Decimal>,
        /// The shipping fee within the total.
        shipping_fee: Option<Decimal>,
        /// What is known of the supplier.
        supplier: Supplier,
        /// What is known of the buyer.
        buyer: Buyer,
        /// Where the goods go, as ISO 3166-1 alpha-2.
        destination_country: Option<String>,
        /// Whether it was an instant checkout.
        buy_now: Option<bool>,
        /// Whose logistics carry the goods.
        logistics: Option<Logistics>,
        /// Whether it is exported through OneTouch.
        onetouch: Option<bool>,
        /// Stock goods or goods made to specification.
        product_kind: Option<ProductKind>,
        /// The way of transport.
        transport: Option<Transport>,
        /// The trade term.
        incoterm: Option<Incoterm>,
        /// The coverage type, in edition intl-2015 only.
        coverage_type: Option<CoverageType>,
        /// The order's own release setting, where it is known.
        release_model: Option<ReleaseModel>,
        /// The platform's own current fee table.
        fee_schedule: Option<Vec<ScheduledFee>>,
        /// The contract as written; absent where it is not known.
        terms: Option<ContractTerms>,
        /// What happened, in document order; absent where it is not known.
        events: Option<Vec<Event>>,
    }
    with {
        #[new]
        #[pyo3(
            signature = (**fields),
            text_signature = "(*, id, created_at, currency, default_zone=None, marketplace=None, order_type=None, \
                usd_rate=None, total=None, tax=None, shipping_fee=None, supplier=None, buyer=None, \
                destination_country=None, buy_now=None, logistics=None, onetouch=None, product_kind=None, \
                transport=None, incoterm=None, coverage_type=None, release_model=None, fee_schedule=None, terms=None, \
                events=None)"
        )]
        fn new(py: Python<'_>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<PyClassInitializer<Self>> {
            let fields = fields.cloned().unwrap_or_else(|| PyDict::new(py));
            Ok(crate::order::whole(crate::order::read(fields.as_any())?).add_subclass(Self))
        }

        /// The order in a document: a mapping, JSON text or bytes, a dataclass, or an `Order`.
        #[staticmethod]
        #[pyo3(signature = (document, /))]
        fn read(document: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
            crate::order::object(document.py(), crate::order::read(document)?)
        }

        /// The instant of the last event, or of the creation where there is none or it is later.
        #[getter]
        fn last_event_at(slf: &Bound<'_, Self>) -> PyResult<Py<PyAny>> {
            let order = crate::order::read(slf.as_any())?;
            crate::value::aware(slf.py(), order.last_event_at())
        }

        /// The order as of an instant, ready to be decided many times.
        ///
        /// `as_of` is an aware `datetime` or RFC 3339 text; the instant of the last event where absent.
        #[pyo3(signature = (as_of=None, *, rulebook=None))]
        fn prepare(
            slf: &Bound<'_, Self>,
            as_of: Option<&Bound<'_, PyAny>>,
            rulebook: Option<&Bound<'_, crate::rulebook::Rulebook>>,
        ) -> PyResult<crate::decision::Row> {
            crate::decision::prepare(slf.as_any(), as_of, rulebook)
        }
    }

    /// What is known of the supplier.
    Supplier {
        /// Its country, as ISO 3166-1 alpha-2.
        country: Option<String>,
        /// Whether it has joined Trade Assurance.
        enrolled: Option<bool>,
        /// Whether it is a Gold Supplier.
        gold_member: Option<bool>,
        /// Whether its identity and business are verified.
        verified: Option<bool>,
        /// What was left of its limit before the first payment, in US dollars.
        limit_available: Option<Decimal>,
    }

    /// What is known of the buyer.
    Buyer {
        /// Its country, as ISO 3166-1 alpha-2.
        country: Option<String>,
        /// Its membership tier.
        tier: Option<BuyerTier>,
    }

    /// One row of the platform's own fee table.
    ScheduledFee {
        /// The rate as a fraction of the base, such as 0.01.
        ratio: Decimal,
        /// The cap in the row's currency; none where absent.
        max_fee: Option<Decimal>,
        /// The currency of the orders that the row is for.
        currency: String,
        /// The OneTouch orders it is for; any where absent.
        onetouch: Option<bool>,
        /// The logistics it is for; any where absent.
        logistics: Option<Logistics>,
    }

    /// The contract as written. What is not in it was not agreed.
    ContractTerms {
        /// The agreed date of shipment.
        ship_by: Option<Day>,
        /// Or so many days after a payment.
        ship_within: Option<ShipWithin>,
        /// Agreed quantities; an empty list is none.
        quantity: Option<Vec<QuantityTerm>>,
        /// Agreed qualities; an empty list is none.
        quality: Option<Vec<QualityTerm>>,
        /// How the goods are to be packed.
        packaging: Option<String>,
        /// What was agreed on inspection.
        inspection: Inspection,
        /// The delivery guarantee, where the order is marked with one.
        delivery_guarantee: Option<DeliveryGuarantee>,
        /// Whether the order is marked for Easy Return.
        easy_return: Option<bool>,
        /// Whether the supplier disclosed the defects.
        defects_disclosed: Option<bool>,
    }

    /// A ship date that counts from a payment.
    ShipWithin {
        /// Calendar days.
        days: i64,
        /// After which payment.
        after: ShipAfter,
    }

    /// An agreed quantity.
    QuantityTerm {
        /// Of what.
        item: Option<String>,
        /// How much.
        amount: Option<Decimal>,
        /// In which unit.
        unit: Option<String>,
    }

    /// An agreed quality.
    QualityTerm {
        /// Which property.
        aspect: Option<String>,
        /// What is required of it.
        requirement: Option<String>,
        /// The caller's own judgement whether it can be measured.
        measurable: Option<bool>,
    }

    /// What was agreed on inspection.
    Inspection {
        /// Whether an inspection was booked.
        booked: Option<bool>,
        /// Whether the balance is due only when it has passed.
        tied_to_balance: Option<bool>,
    }

    /// The delivery guarantee of an order.
    DeliveryGuarantee {
        /// The date by which delivery is promised.
        specified_on: Day,
    }

    /// Something that happened to an order; what its type does not carry is `None`.
    Event {
        /// What happened.
        r#type = "type": EventType,
        /// When it happened.
        at: Instant,
        /// The caller's own name for the event; two events with one name are one event.
        id: Option<String>,
        /// Who did it.
        by: Option<Party>,
        /// How much was paid.
        amount: Option<Decimal>,
        /// How it was paid.
        method: Option<PaymentMethod>,
        /// Through the platform or not.
        route: Option<Route>,
        /// Which instalment it is; `full` is both.
        part: Option<PaymentPart>,
        /// Whether the money has arrived.
        status: Option<PaymentStatus>,
        /// The new date of shipment.
        ship_by: Option<Day>,
        /// Whether the other side agreed to it.
        agreed: Option<bool>,
        /// Whether the goods passed.
        passed: Option<bool>,
        /// Whether all was shipped.
        complete: Option<bool>,
        /// What it is about.
        ground: Option<Ground>,
        /// The refund that is claimed.
        claim: Option<Decimal>,
        /// The files handed in with it.
        evidence: Option<Vec<EvidenceFile>>,
        /// The refund proposed, settled or ruled.
        refund: Option<Decimal>,
        /// From whom evidence is asked.
        from_ = "from": Option<EvidenceFrom>,
        /// By when.
        due: Option<Instant>,
    }

    /// A file handed in as evidence.
    EvidenceFile {
        /// Its name with extension.
        name: String,
        /// Its size in bytes; unknown where absent.
        bytes: Option<i64>,
    }
}

/// An object in one line: its class, and of its fields those that are known.
pub(crate) fn shown(class: &Class, value: &Value) -> String {
    let known = class.fields.iter().filter_map(|field| {
        let shown = shown_value(field.kind, value.get(field.name)?)?;
        Some(format!("{}={shown}", field.attribute()))
    });
    let known: Vec<String> = known.collect();
    format!("{}({})", class.name, known.join(", "))
}

fn shown_value(kind: Kind, value: &Value) -> Option<String> {
    match (kind, value) {
        (_, Value::Null) => None,
        (Kind::Maybe(kind), _) => shown_value(*kind, value),
        (Kind::Record(class), _) => Some(shown(class, value)),
        (Kind::List(_), Value::Array(list)) if list.iter().any(|item| !item.is_string()) => {
            Some(format!("<{} of them>", list.len()))
        }
        (Kind::List(_), Value::Array(list)) => {
            let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            Some(format!("[{}]", words.join(", ")))
        }
        (_, Value::String(text)) => Some(text.clone()),
        _ => Some(value.to_string()),
    }
}

/// An assessment in one line: verdict, money and what comes next.
pub(crate) fn brief(value: &Value) -> String {
    let text = |pointer: &str| value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    let band = |low: Option<String>, high: Option<String>| match (low, high) {
        (None, None) => None,
        (low, high) if low == high => low,
        (low, high) => Some(format!("{}..{}", low.unwrap_or_default(), high.unwrap_or_default())),
    };
    let between = |part: &str| band(text(&format!("{part}/min")), text(&format!("{part}/max")));
    let next = text("/calendar/0/closes/earliest").map(|at| {
        let (party, action) = (text("/calendar/0/party"), text("/calendar/0/action"));
        format!("{} {} by {at}", party.unwrap_or_default(), action.unwrap_or_default())
    });
    let known = [
        ("order", text("/order")),
        ("as_of", text("/as_of")),
        ("edition", text("/edition")),
        ("verdict", text("/coverage/verdict")),
        ("covered", between("/coverage/covered_amount")),
        ("supplier_fee", between("/fees/supplier")),
        ("dispute", text("/dispute/state")),
        ("next", next),
        ("weakest_grade", text("/weakest_grade")),
    ];
    let known: Vec<String> =
        known.iter().filter_map(|(name, value)| Some(format!("{name}={}", value.as_ref()?))).collect();
    format!("Assessment({})", known.join(", "))
}
