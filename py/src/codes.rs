//! The closed lists of words as Python enumerations, made when they are first asked for.

use crate::value::{Kind, Shape};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString};
use trade_assurance::assessment::ReleaseCause;
use trade_assurance::calendar::Action;
use trade_assurance::codes::{self, Code};
use trade_assurance::finding::FindingCode;
use trade_assurance::order::import::NoteCode;
use trade_assurance::order::{EventType, ProblemCode};
use trade_assurance::postings::{PostingKind, Role};
use trade_assurance::rule::Rule;
use trade_assurance::rules::guarantees::GuaranteeForm;
use trade_assurance::rules::terms::Severity;

/// A closed list of words.
pub(crate) struct CodeList {
    /// The name of the enumeration.
    pub(crate) name: &'static str,
    /// What it is about.
    pub(crate) about: &'static str,
    words: fn() -> Vec<&'static str>,
    made: fn() -> &'static PyOnceLock<Made>,
}

/// An enumeration and its members by word.
struct Made {
    class: Py<PyAny>,
    members: Py<PyDict>,
}

impl CodeList {
    /// The list of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().copied().find(|list| list.name == name)
    }

    /// Its words, as documents spell them, with the names of the members.
    pub(crate) fn members(&self) -> Vec<(String, &'static str)> {
        (self.words)().into_iter().map(|word| (member_name(word), word)).collect()
    }

    /// The enumeration.
    pub(crate) fn class(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        Ok(self.made(py)?.class.clone_ref(py))
    }

    /// The member for a word; the word itself where a document of a later version has another one.
    pub(crate) fn member(&self, py: Python<'_>, word: &str) -> PyResult<Py<PyAny>> {
        let member = self.made(py)?.members.bind(py).get_item(word)?;
        Ok(member.unwrap_or_else(|| PyString::new(py, word).into_any()).unbind())
    }

    fn made(&self, py: Python<'_>) -> PyResult<&'static Made> {
        (self.made)().get_or_try_init(py, || {
            let make = py.import("trade_assurance._codes")?.getattr("make")?;
            let class = make.call1((self.name, self.about, self.members()))?;
            let members = PyDict::new(py);
            for (_, word) in self.members() {
                members.set_item(word, class.call1((word,))?)?;
            }
            Ok(Made { class: class.unbind(), members: members.unbind() })
        })
    }
}

/// The enumeration of that name; nothing where there is none.
#[pyfunction]
pub(crate) fn _code(py: Python<'_>, name: &str) -> PyResult<Option<Py<PyAny>>> {
    CodeList::named(name).map(|list| list.class(py)).transpose()
}

/// The enumerations: for each its name, what it is about, and its members with their words.
#[pyfunction]
pub(crate) fn _codes(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let codes = PyDict::new(py);
    for list in ALL {
        codes.set_item(list.name, (list.about, list.members()))?;
    }
    Ok(codes)
}

/// `INTL_2019` for `intl-2019`; a name cannot begin with a digit.
fn member_name(word: &str) -> String {
    let plain = word.replace("[]", "").replace(|letter: char| !letter.is_ascii_alphanumeric(), "_");
    let name = plain.to_ascii_uppercase();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("M{name}") } else { name }
}

fn words<C: Code>() -> Vec<&'static str> {
    C::ALL.iter().map(|code| code.name()).collect()
}

macro_rules! lists {
    ($($(#[doc = $about:literal])+ $name:ident: $type:ty, $words:expr;)+) => {
        /// Every list.
        pub(crate) static ALL: &[&CodeList] = &[$(&$name),+];

        $(
            #[expect(non_upper_case_globals, reason = "named as the enumeration is")]
            static $name: CodeList = CodeList {
                name: stringify!($name),
                about: concat!($($about, "\n"),+),
                words: $words,
                made: || {
                    static MADE: PyOnceLock<Made> = PyOnceLock::new();
                    &MADE
                },
            };

            impl Shape for $type {
                const KIND: Kind = Kind::Code(&$name);
            }
        )+
    };
}

lists! {
    /// What a calendar entry asks for or allows.
    Action: Action, words::<Action>;
    /// The buyer's membership tier.
    BuyerTier: codes::BuyerTier, words::<codes::BuyerTier>;
    /// Whether a claim on one ground has a footing.
    Claimability: codes::Claimability, words::<codes::Claimability>;
    /// Whether an order is protected.
    Coverage: codes::Coverage, words::<codes::Coverage>;
    /// The coverage type of an order under edition `intl-2015`.
    CoverageType: codes::CoverageType, words::<codes::CoverageType>;
    /// What brought a dispute into its present state.
    DisputeCause: codes::DisputeCause, words::<codes::DisputeCause>;
    /// The states of a dispute.
    DisputeState: codes::DisputeState, words::<codes::DisputeState>;
    /// The rule editions; `unknown` where a missing country decides which one it is.
    Edition: codes::Edition, || { let mut all = words::<codes::Edition>(); all.push("unknown"); all };
    /// The types of events.
    EventType: EventType, words::<EventType>;
    /// Whom the programme asks for evidence.
    EvidenceFrom: codes::EvidenceFrom, words::<codes::EvidenceFrom>;
    /// How far a fee is known.
    FeeStatus: codes::FeeStatus, words::<codes::FeeStatus>;
    /// A fact that an answer may lack, as the path of the order document that holds it.
    Field: codes::Field, words::<codes::Field>;
    /// The kinds of findings.
    FindingCode: FindingCode, words::<FindingCode>;
    /// How good a source is, best first.
    Grade: codes::Grade, words::<codes::Grade>;
    /// What a claim is about.
    Ground: codes::Ground, words::<codes::Ground>;
    /// What a guarantee pays in.
    GuaranteeForm: GuaranteeForm, words::<GuaranteeForm>;
    /// Incoterms 2020 and the older DAT.
    Incoterm: codes::Incoterm, words::<codes::Incoterm>;
    /// The states of an order.
    LifecycleState: codes::LifecycleState, words::<codes::LifecycleState>;
    /// Whose logistics carry the goods.
    Logistics: codes::Logistics, words::<codes::Logistics>;
    /// The marketplace that an order was made on.
    Marketplace: codes::Marketplace, words::<codes::Marketplace>;
    /// The kinds of notes on an import.
    NoteCode: NoteCode, words::<NoteCode>;
    /// What happens when a right or duty lapses unused.
    OnSilence: codes::OnSilence, words::<codes::OnSilence>;
    /// How an order was made.
    OrderType: codes::OrderType, words::<codes::OrderType>;
    /// The answer of one condition.
    Outcome: codes::Outcome, words::<codes::Outcome>;
    /// The parts that somebody can play in an order.
    Party: codes::Party, words::<codes::Party>;
    /// How a payment was made.
    PaymentMethod: codes::PaymentMethod, words::<codes::PaymentMethod>;
    /// Which instalment a payment is; `full` is both.
    PaymentPart: codes::PaymentPart, words::<codes::PaymentPart>;
    /// Whether the money has arrived.
    PaymentStatus: codes::PaymentStatus, words::<codes::PaymentStatus>;
    /// Why money moved.
    PostingKind: PostingKind, words::<PostingKind>;
    /// What can be wrong with a document.
    ProblemCode: ProblemCode, words::<ProblemCode>;
    /// Stock goods or goods made to specification.
    ProductKind: codes::ProductKind, words::<codes::ProductKind>;
    /// Why a condition came out as it did.
    Reason: codes::Reason, words::<codes::Reason>;
    /// What lets money go.
    ReleaseCause: ReleaseCause, words::<ReleaseCause>;
    /// When the supplier's money moves.
    ReleaseModel: codes::ReleaseModel, words::<codes::ReleaseModel>;
    /// Whose account a posting stands on.
    Role: Role, words::<Role>;
    /// Whether a payment went through the platform.
    Route: codes::Route, words::<codes::Route>;
    /// Every rule that puts a line into an answer.
    Rule: Rule, words::<Rule>;
    /// How much a remark on a contract draft weighs.
    Severity: Severity, words::<Severity>;
    /// Which payment a relative ship term counts from.
    ShipAfter: codes::ShipAfter, words::<codes::ShipAfter>;
    /// The way of transport.
    Transport: codes::Transport, words::<codes::Transport>;
}
